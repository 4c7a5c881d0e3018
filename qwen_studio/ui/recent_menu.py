"""File → Open recent."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qwen_studio.state.recent_files import RecentFiles, Whereabouts
from qwen_studio.ui.why_not import enable


class RecentMenu(QObject):
    """Fills the menu with the pictures that were opened last, and opens what is chosen there."""

    def __init__(self, recent: RecentFiles, menu: QMenu, open_files: Callable[[Sequence[Path]], object]) -> None:
        super().__init__(menu)
        self._recent = recent
        self._menu = menu
        self._open_files = open_files
        self._entries: dict[Path, QAction] = {}
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(recent.look)
        recent.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        files = self._recent.files
        if list(self._entries) != files:
            self._fill(files)
        for file, action in self._entries.items():
            self._tell_whereabouts(file, action)
        enable(self._menu.menuAction(), bool(files), self.tr("No picture was opened yet"))

    def _fill(self, files: list[Path]) -> None:
        self._menu.clear()
        self._entries = {}
        for file in files:
            self._entries[file] = action = self._menu.addAction("")
            action.triggered.connect(partial(self._open, file))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("&Clear this list")).triggered.connect(self._recent.clear)

    def _tell_whereabouts(self, file: Path, action: QAction) -> None:
        number = list(self._entries).index(file) + 1
        # A name may hold what stands for a mnemonic in menus.
        name = file.name.replace("&", "&&")
        namesakes = [other for other in self._entries if other.name == file.name]
        if len(namesakes) > 1:
            name = self.tr("{name} in {folder}").format(name=name, folder=file.parent.name.replace("&", "&&"))
        where = self._recent.whereabouts(file)
        reason = {
            Whereabouts.GONE: self.tr("it is not there any more"),
            Whereabouts.SILENT: self.tr("its drive does not answer"),
        }.get(where, "")
        mnemonic = f"&{number}" if number < 10 else "1&0"
        action.setText(f"{mnemonic}  {name}" + (f" ({reason})" if reason else ""))
        action.setToolTip(str(file))
        enable(action, not reason, self.tr("{file}: {reason}").format(file=file, reason=reason))

    def _open(self, file: Path) -> None:
        self._open_files([file])
