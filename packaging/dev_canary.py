"""A key of each run's own, and the search for it in everything that the run left behind."""

import base64
import mmap
import os
import secrets
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

# The sandbox takes this key in place of its own, and the tests take the sandbox's.
VARIABLE = "QWEN_STUDIO_SANDBOX_KEY"


def new_key() -> str:
    return f"sk-canary-{secrets.token_hex(16)}"


def forms(key: str) -> dict[str, bytes]:
    """The bytes as which a key may be found, by the form's name."""
    plain = key.encode()
    percent = "".join(f"%{byte:02X}" for byte in plain)
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in key)
    found = {
        "UTF-8": plain,
        "UTF-16 LE": key.encode("utf-16-le"),
        "UTF-16 BE": key.encode("utf-16-be"),
        "reversed": plain[::-1],
        "hexadecimal": plain.hex().encode(),
        "hexadecimal in capitals": plain.hex().upper().encode(),
        "percent-encoded": quote(key, safe="").encode(),
        "percent-encoded whole": percent.encode(),
        "percent-encoded whole, small": percent.lower().encode(),
        "JSON escapes": escaped.encode(),
        "JSON escapes in capitals": escaped.upper().replace("\\U", "\\u").encode(),
    }
    for alignment in range(3):
        for name, encode in (("Base64", base64.b64encode), ("Base64 for addresses", base64.urlsafe_b64encode)):
            for text, letters in (("UTF-8", plain), ("UTF-16 LE", key.encode("utf-16-le"))):
                found[f"{name} of {text}, alignment {alignment}"] = _inner(encode, letters, alignment)
    return found


@dataclass(frozen=True)
class Found:
    """What a search found: how many files there were, and each place with the form of the key in it."""

    files: int
    places: list[str]

    @property
    def verdict(self) -> str:
        """A part of the last line of a run."""
        return f"canary key: {'FOUND' if self.places else '0 hits'} in {self.files:,} files"


def search(key: str, folders: Sequence[Path]) -> Found:
    """Where the key stands in the files and names of files below the folders."""
    sought = forms(key)
    places: list[str] = []
    count = 0
    for path in _files(folders):
        count += 1
        name = str(path).encode(errors="surrogateescape")
        places += [f"{path}: its name, as {form}" for form, needle in sought.items() if needle in name]
        places += [f"{path}: {form}" for form in _forms_in(path, sought)]
    return Found(count, places)


def _inner(encode: Callable[[bytes], bytes], letters: bytes, alignment: int) -> bytes:
    # What stands before and after the key changes the first and the last letters; those between are its own.
    whole = encode(b"\0" * alignment + letters)
    first = -(-alignment * 8 // 6)
    last = (alignment + len(letters)) * 8 // 6
    return whole[first:last]


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            try:
                if stat.S_ISREG(path.lstat().st_mode):
                    yield path
            except OSError:
                continue


def _forms_in(path: Path, sought: dict[str, bytes]) -> list[str]:
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            parts = _written(file.fileno(), len(content))
            return [form for form, needle in sought.items() if any(content.find(needle, *part) >= 0 for part in parts)]
    except (OSError, ValueError):  # gone, forbidden, or empty
        return []


def _written(file: int, size: int) -> list[tuple[int, int]]:
    """From where to where anything was written: gigabytes of nothing need no search."""
    if not hasattr(os, "SEEK_DATA"):
        return [(0, size)]
    parts: list[tuple[int, int]] = []
    end = 0
    while end < size:
        try:
            begin = os.lseek(file, end, os.SEEK_DATA)
        except OSError:  # nothing more
            break
        end = os.lseek(file, begin, os.SEEK_HOLE)
        parts.append((begin, end))
    return parts
