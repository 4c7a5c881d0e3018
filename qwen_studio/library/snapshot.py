"""A copy of the database as it is at one moment, made beside the work that goes on."""

import sqlite3
from contextlib import closing
from pathlib import Path

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.private_files import open_private
from qwen_studio.library.durable import flush_file

_PAGES_AT_ONCE = 256


def open_to_read(path: Path, *, alone: bool = False) -> sqlite3.Connection:
    """A connection that cannot write. `alone`: nobody writes to the file either, and no file is made beside it."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}", uri=True, isolation_level=None
    )


def copy_database(source: Path, target: Path, cancel: CancelToken) -> None:
    """Copy the database, which is open elsewhere in this program, into a new file; on the drive on return.

    Page by page, so the copy has the damage that the original has. For a worker thread: the disk thread works on.
    Its connection stays the only one that writes or tidies up the write-ahead log, which is what two must not do.

    Raises:
        Cancelled: the caller removes what there is of the target, as for the other errors.
        sqlite3.Error: the source cannot be read, or the target not written.
        OSError: the target cannot be made.
    """
    open_private(target, "xb").close()
    with closing(open_to_read(source)) as reading, closing(sqlite3.connect(target, isolation_level=None)) as writing:
        writing.execute("PRAGMA journal_mode = OFF")
        writing.execute("PRAGMA synchronous = OFF")
        # What is written from here on is not seen, or copying would begin anew each time.
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reading.backup(writing, pages=_PAGES_AT_ONCE, progress=lambda *_: cancel.raise_if_cancelled(), sleep=0)
    flush_file(target)
