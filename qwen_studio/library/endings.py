"""The ending that a picture file should have, from its first bytes."""

import re
from pathlib import PurePath

# Compiled at the first use, which is after the first paint.
_SIGNATURES = (
    (rb"\x89PNG\r\n\x1a\n", ".png"),
    (rb"\xff\xd8\xff", ".jpg"),
    (rb"RIFF....WEBP", ".webp"),
    (rb"II\*\0|MM\0\*|II\+\0|MM\0\+", ".tif"),
    (rb"GIF8[79]a", ".gif"),
    # Words begin with BM too, but hold no zeros.
    (rb"BM....\0\0\0\0", ".bmp"),
    (rb"....ftypavi[fs]", ".avif"),
    (rb"....ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)", ".heic"),
)
_PICTURE_ENDINGS = {*(ending for _, ending in _SIGNATURES), ".jpeg", ".jpe", ".tiff", ".heif", ".apng"}
_PLAIN_ENDING = r"\.[0-9a-z]{1,8}"


def known_ending(first_bytes: bytes) -> str:
    """The ending of the picture format that the content begins as; empty if it begins as none."""
    return next((ending for known, ending in _SIGNATURES if re.match(known, first_bytes, re.DOTALL)), "")


def is_picture_name(name: str) -> bool:
    """Whether a person would take a file of this name for a picture."""
    return PurePath(name).suffix.lower() in _PICTURE_ENDINGS


def ending_of(first_bytes: bytes, name: str) -> str:
    """The ending of the format that the content (its first 64 bytes suffice) begins as; else the name's own."""
    if ending := known_ending(first_bytes):
        return ending
    own = PurePath(name).suffix.lower()
    return own if re.fullmatch(_PLAIN_ENDING, own) else ".bin"
