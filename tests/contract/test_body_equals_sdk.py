"""The official SDK and this program send the same JSON for the same call.

The sandbox records both and answers with an error, for it is the requests that count here.
"""

import base64
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dashscope
import pytest
from dashscope import MultiModalConversation

from qwen_studio.api.client import Client
from qwen_studio.api.payload import SentFile, SentLink, build_body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import Catalog, Model, catalog_from_tables
from qwen_studio.core.request import EditRequest, encode_url
from qwen_studio.sandbox.requests_seen import SeenRequest
from qwen_studio.sandbox.server import SINGAPORE_KEY, SandboxServer

RESOURCES = Path(__file__).parents[2] / "resources"
SAMPLES = RESOURCES / "samples"
COFFEE = SentFile(SAMPLES / "coffee.png", "image/png")
CAT = SentFile(SAMPLES / "chelsea.png", "image/png")
SKY = SentFile(SAMPLES / "hubble_deep_field.jpg", "image/jpeg")
LINK = SentLink("https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20250925/fpakfo/image36.webp")
CHINESE_LINK = SentLink("https://example.com/图片 1.png?q=test&page=1")


@dataclass(frozen=True)
class Call:
    """What a user asks for, in the SDK's words."""

    images: tuple[SentFile | SentLink, ...]
    text: str = "Make it sepia"
    model: str = "qwen-image-edit-plus"
    n: int = 1
    negative_prompt: str = ""
    seed: int | None = None
    watermark: bool = False
    prompt_extend: bool = True


CALLS = {
    "one file": Call((COFFEE,)),
    "one link": Call((LINK,)),
    "link to be encoded": Call((CHINESE_LINK,)),
    "two files": Call((COFFEE, SKY), "Put Image 1 into Image 2"),
    "three files and links": Call((CAT, LINK, SKY), "Image 1 wears Image 2 in the pose of Image 3"),
    "three links": Call((LINK, CHINESE_LINK, LINK), "Image 1, Image 2 and Image 3"),
    "six results": Call((LINK,), n=6),
    "seed 0": Call((LINK,), seed=0),
    "largest seed": Call((LINK,), seed=2147483647),
    "negative prompt": Call((LINK,), negative_prompt="low resolution, 模糊, extra fingers"),
    "watermark": Call((LINK,), watermark=True),
    "instruction as it is": Call((LINK,), prompt_extend=False),
    "quotes, lines, Chinese": Call((LINK,), '把“Image 1”的背景换成南极，\n保留 "文字" \\ 和 😀'),
    "everything": Call((CAT, LINK), "Image 1, Image 2", n=3, negative_prompt="blur", seed=7, watermark=True),
    "model without later parameters": Call((LINK,), model="qwen-image-edit", seed=1),
    "newest model": Call((LINK,), model="qwen-image-2.0-pro", n=2),
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return catalog_from_tables(tomllib.loads((RESOURCES / "catalog.toml").read_text("utf-8")))


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[SandboxServer]:
    """Records every request and refuses it."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with SandboxServer(fault="Arrearage") as server:
        monkeypatch.setattr(dashscope, "base_http_api_url", server.base_url)
        yield server


def send_by_sdk(recorder: SandboxServer, call: Call, model: Model) -> SeenRequest:
    """The document's own sample code with the values of the call."""
    content = [{"image": as_the_document_shows(image)} for image in call.images]
    later: dict[str, Any] = {"prompt_extend": call.prompt_extend} if model.supports("prompt_extend") else {}
    MultiModalConversation.call(
        api_key=SINGAPORE_KEY,
        model=call.model,
        messages=[{"role": "user", "content": [*content, {"text": call.text}]}],
        stream=False,
        n=call.n,
        watermark=call.watermark,
        negative_prompt=call.negative_prompt or " ",
        seed=call.seed,
        **later,
    )
    return recorder.requests[-1]


def as_the_document_shows(image: SentFile | SentLink) -> str:
    if isinstance(image, SentLink):
        return encode_url(image.url)
    return f"data:{image.mime};base64,{base64.b64encode(image.path.read_bytes()).decode('utf-8')}"


def send_by_client(recorder: SandboxServer, call: Call, model: Model, path: str) -> SeenRequest:
    request = EditRequest(
        images=(),
        instruction=call.text,
        model=call.model,
        region="singapore",
        n=call.n,
        negative_prompt=call.negative_prompt,
        seed=call.seed,
        watermark=call.watermark,
        prompt_extend=call.prompt_extend,
    )
    client = Client()
    try:
        body = build_body(request, call.images, model)
        client.post_edit(recorder.base_url, path, SINGAPORE_KEY, body, cancel=CancelToken())
    finally:
        client.close()
    return recorder.requests[-1]


@pytest.mark.parametrize("name", CALLS)
def test_json_is_the_same(recorder: SandboxServer, catalog: Catalog, name: str) -> None:
    call = CALLS[name]
    model = catalog.model(call.model)
    assert model is not None
    theirs = send_by_sdk(recorder, call, model)
    ours = send_by_client(recorder, call, model, catalog.service.path)
    assert len(recorder.requests) == 2
    assert ours.path == theirs.path
    assert ours.headers["authorization"] == theirs.headers["authorization"]
    # The document says exactly this; the SDK adds a charset.
    assert ours.headers["content-type"] == "application/json"
    assert theirs.headers["content-type"].startswith("application/json")
    assert canonical(ours) == canonical(theirs)


def canonical(request: SeenRequest) -> bytes:
    """The JSON of a body with its keys in order: equal bytes mean equal JSON, `true` and `1` or `7` and `7.0` apart."""
    return json.dumps(request.json, sort_keys=True, ensure_ascii=False).encode()
