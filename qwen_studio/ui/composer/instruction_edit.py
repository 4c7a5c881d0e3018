"""The field for the instruction."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qwen_studio.ui.composer.intake import Intake
from qwen_studio.ui.composer.mention_highlighter import MentionHighlighter
from qwen_studio.ui.composer.mention_pills import paint_pills, pill_rects
from qwen_studio.ui.composer.prompt_edit import PromptEdit
from qwen_studio.ui.theme import Theme

_PARAGRAPH_END = "\u2029"


class InstructionEdit(PromptEdit):
    """Shows every "Image N" as a pill, and can write one at the cursor."""

    def __init__(self, theme: Theme, intake: Intake, parent: QWidget) -> None:
        super().__init__(112, 240, intake, parent)
        self._theme = theme
        self._highlighter = MentionHighlighter(self.document(), theme)
        self.setAccessibleName("Instruction")  # not translated: tools and tests find it by this name
        self.setPlaceholderText(
            self.tr("Say what should change, for example:\nReplace the cup with the one from Image 2")
        )

    def insert_mention(self, number: int) -> None:
        """Writes "Image N" at the cursor, apart from the words around it, and gives the field the keyboard."""
        cursor = self.textCursor()
        before = self._character(cursor.selectionStart() - 1)
        after = self._character(cursor.selectionEnd())
        lead = "" if not before or before.isspace() else " "
        # At the end of a paragraph the next word follows; before punctuation and spaces nothing is needed.
        trail = " " if after in {"", _PARAGRAPH_END} or after.isalnum() else ""
        cursor.insertText(f"{lead}Image {number}{trail}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.accent_wash)
        paint_pills(painter, pill_rects(self))
        painter.end()
        super().paintEvent(event)

    def _character(self, position: int) -> str:
        return self.document().characterAt(position).strip("\0") if position >= 0 else ""
