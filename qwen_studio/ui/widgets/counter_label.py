"""How many characters a field holds, of how many that the service takes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from qwen_studio.ui.theme import set_role


class CharacterCounter(QLabel):
    """Shows "86 / 800", and beyond the limit, in the colour of errors, "12 over the limit"."""

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._count = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._show()

    def set_count(self, count: int) -> None:
        """Shows that many characters, counted as the document counts."""
        self._count = count
        self._show()

    def set_limit(self, limit: int) -> None:
        self._limit = limit
        self._show()

    def is_over(self) -> bool:
        return self._count > self._limit

    def _show(self) -> None:
        if self.is_over():
            set_role(self, "bad")
            self.setText(self.tr("{count} over the limit").format(count=self._count - self._limit))
        else:
            set_role(self, "caption")
            self.setText(self.tr("{count} / {limit}").format(count=self._count, limit=self._limit))
