"""Spoiled answers written by hand, each with the end that it must have and the links that must be saved."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from qwen_studio.api.answer import Answer
from qwen_studio.api.answers import read_answer
from qwen_studio.core.errors import OutcomeUnknown, ServiceError
from tests.faults.conftest import Report

A = "https://dashscope-result-sz.oss-cn-shenzhen.aliyuncs.com/a.png?Expires=1&Signature=x%2By%3D"
B = "https://dashscope-result-sz.oss-cn-shenzhen.aliyuncs.com/b.png?Expires=1"
ERROR = {"request_id": "31f808fd", "code": "InvalidApiKey", "message": "Invalid API-key provided."}


@pytest.fixture(autouse=True)
def noted(request: pytest.FixtureRequest, report: Report) -> Iterator[None]:
    """Puts every case into the table."""
    failed = request.session.testsfailed
    yield
    report("hand-written answers", 1, request.session.testsfailed - failed)


def good(*images: Any) -> dict[str, Any]:
    content = [{"image": image} for image in images]
    message = {"role": "assistant", "content": content}
    return {
        "output": {"choices": [{"finish_reason": "stop", "message": message}]},
        "usage": {"width": 1248, "image_count": len(images), "height": 832},
        "request_id": "bf37ca26",
    }


def end_of(body: bytes | str | object, status: int = 200, headers: dict[str, str] | None = None) -> list[str] | str:
    """The links of what is delivered, "refused", or "unknown"."""
    raw = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
    try:
        delivered = read_answer(Answer(status, headers or {}, raw, datetime.now(UTC)))
    except ServiceError as error:
        return "refused" if error.message and error.next_step else "a refusal without words"
    except OutcomeUnknown as error:
        return "unknown" if "may have been charged" in error.next_step else "unknown without a warning"
    return list(delivered.links) if delivered.image_count >= 1 else "delivered for nothing"


WRONG: dict[str, Any] = {
    "null": None,
    "true": True,
    "zero": 0,
    "minus": -1,
    "huge": 10**400,
    "fraction": 0.5,
    "nan": float("nan"),
    "infinite": float("inf"),
    "empty text": "",
    "text": "text",
    "nul": "\x00",
    "surrogate": "\ud800",
    "long": "x" * 100_000,
    "list": [],
    "nested lists": [[[[]]]],
    "object": {},
    "object of object": {"code": {"code": {}}},
}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(
    "field",
    ["usage", "request_id", "requestId", "code", "message", "status_code", "usage.width", "usage.image_count",
     "usage.height", "usage.extra", "output.text", "output.finish_reason", "output.task_status",
     "output.choices.0.finish_reason", "output.choices.0.message.role", "output.choices.0.message.extra",
     "output.choices.0.index", "output.choices.0.message.content.0.text", "output.choices.0.message.content.0.type"],
)  # fmt: skip
def test_a_wrong_type_beside_the_links_costs_none(field: str, wrong: str) -> None:
    told = good(A, B)
    place: Any = told
    *way, last = field.split(".")
    for key in way:
        place = place[int(key)] if key.isdecimal() else place[key]
    place[last] = WRONG[wrong]
    assert end_of(told) == [A, B]


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(
    "field",
    ["output", "output.choices", "output.choices.0", "output.choices.0.message", "output.choices.0.message.content",
     "output.choices.0.message.content.0", "output.choices.0.message.content.0.image"],
)  # fmt: skip
def test_a_wrong_type_in_place_of_the_links_is_an_unknown_outcome(field: str, wrong: str) -> None:
    told = good(A)
    place: Any = told
    *way, last = field.split(".")
    for key in way:
        place = place[int(key)] if key.isdecimal() else place[key]
    place[int(last) if last.isdecimal() else last] = WRONG[wrong]
    assert end_of(told) == "unknown"


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("field", ["code", "message", "request_id", "error", "status_code"])
def test_a_wrong_type_in_a_refusal_is_still_a_refusal(field: str, wrong: str) -> None:
    assert end_of(ERROR | {field: WRONG[wrong]}, 401) == "refused"


SAVED = {
    "as text in a list": good([A, B]),
    "as objects": good({"url": A}, {"url": {"href": B}}),
    "in one string each, spaces around": good(f" {A}\n", f"\t{B} "),
    "line ends within": good(A.replace("/a.png", "/a\n.pn\r\tg"), B),
    "one of three broken": good(A, "https://", B),
    "one a number": good(7, A, B),
    "an old schema": {"output": {"results": [{"image": A}, {"image": B}], "task_status": "SUCCEEDED"}},
    "an older schema": {"output": {"results": [{"url": A}, {"url": B}]}},
    "as an OpenAI gateway writes it": {"output": [{"type": "image_url", "image_url": {"url": u}} for u in (A, B)]},
    "wrapped in a list": [good(A, B)],
    "wrapped in data": {"data": good(A, B), "success": True},
    "wrapped in output": {"output": good(A, B)},
    "wrapped in a body": {"statusCode": 200, "body": good(A, B)},
    "with a code of success": good(A, B) | {"code": "Success", "message": "OK"},
    "with a code of failure": good(A, B) | {"code": "InternalError", "message": "upload failed"},
    "with an error object": good(A, B) | {"error": {"code": "x", "message": "y"}},
    "with nothing else": {"output": {"image": [A, B]}},
    "deep beside": good(A, B) | {"x": [[[[[[[[[[[[0]]]]]]]]]]]]},
    "the same link twice": good(A, B, A),
}


@pytest.mark.parametrize("shape", SAVED)
@pytest.mark.parametrize("status", [200, 201, 206, 299, 302, 400, 429, 500, 502, 504])
def test_links_are_saved_from_any_shape_under_any_status(shape: str, status: int) -> None:
    assert end_of(SAVED[shape], status) == (
        [A.replace("/a.png", "/a.png"), B] if shape != "line ends within" else [A, B]
    )


TEXT = json.dumps(good(A, B))
TEXTS: dict[str, bytes | str] = {
    "output twice, links first": TEXT[:-1] + ', "output": null}',
    "output twice, links last": '{"output": {}, ' + TEXT[1:],
    "image twice": TEXT.replace('{"image": ', '{"image": "", "image": ').replace('"}]', '", "image": 0}]'),
    "message twice": TEXT.replace('"message": {', '"message": {"content": []}, "message": {'),
    "keys escaped": TEXT.replace('"output"', '"\\u006futput"').replace('"image"', '"\\u0069mage"'),
    "slashes escaped": TEXT.replace("/", "\\/"),
    "everything escaped": TEXT.replace("https", "\\u0068\\u0074\\u0074\\u0070\\u0073"),
    "half a pair beside": TEXT.replace('"stop"', '"\\ud83d"'),
    "half a pair in bytes": TEXT.encode().replace(b'"stop"', b'"\xed\xa0\xbd"'),
    "bytes that are no text": TEXT.encode().replace(b'"stop"', b'"\xff\xfe\x80"'),
    "a control character": TEXT.replace('"stop"', '"st\x01op"'),
    "a line end in a text": TEXT.replace('"stop"', '"st\nop"'),
    "NUL in a text": TEXT.replace('"stop"', '"\x00"'),
    "NaN": TEXT.replace("1248", "NaN"),
    "-Infinity": TEXT.replace("832", "-Infinity"),
    "1e999999": TEXT.replace("832", "1e999999"),
    "five thousand digits": TEXT.replace("1248", "9" * 5_000),
    "a million digits": TEXT.replace("1248", "9" * 1_000_000),
    "byte order mark": "\ufeff" + TEXT,
    "UTF-16": TEXT.encode("utf-16"),
    "UTF-16 without a mark": TEXT.encode("utf-16-le"),
    "UTF-16 the other way": TEXT.encode("utf-16-be"),
    "UTF-32": TEXT.encode("utf-32"),
    "white space around": "\r\n\t " + TEXT + " \n" * 1_000,
    "too deep beside": TEXT[:-1] + ', "x": ' + "[" * 5_000 + "]" * 5_000 + "}",
    "too deep around": '{"output": ' * 3_000 + TEXT + "}" * 3_000,
    "too deep in lists": "[" * 100_000 + TEXT + "]" * 100_000,
    "megabytes beside": TEXT[:-1] + ', "x": "' + "y" * 3_000_000 + '"}',
    "ten thousand empty parts": TEXT.replace('[{"image"', "[" + "{}, " * 10_000 + '{"image"'),
}


@pytest.mark.parametrize("text", TEXTS)
def test_links_are_saved_from_any_json(text: str) -> None:
    assert end_of(TEXTS[text]) == [A, B]


NO_LINKS = [
    "https://",
    "https:///a.png",
    "http://",
    "https://[::1/a",
    "https://a.example:0/",
    "https://a.example:65536/",
    "https://a.example:x/",
    "https://\ud800.example/",
    "https://a.example/\x00",
    "https://a.example/\x7f",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "ftp://a.example/a",
    "//a.example/a",
    "a.example/a",
    "data:image/png;base64,iVBORw0KGgo=",
    "https://a.example/" + "a" * 70_000,
    "no link at all",
    "\ufeff",
]


@pytest.mark.parametrize("link", NO_LINKS)
def test_what_is_no_link_is_never_followed_and_costs_no_other(link: str) -> None:
    assert end_of(good(link)) == "unknown"
    assert end_of(good(link, A)) == [A]


def test_of_endless_links_the_first_hundred_are_taken() -> None:
    links = [f"https://a.example/{number}" for number in range(50_000)]
    assert end_of(good(*links)) == links[:100]


def test_a_request_that_comes_back_is_no_answer() -> None:
    echo = {"model": "m", "input": {"messages": [{"role": "user", "content": [{"image": A}, {"text": "x"}]}]}}
    assert end_of(echo) == "unknown"
    assert end_of(ERROR | echo, 400) == "refused"


UNREADABLE: dict[str, Any] = {
    "nothing": b"",
    "white space": b" \r\n",
    "null": b"null",
    "true": b"true",
    "a number": b"12",
    "a text": b'"https://a.example/a.png"',
    "a list": b"[]",
    "an object": b"{}",
    "a page": b"<!DOCTYPE html><html><body>It works.</body></html>",
    "a sign-in page with a link": f'<html><img src="{A}"></html>',
    "half of it": TEXT[: len(TEXT) // 2],
    "all but the end": TEXT[:-1],
    "one quote lost": TEXT.replace('"usage"', 'usage"'),
    "one comma lost": TEXT.replace(", ", " ", 1),
    "open brackets": "[" * 100_000,
    "open objects": '{"a":' * 100_000,
    "NUL bytes": b"\0" * 4_096,
    "ones": b"\xff" * 4_096,
    "gzip of nothing": bytes.fromhex("1f8b08000000000000ff0300000000000000000000"),
    "the magic of gzip alone": b"\x1f\x8b",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "server-sent events": "event: result\ndata: [DONE]\n\n",
    "no choices": {"output": {"choices": []}},
    "a task that waits": {"output": {"task_id": "t", "task_status": "PENDING"}, "request_id": "r"},
    "usage alone": {"usage": {"image_count": 2}},
}


@pytest.mark.parametrize("text", UNREADABLE)
@pytest.mark.parametrize("status", [200, 204, 500, 502, 503, 504])
def test_what_cannot_be_read_is_an_unknown_outcome(text: str, status: int) -> None:
    assert end_of(UNREADABLE[text], status) == "unknown"


@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 413, 429, 500, 502, 503, 504, 599])
@pytest.mark.parametrize("told", [ERROR, {"code": "Ω≠\u202e", "message": ""}, {"error": {"code": "c", "message": "m"}}])
def test_the_services_own_words_are_a_refusal_under_any_status(told: dict[str, Any], status: int) -> None:
    assert end_of(told, status) == "refused"


@pytest.mark.parametrize(
    "value",
    ["", "-1", "0", "nan", "inf", "1e400", "9" * 400, "Wed, 99 Foo", "Sun, 06 Nov 1994 08:49:37 GMT", "\u0663", "\x00"],
)
def test_a_wrong_retry_after_is_at_most_two_minutes(value: str) -> None:
    answer = Answer(429, {"retry-after": value}, json.dumps(ERROR).encode(), datetime.now(UTC))
    with pytest.raises(ServiceError) as refused:
        read_answer(answer)
    assert refused.value.retry_after_s is None or 0 <= refused.value.retry_after_s <= 120
