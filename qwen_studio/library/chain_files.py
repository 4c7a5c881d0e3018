"""Where the pictures of a chain lie. Runs on the disk thread, inside a transaction of `Database`."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from qwen_studio.library import contents
from qwen_studio.library.files import LibraryFiles


def chain_files(c: sqlite3.Connection, files: LibraryFiles, content_hashes: Sequence[str]) -> tuple[Path, ...]:
    """The files of these contents, from the original of a chain to one of its results.

    Empty for an original that nothing was made of, and where one of them is not known.
    """
    found = [contents.file_of(c, files, content_hash) for content_hash in content_hashes if content_hash]
    way = tuple(file for file in found if file is not None)
    return way if len(way) == len(content_hashes) > 1 else ()
