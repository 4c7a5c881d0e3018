"""The document's checks, each over real HTTP: what a caller sends and the status, code and message that come back."""

import io
import json
from typing import Any

import pytest
from PIL import Image

from qwen_studio.sandbox.keys import BEIJING_KEY, SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer
from tests.sandbox.calls import Caller, data_uri, file_of, order, picture_uri

INVALID_KEY = (401, "InvalidApiKey", "Invalid API-key provided.")
NO_JSON = (400, "BadRequest.IllegalInput", "The input parameter requires json format.")
LACK = (400, "InvalidParameter", "lack of image or text")


@pytest.fixture
def generous() -> Any:
    """A sandbox without a rate limit, for tests that call often."""
    with SandboxServer(requests_per_second=None) as server:
        yield server


@pytest.fixture
def unpaced(generous: SandboxServer) -> Caller:
    return Caller(generous)


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        SINGAPORE_KEY,
        f"Basic {SINGAPORE_KEY}",
        "Bearer sk-unknown",
        f"Bearer {BEIJING_KEY}",
    ],
    # No key in the name of a test, which is printed and reported.
    ids=["none", "empty", "scheme alone", "scheme and space", "key alone", "Basic", "unknown", "Beijing's"],
)
def test_a_missing_malformed_unknown_or_other_regions_key_is_401(caller: Caller, authorization: str | None) -> None:
    assert caller.post(order(), {"Authorization": authorization}).error == INVALID_KEY


def test_the_beijing_region_takes_its_own_key_alone() -> None:
    with SandboxServer(region="beijing") as beijing:
        caller = Caller(beijing)
        assert caller.post(order(), {"Authorization": f"Bearer {BEIJING_KEY}"}).status == 200
        assert caller.post(order(), {"Authorization": f"Bearer {SINGAPORE_KEY}"}).error == INVALID_KEY


def test_an_asynchronous_call_is_denied(caller: Caller) -> None:
    reply = caller.post(order(), {"X-DashScope-Async": "enable"})
    assert reply.error == (403, "AccessDenied", "Current user api does not support asynchronous calls.")


@pytest.mark.parametrize("content_type", [None, "text/plain", "multipart/form-data; boundary=x"])
def test_only_json_is_read(caller: Caller, content_type: str | None) -> None:
    assert caller.post(order(), {"Content-Type": content_type}).error == NO_JSON


def test_a_charset_behind_the_content_type_is_fine(caller: Caller) -> None:
    assert caller.post(order(), {"Content-Type": "application/json; charset=utf-8"}).status == 200


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"null", b"\xff\xfe", b"[" * 100_000])
def test_a_body_that_is_no_json_object_is_refused(caller: Caller, body: bytes) -> None:
    assert caller.post(body).error == NO_JSON


def without(body: dict[str, Any], field: str) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != field}


def with_messages(messages: Any) -> dict[str, Any]:
    return {**order(), "input": {"messages": messages}}


def with_content(*content: Any) -> dict[str, Any]:
    return with_messages([{"role": "user", "content": list(content)}])


IMAGE = {"image": picture_uri()}
TEXT = {"text": "black and white"}
NO_PART = "Field required: input.messages.0.content.0.image or text"
MESSAGE = {"role": "user", "content": [IMAGE, TEXT]}


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        (without(order(), "model"), "BadRequest.EmptyModel", 'Required parameter "model" missing from request.'),
        (without(order(), "input"), "BadRequest.EmptyInput", "Required input parameter missing from request."),
        ({**order(), "input": {"prompt": "x"}}, "InvalidParameter", "No messages found in input"),
        ({**order(), "input": "x"}, "InvalidParameter", "No messages found in input"),
        (with_messages([]), "InvalidParameter", "No messages found in input"),
        (with_messages({"role": "user"}), "InvalidParameter", "No messages found in input"),
        (with_messages([MESSAGE, MESSAGE]), "InvalidParameter", "messages length only support 1"),
        (with_messages(["x"]), "InvalidParameter", "Field required: input.messages.0.role"),
        (with_messages([{"content": [IMAGE, TEXT]}]), "InvalidParameter", "Field required: input.messages.0.role"),
        (with_messages([{"role": "user"}]), "InvalidParameter", "Field required: input.messages.0.content"),
        (with_messages([{**MESSAGE, "role": "system"}]), "InvalidParameter", "role must be user"),
        (with_messages([{**MESSAGE, "content": "x"}]), *LACK[1:]),
        (with_content(), *LACK[1:]),
        (with_content(IMAGE), *LACK[1:]),
        (with_content(TEXT), *LACK[1:]),
        (with_content(IMAGE, {"text": " "}), *LACK[1:]),
        (with_content(IMAGE, TEXT, TEXT), "InvalidParameter", "content length only support 2 to 4"),
        (with_content(*[IMAGE] * 4, TEXT), "InvalidParameter", "content length only support 2 to 4"),
        (
            with_content({"image": 5}, TEXT),
            "InvalidParameter",
            "Field required: input.messages.0.content.0.image or text",
        ),
        (with_content({}, TEXT), "InvalidParameter", NO_PART),
        (with_content("x", TEXT), "InvalidParameter", NO_PART),
        ({**order(), "parameters": [1]}, "InvalidParameter", "parameters must be an object."),
    ],
)
def test_the_shape_of_the_request(caller: Caller, body: Any, code: str, message: str) -> None:
    assert caller.post(body).error == (400, code, message)


