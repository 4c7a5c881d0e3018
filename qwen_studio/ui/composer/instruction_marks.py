"""Where in the instruction the findings are."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from qwen_studio.core.instruction_checks import Check, CheckKind
from qwen_studio.ui.composer.document_text import utf16_length
from qwen_studio.ui.theme import Theme

_UNDERLINED = {CheckKind.MISSING_IMAGE, CheckKind.UNQUOTED, CheckKind.UNFILLED, CheckKind.STRAY_BRACE}


def mark_findings(edit: QPlainTextEdit, checks: Sequence[Check], theme: Theme) -> None:
    """Underlines what is a mistake, and strikes out what would be cut off; advice leaves no mark."""
    text = edit.toPlainText()
    selections = []
    for check in checks:
        look = QTextCharFormat()
        if check.kind is CheckKind.TOO_LONG:
            look.setForeground(theme.tokens.bad)
            look.setFontStrikeOut(True)
        elif check.kind in _UNDERLINED:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(theme.tokens.warn)
        else:
            continue
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(edit.document())
        cursor.setPosition(utf16_length(text[: check.start]))
        cursor.setPosition(utf16_length(text[: check.end]), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = look
        selections.append(selection)
    edit.setExtraSelections(selections)
