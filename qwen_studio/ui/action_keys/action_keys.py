"""Gives actions the keys that the user chose, from the start and whenever they change."""

from collections.abc import Iterator, Mapping, Sequence

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from qwen_studio.state.preferences import Preferences

Keys = Sequence[QKeySequence]


class ActionKeys(QObject):
    """Knows the actions of the menus by their names. The settings hold only what differs from the program's own keys.

    Signals:
        changed(): some actions have other keys now.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._actions: dict[str, QAction] = {}
        self._own: dict[str, list[QKeySequence]] = {}
        self._lost: dict[str, list[QKeySequence]] = {}
        self._chosen, self._unusable = _read(preferences.settings.shortcuts)
        preferences.changed.connect(self._follow)

    def adopt(self, menus: Sequence[QMenu]) -> None:
        """From now on the actions of these menus have the keys that the user chose."""
        for action in _actions(menus):
            name = action.objectName()
            if name not in self._own:
                self._actions[name] = action
                self._own[name] = action.shortcuts()
                self._check(name)
        self._give()

    @property
    def unusable(self) -> list[str]:
        """The names of actions for which the settings hold what is no key, or none that may be one."""
        return self._unusable

    @property
    def unknown(self) -> list[str]:
        """Names in the settings that no action has; a later version may know them."""
        return [name for name in self._preferences.settings.shortcuts if name not in self._actions]

    @property
    def lost(self) -> dict[str, list[QKeySequence]]:
        """By the names of actions, the keys that the settings give to another action at the same place, too.

        Two actions with one key would both be dead. What was chosen counts more than what the program gives, and of
        two that were chosen the first.
        """
        return self._lost

    def actions(self) -> dict[str, QAction]:
        """The actions by their names, in the order of the menus."""
        return {name: action for name, action in self._actions.items() if shiboken6.isValid(action)}

    def own_keys(self, name: str) -> list[QKeySequence]:
        """The keys that the program gives the action."""
        return self._own[name]

    def keys(self, name: str) -> list[QKeySequence]:
        """The keys that the action has."""
        lost = self._lost.get(name, ())
        return [key for key in self._base(name) if key not in lost]

    def is_changed(self, name: str) -> bool:
        """Whether the action has other keys than the program gives it."""
        return name in self._chosen

    def with_keys(self, changes: Mapping[str, Keys]) -> dict[str, str]:
        """What the settings hold once these actions have these keys."""
        kept = dict(self._preferences.settings.shortcuts)
        for name, keys in changes.items():
            kept.pop(name, None)
            if list(keys) != self._own.get(name):
                kept[name] = text_of(keys)
        return kept

    def _follow(self, names: set[str]) -> None:
        if "shortcuts" not in names:
            return
        self._chosen, self._unusable = _read(self._preferences.settings.shortcuts)
        for name in self._actions:
            self._check(name)
        self._give()
        self.changed.emit()

    def _base(self, name: str) -> list[QKeySequence]:
        return self._chosen.get(name, self._own[name])

    def _give(self) -> None:
        actions = self.actions()
        for name, action in actions.items():
            if action.shortcuts() != self._base(name):
                action.setShortcuts(self._base(name))
        self._lost = self._taken(actions) if self._chosen else {}
        for name in self._lost:
            actions[name].setShortcuts(self.keys(name))

    def _taken(self, actions: Mapping[str, QAction]) -> dict[str, list[QKeySequence]]:
        from qwen_studio.ui.action_keys.conflicts import others_with

        taken: dict[str, list[QKeySequence]] = {}
        for name, action in actions.items():
            for key in self._chosen.get(name, ()):
                # Keys that the program itself gives to both never met.
                if key not in self._own[name] and key not in taken.get(name, ()):
                    for other in others_with(key, action, actions):
                        taken.setdefault(other, []).append(key)
        return taken

    def _check(self, name: str) -> None:
        """Lets go of what would keep text fields from their keys; the program's own are only for single places."""
        if name in self._chosen:
            from qwen_studio.ui.action_keys.rules import is_alone

            if any(is_alone(key) and key not in self._own[name] for key in self._chosen[name]):
                del self._chosen[name]
                self._unusable.append(name)


def text_of(keys: Keys) -> str:
    """The keys as the settings hold them."""
    return QKeySequence.listToString(list(keys), QKeySequence.SequenceFormat.PortableText)


def shown(keys: Keys) -> str:
    """The keys as people read them."""
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def _read(shortcuts: Mapping[str, str]) -> tuple[dict[str, list[QKeySequence]], list[str]]:
    """The keys by the names of actions, and the names of those whose text cannot be used."""
    if not shortcuts:
        return {}, []
    from qwen_studio.ui.action_keys.rules import is_key

    read = {
        name: QKeySequence.listFromString(text, QKeySequence.SequenceFormat.PortableText) if text else []
        for name, text in shortcuts.items()
    }
    good = {name: keys for name, keys in read.items() if all(map(is_key, keys))}
    return good, [name for name in read if name not in good]


def _actions(menus: Sequence[QMenu]) -> Iterator[QAction]:
    """Every action that has a name, whatever menu it is in."""
    for menu in menus:
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from _actions([inner])
            elif action.objectName():
                yield action
