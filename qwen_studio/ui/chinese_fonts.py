"""Which fonts draw Chinese characters that the system's own font lacks."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontInfo

SIMPLIFIED = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)

_Language = QLocale.Language
_WITH_SHAPES_OF_THEIR_OWN = {_Language.Chinese, _Language.Japanese, _Language.Korean}


def draw_simplified_shapes(font: QFont, *, speaks_chinese: bool, system: QLocale | None = None) -> None:
    """From now on what the family of `font` lacks of Chinese has the shapes of simplified Chinese.

    Characters have other shapes in Japan, which fontconfig prefers where the system's language says nothing of it. Who
    has a system with shapes of their own keeps them, until the program itself speaks simplified Chinese.
    """
    family = font.family()
    QFont.removeSubstitutions(family)
    language = (system or QLocale.system()).language()
    if speaks_chinese or language not in _WITH_SHAPES_OF_THEIR_OWN:
        # A name such as "Sans Serif" is none of a font; the one that it stands for goes on to draw all that it has.
        QFont.insertSubstitutions(family, [QFontInfo(font).family(), *SIMPLIFIED])
