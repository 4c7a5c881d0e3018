"""How pictures are to be exported."""

from dataclasses import dataclass
from enum import StrEnum

from qwen_studio.core.geometry import Size

SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp"}
LOSSY = ("JPEG", "WEBP")


class Sizing(StrEnum):
    """What the size of the copies follows."""

    ORIGINAL = "original"
    CHAIN_ORIGINAL = "chain original"
    LONGEST_SIDE = "longest side"
    PERCENT = "percent"


@dataclass(frozen=True)
class ExportChoice:
    """One kind of export. `format` is Pillow's word, `quality` 1 to 100, `side_px` and `percent` are those of `sizing`.

    By `CHAIN_ORIGINAL` a result is laid over the picture that its chain began with, at that one's size; else copies are
    never larger than what they are copies of. Without `keep_story` a copy tells neither how it was made nor of what.
    """

    format: str = "PNG"
    quality: int = 92
    sizing: Sizing = Sizing.ORIGINAL
    side_px: int = 2048
    percent: int = 50
    pattern: str = "{date} {instruction:40} {seed}"
    keep_story: bool = True

    def longest_side(self, size: Size) -> int | None:
        """How long the longer side of a copy is, in pixels; None where it stays as it is."""
        longest = max(size)
        wanted = longest
        if self.sizing is Sizing.LONGEST_SIDE:
            wanted = self.side_px
        elif self.sizing is Sizing.PERCENT:
            wanted = max(1, round(longest * self.percent / 100))
        return wanted if wanted < longest else None
