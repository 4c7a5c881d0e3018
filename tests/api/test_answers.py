"""What answers deliver, refuse, or leave unknown."""

import gzip
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from qwen_studio.api.answer import Answer
from qwen_studio.api.answer_json import MAX_JSON_BYTES
from qwen_studio.api.answers import Delivered, read_answer
from qwen_studio.core.errors import OutcomeUnknown, ServiceError
from qwen_studio.core.geometry import Size

A = "https://dashscope-result-sz.oss-cn-shenzhen.aliyuncs.com/a.png?Expires=1&Signature=x%2By%3D"
B = "https://dashscope-result-sz.oss-cn-shenzhen.aliyuncs.com/b.png?Expires=1"


def answer_of(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, headers or {}, raw, datetime.now(UTC))


def read(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Delivered:
    return read_answer(answer_of(body, status, headers))


def good(*links: Any, usage: Any = None, **more: Any) -> dict[str, Any]:
    return {
        "output": {
            "choices": [
                {
                    "finish_reason": "stop",
                    "message": {"role": "assistant", "content": [{"image": link} for link in links]},
                }
            ]
        },
        "usage": {"width": 1248, "image_count": len(links), "height": 832} if usage is None else usage,
        "request_id": "bf37ca26-0abe-98e4-8065-xxxxxx",
        **more,
    }


def test_documents_http_answer() -> None:
    assert read(good(A, B)) == Delivered((A, B), "bf37ca26-0abe-98e4-8065-xxxxxx", 2, Size(1248, 832))


def test_documents_python_answer_with_empty_code() -> None:
    told = good(A, B, code="", message="", status_code=200)
    told["output"] |= {"text": None, "finish_reason": None}
    assert read(told).links == (A, B)


def test_documents_java_answer_names_its_request_id_otherwise() -> None:
    told = good(A)
    told["requestId"] = told.pop("request_id")
    assert read(told).request_id == "bf37ca26-0abe-98e4-8065-xxxxxx"


def test_request_id_of_the_header_stands_in() -> None:
    told = good(A)
    del told["request_id"]
    assert read(told, headers={"x-request-id": "from-header"}).request_id == "from-header"


def test_every_image_part_of_every_choice_counts() -> None:
    told = good(A)
    told["output"]["choices"] += [{"message": {"content": [{"text": "done"}, {"image": B}]}}]
    assert read(told).links == (A, B)


def test_fewer_images_than_asked_are_delivered_as_they_are() -> None:
    delivered = read(good(A, usage={"image_count": 1}))
    assert (delivered.links, delivered.image_count, delivered.size) == ((A,), 1, None)


@pytest.mark.parametrize(
    "usage",
    [
        None,
        [],
        "many",
        {"image_count": "two", "width": {}, "height": None},
        {"image_count": -1, "width": -5, "height": 0},
        {"image_count": True, "width": True, "height": True},
        {"image_count": 1e400, "width": 1.5, "height": 832},
        {"image_count": 10**9, "width": 10**9, "height": 10**9},
    ],
)
def test_malformed_usage_costs_no_link(usage: Any) -> None:
    told = good(A, B)
    told["usage"] = usage
    assert read(told) == Delivered((A, B), "bf37ca26-0abe-98e4-8065-xxxxxx", 2, None)


@pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"9" * 5000, b"1e999999"])
def test_numbers_that_python_cannot_take_cost_no_link(number: bytes) -> None:
    body = json.dumps(good(A)).encode().replace(b"1248", number)
    assert read(body).links == (A,)


@pytest.mark.parametrize(
    "content",
    [
        [{"image": [A]}],
        [{"image": {"url": A}}],
        {"image": A},
        [[{"image": A}]],
        [None, 7, "text", {"image": None}, {"image": A}],
        [{"image": " " + A + "\n"}],
        [{"type": "image_url", "image_url": {"url": A}}],
        [{"image": "not a link"}, {"image": "file:///etc/passwd"}, {"image": A}],
        [{"image": A}, {"image": A}],
        [{"image": "https://"}, {"image": "https://[::1"}, {"image": "https://a:999999/"}, {"image": A}],
        [{"image": "https://half\ud83d.example/"}, {"image": A}],
    ],
)
def test_link_is_saved_from_any_shape(content: Any) -> None:
    told = good()
    told["output"]["choices"][0]["message"]["content"] = content
    assert read(told).links == (A,)


def test_delivery_beside_a_code_is_still_a_delivery() -> None:
    assert read(good(A, code="Whatever", message="odd")).links == (A,)


