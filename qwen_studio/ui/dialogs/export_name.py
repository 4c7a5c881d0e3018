"""The pattern of exported names, with what it makes of the first picture."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.errors import InputError
from qwen_studio.core.name_pattern import FIELDS, NamePattern, PictureFacts
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.elided_label import ElidedLabel

_EXAMPLES = {"instruction": "{instruction:40}", "n": "{n:3}"}


class ExportName(QWidget):
    """A line for the pattern, a menu of its fields, and the first name or what is wrong.

    Signals:
        changed(): the pattern is another.
    """

    changed = Signal()

    def __init__(self, pattern: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: PictureFacts | None = None
        self._suffix = ""
        self._pattern = QLineEdit(pattern)
        self._pattern.setAccessibleName(self.tr("Name"))
        self._fields = QPushButton(self.tr("&Insert"))
        self._fields.setMenu(self._menu())
        self._first = ElidedLabel(role="caption", elide=Qt.TextElideMode.ElideMiddle)
        self._wrong = QLabel()
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong.setWordWrap(True)
        set_role(self._wrong, "bad")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._pattern, 1)
        row.addWidget(self._fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._first)
        column.addWidget(self._wrong)
        self.setFocusProxy(self._pattern)
        self._pattern.textChanged.connect(self._follow)
        self._follow()

    @property
    def pattern(self) -> str:
        return self._pattern.text()

    def is_sound(self) -> bool:
        """Whether the pattern makes names."""
        return not self._mistake()

    def show_first(self, facts: PictureFacts) -> None:
        """From now on the line below shows the name of this picture's copy."""
        self._facts = facts
        self._follow()

    def set_suffix(self, suffix: str) -> None:
        """What the names end with."""
        self._suffix = suffix
        self._show()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        words = {
            "date": self.tr("the day it was made"),
            "time": self.tr("the time of that day"),
            "instruction": self.tr("the first 40 characters of the instruction"),
            "seed": self.tr("the seed"),
            "model": self.tr("the model"),
            "n": self.tr("its place in this export, with three digits"),
            "result": self.tr("its place among the results of its edit"),
            "job": self.tr("the beginning of the edit's id"),
            "rating": self.tr("the rating"),
            "name": self.tr("the name of its file"),
            "width": self.tr("its width in pixels"),
            "height": self.tr("its height in pixels"),
        }
        for field in FIELDS:
            inserted = _EXAMPLES.get(field, f"{{{field}}}")
            action = menu.addAction(f"{inserted}   {words[field]}")
            action.setData(inserted)
            action.triggered.connect(self._insert)
        return menu

    @Slot()
    def _insert(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)  # noqa: S101 - nothing else is connected here
        before = self._pattern.text()[: self._pattern.cursorPosition()]
        gap = " " if before and not before[-1].isspace() else ""
        self._pattern.insert(gap + str(action.data()))
        self._pattern.setFocus()

    def _mistake(self) -> str:
        try:
            NamePattern(self.pattern)
        except InputError as error:
            return str(error)
        return ""

    @Slot()
    def _follow(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        mistake = self._mistake()
        self._wrong.setText(mistake)
        self._wrong.setVisible(bool(mistake))
        self._first.setVisible(not mistake)
        if not mistake and self._facts is not None:
            name = NamePattern(self.pattern).stem(self._facts) + self._suffix
            self._first.set_text(self.tr("First: {name}").format(name=name))
        if self._pattern.property("invalid") != bool(mistake):
            self._pattern.setProperty("invalid", bool(mistake))
            self._pattern.style().polish(self._pattern)
