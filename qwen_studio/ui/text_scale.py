"""How large letters are, in percent of the design, and what grows with them."""

import re
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

Setter = Callable[..., object]
Values = Callable[[], tuple[Any, ...]]

BODY_PX = 13
"""The letters of the design."""
LEAST_PERCENT = 100
MOST_PERCENT = 200

# Lengths of the style sheet that hold letters. Frames of a few px stay, and so does the air in and between controls: at
# twice the size there is no room to spare. What an icon needs beside the words is padding of one side.
_GROWING = re.compile(
    r"(?<![-\w])((?:min-|max-)?(?:width|height)|font-size|icon-size|padding-(?:left|right)|margin): ([^;}]*)"
)
_ROUND = re.compile(r"(border-radius): ([^;}]*)")
_PX = re.compile(r"(\d+)px")
_FRAME_PX = 3
_SHARE_OF_SCREEN = 0.94
_TILE_RADIUS_PX = 8


def grown(length: float) -> int:
    """As many px as hold now what `length` holds at 100 %; for what is built anew each time, such as a dialog."""
    return round(length * QApplication.font().pixelSize() / BODY_PX)


def grown_room(length: float) -> int:
    """The same for what holds several words, lines or pictures, such as a dialog: it grows half as much."""
    return round((length + grown(length)) / 2)


def resize_grown(window: QWidget, width: int, height: int) -> None:
    """Makes a window as large as its letters ask for, within the screen."""
    resize_within_screen(window, grown_room(width), grown_room(height))


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Makes it that large, or as large as there is room."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() * _SHARE_OF_SCREEN))


class TextScale:
    """Turns lengths of the design into px, now and whenever the scale changes."""

    def __init__(self, percent: int = LEAST_PERCENT) -> None:
        self.percent = percent
        self._kept: WeakKeyDictionary[QWidget, dict[Setter, Values]] = WeakKeyDictionary()

    def px(self, length: float) -> int:
        """The px of what holds letters, or an icon beside them: it grows as they do."""
        return round(length * self.percent / 100)

    def room(self, length: float) -> int:
        """The px of what holds several words, lines or pictures: it grows half as much, for screens do not grow."""
        return round(length * (100 + self.percent) / 200)

    def keep(self, widget: QWidget, setter: Setter, values: Values) -> None:
        """Calls `setter(widget, *values())` now, and again after each change for as long as the widget lives."""
        self._kept.setdefault(widget, {})[setter] = values
        setter(widget, *values())

    def change(self, percent: int) -> None:
        """Takes that scale."""
        self.percent = max(LEAST_PERCENT, min(MOST_PERCENT, percent))

    def set_kept(self) -> None:
        """Sets anew what is kept; after the style sheet, which brings back the fonts of before."""
        for widget, values_of in list(self._kept.items()):
            if isValid(widget):
                for setter, values in values_of.items():
                    setter(widget, *values())

    def style_sheet(self, sheet: str) -> str:
        """The sheet with all that holds letters at the present scale."""
        sheet = _GROWING.sub(lambda rule: f"{rule[1]}: {_PX.sub(self._longer, rule[2])}", sheet)
        return _ROUND.sub(lambda rule: f"{rule[1]}: {_PX.sub(self._rounder, rule[2])}", sheet)

    def _rounder(self, radius: re.Match[str]) -> str:
        """Round ends stay round; of a radius beyond the half of the height nothing would be left."""
        px = int(radius[1])
        return radius[0] if px <= _TILE_RADIUS_PX else f"{1 + self.px(px - 1)}px"

    def _longer(self, length: re.Match[str]) -> str:
        px = int(length[1])
        return length[0] if px <= _FRAME_PX else f"{self.px(px)}px"
