"""What the program does once its window has closed."""

from enum import Enum


class Afterwards(Enum):
    """Most of the time it ends."""

    END = "end"
    OPEN_AGAIN = "open again"
    OPEN_OTHER = "open another library"
    MOVE = "move the library"
    REBUILD = "rebuild"
    REBUILD_WITHOUT_PENDING = "rebuild without what is still to be fetched"
