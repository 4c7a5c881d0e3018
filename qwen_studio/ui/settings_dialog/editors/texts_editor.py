"""A list of texts from which some can be taken."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_button import IconButton
from qwen_studio.ui.widgets.value_field import ValueField


class TextsEditor(QWidget):
    """One line for each, with a cross that takes it away.

    Signals:
        edited(object): a person took one away; the tuple of those that are left.
    """

    edited = Signal(object)

    def __init__(
        self,
        theme: Theme,
        none: str,
        *,
        words: Callable[[str], str] = lambda text: text,
        parent: QWidget | None = None,
    ) -> None:
        """`none` stands where the list is empty; `words` tell a text to people."""
        super().__init__(parent)
        self._theme = theme
        self._none = none
        self._words = words
        self._texts: tuple[str, ...] = ()
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._empty = QLabel(none)
        set_role(self._empty, "muted")
        self._column.addWidget(self._empty)

    def show_value(self, value: tuple[str, ...]) -> None:
        """Shows those."""
        if value == self._texts:
            return
        self._texts = value
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(text) for text in value]
        for line in self._lines:
            self._column.addWidget(line)
            line.show()
        self._empty.setVisible(not value)

    def words_of(self, value: tuple[str, ...]) -> str:
        """All of them in one line."""
        return ", ".join(map(self._words, value)) or self._none

    def _line(self, text: str) -> QWidget:
        line = QWidget(self)
        words = self._words(text)
        shown = ValueField(self._theme, words, line)
        shown.set_value(words)
        cross = IconButton(self._theme, "close", self.tr("Remove {what}").format(what=words), size=14, parent=line)
        cross.clicked.connect(lambda: self._remove(text))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(shown, 1)
        row.addWidget(cross)
        return line

    def _remove(self, text: str) -> None:
        place = self._texts.index(text)
        self.edited.emit(tuple(known for known in self._texts if known != text))
        if self._lines:
            # The keyboard goes to what took the place of the one that is gone.
            self._lines[min(place, len(self._lines) - 1)].findChildren(IconButton)[0].setFocus()
