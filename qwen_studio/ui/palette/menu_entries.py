"""The actions of the menus as entries of the palette."""

import re
from collections.abc import Callable, Iterator, Sequence

import shiboken6
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from qwen_studio.ui.palette.entry import Entry, EntryKind
from qwen_studio.ui.why_not import why_not


def menu_entries(menus: Sequence[QMenu], trigger: Callable[[QAction], object]) -> list[Entry]:
    """Every action once, in the order of the menus; `trigger` does the work of a chosen one."""
    entries: dict[str, Entry] = {}
    for path, action, menu in _actions(menus, ()):
        entry = _entry(path, action, menu, trigger)
        entries.setdefault(entry.id, entry)
    return list(entries.values())


def plain(text: str) -> str:
    """The text of a menu without its mnemonic."""
    # Chinese has the letter in parentheses behind the words.
    without = re.sub(r"\(&.\)", "", text.replace("&&", "\0"))
    return without.replace("&", "").replace("\0", "&").rstrip("…")


def _actions(menus: Sequence[QMenu], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], QAction, QAction]]:
    """The actions, each with the titles of the menus above it, and what opens its menu."""
    for menu in menus:
        if menu.menuAction().isEnabled():
            # Some are filled when they open.
            menu.aboutToShow.emit()
        path = (*above, plain(menu.title()))
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from _actions([inner], path)
            elif action.text() and action.isVisible() and not action.isSeparator():
                yield path, action, menu.menuAction()


def _entry(path: tuple[str, ...], action: QAction, menu: QAction, trigger: Callable[[QAction], object]) -> Entry:
    title = plain(action.text())
    # What an action concerns just now may stand behind a colon.
    known = title.partition(":")[0]
    keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]

    def choose() -> None:
        # The menu may have been filled anew since.
        if shiboken6.isValid(action):
            trigger(action)

    return Entry(
        id="/".join(("action", *path, known)),
        kind=EntryKind.ACTION,
        title=title,
        choose=choose,
        beside=" › ".join(path),
        keys=keys[0] if keys else "",
        also=" ".join((*keys[1:], action.toolTip())),
        icon=None if action.icon().isNull() else action.icon(),
        checked=action.isCheckable() and action.isChecked(),
        enabled=action.isEnabled() and menu.isEnabled(),
        why_not=why_not(action) or why_not(menu),
    )
