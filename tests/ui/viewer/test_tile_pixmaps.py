"""Tiles that were painted are kept for some screens, and no longer."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage

from qwen_studio.ui.viewer.tile_pixmaps import TilePixmaps

SIDE = 200


@pytest.mark.usefixtures("qapp")
def test_three_screens_are_kept_whatever_was_scrolled_past() -> None:
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    tiles = TilePixmaps(lambda _: picture, QSize(SIDE, SIDE), 4)
    screen = QGuiApplication.primaryScreen().size()
    of_a_screen = screen.width() * screen.height() // (SIDE * SIDE)
    many = 10 * of_a_screen
    for number in range(many):
        assert tiles.pixmap(f"{number:064x}", 1.0) is not None
        assert tiles.ready(f"{0:064x}", 1.0) is not None, "it is on the screen all the time"
    kept = [number for number in range(many) if tiles.ready(f"{number:064x}", 1.0) is not None]
    assert kept == [0, *range(many - 3 * of_a_screen + 1, many)]
