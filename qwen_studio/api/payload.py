"""The body of one edit, as the API document describes it, streamed from the picture files."""

import json
from binascii import b2a_base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qwen_studio.core.catalog import Model
from qwen_studio.core.errors import NotSent, PictureError
from qwen_studio.core.language import translate
from qwen_studio.core.request import EditRequest, encode_url

# A multiple of 3, so that the pieces of Base64 join without padding between them.
READ_BYTES = 3 * 64 * 1024
UNUSED_NEGATIVE_PROMPT = " "


@dataclass(frozen=True)
class SentFile:
    """A prepared picture file. `mime` is what its bytes are."""

    path: Path
    mime: str


@dataclass(frozen=True)
class SentLink:
    """A public address that the service fetches by itself."""

    url: str


@dataclass(frozen=True)
class _FilePart:
    """A file of `size` bytes whose Base64 stands in the body at this place."""

    path: Path
    size: int

    @property
    def content_length(self) -> int:
        return (self.size + 2) // 3 * 4

    def stream(self) -> Iterator[bytes]:
        try:
            with self.path.open("rb") as file:
                left = self.size
                while left:
                    data = file.read(min(READ_BYTES, left))
                    left -= len(data)
                    if not data or (not left and file.read(1)):
                        raise _changed(self.path)
                    yield b2a_base64(data, newline=False)
        except OSError:
            raise _changed(self.path) from None


class Body:
    """The JSON of one request: its length is known, its pictures are read only while it is sent."""

    def __init__(self, parts: Sequence[bytes | _FilePart], shown: dict[str, Any]) -> None:
        self._parts = tuple(parts)
        self._shown = shown

    @property
    def content_length(self) -> int:
        """Bytes of the whole body."""
        return sum(len(p) if isinstance(p, bytes) else p.content_length for p in self._parts)

    def stream(self) -> Iterator[bytes]:
        """The body in pieces of at most 256 KiB; every call starts from the beginning.

        Raises:
            NotSent: a picture file changed or went away; raised before the last piece.
        """
        for part in self._parts:
            if isinstance(part, bytes):
                yield part
            else:
                yield from part.stream()

    def describe(self) -> dict[str, Any]:
        """The JSON as a person may read it: each data URI is cut short and says its size."""
        return self._shown


def build_body(request: EditRequest, images: Sequence[SentFile | SentLink], model: Model) -> Body:
    """The body for one call: the images in slot order, then the instruction, then what the model supports.

    Raises:
        PictureError: a picture file is not there.
    """
    content: list[dict[str, str]] = []
    parts: list[bytes | _FilePart] = [
        b'{"model":' + _json(request.model) + b',"input":{"messages":[{"role":"user","content":['
    ]
    for image in images:
        if isinstance(image, SentLink):
            url = encode_url(image.url)
            parts.append(b'{"image":' + _json(url) + b"},")
            content.append({"image": url})
        else:
            file = _FilePart(image.path, _size_of(image.path))
            start = f"data:{image.mime};base64,"
            parts += [b'{"image":' + _json(start)[:-1], file, b'"},']
            content.append({"image": f"{start}… ({len(start) + file.content_length:,} bytes)"})
    parameters = _parameters(request, model)
    parts.append(b'{"text":' + _json(request.instruction) + b'}]}]},"parameters":' + _json(parameters) + b"}")
    content.append({"text": request.instruction})
    shown = {
        "model": request.model,
        "input": {"messages": [{"role": "user", "content": content}]},
        "parameters": parameters,
    }
    return Body(parts, shown)


def _parameters(request: EditRequest, model: Model) -> dict[str, Any]:
    offered = {
        "negative_prompt": request.negative_prompt if request.negative_prompt.strip() else UNUSED_NEGATIVE_PROMPT,
        "watermark": request.watermark,
        "seed": request.seed,
        "prompt_extend": request.prompt_extend,  # the service's default is true, so it is always said
        "size": None if request.size is None else f"{request.size.width}*{request.size.height}",
    }
    sent = {name: value for name, value in offered.items() if value is not None and model.supports(name)}
    return {"n": request.n, **sent}


def _json(value: object) -> bytes:
    # Half a surrogate pair cannot be written in UTF-8; pasted text may hold one.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        raise PictureError(
            translate("api", "The picture “{name}” cannot be read.").format(name=path.name),
            next_step=translate("api", "Add it again."),
        ) from None


def _changed(path: Path) -> NotSent:
    return NotSent(
        translate("api", "The picture “{name}” changed or went away while it was being sent.").format(name=path.name),
        next_step=translate("api", "Nothing was charged. Send the edit again."),
    )
