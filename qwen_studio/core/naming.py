"""File names that every file system takes."""

import os
import re
import unicodedata

_UNSAFE = r'[<>:"/\\|?*\x00-\x1f\x7f]'
# Windows' devices; it takes the superscript digits for digits.
_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *(d + n for d in ("COM", "LPT") for n in "123456789¹²³")}


def new_id() -> str:
    """An id that nothing else has: 32 hexadecimal digits."""
    return os.urandom(16).hex()


def safe_stem(text: str, max_bytes: int = 80) -> str:
    """A file name without its ending, from any text, of at most `max_bytes` bytes in UTF-8.

    Limits are in bytes because file systems count them: 128 Cyrillic letters are 256.
    """
    visible = "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} else c for c in text)
    words = " ".join(re.sub(_UNSAFE, " ", unicodedata.normalize("NFC", visible)).split())
    stem = cut_to_bytes(words, max_bytes).strip(" .")
    # A device is meant whatever follows its first dot, so only other words before it help.
    if stem.partition(".")[0].rstrip().upper() in _RESERVED:
        stem = cut_to_bytes(f"picture {stem}", max_bytes).strip(" .")
    return stem or "picture"


def printable(name: str) -> str:
    """The name as it can be shown and logged anywhere: on disk it may hold any bytes, and marks that turn words."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


def cut_to_bytes(text: str, max_bytes: int) -> str:
    """The longest beginning of the text that has at most `max_bytes` bytes in UTF-8."""
    return text.encode()[:max_bytes].decode(errors="ignore")
