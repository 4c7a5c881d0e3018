"""The words that were sent before."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.core.presets import WordsKind
from qwen_studio.library.word_history import UsedWords
from qwen_studio.state.word_history import WordHistory
from qwen_studio.ui.moments import moment_text
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.words.word_popup import WordPopup
from qwen_studio.ui.words.word_row import WordRow

PIN_KEYS = "Ctrl+D"
MOST_ROWS = 100
"""Whoever wants more than these searches; a list of thousands takes long to lay out."""


class HistoryPopup(WordPopup):
    """Pinned words, then the newest; a click on the pin, or Ctrl+D, keeps words at hand."""

    def __init__(self, history: WordHistory, kind: WordsKind, theme: Theme, parent: QWidget) -> None:
        self._history = history
        self._kind = kind
        is_avoid = kind is WordsKind.AVOID
        super().__init__(
            self.tr("History of Avoid") if is_avoid else self.tr("History of instructions"),
            self.tr("Search the history"),
            theme,
            parent,
        )
        self.list.pin_toggled.connect(self._toggle)
        self.list.menu_wanted.connect(self._open_menu)
        history.changed.connect(self._follow)

    def found(self, text: str) -> tuple[list[WordRow], int]:
        words = self._history.found(self._kind, text)
        listed = [self._row(used) for used in words[:MOST_ROWS]]
        more = len(words) - len(listed)
        pinned = [row for row in listed if row.pinned]
        others = [row for row in listed if not row.pinned]
        if not pinned:
            return others, more
        heading = [WordRow(self.tr("Newest first"))] if others else []
        return [WordRow(self.tr("Pinned")), *pinned, *heading, *others], more

    def words_for_nothing(self) -> str:
        if not self._history.is_known(self._kind):
            return ""
        if self.search.text().strip():
            return self.tr("Nothing that was sent from this library has these words.")
        if self._kind is WordsKind.AVOID:
            return self.tr("What you avoid stands here once it was sent.")
        return self.tr("Your instructions stand here once they were sent.")

    def usual_foot(self) -> str:
        return self.tr("Enter takes the words, Ctrl+D pins them")

    def key_pressed(self, event: QKeyEvent, row: WordRow | None) -> bool:
        if event.key() == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if row is not None:
                self._toggle(row)
            return True
        return False

    def _row(self, used: UsedWords) -> WordRow:
        facts = []
        if used.used_at is not None:
            facts.append(moment_text(used.used_at, datetime.now().astimezone(), short=True))
        if used.times > 1:
            facts.append(self.tr("sent {count} times").format(count=used.times))
        return WordRow(words=used.words, caption=" · ".join(facts), pinned=used.pinned)

    def _toggle(self, row: WordRow) -> None:
        self._history.set_pinned(self._kind, row.words, pinned=not row.pinned)

    def _follow(self, kind: WordsKind) -> None:
        if kind is self._kind:
            self.refresh()

    def _open_menu(self, row: WordRow, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pin = QAction(self.tr("Unpin") if row.pinned else self.tr("Pin"), menu)
        pin.setShortcut(PIN_KEYS)
        pin.setShortcutVisibleInContextMenu(True)
        pin.triggered.connect(lambda: self._toggle(row))
        menu.addAction(pin)
        menu.popup(place)
