"""Where a content lies, as a picture or as an input. All functions run on the disk thread."""

import sqlite3
from pathlib import Path

from qwen_studio.library import originals, pictures
from qwen_studio.library.files import LibraryFiles


def file_of(c: sqlite3.Connection, files: LibraryFiles, content_hash: str) -> Path | None:
    """The file of this content, whether it is there or not; None if the library does not know the content.

    Raises:
        LibraryError: the row names a place outside the library.
    """
    picture = pictures.by_content(c, content_hash)
    if picture is not None:
        return files.of(picture)
    original = originals.by_content(c, content_hash)
    return None if original is None else files.absolute(original.path)
