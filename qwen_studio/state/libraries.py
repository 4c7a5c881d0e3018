"""The libraries that the user has: which one is open, and which were."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.errors import LibraryError
from qwen_studio.core.language import translate
from qwen_studio.core.settings import is_storable
from qwen_studio.library.database import FILE_NAME
from qwen_studio.library.files import INPUTS, PICTURES
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.tasks import Tasks

MOST_REMEMBERED = 9


class Place(Enum):
    """What is in a folder."""

    LIBRARY = "a library"
    EMPTY = "nothing, or it is not there yet"
    OTHER = "something else"
    GONE = "its drive or the folder above is not there"


class Libraries(QObject):
    """Owner of the list of libraries. Only one is open at a time: another one means another window.

    Signals:
        changed(): `others` are others now.
        checked(Path): the folder that was asked about can be taken.
        refused(StudioError): it cannot, and why.
    """

    changed = Signal()
    checked = Signal(object)
    refused = Signal(object)

    def __init__(self, tasks: Tasks, preferences: Preferences, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self.folder = folder
        self.wanted = folder
        """What the next window is to open, where there is to be one."""
        preferences.changed.connect(self._follow)

    @property
    def others(self) -> list[Path]:
        """The other libraries that were open, newest first."""
        return [Path(known) for known in self._preferences.settings.libraries if known != str(self.folder)]

    def remember(self, *, prefer: bool, instead_of: Path | None = None) -> None:
        """Put the open library at the top of the list; with `prefer`, the program starts with it from now on."""
        if not is_storable(str(self.folder)):
            return
        gone = {str(self.folder), str(instead_of)}
        known = [other for other in self._preferences.settings.libraries if other not in gone]
        self._preferences.change(libraries=(str(self.folder), *known)[:MOST_REMEMBERED])
        if prefer:
            self._preferences.change(library=str(self.folder))

    def forget(self, folder: Path) -> None:
        """Take a library from the list; its folder is not touched."""
        known = self._preferences.settings.libraries
        self._preferences.change(libraries=tuple(other for other in known if other != str(folder)))

    def _follow(self, names: set[str]) -> None:
        if "libraries" in names:
            self.changed.emit()

    def look_at(self, folder: Path, done: Callable[[Place], object]) -> None:
        """Hand over what is in the folder."""
        self._tasks.run(what_is_in, folder, done=done)

    def check_new(self, folder: Path) -> None:
        """Tell whether this folder can become a library."""
        self._tasks.run(check_new, folder, done=self.checked.emit, failed=self.refused.emit)

    def check_move(self, target: Path) -> None:
        """Tell whether this library can be copied there."""
        self._tasks.run(_check_move, self.folder, target, done=self.checked.emit, failed=self.refused.emit)


def what_is_in(folder: Path) -> Place:
    """What is in the folder; for a worker, because drives take their time."""
    try:
        if (folder / FILE_NAME).is_file() or ((folder / PICTURES).is_dir() and (folder / INPUTS).is_dir()):
            return Place.LIBRARY
        if folder.is_dir():
            return Place.OTHER if any(folder.iterdir()) else Place.EMPTY
        return Place.EMPTY if folder.parent.is_dir() and not folder.exists() else Place.GONE
    except OSError:
        return Place.GONE


def check_new(folder: Path) -> Path:
    """The folder, if it can become a library.

    Raises:
        LibraryError: it is none, it is not empty, or its name cannot be remembered.
    """
    if not is_storable(str(folder)):
        raise LibraryError(
            translate("state", "The name of this folder holds bytes that are no text, so it cannot be remembered."),
            next_step=translate("state", "Choose a folder with another name."),
        )
    place = what_is_in(folder)
    if place is Place.GONE:
        raise LibraryError(
            translate("state", "{parent} is not there.").format(parent=folder.parent),
            next_step=translate("state", "Choose another folder."),
        )
    if place is Place.LIBRARY:
        raise LibraryError(
            translate("state", "There is a library in {folder} already.").format(folder=folder),
            next_step=translate("state", "Open it, or choose another folder."),
        )
    if place is Place.OTHER:
        raise LibraryError(
            translate("state", "{folder} is not an empty folder.").format(folder=folder),
            next_step=translate("state", "Choose a new or an empty one."),
        )
    return folder


def _check_move(source: Path, target: Path) -> Path:
    from qwen_studio.library.moving import check_target

    check_target(source, target)
    return check_new(target)
