"""A heading, a counter, the field, and what is wrong with it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
