"""Input images as a request carries them: data URIs and URLs, checked and decoded."""

import base64
import binascii
import io
import ipaddress
import re
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Final
from urllib.parse import urlsplit

from PIL import Image, ImageOps

from qwen_studio.sandbox.answers import Refused

MAX_DATA_URI_BYTES: Final = 10_485_760
MAX_FILE_BYTES: Final = 10 * 1024 * 1024
MIN_SIDE_PX: Final = 384
MAX_SIDE_PX: Final = 3072
FETCH_TIMEOUT_S: Final = 5.0

_FORMATS: Final = ("JPEG", "PNG", "BMP", "TIFF", "WEBP")
# The document's mapping of formats to media types; an MPO is a JPEG with more pictures behind the first.
_MIME_OF_FORMAT: Final = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "BMP": "image/bmp",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
}
_DATA_URI_HEAD: Final = re.compile(r"data:([^;,]*);base64,")
_OUTSIDE_URL: Final = re.compile(r"[^\x21-\x7e]")


def read_image(value: str) -> Image.Image:
    """The picture behind one `image` value: RGB, upright, transparency on white.

    Raises:
        Refused: the value, the file, or its size is not what the document allows.
    """
    if value.startswith("data:"):
        data, mime_type = _read_data_uri(value)
    else:
        data, mime_type = _fetch(value), None
    return _decode(data, mime_type)


def _read_data_uri(value: str) -> tuple[bytes, str]:
    if len(value) > MAX_DATA_URI_BYTES:
        raise Refused(400, "InvalidParameter", f"Exceeded limit on max bytes per data-uri item : {MAX_DATA_URI_BYTES}")
    head = _DATA_URI_HEAD.match(value)
    if head is None:
        raise Refused(400, "InvalidParameter", "image format error")
    if head[1] not in _MIME_OF_FORMAT.values():
        raise Refused(400, "InvalidFile.Format", "The media format is not supported or incorrect.")
    try:
        return base64.b64decode(value[head.end() :], validate=True), head[1]
    except (binascii.Error, ValueError) as error:
        raise Refused(400, "InvalidParameter", "read image error") from error


def _fetch(url: str) -> bytes:
    """The file behind `url`, which only this machine may serve: the sandbox never reaches beyond it."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError as error:
        raise Refused(400, "InvalidURL", "Invalid URL provided.") from error
    if parts.scheme not in {"http", "https"} or not host or _OUTSIDE_URL.search(url):
        raise Refused(400, "InvalidURL", "Invalid URL provided.")
    if not _is_loopback(host):
        raise Refused(400, "InvalidParameter", "download image failed")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirects())
    try:
        with opener.open(url, timeout=FETCH_TIMEOUT_S) as answer:
            data: bytes = answer.read(MAX_FILE_BYTES + 1)
    except (OSError, HTTPException, ValueError) as error:
        raise Refused(400, "InvalidParameter", "download image failed") from error
    if len(data) > MAX_FILE_BYTES:
        raise Refused(400, "InvalidParameter", "Multimodal file size is too large")
    return data


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Takes a redirect for a failed download, since it could lead off this machine."""

    def redirect_request(self, *_: object) -> None:
        return None


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _decode(data: bytes, mime_type: str | None) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _wrong_resolution() from error
    # Pillow's decoders raise nearly anything on hostile bytes (TypeError, IndexError, SyntaxError …).
    except Exception as error:
        raise Refused(400, "InvalidParameter", "Invalid image format or corrupted file.") from error
    if mime_type is not None and mime_type != _MIME_OF_FORMAT[image.format or ""]:
        raise Refused(400, "InvalidParameter", "image format error")
    if not all(MIN_SIDE_PX <= side <= MAX_SIDE_PX for side in image.size):
        raise _wrong_resolution()
    try:
        return _flatten(ImageOps.exif_transpose(image))
    except Exception as error:  # as above: the pixels are decoded only now
        raise Refused(400, "InvalidParameter", "Invalid image format or corrupted file.") from error


def _wrong_resolution() -> Refused:
    return Refused(400, "InvalidParameter", "the size of input image is too small or too large.")


def _flatten(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    picture = image.convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture).convert("RGB")
