"""A library opened for one command, without a window."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.language import translate
from qwen_studio.library.database import FILE_NAME, Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack

if TYPE_CHECKING:
    from qwen_studio.jobs.rebuilding import Added

log = logging.getLogger(__name__)


class OpenLibrary:
    """The library in a folder, until it is closed.

    A database that was damaged is mended when it is opened; `say` is told so, and what its backup cannot know is
    entered from the files before anything else is done.

    Raises:
        LibraryError: the library cannot be opened, or there is none and it is not to be made.
    """

    def __init__(self, folder: Path, say: Callable[[str], None], *, make: bool) -> None:
        if not make and not (folder / FILE_NAME).is_file():
            raise _not_there(folder)
        self.files = LibraryFiles(folder)
        self.thumbnails = ThumbnailPack(folder)
        self.database = Database(folder)
        try:
            self.database.opened.result()
            if self.database.mended is not None:
                say(self.database.mended.sentence)
                added = self.add_files(lambda *_: None)
                if added.pictures:
                    say(_entered_again(added))
        except BaseException:
            self.database.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def back_up(self) -> None:
        """Make the backup of the day, unless there is one."""
        from qwen_studio.library.backups import back_up_if_due

        try:
            back_up_if_due(self.database, datetime.now().astimezone().date())
        except LibraryError as error:
            log.warning("There is no backup of today: %s", error.message)

    def close(self) -> None:
        """Let others in."""
        self.database.close()

    def add_files(self, told: Callable[[int, int], None]) -> "Added":
        """Enter the files that the database does not know; what was entered, and what not.

        Raises:
            LibraryError: the folder cannot be read, or the database cannot be written.
        """
        from qwen_studio.jobs.rebuilding import add_files

        return add_files(self.database, self.files, self.thumbnails, told, CancelToken())


def _entered_again(added: "Added") -> str:
    several = "s that it did not know were" if added.pictures > 1 else " that it did not know was"
    return f"{added.pictures} picture{several} entered again."


def _not_there(folder: Path) -> LibraryError:
    if (folder / "pictures").is_dir():
        return LibraryError(
            translate("jobs", "The library in {folder} has no database.").format(folder=folder),
            next_step=translate("jobs", "Run “qwen-studio library rebuild” to make one."),
        )
    return LibraryError(
        translate("jobs", "There is no library in {folder}.").format(folder=folder),
        next_step=translate("jobs", "Choose its folder by --library."),
    )
