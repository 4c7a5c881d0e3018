"""What an answer of the service means.

Answers may be damaged or hostile. Nothing here trusts a type, a length or a character; whatever can be saved of a paid
answer is saved.
"""

import json
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from qwen_studio.api.answer import Answer
from qwen_studio.api.failures import failure_of
from qwen_studio.api.wire_failures import MAY_BE_CHARGED
from qwen_studio.core.errors import OutcomeUnknown, ServiceError
from qwen_studio.core.geometry import Size

MAX_JSON_BYTES = 8 * 1024 * 1024
MAX_LINK = 16_384
MAX_WORDS = 2_000
MAX_ID = 200
MAX_COUNT = 100
MAX_SIDE = 100_000

# What gateways write where there is no error.
_NO_ERROR = ("0", "200")
_IMAGE_KEYS = ("image",)
_OTHER_LINK_KEYS = ("url", "image_url")


@dataclass(frozen=True)
class Delivered:
    """A good answer. `links` are all its pictures in order; `image_count` is what it says was charged."""

    links: tuple[str, ...]
    request_id: str
    image_count: int
    size: Size | None


def read_answer(answer: Answer) -> Delivered:
    """The pictures that the answer delivers.

    Raises:
        ServiceError: the service refused, or something on the way to it did; nothing was charged.
        OutcomeUnknown: there is no picture in it, and no refusal either.
    """
    told = _parsed(answer)
    request_id = _request_id(told, answer)
    good = 200 <= answer.status < 300
    if good and told is not None:
        links = _links(told.get("output"))
        if links:
            return Delivered(links, request_id, _image_count(told, len(links)), _size(told))
    code, message = _error(told)
    if code or (not good and (message or answer.status < 500)):
        raise failure_of(answer.status, code, message, request_id, answer.headers)
    raise OutcomeUnknown(_no_result(answer, told), next_step=MAY_BE_CHARGED, request_id=request_id)


def refusal(answer: Answer) -> ServiceError:
    """The error that a refusing answer tells of."""
    told = _parsed(answer)
    code, message = _error(told)
    return failure_of(answer.status, code, message, _request_id(told, answer), answer.headers)


def _no_result(answer: Answer, told: dict[str, Any] | None) -> str:
    if told is not None and 200 <= answer.status < 300:
        return "The service answered without a picture and without an error."
    if answer.status >= 500:
        return f"A proxy or gateway answered in place of the service (HTTP {answer.status})."
    return "The answer cannot be read: it is damaged, or not from the service."


def _parsed(answer: Answer) -> dict[str, Any] | None:
    body = _unpacked(answer)
    try:
        text = body.decode(json.detect_encoding(body), errors="replace")
        told = json.loads(text, parse_int=_whole, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _unpacked(answer: Answer) -> bytes:
    # Asked for as it is; a gateway that compresses all the same must not cost a paid picture.
    if answer.headers.get("content-encoding", "").strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        return answer.body
    try:
        # 32: gzip and zlib alike. The limit stands against a few kilobytes that become gigabytes.
        return zlib.decompressobj(32 + zlib.MAX_WBITS).decompress(answer.body, MAX_JSON_BYTES)
    except zlib.error:
        return answer.body


def _whole(digits: str) -> int | None:
    # Python refuses to read very long numbers, and one of them would spoil the whole answer.
    return int(digits) if len(digits) < 20 else None


def _links(output: object) -> tuple[str, ...]:
    return _found(output, _IMAGE_KEYS) or _found(output, _OTHER_LINK_KEYS)


def _found(output: object, keys: tuple[str, ...]) -> tuple[str, ...]:
    links: dict[str, None] = {}
    for value in _values_under(output, keys):
        link = _link(value)
        if link:
            links[link] = None
    return tuple(links)


def _values_under(root: object, keys: tuple[str, ...]) -> Iterator[str]:
    """Every text below one of the keys, in the order of the document, however deep it lies."""
    waiting: list[tuple[object, bool]] = [(root, False)]
    while waiting:
        value, wanted = waiting.pop()
        if isinstance(value, dict):
            waiting += [(inner, wanted or key in keys) for key, inner in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [(inner, wanted) for inner in reversed(value)]
        elif wanted and isinstance(value, str):
            yield value


def _link(value: str) -> str | None:
    text = value.strip()
    if len(text) > MAX_LINK or any(unicodedata.category(c) in {"Cc", "Cs", "Zs", "Zl", "Zp"} for c in text):
        return None
    try:
        parts = urlsplit(text)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        return None
    return text if parts.scheme.lower() in {"http", "https"} and parts.hostname and port_is_sound else None


def _error(told: dict[str, Any] | None) -> tuple[str, str]:
    """Code and message, also where they stand one level down as other gateways write them."""
    if told is None:
        return "", ""
    inner = told.get("error")
    place = {**inner, **told} if isinstance(inner, dict) else told
    code, message = _words(place.get("code")), _words(place.get("message"))
    if code in _NO_ERROR:
        code = ""
    if not message and isinstance(inner, str):
        message = _words(inner)
    return code[:MAX_ID], message


def _request_id(told: dict[str, Any] | None, answer: Answer) -> str:
    body = told or {}
    for value in (body.get("request_id"), body.get("requestId"), answer.headers.get("x-request-id")):
        words = _words(value) if isinstance(value, str) else ""
        if words:
            return words[:MAX_ID]
    return ""


def _words(value: object) -> str:
    """The value as text that can be shown and stored; "" for what is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value)[:MAX_WORDS].encode("utf-8", "replace").decode()
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in text).strip()


def _image_count(told: dict[str, Any], links: int) -> int:
    usage = told.get("usage")
    count = _number(usage.get("image_count"), MAX_COUNT) if isinstance(usage, dict) else None
    return count or links


def _size(told: dict[str, Any]) -> Size | None:
    usage = told.get("usage")
    if not isinstance(usage, dict):
        return None
    width, height = (_number(usage.get(side), MAX_SIDE) for side in ("width", "height"))
    return Size(width, height) if width and height else None


def _number(value: object, most: int) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if 1 <= value <= most and value == int(value) else None
