"""Asks how pictures from outside are to come into the library."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from qwen_studio.core.importing import How
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_label import IconLabel

_WIDTH = 500
_INDENT = 25


class ImportDialog(QDialog):
    """Says what is to be imported, and offers both ways; the one that was taken last is chosen.

    Signals:
        wanted(How): import them like this.
    """

    wanted = Signal(object)

    def __init__(self, what: str, how: How, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import pictures"))
        self._what = _label(what, "strong")
        self._ways = {
            How.COPY: QRadioButton(self.tr("&Copy into the library")),
            How.REFERENCE: QRadioButton(self.tr("&Leave the files where they are")),
        }
        self._ways[how].setChecked(True)
        explained = {
            How.COPY: self.tr("The copies stay when the originals are moved or deleted."),
            How.REFERENCE: self.tr(
                "Nothing is copied. The library remembers the place of each file, and says so when it is missing there."
            ),
        }
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._what)
        for way, button in self._ways.items():
            explanation = _label(explained[way], "muted")
            button.setAccessibleDescription(explained[way])
            explanation.setIndent(_INDENT)
            words.addSpacing(6)
            words.addWidget(button)
            words.addWidget(explanation)
        words.addSpacing(8)
        words.addWidget(
            _label(self.tr("The files are never changed. What the library has already is left out."), "caption")
        )
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(IconLabel(theme, "download", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        begin = QPushButton(self.tr("&Import"))
        set_role(begin, "primary")
        begin.setDefault(True)
        begin.clicked.connect(self._begin)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(grown_room(_WIDTH))
        self._ways[how].setFocus()

    @Slot()
    def _begin(self) -> None:
        self.wanted.emit(next(how for how, button in self._ways.items() if button.isChecked()))
        self.accept()


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    set_role(label, role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
