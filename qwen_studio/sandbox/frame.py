"""The size of a result."""

import math
from typing import Final

AREA_PX: Final = 1024 * 1024
STEP_PX: Final = 32


def result_size(last_image: tuple[int, int]) -> tuple[int, int]:
    """About one megapixel in the aspect of the last image, both sides in multiples of 32 px.

    This reproduces the sizes in the document's examples: 1248 × 832, 832 × 1248 and 1216 × 864.
    """
    width, height = last_image
    ideal_width = math.sqrt(AREA_PX * width / height)
    return _round(ideal_width), _round(ideal_width * height / width)


def _round(side_px: float) -> int:
    return max(STEP_PX, round(side_px / STEP_PX) * STEP_PX)
