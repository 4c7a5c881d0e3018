"""Colours every "Image N" of the instruction."""

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from qwen_studio.ui.composer.mention_pills import mention_ranges
from qwen_studio.ui.theme import Theme


class MentionHighlighter(QSyntaxHighlighter):
    """Gives mentions the accent's colour; the field paints the pills behind them."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        look = QTextCharFormat()
        look.setForeground(self._theme.tokens.accent_text)
        for start, length in mention_ranges(text):
            self.setFormat(start, length, look)
