"""The official SDK, an independent client, against the sandbox: it has to find there what it finds at the service."""

import base64
import functools
import http.server
import io
import threading
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

import dashscope
import pytest
from dashscope import MultiModalConversation
from dashscope.models import Models
from PIL import Image, ImageChops

from qwen_studio.sandbox.documented_errors import DOCUMENTED_ERRORS
from qwen_studio.sandbox.server import BEIJING_KEY, SINGAPORE_KEY, SandboxServer

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
INSTRUCTION = "Make it black and white"


@pytest.fixture
def paints() -> bool:
    """Results are looked at."""
    return True


class Sdk:
    """The document's own call, with what differs from it."""

    def __init__(self, sandbox: SandboxServer) -> None:
        self.sandbox = sandbox

    def edit(
        self, *images: str, text: str = INSTRUCTION, key: str = SINGAPORE_KEY, content: Any = None, **options: Any
    ) -> Any:
        parts = [{"image": image} for image in images or (uri_of("coffee.png"),)] + [{"text": text}]
        arguments = {"model": "qwen-image-edit-plus", "watermark": False, "negative_prompt": " ", **options}
        return MultiModalConversation.call(
            api_key=key,
            messages=[{"role": "user", "content": parts if content is None else content}],
            stream=False,
            **arguments,
        )


