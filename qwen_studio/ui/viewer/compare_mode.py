"""How a picture and the one that it is compared with are shown."""

from enum import Enum


class CompareMode(Enum):
    """In the order in which the key M goes through them."""

    SINGLE = "single"
    SLIDER = "slider"
    LEVEL_SLIDER = "level slider"
    SIDE_BY_SIDE = "side by side"
    FLICKER = "flicker"
    DIFFERENCE = "difference"

    @property
    def has_divider(self) -> bool:
        """Whether a line between the two pictures can be moved."""
        return self in {CompareMode.SLIDER, CompareMode.LEVEL_SLIDER}
