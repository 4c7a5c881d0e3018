"""Files and folders that only their owner can read, whatever the umask is."""

import os
from pathlib import Path
from typing import IO, Any

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def make_private_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, for the owner alone; those that exist stay as they are.

    Raises:
        OSError: it cannot be made.
    """
    # mkdir's own `parents` would make those above with everybody's rights.
    for missing in reversed([above for above in (folder, *folder.parents) if not above.exists()]):
        missing.mkdir(mode=FOLDER_MODE, exist_ok=True)
    if not folder.is_dir():
        folder.mkdir(mode=FOLDER_MODE)


def open_private(path: Path, mode: str, *, encoding: str | None = None) -> IO[Any]:
    """As `open`, and a file that is made by it is for the owner alone."""
    return open(path, mode, encoding=encoding, opener=_open)


def _open(path: str, flags: int) -> int:
    return os.open(path, flags, FILE_MODE)