@pytest.fixture
def sdk(sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch) -> Sdk:
    """The SDK, pointed at the sandbox in the documented way, past any proxy."""
    monkeypatch.setattr(dashscope, "base_http_api_url", sandbox.base_url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return Sdk(sandbox)


@functools.cache
def uri_of(name: str) -> str:
    data = base64.b64encode((SAMPLES / name).read_bytes()).decode()
    return f"data:image/{'jpeg' if name.endswith('.jpg') else 'png'};base64,{data}"


def uri(size: tuple[int, int], file_format: str = "PNG", mime_type: str = "image/png") -> str:
    file = io.BytesIO()
    Image.new("RGB", size, (180, 90, 40)).save(file, file_format)
    return f"data:{mime_type};base64,{base64.b64encode(file.getvalue()).decode()}"


def links(response: Any) -> list[str]:
    assert response.status_code == HTTPStatus.OK, response
    return [part["image"] for part in response.output.choices[0].message.content]


def download(link: str) -> Image.Image:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(link, timeout=20) as answer, Image.open(io.BytesIO(answer.read())) as picture:
        assert picture.format == "PNG"
        return picture.convert("RGB")


def test_two_images_from_one_picture_as_base64(sdk: Sdk) -> None:
    response = sdk.edit(uri_of("coffee.png"), n=2)

    pictures = [download(link) for link in links(response)]
    assert len(pictures) == 2
    assert {picture.size for picture in pictures} == {(1248, 832)}
    assert pictures[0].tobytes() != pictures[1].tobytes()
    usage = response.usage
    assert (usage["width"], usage["height"], usage["image_count"]) == (1248, 832, 2)
    # The document: compatibility fields, fixed at 0.
    assert (usage["input_tokens"], usage["output_tokens"]) == (0, 0)
    assert response.request_id
    choice = response.output.choices[0]
    assert (choice.finish_reason, choice.message.role) == ("stop", "assistant")
    assert sdk.sandbox.billed == 2


def test_three_images_are_sent_in_order_and_the_last_gives_the_aspect(sdk: Sdk) -> None:
    inputs = [uri_of("astronaut.png"), uri_of("hubble_deep_field.jpg"), uri_of("coffee.png")]
    response = sdk.edit(*inputs, text="The woman of Image 1 under the stars of Image 2, on the table of Image 3.")

    assert download(links(response)[0]).size == (1248, 832)
    (message,) = sdk.sandbox.requests[0].json["input"]["messages"]
    assert [part.get("image") for part in message["content"]] == [*inputs, None]


@pytest.fixture
def picture_url(tmp_path: Path) -> Iterator[str]:
    """A percent-encoded address on this machine, of a file named in Chinese with a space."""
    (tmp_path / "咖啡 杯.png").write_bytes((SAMPLES / "coffee.png").read_bytes())

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the overridden name)
            """Stay silent."""

    handler = functools.partial(Handler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield quote(f"http://127.0.0.1:{server.server_port}/咖啡 杯.png", safe=":/?#[]@!$&'()*+,;=%")
        server.shutdown()
        thread.join()


def test_a_picture_by_url(sdk: Sdk, picture_url: str) -> None:
    assert download(links(sdk.edit(picture_url))[0]).size == (1248, 832)
    assert sdk.sandbox.requests[0].json["input"]["messages"][0]["content"][0] == {"image": picture_url}


def test_parameters_arrive_and_have_their_effect(sdk: Sdk) -> None:
    plain = sdk.edit(seed=2147483647, negative_prompt="blurry")
    marked = sdk.edit(seed=2147483647, negative_prompt="blurry", watermark=True)

    assert [request.json["parameters"] for request in sdk.sandbox.requests] == [
        {"seed": 2147483647, "negative_prompt": "blurry", "watermark": False},
        {"seed": 2147483647, "negative_prompt": "blurry", "watermark": True},
    ]
    changed = ImageChops.difference(download(links(plain)[0]), download(links(marked)[0])).getbbox()
    assert changed is not None
    assert changed[0] > 1248 * 0.75
    assert changed[1] > 832 * 0.9


def test_later_models_take_a_size_and_prompt_extend(sdk: Sdk) -> None:
    response = sdk.edit(model="qwen-image-2.0-pro", size="1280*720", prompt_extend=False)
    assert download(links(response)[0]).size == (1280, 720)


def test_the_key_is_checked_by_listing_models(sdk: Sdk) -> None:
    listed = Models.list(page=1, page_size=1, api_key=SINGAPORE_KEY)
    assert listed.status_code == HTTPStatus.OK
    assert len(listed.output["models"]) == 1
    assert Models.list(page=1, page_size=1, api_key=BEIJING_KEY).status_code == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize("name", DOCUMENTED_ERRORS)
def test_every_documented_error(sdk: Sdk, name: str) -> None:
    expected = DOCUMENTED_ERRORS[name]
    sdk.sandbox.use_fault(name)

    response = sdk.edit(uri((400, 400)))

    assert (response.status_code, response.code, response.message) == (
        expected.status,
        expected.code,
        expected.message,
    )
    assert response.request_id
    assert response.output is None
    assert sdk.sandbox.billed == 0


IMAGE = {"image": uri((400, 400))}
TEXT = {"text": INSTRUCTION}
RESOLUTION = (400, "InvalidParameter", "the size of input image is too small or too large.")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"key": "sk-wrong"}, (401, "InvalidApiKey", "Invalid API-key provided.")),
        ({"key": BEIJING_KEY}, (401, "InvalidApiKey", "Invalid API-key provided.")),
        (
            {"headers": {"X-DashScope-Async": "enable"}},
            (403, "AccessDenied", "Current user api does not support asynchronous calls."),
        ),
        ({"model": "qwen-image-edit-none"}, (404, "ModelNotFound", "Model can not be found.")),
        (
            {"model": "qwen-image-edit", "n": 2},
            (400, "InvalidParameter", "num_images_per_prompt must be 1."),
        ),
        ({"n": 99}, (400, "InvalidParameter", "num_images_per_prompt must be in the range of [1, 6].")),
        (
            {"seed": -1},
            (400, "InvalidParameter", "seed must be an integer in the range of [0, 2147483647]."),
        ),
        ({"content": [IMAGE]}, (400, "InvalidParameter", "lack of image or text")),
        ({"content": [TEXT]}, (400, "InvalidParameter", "lack of image or text")),
        ({"content": [*[IMAGE] * 4, TEXT]}, (400, "InvalidParameter", "content length only support 2 to 4")),
        ({"content": [{"image": uri((383, 400))}, TEXT]}, RESOLUTION),
        ({"content": [{"image": uri((3073, 400))}, TEXT]}, RESOLUTION),
        (
            {"content": [{"image": uri((400, 400), "JPEG")}, TEXT]},
            (400, "InvalidParameter", "image format error"),
        ),
        (
            {"content": [{"image": uri((400, 400), "GIF", "image/gif")}, TEXT]},
            (400, "InvalidFile.Format", "The media format is not supported or incorrect."),
        ),
        (
            {"content": [{"image": "data:image/png;base64," + "A" * 10_485_760}, TEXT]},
            (400, "InvalidParameter", "Exceeded limit on max bytes per data-uri item : 10485760"),
        ),
        (
            {"content": [{"image": "https://example.com/cup.png"}, TEXT]},
            (400, "InvalidParameter", "download image failed"),
        ),
    ],
)
def test_what_the_service_refuses(sdk: Sdk, options: dict[str, Any], error: tuple[int, str, str]) -> None:
    response = sdk.edit(**options)
    assert (response.status_code, response.code, response.message) == error
    assert response.request_id
    assert sdk.sandbox.billed == 0


def test_the_third_call_within_a_second_is_throttled(sdk: Sdk) -> None:
    responses = [sdk.edit(content=[TEXT]) for _ in range(3)]
    assert [response.status_code for response in responses] == [400, 400, 429]
    assert responses[2].code == "Throttling.RateQuota"


def test_a_page_of_a_gateway_has_no_code(sdk: Sdk) -> None:
    sdk.sandbox.use_fault("html")
    response = sdk.edit(uri((400, 400)))
    assert (response.status_code, response.code) == (502, "Unknown")


# What the SDK does where this project's own client must do better.


@pytest.mark.parametrize("fault", ["ok-with-error-code", "no-output"])
def test_the_sdk_loses_an_error_in_a_good_envelope(sdk: Sdk, fault: str) -> None:
    sdk.sandbox.use_fault(fault)
    with pytest.raises(TypeError):
        sdk.edit(uri((400, 400)))


def test_the_sdk_pays_twice_when_an_answer_is_lost(sdk: Sdk) -> None:
    sdk.sandbox.use_fault("drop-after-reading")
    response = sdk.edit(uri((400, 400)))
    assert len(links(response)) == 1
    first, second = sdk.sandbox.requests
    assert first.body == second.body
    assert sdk.sandbox.billed == 2
