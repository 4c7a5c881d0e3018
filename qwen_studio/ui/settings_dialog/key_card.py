"""The keys of one action, to be changed."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qwen_studio.ui.action_keys.action_keys import ActionKeys, shown
from qwen_studio.ui.action_keys.conflicts import can_change, others_with
from qwen_studio.ui.action_keys.rules import why_not
from qwen_studio.ui.settings_dialog.changes import SettingsChanges
from qwen_studio.ui.settings_dialog.key_field import KeyField
from qwen_studio.ui.settings_dialog.shortcut_tree import action_title
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.notice import Notice
from qwen_studio.ui.widgets.quiet import quiet


class KeyCard(QFrame):
    """Two fields for keys, what speaks against the ones that were pressed, and the way back.

    Signals:
        left(): the keyboard is to go back to the list.
    """

    left = Signal()

    def __init__(
        self,
        keys: ActionKeys,
        menu_keys: Mapping[str, str],
        changes: SettingsChanges,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """`menu_keys` are the titles of the menus by the keys that open them."""
        super().__init__(parent)
        set_role(self, "card")
        self._keys = keys
        self._menu_keys = menu_keys
        self._changes = changes
        self._name = ""
        self._wanted: tuple[int, QKeySequence] | None = None
        self._title = QLabel()
        set_role(self._title, "strong")
        self._default = QLabel()
        set_role(self._default, "caption")
        self._reset = QPushButton(self.tr("Reset"))
        set_role(self._reset, "link-small")
        quiet(self._reset)
        self._reset.clicked.connect(self._put_default)
        self._fields = [KeyField(self.tr("First keys")), KeyField(self.tr("Second keys"))]
        self._notice = Notice(theme)
        self._notice.action_triggered.connect(self._take_over)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, field in enumerate(self._fields):
            label = QLabel(field.accessibleName())
            set_role(label, "caption")
            label.setBuddy(field)
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
            field.chosen.connect(partial(self._choose, place))
            field.left.connect(self.left)
        foot = QHBoxLayout()
        foot.addWidget(self._default)
        foot.addWidget(self._reset)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(grid)
        column.addLayout(foot)
        column.addWidget(self._notice)
        keys.changed.connect(self._refresh)
        self.show_action("")

    def show_action(self, name: str) -> None:
        """Shows the keys of that action; without one there is nothing to change."""
        self._name = name
        self._wanted = None
        self._notice.clear()
        if name and not can_change(self._action()):
            words = self.tr("This key is held or works in one place only, and cannot be changed.")
            self._notice.set_notice("info", words)
        self._refresh()

    def focus_keys(self) -> None:
        """Gives the first field the keyboard."""
        self._fields[0].setFocus()

    def _action(self) -> QAction:
        return self._keys.actions()[self._name]

    def _refresh(self) -> None:
        usable = bool(self._name) and can_change(self._action())
        self._title.setText(action_title(self._action()) if self._name else self.tr("Choose an action above"))
        keys = self._keys.keys(self._name) if self._name else []
        for place, field in enumerate(self._fields):
            field.setEnabled(usable)
            field.show_keys(keys[place] if place < len(keys) else QKeySequence())
        own = shown(self._keys.own_keys(self._name)) if self._name else ""
        self._default.setText(self.tr("Default: {keys}").format(keys=own or self.tr("none")) if self._name else "")
        changed = bool(self._name) and self._keys.is_changed(self._name)
        self._reset.setVisible(changed)
        self._reset.setAccessibleName(self.tr("Reset: {name}").format(name=self._title.text()))

    def _choose(self, place: int, key: QKeySequence) -> None:
        """Takes the keys that were pressed, unless something speaks against them, which is said."""
        self._wanted = None
        self._notice.clear()
        others = [] if key.isEmpty() else others_with(key, self._action(), self._keys.actions())
        refusal = "" if key.isEmpty() or key in self._keys.own_keys(self._name) else why_not(key, self._menu_keys)
        has_it = not key.isEmpty() and key in self._keys.keys(self._name)
        words = {"keys": key.toString(QKeySequence.SequenceFormat.NativeText), "others": self._titles(others)}
        if has_it or refusal:
            told = self.tr("“{keys}” are its keys already.").format(**words) if has_it else refusal
            self._notice.set_notice("warn", told)
        elif any(not can_change(self._keys.actions()[other]) for other in others):
            self._notice.set_notice("warn", self.tr("“{keys}” belong to {others}, where they stay.").format(**words))
        elif others:
            self._wanted = place, key
            words["name"] = self._title.text()
            told = self.tr("“{keys}” belong to {others}.").format(**words)
            self._notice.set_notice("warn", told, self.tr("Take them for “{name}”").format(**words))
        else:
            self._set(place, key)
        self._refresh()

    def _titles(self, names: list[str]) -> str:
        actions = self._keys.actions()
        return ", ".join(self.tr("“{name}”").format(name=action_title(actions[name])) for name in names)

    def _take_over(self) -> None:
        if self._wanted is not None:
            place, key = self._wanted
            self._wanted = None
            self._notice.clear()
            self._set(place, key)
            self._fields[place].setFocus()

    def _set(self, place: int, key: QKeySequence) -> None:
        now = list(self._keys.keys(self._name))
        now[place : place + 1] = [] if key.isEmpty() else [key]
        changes = {self._name: now}
        if not key.isEmpty():
            for other in others_with(key, self._action(), self._keys.actions()):
                changes[other] = [known for known in self._keys.keys(other) if known != key]
        told = self.tr("The keys of “{name}” are {keys} now.").format(name=self._title.text(), keys=shown(now))
        if not now:
            told = self.tr("“{name}” has no keys now.").format(name=self._title.text())
        words = self.tr("Change the keys of “{name}”").format(name=self._title.text())
        self._changes.make(words, told, shortcuts=self._keys.with_keys(changes))

    def _put_default(self) -> None:
        """Gives the action its own keys again, and takes them from whoever has them now."""
        own = self._keys.own_keys(self._name)
        changes = {self._name: own}
        for key in own:
            for other in others_with(key, self._action(), self._keys.actions()):
                # Keys that the program itself gives to both never met.
                if key not in self._keys.own_keys(other):
                    changes[other] = [known for known in changes.get(other, self._keys.keys(other)) if known != key]
        words = self.tr("Reset the keys of “{name}”").format(name=self._title.text())
        told = self.tr("“{name}” has its own keys again.").format(name=self._title.text())
        self._fields[0].setFocus()
        self._changes.make(words, told, shortcuts=self._keys.with_keys(changes))
