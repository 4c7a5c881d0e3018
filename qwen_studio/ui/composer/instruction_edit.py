"""The field for the instruction."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from qwen_studio.core.prompt import mention_text
from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.intake import Intake
from qwen_studio.ui.composer.mention_chips import Chip, MentionChips, Words, mime_places, places_of_mime
from qwen_studio.ui.composer.mention_highlighter import MentionHighlighter
from qwen_studio.ui.composer.mention_pills import paint_pills, pills
from qwen_studio.ui.composer.prompt_edit import PromptEdit
from qwen_studio.ui.theme import Theme

_PARAGRAPH_END = "\u2029"
_DELETING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_MENTIONS_MIME = "application/x-qwen-studio-mentions"


class InstructionEdit(PromptEdit):
    """Shows the images that are named as chips, which go with their pictures, and can write one at the cursor.

    An "Image N" that is typed stays text, and is only coloured.
    """

    def __init__(self, composer: Composer, theme: Theme, intake: Intake, parent: QWidget) -> None:
        super().__init__(112, 240, intake, theme, parent)
        self._composer = composer
        self.chips = MentionChips(self)
        self._highlighter = MentionHighlighter(self.document(), theme, self.is_gone)
        self.setAccessibleName(self.tr("Instruction"))  # not translated: tools and tests find it by this name
        self.setPlaceholderText(
            self.tr(
                "Say what should change, for example:\nReplace the cup with the one from Image 2\n"
                "Several at once: a {red|blue} coat"
            )
        )
        self._filled = composer.filled
        composer.swapped.connect(self.chips.swap)
        composer.slots_changed.connect(self._look_at_slots)

    def is_gone(self, chip: Chip) -> bool:
        """Whether the image that the chip names has no picture."""
        return self.chips.number(chip) not in self._composer.filled

    def chip_at(self, point: QPointF) -> Chip | None:
        """The chip at that place of the viewport."""
        return next((pill.chip for pill in pills(self) if any(rect.contains(point) for rect in pill.rects)), None)

    def insert_mention(self, number: int) -> None:
        """Writes the image's chip at the cursor, apart from the words around it, and gives the field the keyboard."""
        cursor = self.textCursor()
        before = self._character(cursor.selectionStart() - 1)
        after = self._character(cursor.selectionEnd())
        lead = "" if not before or before.isspace() else " "
        # At the end of a paragraph the next word follows; before punctuation and spaces nothing is needed.
        trail = " " if after in {"", _PARAGRAPH_END} or after.isalnum() else ""
        self._write(cursor, (f"{lead}{mention_text(number)}{trail}", (len(lead),)))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self, words: Words) -> None:
        """Shows the words with their chips if they are others; Undo brings the former back."""
        self.chips.put(words)

    def show_text(self, text: str) -> None:
        """Shows plain words in place of what is there."""
        self.chips.put((text, ()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection() and event.text().isprintable() and event.text() and not _is_command(event):
            # In place of a chip, what is typed is not part of it.
            cursor.insertText(event.text(), QTextCharFormat())
            self.ensureCursorVisible()
            event.accept()
            return
        if event.key() in _DELETING and not cursor.hasSelection():
            # With the last letter alone gone, Undo would have two steps to take back.
            self.chips.select_beside(cursor, forward=event.key() == Qt.Key.Key_Delete)
            self.setTextCursor(cursor)
        super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        text, places = self.chips.words(cursor.selectionStart(), cursor.selectionEnd())
        mime = QMimeData()
        mime.setText(text)
        if places:
            mime.setData(_MENTIONS_MIME, mime_places(places))
        return mime

    def insert_words(self, source: QMimeData) -> None:
        text = source.text()
        cursor = self.textCursor()
        if not cursor.hasSelection():
            # A drop may be meant for the middle of a chip.
            cursor.setPosition(self.chips.out_of_chip(cursor.position()))
        self._write(cursor, (text, places_of_mime(bytes(source.data(_MENTIONS_MIME).data()), text)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self.viewport())
        for pill in pills(self):
            gone = self.is_gone(pill.chip)
            painter.setPen(QPen(tokens.warn, 1, Qt.PenStyle.DashLine) if gone else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if gone else tokens.accent_wash)
            # Lines of words leave no room for outlines above each other.
            paint_pills(painter, [rect.adjusted(0.5, 1, -0.5, -1) for rect in pill.rects] if gone else pill.rects)
        painter.end()
        super().paintEvent(event)

    def _write(self, cursor: QTextCursor, words: Words) -> None:
        self.chips.insert(cursor, words)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _look_at_slots(self) -> None:
        if self._composer.filled != self._filled:
            self._filled = self._composer.filled
            self._highlighter.rehighlight()
            self.viewport().update()

    def _character(self, position: int) -> str:
        return self.document().characterAt(position).strip("\0") if position >= 0 else ""


def _is_command(event: QKeyEvent) -> bool:
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    # AltGr writes letters on many keyboards, and is both.
    return bool(event.modifiers() & control) != bool(event.modifiers() & alt)
