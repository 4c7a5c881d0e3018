"""One of the three places for an input image."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.state.picture_mime import mime_of_slot, slot_number
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.action_keys.tool_tips import with_keys
from qwen_studio.ui.clipboard import put_on_clipboard
from qwen_studio.ui.composer.intake import Intake
from qwen_studio.ui.composer.slot_button import SlotButton
from qwen_studio.ui.composer.slot_drag import accept_drag
from qwen_studio.ui.composer.slot_menu import SlotMenu
from qwen_studio.ui.composer.slot_painter import SlotLook, SlotPainter
from qwen_studio.ui.draw_keys import DRAW_KEYS
from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.mirroring import mirrored, painter_of
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.spinner import Spinner

_CROSS_INSET = 6
_BUTTON_GAP = 4
_USE_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_REMOVE_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SlotView(QAbstractButton):
    """Takes an image by drop, paste or browsing, shows it, and lets it go again.

    Signals:
        show_requested(int): the user wants to see this slot's picture in the viewer.
        draw_requested(int): the user wants to draw marks upon it.
        step_requested(int): the arrow keys ask for the slot so many places further.
    """

    show_requested = Signal(int)
    draw_requested = Signal(int)
    step_requested = Signal(int)

    def __init__(self, number: int, composer: Composer, intake: Intake, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self._composer = composer
        self._theme = theme
        self._intake = intake
        self._painter = SlotPainter(theme, self)
        self._dropping = False
        self._pressed_at: QPoint | None = None
        self.setAccessibleName(self.tr("Image {n}").format(n=number))
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._spinner = Spinner(theme, self.tr("Reading"), size=22, parent=self)
        self._spinner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cross = SlotButton("close", theme, self)
        self._cross.setAccessibleName(self.tr("Remove Image {n}").format(n=number))
        self._cross.setToolTip(self.tr("Remove (Delete)"))
        self._cross.clicked.connect(self.remove)
        self._pencil = SlotButton("pencil", theme, self)
        self._pencil.setAccessibleName(self.tr("Draw marks on Image {n}").format(n=number))
        self._draw_keys = QKeySequence()
        self.show_draw_keys(QKeySequence(DRAW_KEYS))
        self._pencil.clicked.connect(self.draw)
        self.clicked.connect(self._use)
        self.refresh()

    def refresh(self) -> None:
        """Shows what the composer now has in this slot."""
        self.setToolTip(self._tool_tip())
        self.setAccessibleDescription(self.toolTip().replace("\n", ". "))
        self._spinner.setVisible(self._composer.slot(self.number).state is SlotState.LOADING)
        self._show_cross()
        self.update()

    def show_draw_keys(self, keys: QKeySequence) -> None:
        """Names the keys that open the picture to draw upon it."""
        self._draw_keys = keys
        self._pencil.setToolTip(with_keys(self.tr("Draw marks…"), keys))

    def browse(self) -> None:
        """Asks for files; several fill this slot and those after it."""
        self._intake.browse(self.number, self)

    def paste(self) -> None:
        """Takes what the clipboard holds."""
        self._intake.paste(self.number)

    def copy(self) -> None:
        """Puts the picture on the clipboard, as pixels and as a file."""
        file = self._composer.slot(self.number).file
        if file is not None:
            self._composer.pixels(self.number, lambda image: put_on_clipboard(image, [file]))

    def remove(self) -> None:
        """Empties the slot."""
        self._composer.remove(self.number)

    def draw(self) -> None:
        """Asks to draw marks upon the picture, if its pixels are here."""
        if self._composer.slot(self.number).can_be_drawn_on:
            self.draw_requested.emit(self.number)

    def mark(self, *, as_target: bool) -> None:
        """Shows whether a drop would come here."""
        self._dropping = as_target
        self.update()

    # Gestures ---------------------------------------------------------------------------------------------------------

    def _use(self) -> None:
        if self._composer.slot(self.number).state is SlotState.READY:
            self.show_requested.emit(self.number)
        else:
            self.browse()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _REMOVE_KEYS:
            self.remove()
        elif event.key() in _STEPS:
            onwards = -1 if self.isRightToLeft() else 1
            self.step_requested.emit(onwards * _STEPS[event.key()])
        else:
            self.click()

    @staticmethod
    def _takes(event: QKeyEvent) -> bool:
        is_plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        own = is_plain and event.key() in {*_USE_KEYS, *_REMOVE_KEYS, *_STEPS}
        standard = QKeySequence.StandardKey
        return own or event.matches(standard.Paste) or event.matches(standard.Copy)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if start is not None and self._composer.slot(self.number).state is not SlotState.EMPTY:
            moved = (event.position().toPoint() - start).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._pressed_at = None
                self.setDown(False)
                self._drag(start)
                return
        super().mouseMoveEvent(event)

    def _drag(self, grip: QPoint) -> None:
        drag = QDrag(self)
        slot = self._composer.slot(self.number)
        # A file that is still being fetched, or that cannot be read, is nothing for others.
        drag.setMimeData(mime_of_slot(self.number, slot.file if slot.state is SlotState.READY else None))
        self._cross.hide()
        self._pencil.hide()
        drag.setPixmap(self.grab())
        drag.setHotSpot(grip)
        # Never a move: a file manager would take the file away.
        drag.exec(Qt.DropAction.CopyAction)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = SlotMenu(self._composer, self.number, self._theme, self._draw_keys, self)
        menu.browse_requested.connect(self.browse)
        menu.paste_requested.connect(self.paste)
        menu.copy_requested.connect(self.copy)
        menu.show_requested.connect(self._use)
        menu.draw_requested.connect(self.draw)
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.mark(as_target=accept_drag(event))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        accept_drag(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.mark(as_target=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.mark(as_target=False)
        if not accept_drag(event):
            return
        other = slot_number(event.mimeData())
        if other is None:
            self._intake.take(event.mimeData(), self.number)
        elif other != self.number:
            self._composer.swap(other, self.number)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    # Looks ------------------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        slot = self._composer.slot(self.number)
        look = SlotLook(
            slot,
            teaches=slot.state is SlotState.EMPTY and self._intake.first_free() == self.number,
            leads=self._leads(),
            crossed=self._cross.isVisible(),
            focused=self.hasFocus(),
            hovered=self.underMouse(),
            dropping=self._dropping,
        )
        self._painter.paint(painter_of(self), self.rect(), look)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            # Else Delete would move a picture of the library to the trash, and Paste go to another slot.
            event.accept()
            return True
        # The cross shows while the slot has the pointer or the keyboard.
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            handled = super().event(event)
            self._show_cross()
            self.update()
            return handled
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._spinner.setGeometry(QRect(QPoint(), self._spinner.sizeHint()))
        self._spinner.move(self.rect().center() - self._spinner.rect().center())
        cross = QRect(QPoint(self.width() - self._cross.width() - _CROSS_INSET, _CROSS_INSET + 1), self._cross.size())
        self._cross.move(mirrored(self, cross).topLeft())
        self._pencil.move(self._cross.x(), self._cross.y() + self._cross.height() + _BUTTON_GAP)

    def _show_cross(self) -> None:
        slot, in_use = self._composer.slot(self.number), self.underMouse() or self.hasFocus()
        self._cross.setVisible(in_use and slot.state is not SlotState.EMPTY)
        self._pencil.setVisible(in_use and slot.can_be_drawn_on)

    def _tool_tip(self) -> str:
        slot = self._composer.slot(self.number)
        if slot.state is SlotState.EMPTY:
            return self.tr("Empty: drop a picture here, paste one, or click to browse")
        lines = [slot.name]
        if slot.state is SlotState.LOADING:
            lines.append(self.tr("Being read"))
        if slot.problem:
            lines.append(slot.problem)
        if slot.original_size is not None:
            lines.append(self.tr("{size} pixels").format(size=slot.original_size))
        if slot.sent_bytes is not None and not slot.changes:
            lines.append(
                self.tr("Sent as it is: {format}, {bytes}").format(
                    format=slot.sent_format, bytes=bytes_text(slot.sent_bytes)
                )
            )
        if slot.drawing:
            lines.append(self._drawn(len(slot.drawing)))
        if self._leads():
            lines.append(self.tr("Aspect follows this image"))
        return "\n".join(line for line in lines if line)

    def _drawn(self, count: int) -> str:
        if count == 1:
            return self.tr("1 mark is drawn on what is sent; the file stays as it is")
        return self.tr("{n} marks are drawn on what is sent; the file stays as it is").format(n=count)

    def _leads(self) -> bool:
        is_ready = self._composer.slot(self.number).state is SlotState.READY
        return is_ready and self._composer.last_filled == self.number
