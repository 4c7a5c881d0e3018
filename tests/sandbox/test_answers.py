"""Good answers and result links, as the document shows them."""

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image

from qwen_studio.sandbox.frame import result_size
from qwen_studio.sandbox.keys import BEIJING_KEY, SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer
from tests.sandbox.calls import Caller, data_uri, file_of, order, picture_uri

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DAY_S = 24 * 60 * 60


def test_an_answer_has_exactly_the_documents_fields(caller: Caller) -> None:
    reply = caller.post(order(picture_uri(1200, 800), n=2))

    answer = reply.json
    assert set(answer) == {"output", "usage", "request_id"}
    (choice,) = answer["output"]["choices"]
    assert choice["finish_reason"] == "stop"
    assert choice["message"]["role"] == "assistant"
    assert [list(part) for part in choice["message"]["content"]] == [["image"], ["image"]]
    assert answer["usage"] == {"width": 1248, "image_count": 2, "height": 832}
    assert UUID.fullmatch(answer["request_id"])
    assert reply.headers["x-request-id"] == answer["request_id"]


def test_an_error_has_exactly_the_documents_fields(caller: Caller) -> None:
    reply = caller.post(order(), {"Authorization": None})
    assert set(reply.json) == {"request_id", "code", "message"}
    assert UUID.fullmatch(reply.json["request_id"])
    assert reply.headers["x-request-id"] == reply.json["request_id"]


@pytest.mark.parametrize(
    ("last_image", "result"),
    [
        ((1200, 800), (1248, 832)),  # the document's examples
        ((800, 1200), (832, 1248)),
        ((1400, 1000), (1216, 864)),
        ((512, 512), (1024, 1024)),
        ((3072, 384), (2912, 352)),
    ],
)
def test_a_result_has_a_megapixel_in_the_aspect_of_the_image(
    last_image: tuple[int, int], result: tuple[int, int]
) -> None:
    assert result_size(last_image) == result


def test_the_last_image_gives_the_aspect_and_the_result_is_a_png_of_that_size(caller: Caller) -> None:
    reply = caller.post(order(picture_uri(1200, 800), picture_uri(500, 700), n=2))
    for link in reply.links:
        result = caller.get(link)
        assert result.headers["content-type"] == "image/png"
        with Image.open(io.BytesIO(result.body)) as picture:
            assert picture.format == "PNG"
            assert picture.size == (reply.json["usage"]["width"], reply.json["usage"]["height"]) == (864, 1216)


def test_the_same_seed_gives_the_same_pixels_and_each_result_its_own(
    caller: Caller, sandbox: SandboxServer, sample: Callable[[str], Image.Image]
) -> None:
    uri = data_uri(file_of(sample("coffee.png")), "image/png")
    first = caller.post(order(uri, n=2, seed=7))
    again = caller.post(order(uri, n=2, seed=7))
    sandbox.clock.advance(1)
    other = caller.post(order(uri, n=2, seed=8))
    pictures = [[caller.get(link).body for link in reply.links] for reply in (first, again, other)]
    assert pictures[0] == pictures[1]
    assert len({*pictures[0], *pictures[2]}) == 4


def test_without_a_seed_every_call_differs(caller: Caller) -> None:
    replies = [caller.post(order(text="a hat")) for _ in range(2)]
    assert len({caller.get(reply.links[0]).body for reply in replies}) == 2


def test_a_link_works_without_a_key_until_24_hours_have_passed(caller: Caller, sandbox: SandboxServer) -> None:
    link = caller.post(order()).links[0]
    sandbox.clock.advance(DAY_S - 60)
    assert caller.get(link).status == 200

    sandbox.clock.advance(61)
    expired = caller.get(link)
    assert expired.status == 403
    assert expired.headers["content-type"] == "application/xml"
    assert b"<Code>AccessDenied</Code><Message>Request has expired.</Message>" in expired.body


def test_a_changed_link_is_refused(caller: Caller) -> None:
    link = caller.post(order()).links[0]
    later = re.sub(r"Expires=\d+", "Expires=9999999999", link)
    for changed in (later, link.partition("?")[0], link.replace("/results/", "/results/x")):
        refused = caller.get(changed)
        assert refused.status == 403
        assert b"SignatureDoesNotMatch" in refused.body


def test_whether_a_key_was_given_away_with_a_download_is_recorded(caller: Caller, sandbox: SandboxServer) -> None:
    link = caller.post(order()).links[0]
    caller.get(link)
    caller.get(link, {"Authorization": f"Bearer {SINGAPORE_KEY}"})
    assert [download.sent_authorization for download in sandbox.downloads] == [False, True]
    assert [download.status for download in sandbox.downloads] == [200, 200]


def test_requests_are_recorded_as_they_were_on_the_wire(caller: Caller, sandbox: SandboxServer) -> None:
    body = b'{"model": "qwen-image-edit"}'
    caller.post(body, {"X-Custom": "Value"})
    (request,) = sandbox.requests
    assert request.path == "/api/v1/services/aigc/multimodal-generation/generation"
    assert request.headers["x-custom"] == "Value"
    assert request.body == body
    assert request.json == {"model": "qwen-image-edit"}


def test_the_list_of_models_serves_to_check_a_key(caller: Caller, sandbox: SandboxServer) -> None:
    url = f"{sandbox.base_url}/models?page_no=1&page_size=1"
    good = caller.get(url, {"Authorization": f"Bearer {SINGAPORE_KEY}"})
    assert good.status == 200
    assert [model["model"] for model in good.json["output"]["models"]] == ["qwen-image-edit"]
    assert good.json["output"]["total"] == 10
    assert caller.get(url).status == 401
    assert caller.get(url, {"Authorization": f"Bearer {BEIJING_KEY}"}).status == 401
