"""Where an answer says its pictures are: every address under `image` under `output`, however it is wrapped."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

MAX_LINKS = 100
# What the HTTP library takes.
MAX_LINK = 65_536

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],]|[^"{}\[\],:\s]+', re.DOTALL)
_STRIPPED = str.maketrans("", "", "\t\r\n")

# What a value stands below: nothing, `output`, and under that another name for links or `image`.
_OUTSIDE, _IN_OUTPUT, _OTHER, _IMAGE = range(4)
_OTHER_NAMES = ("url", "image_url")


def links_in(text: str) -> tuple[str, ...]:
    """The links of a JSON text, in its order and without repetitions.

    Read from its tokens, because a parser gives up where it is nested too deeply, and keeps one of two equal keys.
    """
    if "http" not in text.lower() and "\\u" not in text:
        return ()  # which spares the megabytes that are no answer
    return _chosen(_texts_in(text))


def _texts_in(text: str) -> Iterator[tuple[int, str]]:
    """Every string below a name for links, and below which one."""
    outer: list[tuple[int, bool]] = []
    place, in_object = _OUTSIDE, False
    key = ""
    key_comes = False
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if piece in "{[":
            outer.append((place, in_object))
            place = _under(place, key) if key else place
            in_object = key_comes = piece == "{"
            key = ""
        elif piece in "}]":
            place, in_object = outer.pop() if outer else (_OUTSIDE, False)
            key = ""
        elif piece == ",":
            key, key_comes = "", in_object
        elif key_comes:
            key, key_comes = _read(piece), False
        elif piece.startswith('"') and (below := _under(place, key)) > _IN_OUTPUT:
            yield below, _read(piece)


def _under(place: int, key: str) -> int:
    if place == _OUTSIDE:
        return _IN_OUTPUT if key == "output" else _OUTSIDE
    if key == "image":
        return _IMAGE
    return _OTHER if place == _IN_OUTPUT and key in _OTHER_NAMES else place


def _read(piece: str) -> str:
    if "\\" not in piece:
        return piece.strip('"')
    try:
        return str(json.loads(piece, strict=False))
    except ValueError:
        return ""


def _chosen(texts: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    found: dict[int, dict[str, None]] = {_IMAGE: {}, _OTHER: {}}
    for below, text in texts:
        if len(found[below]) < MAX_LINKS and (link := _link(text)):
            found[below][link] = None
    # Other names count only where no picture is called one.
    return tuple(found[_IMAGE] or found[_OTHER])


def _link(text: str) -> str | None:
    # Line ends within an address are left out, as browsers do.
    link = text.strip().translate(_STRIPPED)
    if len(link) > MAX_LINK or any(unicodedata.category(c) in {"Cc", "Cs"} for c in link):
        return None
    try:
        parts = urlsplit(link)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        return None
    return link if parts.scheme.lower() in {"http", "https"} and parts.hostname and port_is_sound else None
