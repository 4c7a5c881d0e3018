"""The right side of both pages: where a picture comes from, and everything that is known about it."""
