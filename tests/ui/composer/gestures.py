"""What a person does to the panel, with the events that Qt sends for it."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.composer.slot_view import SlotView

W = TypeVar("W", bound=QWidget)
ANY_ACTION = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction


def find(panel: QWidget, name: str, kind: type[W]) -> W:
    """The one widget of that kind and accessible name."""
    found = [widget for widget in panel.findChildren(kind) if widget.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} widgets are called {name}"
    return found[0]


def slot_view(panel: QWidget, number: int) -> SlotView:
    """The slot labelled Image `number`."""
    return find(panel, f"Image {number}", SlotView)


def instruction(panel: QWidget) -> QPlainTextEdit:
    """The field for the instruction."""
    return find(panel, "Instruction", QPlainTextEdit)


def files(*paths: Path) -> QMimeData:
    """Files as a file manager drags or copies them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag_over(widget: QWidget, mime: QMimeData, actions: Qt.DropAction = ANY_ACTION) -> bool:
    """Whether the widget says that it would take the data."""
    enter = QDragEnterEvent(_middle(widget), actions, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, enter)
    return enter.isAccepted()


def drop_on(widget: QWidget, mime: QMimeData, actions: Qt.DropAction = ANY_ACTION) -> Qt.DropAction:
    """Drags the data over the widget and lets go; returns what the source is told to do with it."""
    if not drag_over(widget, mime, actions):
        return Qt.DropAction.IgnoreAction
    place, left, plain = _middle(widget), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragMoveEvent(place, actions, mime, left, plain))
    drop = QDropEvent(QPointF(place), actions, mime, left, plain)
    if actions & Qt.DropAction.MoveAction:
        drop.setDropAction(Qt.DropAction.MoveAction)  # what file managers propose within one disk
    QApplication.sendEvent(widget, drop)
    return drop.dropAction() if drop.isAccepted() else Qt.DropAction.IgnoreAction


def _middle(widget: QWidget) -> QPoint:
    return widget.rect().center()


def colour_in(panel: ComposerPanel, number: int) -> QColor:
    """What stands in the middle of a tile, on the screen."""
    view = slot_view(panel, number)
    picture = view.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2)
