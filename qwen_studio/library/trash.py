"""The library's own trash: out of the way, and never without a way back.

All functions run on the disk thread, inside a transaction of `Database`.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime

from qwen_studio.core.errors import LibraryError
from qwen_studio.library import pictures
from qwen_studio.library.files import LibraryFiles

log = logging.getLogger(__name__)


def move(c: sqlite3.Connection, files: LibraryFiles, ids: Iterable[int], moment: datetime) -> None:
    """Move the pictures into the trash, files and rows, all or none; those in it already stay as they are."""
    with ExitStack() as undo:
        for picture_id in ids:
            picture = pictures.get(c, picture_id)
            if picture is not None and picture.trashed_at is None:
                trashed = files.trash_picture(picture.path)
                undo.callback(_try, files.restore_picture, trashed)
                pictures.move_to_trash(c, [picture_id], moment)
                pictures.set_path(c, picture_id, trashed)
        undo.pop_all()


def restore(c: sqlite3.Connection, files: LibraryFiles, ids: Iterable[int]) -> None:
    """Bring the pictures back from the trash, files and rows, all or none."""
    with ExitStack() as undo:
        for picture_id in ids:
            picture = pictures.get(c, picture_id)
            if picture is not None and picture.trashed_at is not None:
                restored = files.restore_picture(picture.path)
                undo.callback(_try, files.trash_picture, restored)
                pictures.restore(c, [picture_id])
                pictures.set_path(c, picture_id, restored)
        undo.pop_all()


def _try(move_back: Callable[[str], str], relative: str) -> None:
    try:
        move_back(relative)
    except LibraryError:
        # The error that made the way back necessary is the one to tell.
        log.exception("A file could not be moved back")
