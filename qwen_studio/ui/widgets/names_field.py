"""Names as chips, and a line to write more of them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.flow_layout import FlowLayout
from qwen_studio.ui.widgets.removable_chip import ChipLook, RemovableChip

LONGEST_NAME = 120
_LINE_PX = 104


class NamesField(QFrame):
    """Enter, or a comma, adds what is written; Backspace in the empty line removes the last name, a chip its own.

    Signals:
        added(str): the user wants this name, too.
        removed(str): the user does not want it any more.
        finished(): Enter in the empty line.
    """

    added = Signal(str)
    removed = Signal(str)
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, separator: str = ",") -> None:
        """`separator` ends a name while it is written; none if it is empty."""
        super().__init__(parent)
        set_role(self, "field")
        self._theme = theme
        self._separator = separator
        self._removal = "{name}"
        self._counts: dict[str, int] = {}
        self._of = 1
        self._chips: list[RemovableChip] = []
        self._line = QLineEdit()
        set_role(self._line, "bare")
        self._line.setMaxLength(LONGEST_NAME)
        theme.keep_room(self._line, QWidget.setMinimumWidth, _LINE_PX)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # After the line has taken what was chosen for itself, so that it can be emptied.
        completer.activated.connect(self._add, Qt.ConnectionType.QueuedConnection)
        self._line.setCompleter(completer)
        self._line.returnPressed.connect(self._enter)
        self._line.textEdited.connect(self._split)
        self._line.installEventFilter(self)
        self.setFocusProxy(self._line)
        self._flow = FlowLayout(self, spacing=5)
        self._flow.setContentsMargins(7, 5, 7, 5)
        self._flow.addWidget(self._line)

    def set_words(self, title: str, placeholder: str, removal: str) -> None:
        """Names the field, and says what a chip does, with `{name}` in it."""
        self._line.setAccessibleName(title)
        self._line.setPlaceholderText(placeholder)
        self._removal = removal

    def names(self) -> list[str]:
        """What the chips show."""
        return list(self._counts)

    def set_names(self, counts: Mapping[str, int], of: int = 1) -> None:
        """Shows these names; one that fewer than `of` pictures have is quiet, and says how many."""
        if (dict(counts), of) == (self._counts, self._of):
            return
        self._counts, self._of = dict(counts), of
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._line)
        self._chips = [self._chip(name, count) for name, count in counts.items()]
        for widget in (*self._chips, self._line):
            self._flow.addWidget(widget)
            # At once: the layout itself shows them only after a turn of the event loop, a flicker.
            widget.show()
        self.updateGeometry()

    def set_known(self, names: Sequence[str]) -> None:
        """Offers these names while one is written."""
        if list(names) != self._known.stringList():
            self._known.setStringList(list(names))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self._line.text()
            and self._counts
        ):
            self.removed.emit(list(self._counts)[-1])
            return True
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    @Slot()
    def _enter(self) -> None:
        if self._line.text().strip():
            self._add()
        else:
            self.finished.emit()

    @Slot()
    def _add(self) -> None:
        name = " ".join(self._line.text().split())
        self._line.clear()
        if name:
            self.added.emit(name)

    @Slot(str)
    def _split(self, text: str) -> None:
        *whole, rest = text.split(self._separator) if self._separator else [text]
        if whole:
            self._line.setText(rest.lstrip())
            for name in whole:
                if name.strip():
                    self.added.emit(" ".join(name.split()))

    def _chip(self, name: str, count: int) -> RemovableChip:
        partial = count < self._of
        words = self.tr("{name} · {count} of {all}").format(name=name, count=count, all=self._of) if partial else name
        look = ChipLook.NAME_OF_SOME if partial else ChipLook.NAME
        chip = RemovableChip(self._theme, look, words, self._removal.format(name=name))
        chip.clicked.connect(lambda: self.removed.emit(name))
        return chip