def test_compressed_answer_is_read_though_it_was_not_asked_for() -> None:
    body = gzip.compress(json.dumps(good(A)).encode())
    assert read(body, headers={"content-encoding": "gzip"}).links == (A,)


def test_compressed_bomb_stays_small() -> None:
    bomb = gzip.compress(b" " * (MAX_JSON_BYTES * 4))
    with pytest.raises(OutcomeUnknown):
        read(bomb, headers={"content-encoding": "gzip"})


def test_text_that_is_not_utf8_costs_no_link() -> None:
    assert read(json.dumps(good(A)).encode().replace(b'"stop"', b'"\xff\xfe"')).links == (A,)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_mark_costs_no_link(encoding: str) -> None:
    assert read(json.dumps(good(A)).encode(encoding)).links == (A,)


def test_documents_error() -> None:
    told = {"request_id": "31f808fd-8eef-9004-xxxxx", "code": "InvalidApiKey", "message": "Invalid API-key provided."}
    with pytest.raises(ServiceError) as caught:
        read(told, 401)
    error = caught.value
    assert (error.status, error.code, error.service_message, error.request_id) == (
        401,
        "InvalidApiKey",
        "Invalid API-key provided.",
        "31f808fd-8eef-9004-xxxxx",
    )


def test_http_200_with_a_code_is_an_error() -> None:
    with pytest.raises(ServiceError) as caught:
        read({"code": "DataInspectionFailed", "message": "Output data may contain inappropriate content."})
    assert (caught.value.status, caught.value.code) == (200, "DataInspectionFailed")


def test_code_is_kept_where_there_is_no_output() -> None:
    with pytest.raises(ServiceError) as caught:
        read({"code": "Odd.Code", "output": None, "request_id": "r"})
    assert (caught.value.code, caught.value.request_id) == ("Odd.Code", "r")


def test_error_one_level_down_is_found() -> None:
    with pytest.raises(ServiceError) as caught:
        read({"error": {"code": "invalid_api_key", "message": "Incorrect API key provided."}, "request_id": "r"}, 401)
    assert (caught.value.code, caught.value.request_id) == ("invalid_api_key", "r")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"output": None},
        {"output": {}},
        {"output": {"choices": []}},
        {"output": {"choices": [{"message": {"content": []}}]}},
        {"output": {"choices": None}, "code": "", "message": ""},
        {"code": 200, "message": "ok"},
        [],
        "text",
        None,
        b"",
        b"<html><body>Sign in</body></html>",
        b'{"output": {"choices": [{"mess',
        b"\x00" * 100,
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
)
def test_http_200_without_picture_or_code_is_unknown(body: object) -> None:
    with pytest.raises(OutcomeUnknown) as caught:
        read(body, headers={"x-request-id": "r-7"})
    assert "may have been charged" in caught.value.next_step
    assert caught.value.request_id == "r-7"


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_page_of_a_gateway_leaves_the_outcome_unknown(status: int) -> None:
    with pytest.raises(OutcomeUnknown, match=str(status)):
        read(b"<html><h1>Bad Gateway</h1></html>", status)


@pytest.mark.parametrize("status", [301, 307, 400, 403, 404, 407, 413, 429])
def test_page_that_refuses_is_a_refusal(status: int) -> None:
    with pytest.raises(ServiceError) as caught:
        read(b"<html><h1>No</h1></html>", status)
    assert caught.value.status == status
    assert caught.value.code == ""


def test_words_of_the_service_can_be_shown_and_stored() -> None:
    body = b'{"code": "Bad\\ud800\\u0000Code", "message": "a\\nb\\udfff", "request_id": "\\ud83d"}'
    with pytest.raises(ServiceError) as caught:
        read(body, 400)
    for words in (caught.value.code, caught.value.service_message, caught.value.request_id, str(caught.value)):
        words.encode("utf-8")
        assert "\x00" not in words
        assert "\n" not in words


def test_endless_words_are_cut() -> None:
    with pytest.raises(ServiceError) as caught:
        read({"code": "c" * 10_000, "message": "m" * 10_000, "request_id": "r" * 10_000}, 400)
    assert len(str(caught.value)) < 5_000
    assert len(caught.value.request_id) <= 200


def test_words_of_the_service_cannot_turn_those_around_them() -> None:
    with pytest.raises(ServiceError) as caught:
        read({"code": "Odd\u202e", "message": "one\u2066\r\n\x1b[31mtwo\u200f"}, 400)
    assert (caught.value.code, caught.value.service_message) == ("Odd", "one   [31mtwo")
