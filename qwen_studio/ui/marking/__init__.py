"""Drawing marks upon an input image."""
