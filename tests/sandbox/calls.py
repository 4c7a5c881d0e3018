"""Calls to a sandbox in plain HTTP, with nothing of the client in them."""

import base64
import http.client
import io
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from PIL import Image

from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer

GENERATION = "/services/aigc/multimodal-generation/generation"
MIME_OF_FORMAT = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "BMP": "image/bmp",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
    "GIF": "image/gif",
}


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> tuple[int, str, str]:
        return self.status, self.json["code"], self.json["message"]

    @property
    def links(self) -> list[str]:
        return [part["image"] for part in self.json["output"]["choices"][0]["message"]["content"]]


def data_uri(data: bytes, mime_type: str) -> str:
    return f"data:{mime_type};base64,{base64.b64encode(data).decode()}"


def file_of(image: Image.Image, file_format: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


def picture_uri(width: int = 400, height: int = 400, file_format: str = "PNG", mime_type: str | None = None) -> str:
    data = file_of(Image.new("RGB", (width, height), (180, 90, 40)), file_format)
    return data_uri(data, mime_type or MIME_OF_FORMAT[file_format])


def order(*images: str, text: str = "black and white", model: str = "qwen-image-edit-plus", **parameters: Any) -> Any:
    """A request body in the document's form."""
    content = [{"image": image} for image in images or (picture_uri(),)]
    return {
        "model": model,
        "input": {"messages": [{"role": "user", "content": [*content, {"text": text}]}]},
        "parameters": parameters,
    }


class Caller:
    """Speaks plain HTTP to a sandbox."""

    def __init__(self, sandbox: SandboxServer) -> None:
        self._sandbox = sandbox
        self._parts = urlsplit(sandbox.base_url)

    def post(
        self, body: Any, headers: dict[str, str | None] | None = None, path: str = GENERATION, length: int | None = None
    ) -> Reply:
        """The reply to a POST of `body`; a header that is None is left out."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        given = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {SINGAPORE_KEY}",
            "Content-Length": str(len(data) if length is None else length),
            **(headers or {}),
        }
        return self._send("POST", self._parts.path + path, {k: v for k, v in given.items() if v is not None}, data)

    def get(self, url: str, headers: dict[str, str] | None = None) -> Reply:
        parts = urlsplit(url)
        return self._send("GET", f"{parts.path}?{parts.query}", headers or {}, None)

    def _send(self, method: str, target: str, headers: dict[str, str], body: bytes | None) -> Reply:
        connection = http.client.HTTPConnection(self._parts.hostname or "", self._parts.port, timeout=20)
        try:
            connection.request(method, target, body, headers)
            answer = connection.getresponse()
            return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()
