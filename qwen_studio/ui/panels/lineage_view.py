"""The list of a family, as hands use it."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALT = Qt.KeyboardModifier.AltModifier


class LineageView(QListView):
    """A click or Enter shows a node; Alt with either compares; Left and Right go through a node's results.

    Signals:
        shown(QModelIndex), compared(QModelIndex): the person wants that.
        stepped(QModelIndex, int): the person wants the next result of the node (1), or the one before (-1).
        menu_wanted(QModelIndex, QPoint): at that place of the screen.
    """

    shown = Signal(QModelIndex)
    compared = Signal(QModelIndex)
    stepped = Signal(QModelIndex, int)
    menu_wanted = Signal(QModelIndex, QPoint)

    def __init__(self, mime_of: Callable[[QModelIndex], QMimeData | None], parent: QWidget | None = None) -> None:
        """`mime_of` is what a node is when it is dragged away."""
        super().__init__(parent)
        self._mime_of = mime_of
        self._pressed = QModelIndex()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.verticalScrollBar().setSingleStep(24)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and event.modifiers() & _ALT and index.isValid():
            self.compared.emit(index)
            return
        super().mousePressEvent(event)
        self._pressed = index if left else QModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        # What was dragged away was not clicked.
        if index.isValid() and index == self._pressed:
            self.shown.emit(index)
        self._pressed = QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if (
            index.isValid()
            and event.key() in _ENTER
            and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            in (
                Qt.KeyboardModifier.NoModifier,
                _ALT,
            )
        ):
            (self.compared if event.modifiers() & _ALT else self.shown).emit(index)
        elif index.isValid() and event.key() in steps and not event.modifiers() & _ALT:
            self.stepped.emit(index, steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(index, self.viewport().mapToGlobal(at))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        index, self._pressed = QModelIndex(self._pressed), QModelIndex()
        mime = self._mime_of(index) if index.isValid() else None
        if mime is None:
            return
        drag = QDrag(self)
        drag.setMimeData(mime)
        picture: QPixmap = self.viewport().grab(self.visualRect(index))
        drag.setPixmap(picture.scaledToHeight(picture.height(), Qt.TransformationMode.SmoothTransformation))
        drag.setHotSpot(QPoint(20, 20))
        drag.exec(Qt.DropAction.CopyAction)
