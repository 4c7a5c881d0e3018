"""Which links an answer holds, found in another way than the program's, and only where there is no doubt."""

import contextlib
import gzip
import json
import re
import sys
import threading
import zlib
from collections.abc import Callable
from typing import Any, TypeVar

from tests.faults.answer_mutations import Spoiled

_T = TypeVar("_T")
_LINK = re.compile(
    r"https?://([^/?#@\\]*@)?([a-z0-9-]+\.)*[a-z0-9-]+(:[1-9][0-9]{0,3})?([/?#][^\x00-\x1f\x7f-\x9f\ud800-\udfff]*)?",
    re.IGNORECASE,
)
_MOST = 100
_LONGEST = 60_000


class _Pairs(list[tuple[str, Any]]):
    """An object with every key that it has, however often."""


def salvageable(answer: Spoiled) -> list[str]:
    """The links under `output` … `image` in an answer that is still JSON; at most as many as anyone would ask for."""
    body = answer.body
    if answer.headers.get("content-encoding") == "gzip" or body.startswith(b"\x1f\x8b"):
        # Where it is no whole gzip, it is taken as it came.
        with contextlib.suppress(OSError, EOFError, zlib.error):
            body = gzip.decompress(body)
    try:
        return _links(body)
    except RecursionError:
        return _deeply(lambda: _links(body))


def _links(body: bytes) -> list[str]:
    return list(dict.fromkeys(link for text in _images(_parsed(body), ()) if (link := _link(text))))[:_MOST]


def _parsed(body: bytes) -> Any:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        if encoding != "utf-8-sig" and not body.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
            continue
        try:
            return json.loads(body.decode(encoding), object_pairs_hook=_Pairs, parse_int=float)
        except ValueError:
            continue
    return None


def _images(told: Any, below: tuple[str, ...]) -> list[str]:
    """Every text that lies below `output`, and below that `image`."""
    if isinstance(told, _Pairs):
        wanted = ("output", "image", "nothing more")[len(below)]
        return [text for key, inner in told for text in _images(inner, (*below, key) if key == wanted else below)]
    if isinstance(told, list):
        return [text for inner in told for text in _images(inner, below)]
    return [told] if isinstance(told, str) and len(below) == 2 else []


def _link(text: str) -> str:
    link = text.strip()
    return link if len(link) <= _LONGEST and _LINK.fullmatch(link) else ""


def _deeply(work: Callable[[], _T]) -> _T:
    """The result of work that calls itself very often, on a thread with a stack for that."""
    results: list[_T] = []
    before, size = sys.getrecursionlimit(), threading.stack_size(512 * 2**20)
    try:
        sys.setrecursionlimit(200_000)
        thread = threading.Thread(target=lambda: results.append(work()))
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(before)
        threading.stack_size(size)
    return results[0]
