"""What SQLite and the file system refuse, as sentences for people."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qwen_studio.core.errors import DamagedLibrary, LibraryError, NoRoom
from qwen_studio.core.language import marked, translate

_MAKE_ROOM = marked("library", "Make room on the drive, then try again. Everything stored before is safe.")
_CHECK_RIGHTS = marked(
    "library", "Check the rights of the folder and that the drive is not write-protected, or choose another library."
)
_LOCKABLE = marked("library", "Two windows could write there at once, so choose a library on another drive.")
_CHECK_DRIVE = marked("library", "Check that the drive is connected and in order, then try again.")
_START_AGAIN = marked(
    "library",
    "Start Qwen Studio again: it sets the damaged file aside and brings back what is left of it and "
    "of its backups. The pictures are ordinary files and stay where they are.",
)

_SQLITE: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (marked("library", "The drive of the library in {folder} is full."), _MAKE_ROOM),
    sqlite3.SQLITE_READONLY: (marked("library", "The library in {folder} is read-only."), _CHECK_RIGHTS),
    sqlite3.SQLITE_PERM: (marked("library", "The library in {folder} may not be opened."), _CHECK_RIGHTS),
    sqlite3.SQLITE_CANTOPEN: (
        marked("library", "The database of the library in {folder} cannot be opened."),
        _CHECK_RIGHTS,
    ),
    sqlite3.SQLITE_CORRUPT: (marked("library", "The database of the library in {folder} is damaged."), _START_AGAIN),
    sqlite3.SQLITE_NOTADB: (marked("library", "The database of the library in {folder} is damaged."), _START_AGAIN),
    sqlite3.SQLITE_IOERR: (
        marked(
            "library",
            "The database of the library in {folder} cannot be read or written: the drive does not work or "
            "has no room.",
        ),
        _CHECK_DRIVE,
    ),
    sqlite3.SQLITE_BUSY: (
        marked("library", "Another program holds the database of the library in {folder}."),
        marked("library", "Close that program, then try again."),
    ),
    sqlite3.SQLITE_NOMEM: (
        marked("library", "There is not enough memory for the library."),
        marked("library", "Close other programs, then try again."),
    ),
}

_OS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: (marked("library", "The drive of the library in {folder} is full."), _MAKE_ROOM),
    errno.EDQUOT: (marked("library", "Your share of the drive of the library in {folder} is used up."), _MAKE_ROOM),
    errno.EFBIG: (
        marked("library", "The drive of the library in {folder} does not take files this large."),
        marked("library", "Choose another library."),
    ),
    errno.EROFS: (marked("library", "The library in {folder} is read-only."), _CHECK_RIGHTS),
    errno.EACCES: (marked("library", "The library in {folder} may not be written to."), _CHECK_RIGHTS),
    errno.EPERM: (marked("library", "The library in {folder} may not be written to."), _CHECK_RIGHTS),
    errno.ENOENT: (
        marked("library", "A file of the library in {folder} is missing."),
        marked("library", "It may have been moved or deleted by another program."),
    ),
    errno.ENAMETOOLONG: (
        marked("library", "A file name in {folder} is too long for its drive."),
        marked("library", "Choose a library with a shorter path."),
    ),
    errno.EEXIST: (marked("library", "{folder} is not a folder."), marked("library", "Choose another library.")),
    errno.ENOTDIR: (marked("library", "{folder} is not a folder."), marked("library", "Choose another library.")),
    errno.ENOLCK: (
        marked("library", "The drive of the library in {folder} does not let programs lock files."),
        _LOCKABLE,
    ),
    errno.EOPNOTSUPP: (
        marked("library", "The drive of the library in {folder} does not let programs lock files."),
        _LOCKABLE,
    ),
    errno.EIO: (marked("library", "The drive of the library in {folder} does not work."), _CHECK_DRIVE),
    errno.ENODEV: (marked("library", "The drive of the library in {folder} is gone."), _CHECK_DRIVE),
}


_DAMAGED_SQLITE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NO_ROOM_SQLITE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY}
_NO_ROOM_OS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def from_sqlite(error: sqlite3.Error, folder: Path) -> LibraryError:
    """The sentence for an error of SQLite."""
    primary = _primary_code(error)
    message, next_step = _SQLITE.get(
        primary,
        (
            marked("library", "The database of the library in {folder} refused: {error}."),
            marked("library", "Start the program again."),
        ),
    )
    kind = LibraryError
    if primary in _NO_ROOM_SQLITE:
        kind = NoRoom
    elif primary in _DAMAGED_SQLITE:
        kind = DamagedLibrary
    sentence = translate("library", message).format(folder=folder, error=error)
    return kind(sentence, next_step=translate("library", next_step))


def _primary_code(error: sqlite3.Error) -> int:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        # Extended codes carry the primary one in their lowest byte.
        return int(code) & 0xFF
    # Errors of the module itself have none. Only whole UTF-8 is ever stored.
    return sqlite3.SQLITE_CORRUPT if str(error).startswith("Could not decode to UTF-8") else 0


def from_os(error: OSError, folder: Path) -> LibraryError:
    """The sentence for an error of the file system."""
    reason = error.strerror or type(error).__name__
    message, next_step = _OS.get(
        error.errno or 0,
        (marked("library", "A file of the library in {folder} cannot be used: {reason}."), _CHECK_DRIVE),
    )
    kind = NoRoom if error.errno in _NO_ROOM_OS else LibraryError
    sentence = translate("library", message).format(folder=folder, reason=reason)
    return kind(sentence, next_step=translate("library", next_step))


@contextmanager
def os_errors_as_sentences(folder: Path) -> Iterator[None]:
    """Raises: LibraryError: instead of every OSError of the block."""
    try:
        yield
    except OSError as error:
        raise from_os(error, folder) from error
