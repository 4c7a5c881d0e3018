"""Words of any length to be read and copied."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from qwen_studio.ui.text_scale import grown

_CODE_PX = 12


class ReadOnlyText(QPlainTextEdit):
    """A field that scrolls; Tab leaves it. `code` is shown in letters of one width."""

    def __init__(self, name: str, *, code: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        if code:
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            font.setPixelSize(grown(_CODE_PX))
            # The style sheet's own letters would come before a font that is set on the field.
            self.document().setDefaultFont(font)
