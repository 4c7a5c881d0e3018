"""Repeated edits lose quality."""

WEARS_FROM = 3
"""The generation from which that is worth a word."""
