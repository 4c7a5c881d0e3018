"""All settings: pages at the left, a search over all of them, and what is chosen holds at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.core.settings import CAPS
from qwen_studio.core.settings_exchange import without_choices
from qwen_studio.library.places import Places
from qwen_studio.state.studio import Studio
from qwen_studio.ui.action_keys.action_keys import ActionKeys
from qwen_studio.ui.keys.unkept_key import leave
from qwen_studio.ui.raising import bring_to_front
from qwen_studio.ui.reading_order import go_on
from qwen_studio.ui.settings_dialog.advanced_page import AdvancedPage
from qwen_studio.ui.settings_dialog.appearance_page import AppearancePage
from qwen_studio.ui.settings_dialog.changes import SettingsChanges
from qwen_studio.ui.settings_dialog.editing_page import EditingPage
from qwen_studio.ui.settings_dialog.finding import Finding
from qwen_studio.ui.settings_dialog.general_page import GeneralPage
from qwen_studio.ui.settings_dialog.library_page import LibraryPage
from qwen_studio.ui.settings_dialog.money_page import MoneyPage
from qwen_studio.ui.settings_dialog.page_list import PageList
from qwen_studio.ui.settings_dialog.privacy_page import PrivacyPage
from qwen_studio.ui.settings_dialog.service_page import ServicePage
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.settings_dialog.shortcuts_page import ShortcutsPage
from qwen_studio.ui.settings_dialog.surroundings import Surroundings
from qwen_studio.ui.show_in_folder import show_in_folder
from qwen_studio.ui.text_scale import resize_within_screen
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.field_icon import FieldIcon
from qwen_studio.ui.widgets.help_button import HelpButton
from qwen_studio.ui.widgets.quiet import quiet
from qwen_studio.ui.widgets.toast import ToastArea
from qwen_studio.ui.window_actions import WindowActions

SIZE = QSize(900, 660)
_AHEAD_MS = 120

PAGES = ("general", "service", "editing", "library", "money", "privacy", "appearance", "shortcuts", "advanced")
"""The names of the pages for those who open one, in the order of the list."""


class SettingsDialog(QDialog):
    """Not modal: what is changed can be seen in the window behind. Pages are built when they are first needed."""

    def __init__(
        self,
        studio: Studio,
        theme: Theme,
        places: Places,
        actions: WindowActions,
        keys: ActionKeys,
        menus: Callable[[], list[QMenu]],
        parent: QWidget,
        *,
        reveal: Callable[[Path], object] = show_in_folder,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        changes = SettingsChanges(studio.preferences, studio.undo, ToastArea(theme, self), self)
        self._around = Surroundings(studio, theme, places, actions, keys, menus, changes, reveal)
        self._makers: list[tuple[str, Callable[[str, Surroundings], SettingsPage]]] = [
            (self.tr("General"), GeneralPage),
            (self.tr("Keys and regions"), ServicePage),
            (self.tr("Editing defaults"), EditingPage),
            (self.tr("Library"), LibraryPage),
            (self.tr("Money"), MoneyPage),
            (self.tr("Privacy"), PrivacyPage),
            (self.tr("Appearance"), AppearancePage),
            (self.tr("Keys on the keyboard"), ShortcutsPage),
            (self.tr("Advanced"), AdvancedPage),
        ]
        self._pages: dict[int, SettingsPage] = {}
        self._finding = Finding("")
        self._list = PageList([title for title, _ in self._makers], theme)
        self._search = self._search_field(theme)
        self._nothing = QLabel(self.tr("No setting has these words."))
        set_role(self._nothing, "muted")
        self._nothing.hide()
        self._stack = QStackedWidget()
        for _ in self._makers:
            self._stack.addWidget(QWidget())
        self._lay_out()
        self._list.currentRowChanged.connect(self._show_page)
        self._search.textChanged.connect(self._find)
        QShortcut(QKeySequence.StandardKey.Undo, self, changes.take_back)
        QShortcut(QKeySequence.StandardKey.Find, self, self._search.setFocus)
        # A page at a time while nobody does anything, so that the first letter of a search need not wait for all.
        self._ahead = QTimer(self, interval=_AHEAD_MS)
        self._ahead.timeout.connect(self._build_ahead)
        self._ahead.start()
        self._list.setCurrentRow(0)
        self._list.setFocus()
        theme.keep_room(self, resize_within_screen, SIZE.width(), SIZE.height())

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def reject(self) -> None:
        page = self._pages.get(PAGES.index("service"))
        if isinstance(page, ServicePage):
            leave(page.keys.form, self, super().reject)
        else:
            super().reject()

    def open_at(self, page: str) -> None:
        """Shows that page, or without a name the one that is open, in front of everything else."""
        if page:
            self._list.setCurrentRow(PAGES.index(page))
        self.show()
        bring_to_front(self, "")

    @property
    def open_page(self) -> str:
        """The name of the page that is shown."""
        return PAGES[self._list.currentRow()]

    def page(self, place: int) -> SettingsPage:
        """The page at that place of the list, built if nobody has needed it yet."""
        if place not in self._pages:
            title, make = self._makers[place]
            self._pages[place] = page = make(title, self._around)
            if not isinstance(page, ShortcutsPage):
                # Its list fills the page.
                page.end()
            if isinstance(page, AdvancedPage):
                page.reset_all.clicked.connect(self._reset_all)
            self._stack.insertWidget(place, page)
            empty = self._stack.widget(place + 1)
            if empty is not None:
                self._stack.removeWidget(empty)
                empty.deleteLater()
            page.search(self._finding)
        return self._pages[place]

    @Slot()
    def _build_ahead(self) -> None:
        missing = next((place for place in range(len(self._makers)) if place not in self._pages), None)
        if missing is None:
            self._ahead.stop()
        else:
            self.page(missing)

    def _lay_out(self) -> None:
        line = QFrame()
        set_role(line, "separator")
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._list)
        middle.addWidget(line)
        middle.addWidget(self._stack, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        quiet(close.button(QDialogButtonBox.StandardButton.Close))
        close.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.addWidget(HelpButton("settings", keys="F1"))
        foot.addStretch(1)
        foot.addWidget(close)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 12)
        head.addWidget(self._search, 1)
        head.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_rule())
        column.addLayout(middle, 1)
        column.addWidget(_rule())
        column.addLayout(foot)

    def _search_field(self, theme: Theme) -> QLineEdit:
        words = self.tr("Search settings")
        field = QLineEdit()
        field.setAccessibleName(words)
        field.setPlaceholderText(words)
        field.setClearButtonEnabled(True)
        FieldIcon(theme, "search", field)
        return field

    @Slot(int)
    def _show_page(self, place: int) -> None:
        if place >= 0:
            page = self.page(place)
            self._stack.setCurrentWidget(page)
            page.show_first(self._finding)

    @Slot(str)
    def _find(self, typed: str) -> None:
        found = self._count(Finding(typed))
        if not any(found.values()):
            found = self._count(Finding(typed, loosely=True))
        self._list.show_found(None if self._finding.is_empty else found)
        self._nothing.setVisible(not self._finding.is_empty and not any(found.values()))
        here = self._list.currentRow()
        if any(found.values()) and not found[here]:
            self._list.setCurrentRow(next(place for place, count in found.items() if count))
        else:
            self._show_page(here)

    def _count(self, finding: Finding) -> dict[int, int]:
        """How much every page has of what is looked for; a page whose own name it is has at least that."""
        self._finding = finding
        found = {}
        for place, (title, _) in enumerate(self._makers):
            found[place] = self.page(place).search(finding) or int(finding.fits(title, ""))
        return found

    def _reset_all(self) -> None:
        names: set[str] = set()
        for place in range(len(self._makers)):
            if PAGES[place] != "service":
                names |= self.page(place).settings()
        values = without_choices(self._around.studio.preferences.settings, frozenset(names - set(CAPS)))
        if values:
            told = self.tr("All settings have their defaults again.")
            self._around.changes.make(self.tr("Reset all settings"), told, **values)
        else:
            self._around.changes.say(self.tr("All settings have their defaults already."))


def _rule() -> QFrame:
    line = QFrame()
    set_role(line, "separator")
    line.setFixedHeight(1)
    return line
