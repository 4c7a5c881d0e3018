"""Takes out of the libraries of Linux what the program does not need of them."""

import struct
import subprocess
from pathlib import Path

_LOADED = 1  # PT_LOAD
_SEGMENT = struct.Struct("<IIQQQQQQ")


def strip(folder: Path) -> None:
    """Takes what only a linker or a debugger wants out of all libraries, and what names this machine's folders.

    A Python that was built by hand tells its libraries where it lies; in the bundle that is beside them.
    """
    for file in folder.rglob("*.so*"):
        if file.is_file() and not file.is_symlink():
            _strip_file(file)
    inside = folder / "_internal"
    for library in inside.glob("libpython3*.so*"):
        subprocess.run(["patchelf", "--set-rpath", "$ORIGIN", library], check=True)
    extensions = list(inside.glob("python3*/lib-dynload/*.so"))
    subprocess.run(["patchelf", "--set-rpath", "$ORIGIN/../..", *extensions], check=True)


def _strip_file(file: Path) -> None:
    # strip spoils some libraries whose wheel was repaired by patchelf (OpenBLAS in numpy's): they stay as they came.
    smaller = file.with_name(f"{file.name}.stripped")
    subprocess.run(["strip", "--strip-unneeded", "-o", smaller, file], check=True)
    if is_loadable(smaller.read_bytes()):
        smaller.chmod(file.stat().st_mode)
        smaller.replace(file)
    else:
        smaller.unlink()


def is_loadable(library: bytes) -> bool:
    """Whether the dynamic linker would map the 64-bit library: each segment's offset must fit its address."""
    (start,) = struct.unpack_from("<Q", library, 0x20)
    size, count = struct.unpack_from("<HH", library, 0x36)
    for number in range(count):
        kind, _, offset, address, _, _, _, align = _SEGMENT.unpack_from(library, start + number * size)
        if kind == _LOADED and (address - offset) % max(align, 1):
            return False
    return True
