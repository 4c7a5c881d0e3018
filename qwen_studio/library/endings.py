"""The ending that a picture file should have, from its first bytes."""

import re
from pathlib import PurePath

_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), ".png"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp"),
    (re.compile(rb"II\*\0|MM\0\*|II\+\0|MM\0\+"), ".tif"),
    (re.compile(rb"GIF8[79]a"), ".gif"),
    (re.compile(rb"BM"), ".bmp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), ".avif"),
    (re.compile(rb"....ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)", re.DOTALL), ".heic"),
)
_PLAIN_ENDING = re.compile(r"\.[0-9a-z]{1,8}")


def ending_of(first_bytes: bytes, name: str) -> str:
    """The ending of the format that the content (its first 64 bytes suffice) begins as; else the name's own."""
    for signature, ending in _SIGNATURES:
        if signature.match(first_bytes):
            return ending
    own = PurePath(name).suffix.lower()
    return own if _PLAIN_ENDING.fullmatch(own) else ".bin"
