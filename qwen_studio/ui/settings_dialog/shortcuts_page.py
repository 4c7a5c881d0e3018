"""Which keys do what, to be changed."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qwen_studio.ui.palette.menu_entries import plain
from qwen_studio.ui.settings_dialog.finding import Finding
from qwen_studio.ui.settings_dialog.key_card import KeyCard
from qwen_studio.ui.settings_dialog.row import MARGIN as ROW_MARGIN
from qwen_studio.ui.settings_dialog.row import Row, Words
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.settings_dialog.shortcut_tree import ShortcutTree
from qwen_studio.ui.settings_dialog.surroundings import Surroundings
from qwen_studio.ui.widgets.notice import Notice

_LEAST_HEIGHT = 220


class ShortcutsPage(SettingsPage):
    """The list of actions, and the keys of the chosen one below it."""

    def __init__(self, title: str, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(title, around, parent)
        self._keys = around.keys
        menus = around.menus()
        openers = {QKeySequence.mnemonic(menu.title()).toString(): plain(menu.title()) for menu in menus}
        self._tree = ShortcutTree(self._keys, menus, around.theme)
        around.theme.keep_room(self._tree, QWidget.setMinimumHeight, _LEAST_HEIGHT)
        self._card = KeyCard(self._keys, openers, around.changes, around.theme)
        self._unknown = Notice(around.theme)
        self._unknown.action_triggered.connect(self._forget_unknown)
        self.add_row(
            Row(
                Words(
                    self.tr("Keys of every action"),
                    self.tr("Choose an action, press Return, then the new keys. They hold at once."),
                    self.tr("shortcut hotkey key binding accelerator"),
                )
            )
        )
        # As far from the edge as the words of the heading.
        inside = QVBoxLayout()
        inside.setContentsMargins(ROW_MARGIN, 0, ROW_MARGIN, 0)
        inside.setSpacing(self.column.spacing())
        inside.addWidget(self._unknown)
        inside.addWidget(self._tree, 1)
        inside.addWidget(self._card)
        self.column.addLayout(inside, 1)
        self._tree.chosen.connect(self._card.show_action)
        self._tree.entered.connect(self._card.focus_keys)
        self._card.left.connect(self._tree.setFocus)
        self._keys.changed.connect(self._refresh)
        self._refresh()

    def settings(self) -> frozenset[str]:
        return frozenset({"shortcuts"})

    def search(self, finding: Finding) -> int:
        return super().search(finding) + self._tree.search(finding)

    def _refresh(self) -> None:
        self._offer_reset()
        useless = [*self._keys.unusable, *(name for name in self._keys.unknown if name not in self._keys.unusable)]
        if useless:
            words = self.tr("The settings have keys that cannot be used, or for actions that are not known: {names}.")
            self._unknown.set_notice("warn", words.format(names=", ".join(useless)), self.tr("Remove them"))
        else:
            self._unknown.clear()

    def _forget_unknown(self) -> None:
        useless = {*self._keys.unusable, *self._keys.unknown}
        kept = self.around.studio.preferences.settings.shortcuts
        self.around.changes.make(
            self.tr("Remove useless keys"),
            self.tr("The keys that could not be used are removed."),
            shortcuts={name: keys for name, keys in kept.items() if name not in useless},
        )
