"""The command palette: a search field over the window, and what it finds."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.palette.entry import Entry, EntryKind
from qwen_studio.ui.palette.finding import rows_for
from qwen_studio.ui.palette.palette_list import PaletteList
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.field_icon import FieldIcon

_WIDTH = 640
_HEIGHT = 520
_FROM_TOP = 72
_FROM_EDGE = 24
_PAGE = 10


class Palette(QFrame):
    """Typing searches, arrows and Enter choose, Esc leaves; then it is gone.

    Signals:
        chosen(Entry): the user wants this.
    """

    chosen = Signal(object)

    def __init__(self, recent: Sequence[str], theme: Theme, thumbnails: Thumbnails, window: QWidget) -> None:
        """`recent` are the ids of what was chosen lately, the last first."""
        super().__init__(window, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Command palette"))
        self._theme = theme
        self._recent = list(recent)
        self._entries: dict[str, Sequence[Entry]] = {}
        self._headings = {
            None: self.tr("Recently chosen"),
            EntryKind.ACTION: self.tr("Actions"),
            EntryKind.INSTRUCTION: self.tr("Instructions that were sent"),
            EntryKind.PICTURE: self.tr("Pictures"),
            EntryKind.PRESET: self.tr("Presets"),
        }
        hint = self.tr("Search actions, instructions, pictures, presets")
        self.search = QLineEdit()
        self.search.setAccessibleName(hint)
        self.search.setPlaceholderText(hint)
        FieldIcon(theme, "search", self.search)
        self.list = PaletteList(self.tr("Found"), theme, thumbnails, self)
        self.foot = QLabel()
        self.foot.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.foot, "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        for widget in (self.search, self.list, self.foot):
            column.addWidget(widget)
        self.search.textChanged.connect(self._search_again)
        self.search.installEventFilter(self)
        self.list.picked.connect(self._choose)
        self.list.current_changed.connect(self._say_what_can_be_done)

    def open_over(self, window: QWidget) -> None:
        """Open over the upper part of the window."""
        width = min(self._theme.room(_WIDTH), window.width() - 2 * _FROM_EDGE)
        top = min(_FROM_TOP, window.height() // 8)
        self.resize(width, min(self._theme.room(_HEIGHT), window.height() - top - _FROM_EDGE))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, top)))
        self.show()
        self.search.setFocus()

    def set_entries(self, source: str, entries: Sequence[Entry]) -> None:
        """Show what one source has, in place of what it had before; the user stays where they are."""
        self._entries[source] = entries
        self._fill(keep=bool(self.search.text()))

    @property
    def sources(self) -> set[str]:
        """The names of those that have told what they have."""
        return set(self._entries)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                # Esc stops an edit elsewhere in the window.
                event.accept()
                return False
            if event.type() == QEvent.Type.KeyPress:
                return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_PAGE, Qt.Key.Key_PageDown: _PAGE}
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in steps:
            self.list.step(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.list.current())
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_K and control):
            self.close()
        else:
            return False
        return True

    @Slot()
    def _search_again(self) -> None:
        self._fill(keep=False)

    @Slot(object)
    def _choose(self, entry: Entry | None) -> None:
        if entry is not None and entry.enabled:
            self.close()
            self.chosen.emit(entry)

    def _fill(self, *, keep: bool) -> None:
        entries = [entry for source in self._entries.values() for entry in source]
        self.list.set_rows(rows_for(self.search.text(), entries, self._recent, self._headings), keep=keep)
        self._say_what_can_be_done()

    @Slot()
    def _say_what_can_be_done(self) -> None:
        entry = self.list.current()
        if entry is None:
            words = self.tr("Nothing here has these words") if self._entries else ""
        elif entry.enabled:
            words = self._what_enter_does(entry.kind)
        else:
            words = entry.why_not or self.tr("This cannot be done now")
        self.foot.setText(words)

    def _what_enter_does(self, kind: EntryKind) -> str:
        if kind is EntryKind.PICTURE:
            return self.tr("Enter shows the picture, Esc leaves")
        if kind is EntryKind.ACTION:
            return self.tr("Enter does it, Esc leaves")
        return self.tr("Enter puts the words into the field, Esc leaves")
