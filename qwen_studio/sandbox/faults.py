"""Ways to misbehave that tests can ask for by name, beside the documented errors."""

import enum
import threading
import zlib
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import Any, Final

from qwen_studio.sandbox.answers import JSON_TYPE, Answer, Delivery, error_answer, json_answer, new_request_id
from qwen_studio.sandbox.documented_errors import DOCUMENTED_ERRORS
from qwen_studio.sandbox.requests_seen import SeenRequest

FAULT_HEADER: Final = "x-sandbox-fault"
BOMB_BYTES: Final = 200 * 1024 * 1024


class Fault(enum.StrEnum):
    """A fault of the wire, of the answer, or of a result."""

    # The connection, before the service did anything.
    DROP_BEFORE_READING = "drop-before-reading"
    # The way back of a good answer: the pictures are painted and billed.
    DROP_AFTER_READING = "drop-after-reading"
    TRUNCATED_ANSWER = "truncated-answer"
    WRONG_LENGTH = "wrong-length"
    SLOW_BYTES = "slow-bytes"
    MALFORMED_JSON = "malformed-json"
    # Another answer in place of a good one: nothing is painted or billed.
    HTML = "html"
    HTML_413 = "html-413"
    HTML_504 = "html-504"
    OK_WITH_ERROR_CODE = "ok-with-error-code"
    NO_OUTPUT = "no-output"
    EMPTY_CHOICES = "empty-choices"
    REQUEST_ID_IN_HEADER = "request-id-in-header"
    REDIRECT = "redirect"
    GZIP_BOMB = "gzip-bomb"
    HUGE_ANSWER = "huge-answer"
    # A good answer whose results are not: painted and billed.
    PARTIAL = "partial"
    BLACK_PICTURE = "black-picture"
    EXPIRED_LINK = "expired-link"
    MISSING_RESULT = "missing-result"
    NOT_A_PICTURE = "not-a-picture"
    TRUNCATED_RESULT = "truncated-result"
    SLOW_RESULT = "slow-result"
    HUGE_RESULT = "huge-result"
    REDIRECT_RESULT = "redirect-result"


FAULT_NAMES: Final = (*(fault.value for fault in Fault), *DOCUMENTED_ERRORS)

_DELIVERIES: Final = {
    Fault.DROP_AFTER_READING: Delivery.NONE,
    Fault.TRUNCATED_ANSWER: Delivery.HALF,
    Fault.WRONG_LENGTH: Delivery.SHORT_LENGTH,
    Fault.SLOW_BYTES: Delivery.BYTE_BY_BYTE,
}

_HTML_STATUSES: Final = {
    Fault.HTML: (502, "Bad Gateway"),
    Fault.HTML_413: (413, "Request Entity Too Large"),
    Fault.HTML_504: (504, "Gateway Time-out"),
}

_ERROR_BODY: Final = {"code": "InternalError", "message": "An internal error has occured."}

_OK_BODIES: Final[dict[Fault, dict[str, Any]]] = {
    Fault.OK_WITH_ERROR_CODE: _ERROR_BODY,
    Fault.NO_OUTPUT: {"usage": {"width": 0, "image_count": 0, "height": 0}},
    Fault.EMPTY_CHOICES: {"output": {"choices": []}},
}


class PendingFaults:
    """The faults that the next requests meet, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # Under None those for any request.
        self._pending: defaultdict[int | None, list[tuple[str, int | None]]] = defaultdict(list)

    def add(self, name: str, times: int | None, seed: int | None = None) -> None:
        """Let the next `times` requests meet the fault `name`; None is for always. With `seed` only
        those that ask for this seed do.

        Raises:
            ValueError: no fault has this name, or `times` is below one, or the fault comes before the seed is read.
        """
        if name not in FAULT_NAMES:
            raise ValueError(f"No fault is called “{name}”.")
        if times is not None and times < 1:
            raise ValueError("A fault happens at least once.")
        if seed is not None and name == Fault.DROP_BEFORE_READING:
            raise ValueError("Nobody knows the seed of a request that was not read.")
        with self._lock:
            self._pending[seed].append((name, times))

    def clear(self) -> None:
        with self._lock:
            self._pending.clear()

    def take(self) -> str | None:
        """The fault for one request of any kind, if one is pending."""
        with self._lock:
            return self._take(None)

    def take_for(self, request: SeenRequest) -> str | None:
        """The fault that is pending for requests with this one's seed, if there is one."""
        with self._lock:
            if not any(seed is not None and pending for seed, pending in self._pending.items()):
                return None
            seed = request.seed
            return None if seed is None else self._take(seed)

    def _take(self, seed: int | None) -> str | None:
        pending = self._pending[seed]
        if not pending:
            return None
        name, times = pending[0]
        if times == 1:
            del pending[0]
        elif times is not None:
            pending[0] = (name, times - 1)
        return name


def answer_instead(fault: str, base_url: str) -> Answer | None:
    """The answer that takes the place of a painted one, or None where `fault` lets the service paint."""
    if fault in DOCUMENTED_ERRORS:
        return error_answer(DOCUMENTED_ERRORS[fault])
    if fault in _HTML_STATUSES:
        return _html_page(*_HTML_STATUSES[Fault(fault)])
    if fault in _OK_BODIES:
        return json_answer(200, {"request_id": new_request_id(), **_OK_BODIES[Fault(fault)]})
    answer: Answer | None = None
    match fault:
        case Fault.REQUEST_ID_IN_HEADER:
            answer = json_answer(500, _ERROR_BODY)
        case Fault.REDIRECT:
            answer = Answer(307, b"", {"Location": f"{base_url}/elsewhere"})
        case Fault.GZIP_BOMB:
            answer = Answer(200, _gzip_bomb(), {"Content-Type": JSON_TYPE, "Content-Encoding": "gzip"})
        case Fault.HUGE_ANSWER:
            answer = Answer(200, b" " * 65536, {"Content-Type": JSON_TYPE}, Delivery.ENDLESS)
    return answer


def spoil(answer: Answer, fault: str | None) -> Answer:
    """A good `answer` with the wire fault `fault` done to it; unchanged where `fault` is none of the wire."""
    if fault == Fault.MALFORMED_JSON:
        return replace(answer, body=answer.body[: len(answer.body) * 2 // 3])
    if fault in _DELIVERIES:
        return replace(answer, delivery=_DELIVERIES[Fault(fault)])
    return answer


def _html_page(status: int, reason: str) -> Answer:
    page = f"<html><head><title>{status} {reason}</title></head><body><h1>{status} {reason}</h1></body></html>\r\n"
    return Answer(status, page.encode(), {"Content-Type": "text/html"})


@cache
def _gzip_bomb() -> bytes:
    """A JSON object of 200 MB in some 200 kB."""

    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    parts = [packer.compress(b'{"output": {"text": "')]
    filling = b" " * 1024 * 1024
    parts += [packer.compress(filling) for _ in range(BOMB_BYTES // len(filling))]
    parts += [packer.compress(b'"}}'), packer.flush()]
    return b"".join(parts)
