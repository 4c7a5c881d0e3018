"""Starts the window: builds, connects and closes everything that lives long."""