@pytest.mark.parametrize("model", ["qwen-image-edit-ultra", "QWEN-IMAGE-EDIT", ["qwen-image-edit"], 7])
def test_an_unknown_model_is_not_found(caller: Caller, model: Any) -> None:
    assert caller.post(order(model=model)).error == (404, "ModelNotFound", "Model can not be found.")


def test_parameters_may_be_left_out(caller: Caller) -> None:
    reply = caller.post(without(order(), "parameters"))
    assert (reply.status, len(reply.links)) == (200, 1)


@pytest.mark.parametrize(
    ("model", "n", "message"),
    [
        ("qwen-image-edit", 2, "num_images_per_prompt must be 1."),
        ("qwen-image-edit", 0, "num_images_per_prompt must be 1."),
        ("qwen-image-edit-plus", 0, "num_images_per_prompt must be in the range of [1, 6]."),
        ("qwen-image-edit-plus", 7, "num_images_per_prompt must be in the range of [1, 6]."),
        ("qwen-image-edit-plus", "2", "n must be an integer."),
        ("qwen-image-edit-plus", 2.0, "n must be an integer."),
        ("qwen-image-edit-plus", True, "n must be an integer."),
    ],
)
def test_n_outside_a_models_range_is_refused(caller: Caller, model: str, n: Any, message: str) -> None:
    assert caller.post(order(model=model, n=n)).error == (400, "InvalidParameter", message)


@pytest.mark.parametrize(("model", "n"), [("qwen-image-edit", 1), ("qwen-image-edit-plus-2025-10-30", 6)])
def test_n_at_the_end_of_a_models_range_gives_that_many(
    unpaced: Caller, generous: SandboxServer, model: str, n: int
) -> None:
    reply = unpaced.post(order(model=model, n=n))
    assert (len(set(reply.links)), reply.json["usage"]["image_count"], generous.billed) == (n, n, n)


@pytest.mark.parametrize("seed", [-1, 2147483648, "1", 1.5, True])
def test_a_seed_outside_the_range_is_refused(caller: Caller, seed: Any) -> None:
    message = "seed must be an integer in the range of [0, 2147483647]."
    assert caller.post(order(seed=seed)).error == (400, "InvalidParameter", message)


@pytest.mark.parametrize("seed", [0, 2147483647])
def test_a_seed_at_the_end_of_the_range_passes(caller: Caller, seed: int) -> None:
    assert caller.post(order(seed=seed)).status == 200


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"watermark": "yes"}, "watermark must be a boolean."),
        ({"watermark": 1}, "watermark must be a boolean."),
        ({"negative_prompt": 5}, "negative_prompt must be a string."),
        ({"prompt_extend": "true"}, "prompt_extend must be a boolean."),
    ],
)
def test_types_of_parameters(caller: Caller, parameters: dict[str, Any], message: str) -> None:
    assert caller.post(order(**parameters)).error == (400, "InvalidParameter", message)


@pytest.mark.parametrize("parameters", [{"size": "1024*1024"}, {"prompt_extend": True}])
def test_the_first_model_knows_no_later_parameters(caller: Caller, parameters: dict[str, Any]) -> None:
    (name,) = parameters
    expected = (400, "InvalidParameter", f"{name} is not supported by qwen-image-edit.")
    assert caller.post(order(model="qwen-image-edit", **parameters)).error == expected


