"""Pictures and rules that the tests of this layer share."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.catalog import InputLimits
from qwen_studio.imaging.prepare import Prepared

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


@pytest.fixture
def samples() -> Path:
    """The folder of real photographs."""
    return SAMPLES


@pytest.fixture
def limits() -> InputLimits:
    """The service's rules for input pictures, as the API document has them."""
    return InputLimits(
        max_images=3,
        min_side=384,
        max_side=3072,
        max_file_bytes=10_485_760,
        max_data_uri_bytes=10_485_760,
        mime_types=("image/jpeg", "image/png", "image/bmp", "image/tiff", "image/webp"),
    )


@pytest.fixture
def check() -> Callable[[Prepared, InputLimits], Image.Image]:
    """Sees that what must hold for every prepared picture holds, and gives its pixels."""
    return _checked


@pytest.fixture
def adobe_rgb() -> bytes:
    """A small ICC profile with the colorants and gamma of Adobe RGB (1998)."""
    return matrix_profile(
        [(0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)], 2.19921875
    )


_MAGIC = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/bmp": b"BM",
    "image/tiff": b"II*\0",
    "image/webp": b"RIFF",
}


def _checked(prepared: Prepared, limits: InputLimits) -> Image.Image:
    """The picture that would be sent, after what holds for all of them has been seen to hold."""
    data = prepared.path.read_bytes()
    assert data.startswith(_MAGIC[prepared.mime])
    assert len(data) == prepared.file_bytes
    assert len(f"data:{prepared.mime};base64,") + -(-len(data) // 3) * 4 == prepared.data_uri_bytes
    assert prepared.data_uri_bytes < limits.max_data_uri_bytes
    assert all(limits.min_side <= side <= limits.max_side for side in prepared.size)
    image = Image.open(io.BytesIO(data))
    image.load()
    assert image.size == prepared.size
    # Pillow calls the layout of a TIFF its EXIF.
    assert image.format == "TIFF" or not image.getexif()
    told = {"exif", "icc_profile", "xmp", "comment", "photoshop", "XML:com.adobe.xmp"}
    assert not told & set(image.info)
    assert not getattr(image, "text", {})
    return image


def matrix_profile(
    colorants: list[tuple[float, float, float]], gamma: float, text: bytes = b"a wide colour space"
) -> bytes:
    """A small ICC profile with these colorants and this gamma, and the text for its description."""

    def xyz(values: tuple[float, float, float]) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)

    description = b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" * 91
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    tags = {b"desc": description, b"wtpt": xyz((0.9642, 1.0, 0.8249)), b"cprt": b"text\0\0\0\0none\0\0\0\0"}
    for name, values in zip("rgb", colorants, strict=True):
        tags[f"{name}XYZ".encode()] = xyz(values)
        tags[f"{name}TRC".encode()] = curve
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for name_bytes, data in tags.items():
        padded = data + b"\0" * (-len(data) % 4)
        table += name_bytes + struct.pack(">II", start + len(body), len(data))
        body += padded
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"lcms", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s4s", 2020, 1, 1, 0, 0, 0, b"acsp", b"APPL")
    head += b"\0" * 24 + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body
