"""A text field that grows with its words, and leaves pictures to the slots."""

from PySide6.QtCore import QEvent, QMimeData, QRegularExpression, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from qwen_studio.core.presets import SLOT_PATTERN
from qwen_studio.state.picture_mime import PICTURE_MIME, local_files, slot_number
from qwen_studio.ui.composer.intake import Intake
from qwen_studio.ui.composer.slot_drag import accept_drag
from qwen_studio.ui.theme import Theme

_FRAME = 22  # px above and below the words: document margin, padding and border of the style sheet


class PromptEdit(QPlainTextEdit):
    """Plain words, several lines. Tab goes to the next slot of a preset, such as {colour}, or leaves the field.

    Ctrl+Return is left to the panel.
    """

    def __init__(self, least: int, most: int, intake: Intake, theme: Theme, parent: QWidget) -> None:
        """`least` and `most` are heights in px; `intake` takes the pictures that are pasted or dropped here."""
        super().__init__(parent)
        self._least = least
        self._most = most
        self._theme = theme
        self._intake = intake
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        # A plain document measures its height in lines.
        lines = self.document().documentLayout().documentSize().height()
        wanted = round(lines * self.fontMetrics().lineSpacing()) + _FRAME
        least, most = map(self._theme.room, (self._least, self._most))
        return QSize(super().sizeHint().width(), max(least, min(most, wanted)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.room(self._least))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def show_text(self, text: str) -> None:
        """Shows the text if it is another one; Undo brings the former back.

        Leaves equal text alone, and with it the cursor and what an input method is composing.
        """
        if text == self.toPlainText():
            return
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def put_words(self, text: str) -> None:
        """Shows the text in place of what was there, with its first slot selected, and takes the keyboard."""
        self.show_text(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if not self._select_slot(forward=True):
            self.moveCursor(QTextCursor.MoveOperation.End)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Not round in a circle: who goes on past the last slot leaves the field.
        return self._select_slot(forward=forward) or super().focusNextPrevChild(forward)

    def _select_slot(self, *, forward: bool) -> bool:
        """Selects the slot behind the cursor, or the one before it, if there is one."""
        slot, here = QRegularExpression(SLOT_PATTERN), self.textCursor()
        if forward:
            found = self.document().find(slot, here)
        else:
            # Looking back from a slot that is selected would find that one.
            here.setPosition(max(0, here.selectionStart() - 1))
            found = self.document().find(slot, here, QTextDocument.FindFlag.FindBackward)
        if found.isNull() or found.selectionStart() == self.textCursor().selectionStart():
            return False
        self.setTextCursor(found)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return _has_pictures(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not (_has_pictures(source) and self._intake.take(source)):
            self.insert_words(source)

    def insert_words(self, source: QMimeData) -> None:
        """Writes what was pasted or dropped at the cursor."""
        super().insertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if slot_number(event.mimeData()) is not None:
            # The address of its file is nothing to write.
            event.ignore()
        elif not (_has_pictures(event.mimeData()) and accept_drag(event)):
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not (_has_pictures(event.mimeData()) and accept_drag(event)):
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        # The field itself would accept the action that a file manager proposes, and with a move the file goes.
        if _has_pictures(event.mimeData()) and accept_drag(event):
            self._intake.take(event.mimeData())
        else:
            super().dropEvent(event)


def _has_pictures(mime: QMimeData) -> bool:
    # A link that is pasted here is meant as words.
    return mime.hasImage() or mime.hasFormat(PICTURE_MIME) or bool(local_files(mime))
