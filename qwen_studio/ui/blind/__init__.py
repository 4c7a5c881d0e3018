"""Choosing among variants without knowing which is which."""
