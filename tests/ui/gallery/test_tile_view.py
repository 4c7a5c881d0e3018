"""Tiles are painted when what they show becomes known."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.gallery.gallery_scene import GalleryScene


class _Paintings(QObject):
    """What of a widget is painted from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


def test_facts_of_several_that_become_known_are_painted(gallery: GalleryScene) -> None:
    gallery.qtbot.waitUntil(lambda: all(map(gallery.grid.is_painted, gallery.grid.shown_rows())))
    QApplication.processEvents()
    paintings = _Paintings(gallery.grid.viewport())
    model = gallery.studio.gallery
    model.dataChanged.emit(model.index(1), model.index(6))
    tiles = gallery.grid.visualRect(model.index(1)).united(gallery.grid.visualRect(model.index(6)))
    gallery.qtbot.waitUntil(lambda: any(rect.contains(tiles) for rect in paintings.rects))
