"""What an answer of the service means.

Answers may be damaged or hostile. Nothing here trusts a type, a length or a character; whatever can be saved of a paid
answer is saved.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any

from qwen_studio.api.answer import Answer
from qwen_studio.api.answer_json import json_of, text_of
from qwen_studio.api.failures import failure_of
from qwen_studio.api.result_links import links_in
from qwen_studio.api.wire_failures import may_be_charged
from qwen_studio.core.errors import OutcomeUnknown, ServiceError
from qwen_studio.core.geometry import Size
from qwen_studio.core.language import translate

MAX_WORDS = 2_000
MAX_ID = 200
MAX_COUNT = 100
MAX_SIDE = 100_000

# What gateways write where there is no error.
_NO_ERROR = ("0", "200", "ok", "success")

# Control characters, and those that turn the direction of what stands beside them.
_SHOWN_AS = {"Cc": " ", "Cf": ""}


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
    told, links = _told(answer)
    request_id = _request_id(told, answer)
    if links:
        # Whatever else it says: what there is a picture of was made, and must never be sent again.
        return Delivered(links, request_id, _image_count(told, len(links)), _size(told))
    good = 200 <= answer.status < 300
    code, message = _error(told)
    if code or (not good and (message or answer.status < 500)):
        raise failure_of(answer.status, code, message, request_id, answer.headers)
    raise OutcomeUnknown(_no_result(answer, told), next_step=may_be_charged(), request_id=request_id)


def refusal(answer: Answer) -> ServiceError:
    """The error that a refusing answer tells of."""
    told, _ = _told(answer)
    code, message = _error(told)
    return failure_of(answer.status, code, message, _request_id(told, answer), answer.headers)


def _told(answer: Answer) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The object that the answer is, empty where it is none; and all its links to pictures."""
    text = text_of(answer)
    try:
        told = json_of(text)
    except RecursionError:
        return {}, links_in(text)
    except ValueError:
        return {}, ()
    return told if isinstance(told, dict) else {}, links_in(text)


def _no_result(answer: Answer, told: dict[str, Any]) -> str:
    if told and 200 <= answer.status < 300:
        return translate("api", "The service answered without a picture and without an error.")
    if answer.status >= 500:
        return translate("api", "A proxy or gateway answered in place of the service (HTTP {status}).").format(
            status=answer.status
        )
    return translate("api", "The answer cannot be read: it is damaged, or not from the service.")


def _error(told: dict[str, Any]) -> tuple[str, str]:
    """Code and message, also where they stand one level down as other gateways write them."""
    inner = told.get("error")
    place = {**inner, **told} if isinstance(inner, dict) else told
    code, message = _words(place.get("code")), _words(place.get("message"))
    if code.lower() in _NO_ERROR:
        code = ""
    if not message and isinstance(inner, str):
        message = _words(inner)
    return code[:MAX_ID], message


def _request_id(told: dict[str, Any], answer: Answer) -> str:
    for value in (told.get("request_id"), told.get("requestId"), answer.headers.get("x-request-id")):
        words = _words(value) if isinstance(value, str) else ""
        if words:
            return words[:MAX_ID]
    return ""


def _words(value: object) -> str:
    """The value as text that can be shown and stored; "" for what is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value)[:MAX_WORDS].encode("utf-8", "replace").decode()
    return "".join(_SHOWN_AS.get(unicodedata.category(c), c) for c in text).strip()


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
