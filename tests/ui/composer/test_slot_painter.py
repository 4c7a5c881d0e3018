"""An empty slot says how it is filled, whole or not at all."""

import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QImage, QPainter

from qwen_studio.state.slots import Slot
from qwen_studio.ui.composer.slot_painter import SlotLook, SlotPainter
from qwen_studio.ui.theme import Theme

SIDE = 100


def painted(theme: Theme, height: int, *, teaches: bool) -> QImage:
    owner = QObject()
    picture = QImage(SIDE, height, QImage.Format.Format_RGB32)
    picture.fill(theme.tokens.panel)
    look = SlotLook(Slot(1), teaches=teaches, leads=False, crossed=False, focused=False, hovered=False, dropping=False)
    painter = QPainter(picture)
    SlotPainter(theme, owner).paint(painter, QRect(0, 0, SIDE, height), look)
    painter.end()
    return picture


def test_where_there_is_room_it_says_it(theme: Theme) -> None:
    assert painted(theme, SIDE, teaches=True) != painted(theme, SIDE, teaches=False)


@pytest.mark.parametrize("height", [40, 48, 56])
def test_where_the_second_line_would_be_cut_there_is_none(theme: Theme, height: int) -> None:
    assert painted(theme, height, teaches=True) == painted(theme, height, teaches=False)
