"""Between the places of a text as Python counts them and as Qt does."""

from PySide6.QtGui import QTextCursor, QTextDocument

_FOR_QT = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\u00a0": " "})


def utf16_length(text: str) -> int:
    """How many of the units that Qt counts in the text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def text_of(document: QTextDocument, start: int = 0, end: int | None = None) -> str:
    """What is written between two places of the document, as it would be sent."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(document.characterCount() - 1 if end is None else end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().translate(_FOR_QT)


def document_position(document: QTextDocument, place: int) -> int:
    """Where in the document the character is that has this place in its text."""
    return utf16_length(text_of(document)[:place])
