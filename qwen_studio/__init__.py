"""Qwen Studio: edit pictures by instruction with the Qwen-Image-Edit models."""

__version__ = "0.1.0"
