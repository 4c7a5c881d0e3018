"""Colours every "Image N" of the instruction."""

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from qwen_studio.ui.composer.mention_pills import PILL_ROOM, mention_ranges
from qwen_studio.ui.theme import Theme


class MentionHighlighter(QSyntaxHighlighter):
    """Gives mentions the accent's colour; the field paints the pills behind them."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        words = QTextCharFormat()
        words.setForeground(self._theme.tokens.accent_text)
        for start, length in mention_ranges(text):
            self.setFormat(start, length - 1, words)
            self.setFormat(start + length - 1, 1, _with_room(words))
            if start > 0 and self.format(start - 1).isEmpty():
                self.setFormat(start - 1, 1, _with_room(QTextCharFormat()))


def _with_room(look: QTextCharFormat) -> QTextCharFormat:
    """The same with room behind the letter, so that the pill does not run into its neighbours."""
    roomy = QTextCharFormat(look)
    roomy.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    roomy.setFontLetterSpacing(PILL_ROOM)
    return roomy
