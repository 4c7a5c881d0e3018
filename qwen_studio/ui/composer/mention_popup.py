"""The list of images that opens behind an @."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.state.slots import Slot
from qwen_studio.ui.rounded_tile import rounded_tile
from qwen_studio.ui.speaking import say
from qwen_studio.ui.theme import BODY_PX, CAPTION_PX, Theme, set_role

_WIDTH = 236
_ROW = 52
_TILE = 38
_SIDE = 8
_ROUND = 6
_SlotRole = Qt.ItemDataRole.UserRole


class MentionPopup(QFrame):
    """One row for each image, with its picture. The keyboard stays in the field, which steps through the rows.

    It lies in the window, and not in one of its own: an input method goes on in the field while it is there.

    Signals:
        picked(int): the user wants that image.
    """

    picked = Signal(int)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        set_role(self, "floating")
        self.setAccessibleName(self.tr("Images to name"))
        self._theme = theme
        self._slots: list[Slot] = []
        self._list = QListWidget(self)
        set_role(self._list, "bare")
        self._list.setAccessibleName(self.tr("Images to name"))
        self._list.setItemDelegate(_RowPainter(theme, self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._list)
        self.hide()

    def show_images(self, slots: list[Slot], anchor: QRect) -> None:
        """Lists these images below the line at `anchor`, in the window's coordinates, or above it without room."""
        before = self.current() if self.isVisible() else None
        self._list.clear()
        self._slots = slots
        for slot in slots:
            item = QListWidgetItem(self.tr("Image {n}, {name}").format(n=slot.number, name=slot.name))
            item.setData(_SlotRole, slot)
            self._list.addItem(item)
        numbers = [slot.number for slot in slots]
        self._list.setCurrentRow(numbers.index(before) if before in numbers else 0)
        self.resize(self._theme.room(_WIDTH), self._theme.px(_ROW) * len(slots) + 2 * 4 + 2)
        room = self._window.rect()
        below = anchor.bottom() + 6
        y = below if below + self.height() <= room.bottom() else anchor.top() - 6 - self.height()
        self.move(max(4, min(anchor.left() - 12, room.right() - self.width() - 4)), max(4, y))
        if not self.isVisible():
            self.show()
            self.raise_()
            self._announce()

    def current(self) -> int | None:
        """The image that Enter takes."""
        row = self._list.currentRow()
        return self._slots[row].number if row >= 0 else None

    def step(self, by: int) -> None:
        """Goes to the next row, or the one before it, round in a circle."""
        self._list.setCurrentRow((self._list.currentRow() + by) % self._list.count())
        self._announce()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            item = self._list.itemAt(event.position().toPoint())
            if item is not None and event.type() == QEvent.Type.MouseMove:
                self._list.setCurrentItem(item)
            elif item is not None and event.type() == QEvent.Type.MouseButtonRelease:
                self.picked.emit(item.data(_SlotRole).number)
                return True
        return False

    def _announce(self) -> None:
        say(self._list, self._list.currentItem().text())


class _RowPainter(QStyledItemDelegate):
    """The picture, its number, and its name below that."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.room(_WIDTH) - 16, self._theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        slot: Slot = index.data(_SlotRole)
        rect: QRect = option.rect
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_wash)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        side, direction = self._theme.px(_TILE), option.direction
        painter.setLayoutDirection(direction)
        words = rect.adjusted(_SIDE + side + 10, 0, -_SIDE, 0)
        tile = QRect(rect.left() + _SIDE, rect.top() + (rect.height() - side) // 2, side, side)
        tile, words = (QStyle.visualRect(direction, rect, part) for part in (tile, words))
        if slot.thumbnail is not None:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(tile.topLeft(), rounded_tile(slot.thumbnail, tile.size(), _ROUND, ratio))
        painter.setFont(self._theme.font(BODY_PX))
        painter.setPen(tokens.text)
        title, gap = painter.fontMetrics().height(), 1
        caption = QFontMetrics(self._theme.font(CAPTION_PX)).height()
        line = QRect(words.left(), words.center().y() - (title + gap + caption) // 2, words.width(), title)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self.tr("Image {n}").format(n=slot.number))
        painter.setFont(self._theme.font(CAPTION_PX))
        painter.setPen(tokens.muted)
        name = painter.fontMetrics().elidedText(slot.name, Qt.TextElideMode.ElideMiddle, words.width())
        line = QRect(line.left(), line.bottom() + 1 + gap, line.width(), caption)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()
