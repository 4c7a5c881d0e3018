"""The JSON in an answer's body, whatever was done to it on the way."""

import contextlib
import json
import zlib

from qwen_studio.api.answer import Answer

MAX_JSON_BYTES = 8 * 1024 * 1024

_GZIP_MAGIC = b"\x1f\x8b"
_BLOCK_BYTES = 4096


def text_of(answer: Answer) -> str:
    """The body as text: unpacked, and with replacement characters where it is no text."""
    body = _unpacked(answer)
    # It looks for NUL bytes, which UTF-16 and UTF-32 have and UTF-8 has not.
    return body.decode(json.detect_encoding(body), errors="replace")


def json_of(text: str) -> object:
    """What the text says in JSON; odd numbers become None, and control characters are let pass.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it is nested too deeply to be read.
    """
    return json.loads(text, strict=False, parse_int=_whole, parse_constant=lambda _: None)


def _unpacked(answer: Answer) -> bytes:
    # Asked for as it is; a gateway that compresses all the same must not cost a paid picture.
    named = answer.headers.get("content-encoding", "").strip().lower() in {"gzip", "x-gzip", "deflate"}
    if not named and not answer.body.startswith(_GZIP_MAGIC):
        return answer.body
    # 32: gzip and zlib alike. The limit stands against a few kilobytes that become gigabytes.
    unpacker = zlib.decompressobj(32 + zlib.MAX_WBITS)
    unpacked = bytearray()
    # In blocks, so that a damaged end leaves what stood before it.
    with contextlib.suppress(zlib.error):
        for start in range(0, len(answer.body), _BLOCK_BYTES):
            room = MAX_JSON_BYTES - len(unpacked)
            if room == 0:
                break
            unpacked += unpacker.decompress(answer.body[start : start + _BLOCK_BYTES], room)
    return bytes(unpacked) or answer.body


def _whole(digits: str) -> int | None:
    # Python refuses to read very long numbers, and one of them would spoil the whole answer.
    return int(digits) if len(digits) < 20 else None
