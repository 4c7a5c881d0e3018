"""Variants side by side in any order, without their labels until one is picked."""

import random
from collections.abc import Callable
from functools import partial
from math import ceil, sqrt
from pathlib import Path
from string import ascii_uppercase

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.core.picture import Picture
from qwen_studio.state.images import ImageCache
from qwen_studio.state.series import Series
from qwen_studio.ui.blind.blind_tile import BlindTile
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.quiet import quiet

_MOST_COLUMNS = 4
_ONE_ROW = 3
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class BlindPick(QDialog):
    """A click, Enter or the letter of a result picks it; then all say what they are.

    Signals:
        picked(int): the user likes this picture best.
    """

    picked = Signal(int)

    def __init__(
        self,
        series: Series,
        images: ImageCache,
        path_of: Callable[[Picture], Path],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pick blind"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._images = images
        self._results = [
            (picture, label)
            for card, label in zip(series.cards, series.labels, strict=True)
            for picture in card.pictures
        ]
        random.shuffle(self._results)
        self._keys = [str(path_of(picture)) for picture, _ in self._results]
        count = len(self._results)
        self._columns = count if count <= _ONE_ROW else min(_MOST_COLUMNS, ceil(sqrt(count)))
        self._told = QLabel(self.tr("Which is best? The labels are hidden, and the order is shuffled, until you pick."))
        set_role(self._told, "title")
        grid_page = QWidget()
        set_role(grid_page, "page")
        grid = QGridLayout(grid_page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        self.tiles = [BlindTile(_letter(place), theme, grid_page) for place in range(count)]
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(partial(self._pick, place))
            grid.addWidget(tile, place // self._columns, place % self._columns)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(grid_page)
        self._reveal_button = QPushButton(self.tr("&Reveal without a pick"))
        self._reveal_button.clicked.connect(partial(self._reveal, None))
        self._close = QPushButton(self.tr("Close"))
        self._close.clicked.connect(self.reject)
        for button in (self._reveal_button, self._close):
            quiet(button)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._reveal_button)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        images.loaded.connect(self._show_image)
        for key in self._keys:
            if images.image(key) is not None:
                self._show_image(key)
        self.tiles[0].setFocus()

    def open_over(self, window: QWidget) -> None:
        """Opens as large as the window, where the labels stand, too."""
        self.resize(window.size())
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        place = next((n for n, tile in enumerate(self.tiles) if tile is focused), 0)
        letters = [_letter(n) for n in range(len(self.tiles))]
        if event.key() in _STEPS:
            down, right = _STEPS[Qt.Key(event.key())]
            self.tiles[(place + down * self._columns + right) % len(self.tiles)].setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, BlindTile):
            self._pick(place)
        elif event.text().upper() in letters:
            self._pick(letters.index(event.text().upper()))
        else:
            super().keyPressEvent(event)

    def _show_image(self, key: str) -> None:
        image = self._images.image(key) if key in self._keys else None
        if image is not None:
            self.tiles[self._keys.index(key)].show_image(image)

    def _pick(self, place: int) -> None:
        # Once the labels are read, it is no blind pick any more.
        if self._reveal_button.isEnabled():
            self._reveal(place)
            self.picked.emit(self._results[place][0].id)

    def _reveal(self, place: int | None) -> None:
        self._reveal_button.setEnabled(False)
        for number, (tile, (_, label)) in enumerate(zip(self.tiles, self._results, strict=True)):
            tile.reveal(label, chosen=number == place)
        if place is None:
            self._told.setText(self.tr("These are the variants. None was made a favourite."))
        else:
            label = self._results[place][1]
            self._told.setText(self.tr("You picked “{label}”. It is a favourite now.").format(label=label))
        self._close.setFocus()


def _letter(place: int) -> str:
    """A to Z, then numbers."""
    return ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)
