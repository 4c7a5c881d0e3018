"""What can be wrong with the file of a picture."""

from enum import StrEnum


class Trouble(StrEnum):
    """What the last look at a picture's file found, unless all was well."""

    MISSING = "missing"
    """Never stored: that is what `missing_since` is for."""
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    NO_PICTURE = "no picture"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"
    CHANGED = "changed"
    """It was edited by another program, and is shown as it is now."""
    BLACK = "black"
    """The service delivered nothing but black."""
