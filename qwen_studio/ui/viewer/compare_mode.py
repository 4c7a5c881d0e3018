"""How a picture and the one that it was made from are shown."""

from enum import Enum


class CompareMode(Enum):
    """Whether Image 1 of the edit is seen beside its result."""

    SINGLE = "single"
    SLIDER = "slider"
    SIDE_BY_SIDE = "side by side"
