"""Answers of the service: a status, headers, a body, and how the body is put on the wire."""

import enum
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

JSON_TYPE = "application/json"


class Delivery(enum.Enum):
    """How an answer goes out: whole, or broken in a way that a client has to survive."""

    WHOLE = enum.auto()
    NONE = enum.auto()  # the connection is closed without a byte
    HALF = enum.auto()  # Content-Length is right, half of the body comes, then the connection closes
    SHORT_LENGTH = enum.auto()  # Content-Length is smaller than the body
    BYTE_BY_BYTE = enum.auto()  # one byte at a time, never pausing long enough for a read timeout
    ENDLESS = enum.auto()  # no Content-Length, and the body repeated far beyond any sensible size


@dataclass(frozen=True)
class Answer:
    """One HTTP answer."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    delivery: Delivery = Delivery.WHOLE


@dataclass(frozen=True)
class ServiceError:
    """One documented error: its HTTP status, code and message."""

    status: int
    code: str
    message: str
    retry_after_s: int | None = None


class Refused(Exception):
    """A request that the service refuses, with the error it answers."""

    def __init__(self, status: int, code: str, message: str, retry_after_s: int | None = None) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.error = ServiceError(status, code, message, retry_after_s)


def new_request_id() -> str:
    return str(uuid.uuid4())


def json_answer(status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Answer:
    """A JSON answer whose `request_id` also stands in the `x-request-id` header."""
    # Separate from the body, because some documented errors carry the id in the header alone.
    request_id = str(body.get("request_id") or new_request_id())
    return Answer(
        status,
        json.dumps(body, ensure_ascii=False).encode(),
        {"Content-Type": JSON_TYPE, "x-request-id": request_id, **(headers or {})},
    )


def error_answer(error: ServiceError) -> Answer:
    """The document's "Abnormal task execution": request_id, code and message."""
    headers = {} if error.retry_after_s is None else {"Retry-After": str(error.retry_after_s)}
    body = {"request_id": new_request_id(), "code": error.code, "message": error.message}
    return json_answer(error.status, body, headers)


def result_body(links: Sequence[str], width: int, height: int) -> dict[str, Any]:
    """The document's "Successful task execution" for pictures of `width` × `height` px."""
    return {
        "output": {
            "choices": [
                {
                    "finish_reason": "stop",
                    "message": {"role": "assistant", "content": [{"image": link} for link in links]},
                }
            ]
        },
        "usage": {"width": width, "image_count": len(links), "height": height},
        "request_id": new_request_id(),
    }


def model_list_body(names: Sequence[str], page_no: int, page_size: int) -> dict[str, Any]:
    """One page of `GET /models`."""
    start = (page_no - 1) * page_size
    return {
        "request_id": new_request_id(),
        "output": {
            "total": len(names),
            "page_no": page_no,
            "page_size": page_size,
            "models": [{"model": name, "name": name} for name in names[start : start + page_size]],
        },
    }
