"""Colours every "Image N" of the instruction."""

from collections.abc import Callable

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from qwen_studio.core.prompt import mentions
from qwen_studio.ui.composer.document_text import utf16_length
from qwen_studio.ui.composer.mention_chips import Chip, chips_of
from qwen_studio.ui.composer.mention_pills import PILL_ROOM
from qwen_studio.ui.theme import Theme


class MentionHighlighter(QSyntaxHighlighter):
    """Gives names the accent's colour, and chips room; the field paints the pills behind them.

    `is_gone` tells whether a chip names an image without a picture.
    """

    def __init__(self, document: QTextDocument, theme: Theme, is_gone: Callable[[Chip], bool]) -> None:
        super().__init__(document)
        self._theme = theme
        self._is_gone = is_gone
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        tokens = self._theme.tokens
        words = QTextCharFormat()
        words.setForeground(tokens.accent_text)
        for start, length in mention_ranges(text):
            self.setFormat(start, length, words)
        block = self.currentBlock()
        for chip in chips_of(block):
            start, length = chip.start - block.position(), chip.end - chip.start
            words.setForeground(tokens.warn if self._is_gone(chip) else tokens.accent_text)
            self.setFormat(start, length - 1, words)
            self.setFormat(start + length - 1, 1, _with_room(words))
            if start > 0 and self.format(start - 1).isEmpty():
                self.setFormat(start - 1, 1, _with_room(QTextCharFormat()))


def mention_ranges(text: str) -> list[tuple[int, int]]:
    """Start and length of every "Image N", in the UTF-16 units that Qt counts in."""
    return [(utf16_length(text[: m.start]), utf16_length(text[m.start : m.end])) for m in mentions(text)]


def _with_room(look: QTextCharFormat) -> QTextCharFormat:
    """The same with room behind the letter, so that the pill does not run into its neighbours."""
    roomy = QTextCharFormat(look)
    roomy.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    roomy.setFontLetterSpacing(PILL_ROOM)
    return roomy
