"""The library's own trash: out of the way, and never without a way back."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from qwen_studio.library import pictures
from qwen_studio.library.files import LibraryFiles


def move(c: sqlite3.Connection, files: LibraryFiles, ids: Iterable[int], moment: datetime) -> None:
    """Moves the files of these pictures into the trash and marks their rows; those in it already stay as they are."""
    for picture_id in ids:
        picture = pictures.get(c, picture_id)
        if picture is not None and picture.trashed_at is None:
            pictures.move_to_trash(c, [picture_id], moment)
            pictures.set_path(c, picture_id, files.trash_picture(picture.path))


def restore(c: sqlite3.Connection, files: LibraryFiles, ids: Iterable[int]) -> None:
    """Brings these pictures back from the trash."""
    for picture_id in ids:
        picture = pictures.get(c, picture_id)
        if picture is not None and picture.trashed_at is not None:
            pictures.restore(c, [picture_id])
            pictures.set_path(c, picture_id, files.restore_picture(picture.path))
