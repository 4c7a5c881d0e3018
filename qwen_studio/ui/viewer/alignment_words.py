"""How far a result has moved, in words."""

from PySide6.QtCore import QCoreApplication

from qwen_studio.core.alignment import Alignment

_LEAST_PX = 0.5
_LEAST_PART = 0.0005
_ROUND_FROM_PX = 9.95


def alignment_words(alignment: Alignment, *, is_original: bool = True) -> str:
    """Such as "Moved 6 px right, 1.2 % larger than the original"; what would not be seen is left out.

    "Than the input", where that is not the chain's original.
    """
    translate = QCoreApplication.translate
    moved = alignment.movement
    ways = [
        _way(moved.right_px, translate("AlignmentWords", "{px} px right"), translate("AlignmentWords", "{px} px left")),
        _way(moved.down_px, translate("AlignmentWords", "{px} px down"), translate("AlignmentWords", "{px} px up")),
    ]
    ways = [way for way in ways if way]
    parts = (
        [translate("AlignmentWords", "moved {ways}").format(ways=translate("AlignmentWords", " and ").join(ways))]
        if ways
        else []
    )
    growth = []
    if abs(moved.wider - moved.taller) < 2 * _LEAST_PART:
        growth.append(
            _growth(
                (moved.wider + moved.taller) / 2,
                translate("AlignmentWords", "{part} % larger"),
                translate("AlignmentWords", "{part} % smaller"),
            )
        )
    else:
        growth.append(
            _growth(
                moved.wider,
                translate("AlignmentWords", "{part} % wider"),
                translate("AlignmentWords", "{part} % narrower"),
            )
        )
        growth.append(
            _growth(
                moved.taller,
                translate("AlignmentWords", "{part} % taller"),
                translate("AlignmentWords", "{part} % shorter"),
            )
        )
    comma = translate("AlignmentWords", ", ")
    if grown := comma.join(part for part in growth if part):
        than = (
            translate("AlignmentWords", "{growth} than the original")
            if is_original
            else translate("AlignmentWords", "{growth} than the input")
        )
        parts.append(than.format(growth=grown))
    words = comma.join(parts)
    if words:
        return words[:1].upper() + words[1:]
    return translate("AlignmentWords", "The result has not moved")


def _way(px: float, onwards: str, back: str) -> str:
    if abs(px) < _LEAST_PX:
        return ""
    figure = f"{abs(px):.0f}" if abs(px) >= _ROUND_FROM_PX else f"{abs(px):.1f}".removesuffix(".0")
    return (onwards if px > 0 else back).format(px=figure)


def _growth(part: float, more: str, less: str) -> str:
    return (more if part > 0 else less).format(part=f"{abs(part) * 100:.1f}") if abs(part) >= _LEAST_PART else ""