@pytest.mark.parametrize(
    ("model", "size", "sides"),
    [
        ("qwen-image-edit-plus", "512*2048", (512, 2048)),
        ("qwen-image-edit-max", "1000*700", (992, 704)),  # snapped to multiples of 16
        ("qwen-image-2.0", "256*1024", (256, 1024)),
    ],
)
def test_a_size_is_honoured(caller: Caller, model: str, size: str, sides: tuple[int, int]) -> None:
    usage = caller.post(order(model=model, size=size)).json["usage"]
    assert (usage["width"], usage["height"]) == sides


@pytest.mark.parametrize(
    ("model", "size"),
    [
        ("qwen-image-edit-plus", "511*1024"),
        ("qwen-image-edit-plus", "1024*2049"),
        ("qwen-image-edit-plus", "1024x1024"),
        ("qwen-image-edit-plus", [1024, 1024]),
        ("qwen-image-2.0-pro", "500*500"),
        ("qwen-image-2.0-pro", "2100*2048"),
    ],
)
def test_a_size_against_a_models_rule_is_refused(caller: Caller, model: str, size: Any) -> None:
    expected = (400, "InvalidParameter", f"size is not valid for {model}: width*height expected.")
    assert caller.post(order(model=model, size=size)).error == expected


def is_grey(caller: Caller, text: str) -> bool:
    reply = caller.post(order(text=text, seed=1))
    with Image.open(io.BytesIO(caller.get(reply.links[0]).body)) as picture:
        red, green, blue = picture.convert("RGB").resize((1, 1)).tobytes()
    return red == green == blue


def test_an_instruction_is_cut_after_800_characters_without_a_word(caller: Caller) -> None:
    wish = "black and white"
    # Chinese letters, of three bytes each: the document counts characters.
    assert is_grey(caller, "，" * (800 - len(wish)) + wish)
    assert not is_grey(caller, "，" * (801 - len(wish)) + wish)


def test_a_negative_prompt_over_500_characters_is_cut_without_a_word(unpaced: Caller) -> None:
    replies = [unpaced.post(order(seed=1, negative_prompt=text)) for text in ("，" * 500 + "x", "，" * 500, "，" * 499)]
    at_the_limit, over, under = (unpaced.get(reply.links[0]).body for reply in replies)
    assert at_the_limit == over
    assert under != over


def test_two_requests_a_second_pass_and_the_third_is_throttled(caller: Caller, sandbox: SandboxServer) -> None:
    refused = json.dumps({**order(), "model": "none"}).encode()
    statuses = [caller.post(refused).status for _ in range(2)]
    third = caller.post(refused)
    assert statuses == [404, 404]
    assert third.error == (429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later.")
    assert third.headers["retry-after"] == "1"

    sandbox.clock.advance(1)
    assert caller.post(refused).status == 404


@pytest.mark.parametrize("path", ["/services/aigc/text2image/image-synthesis", "/services/aigc/image2image/generation"])
def test_the_endpoint_of_other_models_is_a_url_error(caller: Caller, path: str) -> None:
    assert caller.post(order(), path=path).error == (400, "InvalidParameter", "url error, please check url！")


def test_a_path_outside_the_api_is_not_found(caller: Caller) -> None:
    assert caller.post(order(), path="/elsewhere").status == 404
    assert caller.get("http://sandbox/elsewhere").status == 404


def test_a_request_of_any_size_is_bounded(caller: Caller) -> None:
    reply = caller.post(b"x" * (64 * 1024 * 1024 + 1))
    assert reply.error == (413, "BadRequest.TooLarge", "Payload Too Large.")


@pytest.mark.parametrize(
    "headers",
    [{"Content-Length": "-5"}, {"Content-Length": "many"}, {"Content-Length": None, "Transfer-Encoding": "chunked"}],
)
def test_a_request_without_a_length_is_refused(caller: Caller, headers: dict[str, str | None]) -> None:
    assert caller.post(b"{}", headers).status == 411


def test_three_images_of_the_largest_size_pass(caller: Caller) -> None:
    noise = Image.effect_noise((3000, 2600), 90)
    uri = data_uri(file_of(noise), "image/png")
    assert 9_000_000 < len(uri) <= 10_485_760
    assert caller.post(order(uri, uri, uri)).status == 200
