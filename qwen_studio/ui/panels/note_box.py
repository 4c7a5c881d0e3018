"""The note of the chosen pictures, which keeps itself."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from qwen_studio.core.marks import LONGEST_NOTE
from qwen_studio.library.common_facts import CommonFacts
from qwen_studio.state.collecting import Collecting

PAUSE_MS = 1200
_DOCUMENT_MARGIN = 4
_FRAME_PX = 24
_LEAST_PX = 40
_MOST_PX = 200


class NoteBox(QPlainTextEdit):
    """What was written is kept when the field is left, when others are chosen, and after a pause in writing."""

    def __init__(self, collecting: Collecting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collecting = collecting
        self._ids: tuple[int, ...] = ()
        self._kept = ""
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Note"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_DOCUMENT_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.textChanged.connect(self._changed)
        self.setPlaceholderText(self.tr("Write a note"))

    def set_pictures(self, ids: Sequence[int]) -> None:
        """From now on it is the note of these; what was being written belongs to those before."""
        if tuple(ids) != self._ids:
            self.keep()
            self._ids = tuple(ids)

    def show_facts(self, facts: CommonFacts) -> None:
        """Shows the note that the pictures share, unless one is being written."""
        shared = facts.shared["note"]
        self.setPlaceholderText(
            self.tr("Different notes; what you write here replaces them") if shared.mixed else self.tr("Write a note")
        )
        self.updateGeometry()
        note = str(shared.value or "")
        if self.is_being_written or note == self._kept:
            return
        self._kept = note
        self.setPlainText(note)
        self._pause.stop()

    @property
    def is_being_written(self) -> bool:
        """Whether there are words that were not kept yet."""
        return self.toPlainText() != self._kept

    @Slot()
    def keep(self) -> None:
        """Keep what was written, if anything was."""
        self._pause.stop()
        if self.is_being_written:
            self._kept = self.toPlainText()
            self._collecting.set_note(self._ids, self._kept)

    def sizeHint(self) -> QSize:
        height = self._height_of_lines()
        if self.document().isEmpty():
            room = self.viewport().rect().adjusted(0, 0, -2 * _DOCUMENT_MARGIN, _MOST_PX)
            height = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText()).height()
        wanted = height + _FRAME_PX
        return QSize(super().sizeHint().width(), max(self._least(), min(_MOST_PX, wanted)))

    def _height_of_lines(self) -> int:
        """As much of it as can be wanted. Lines can be taller than the letters say, those of another font too."""
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height < _MOST_PX:
            height += self.document().documentLayout().blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._least())

    def _least(self) -> int:
        return max(_LEAST_PX, self.fontMetrics().lineSpacing() + _FRAME_PX)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu of the field's own is no farewell.
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep()

    @Slot()
    def _changed(self) -> None:
        if len(self.toPlainText()) > LONGEST_NOTE:
            cursor = self.textCursor()
            cursor.setPosition(LONGEST_NOTE)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self._pause.start()
