"""The keys that open an input image to draw marks upon it; the window and the slots name the same."""

DRAW_KEYS = "Ctrl+Shift+D"
