"""Damaged files by the hundred: whatever Pillow raises, a person reads one sentence."""

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.errors import PictureError
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.metadata import content_hash, read_texts
from qwen_studio.imaging.prepare import prepare
from qwen_studio.imaging.verify import verify_result

SIDE = 48
VARIANTS = 30

_KINDS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "baseline": ("JPEG", "RGB", {"quality": 80}),
    "progressive": ("JPEG", "RGB", {"progressive": True}),
    "cmyk": ("JPEG", "CMYK", {}),
    "mpo": ("MPO", "RGB", {"save_all": True}),
    "png": ("PNG", "RGBA", {}),
    "palette": ("PNG", "P", {"transparency": 3}),
    "deep": ("PNG", "I;16", {}),
    "apng": ("PNG", "RGB", {"save_all": True}),
    "gif": ("GIF", "P", {"save_all": True}),
    "webp": ("WEBP", "RGBA", {"lossless": True}),
    "moving webp": ("WEBP", "RGB", {"save_all": True}),
    "bmp": ("BMP", "RGB", {}),
    "tiff": ("TIFF", "RGB", {}),
    "lzw": ("TIFF", "RGB", {"compression": "tiff_lzw"}),
    "jpeg in tiff": ("TIFF", "RGB", {"compression": "jpeg"}),
    "avif": ("AVIF", "RGB", {"speed": 10}),
}


@pytest.fixture
def small_limits(limits: InputLimits) -> InputLimits:
    """Limits that the small files lie within, so that little time goes into enlarging them."""
    return replace(limits, min_side=32)


def whole(kind: str, samples: Path, profile: bytes) -> bytes:
    """A real photograph, small, as a file of this kind with metadata in it."""
    file_format, mode, options = _KINDS[kind]
    with Image.open(samples / "coffee.png") as photo:
        image = photo.convert("RGB").resize((SIDE, SIDE))
    if mode == "I;16":
        image = image.convert("L").convert("I").point(lambda v: v * 257).convert("I;16")
    else:
        image = image.convert(mode)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (1.0, 2.0, 3.0)
    second = {"append_images": [image.transpose(Image.Transpose.ROTATE_90)]}
    more: dict[str, Any] = second if "save_all" in options else {}
    if file_format not in {"BMP", "GIF"}:
        more |= {"exif": exif} | ({"icc_profile": profile} if mode in {"RGB", "RGBA"} else {})
    written = io.BytesIO()
    image.save(written, file_format, **options, **more)
    return written.getvalue()


def damaged(data: bytes, chance: random.Random) -> Iterator[bytes]:
    """The file cut off, with flipped bytes, with bytes missing, doubled, or zeroed."""
    for number in range(VARIANTS):
        at = chance.randrange(len(data))
        # Headers decide most, so half of the damage is done to them.
        head = chance.randrange(min(len(data), 200))
        length = chance.randrange(1, 40)
        if number % 5 == 0:
            yield data[:at]
        elif number % 5 == 1:
            changed = bytearray(data)
            for _ in range(chance.choice((1, 2, 8, 64))):
                changed[chance.choice((head, chance.randrange(len(data))))] = chance.randrange(256)
            yield bytes(changed)
        elif number % 5 == 2:
            yield data[:head] + data[head + length :]
        elif number % 5 == 3:
            yield data[:at] + data[at : at + length] + data[at:]
        else:
            value = chance.choice((b"\0", b"\xff"))
            yield data[:head] + value * length + data[head + length :]


@pytest.mark.parametrize("kind", _KINDS)
def test_damaged_files_give_a_picture_or_a_sentence(
    kind: str, samples: Path, tmp_path: Path, small_limits: InputLimits, adobe_rgb: bytes
) -> None:
    data = whole(kind, samples, adobe_rgb)
    path = tmp_path / "damaged.png"
    path.write_bytes(data)
    asked: list[Callable[[], object]] = [
        lambda: describe(path),
        lambda: decode(path),
        lambda: decode(path, max_side=20),
        lambda: prepare(path, small_limits, tmp_path / "ready"),
        lambda: verify_result(path),
    ]
    for ask in asked:
        ask()
    refused: list[PictureError] = []
    for variant in damaged(data, random.Random(kind)):
        path.write_bytes(variant)
        for ask in asked:
            try:
                ask()
            except PictureError as error:
                refused.append(error)
        if variant:
            assert len(content_hash(path)) == 64
        assert isinstance(read_texts(path), dict)
    assert len(refused) > VARIANTS // 5
    for refusal in refused:
        assert "“damaged.png”" in refusal.message
        assert refusal.message.endswith(".")
        assert refusal.next_step
