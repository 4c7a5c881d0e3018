"""The words of marks as the service will see them, for the screen."""

from functools import lru_cache

from PySide6.QtGui import QImage

from qwen_studio.core.mark_shapes import Rgb
from qwen_studio.state.qimages import to_qimage

_KEPT = 128


def measured(words: str, height: float) -> tuple[float, float]:
    """How wide and high the words are in letters of that height, in px."""
    wide, high = _measured(words)
    return wide * height, high * height


@lru_cache(_KEPT)
def _measured(words: str) -> tuple[float, float]:
    from qwen_studio.imaging.lettering import measured as measure

    return measure(words, 1.0)


@lru_cache(_KEPT)
def letters_image(words: str, height: float, ink: Rgb, casing: Rgb | None, casing_px: float) -> QImage:
    """The words in these colours on nothing, with the casing around them."""
    from qwen_studio.imaging.lettering import lettered

    return to_qimage(lettered(words, height, ink, casing, casing_px))
