"""Files that should be pictures, one of each kind of trouble."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from qwen_studio.core.resources import resource_path
from qwen_studio.core.trouble import Trouble

_PHOTO = resource_path("samples", "chelsea.png").read_bytes()


def _seventy_megabytes(path: Path) -> None:
    """They take no room on the disk."""
    path.write_bytes(_PHOTO)
    os.truncate(path, 70 * 2**20)


BAD: dict[str, tuple[Trouble, Callable[[Path], object]]] = {
    "cut off.png": (Trouble.DAMAGED, lambda path: path.write_bytes(_PHOTO[:30_000])),
    "scrambled.jpg": (Trouble.NO_PICTURE, lambda path: path.write_bytes(b"\xff\xd8\xff" + bytes(range(256)) * 8)),
    "empty.jpg": (Trouble.EMPTY, Path.touch),
    "words.jpg": (Trouble.NO_PICTURE, lambda path: path.write_text(f"dear all, {path}")),
    "vanished.png": (Trouble.MISSING, lambda path: path.symlink_to(path.with_name("nowhere.png"))),
    "circle.png": (Trouble.UNREADABLE, lambda path: path.symlink_to(path.name)),
    "pipe.png": (Trouble.UNREADABLE, os.mkfifo),
    "70 MB.png": (Trouble.TOO_LARGE, _seventy_megabytes),
    "81 megapixels.png": (Trouble.TOO_LARGE, lambda path: Image.new("1", (9000, 9000)).save(path)),
}
"""By name: the trouble that its tile tells, and what makes such a file."""


def make_bad(folder: Path, times: int = 1) -> dict[str, Trouble]:
    """So many files of each kind in the folder; by name, what is wrong with each."""
    made = {}
    for number in range(times):
        for name, (trouble, make) in BAD.items():
            numbered = f"{number} {name}" if times > 1 else name
            make(folder / numbered)
            made[numbered] = trouble
    return made


def everything_in(folder: Path) -> dict[bytes, tuple[int, int, str]]:
    """The names under the folder, with length, time, and what is in them."""
    found = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[os.fsencode(path.relative_to(folder))] = status.st_size, status.st_mtime_ns, content
    return found
