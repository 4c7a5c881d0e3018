"""Nothing but pixels leaves the machine: no word of a file's metadata, nor its name, is in what is sent."""

import base64
import io
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from qwen_studio.core.job import JobState
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.imaging.png_chunks import framed, read_chunks
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.sandbox.server import SandboxServer
from tests.imaging.conftest import matrix_profile
from tests.jobs.watching import do_edit

CANARY = "Kanarienvogel7Qz"
WORD = CANARY.encode()
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>{CANARY}</dc:title></x:xmpmeta>'.encode()
IPTC = b"Photoshop 3.0\0008BIM\x04\x04\0\0" + struct.pack(">I", len(WORD) + 5) + b"\x1c\x02\x78\0\x10" + WORD + b"\0"
PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """The service, which need not paint anything here."""
    with SandboxServer(quick=True) as server:
        yield server


def exif() -> Image.Exif:
    """EXIF with the word in every place that programs use, and where it was taken."""
    made = Image.Exif()
    made[0x010E] = made[0x010F] = made[0x013B] = made[0x8298] = CANARY
    made.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + CANARY.encode("utf-16-be")
    made.get_ifd(0x8769)[0x927C] = WORD
    made.get_ifd(0x8825).update({1: "N", 2: (48.0, 8.0, 14.0), 3: "E", 4: (11.0, 34.0, 31.0), 27: WORD})
    return made


def profile() -> bytes:
    """A colour profile that is called by the word."""
    wide = [(0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)]
    return matrix_profile(wide, 2.19921875, WORD)


def photo(side: int) -> Image.Image:
    with Image.open(resource_path("samples", "coffee.png")) as image:
        return image.convert("RGB").resize((side, side))


def written(image: Image.Image, file_format: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, file_format, **options)
    return stream.getvalue()


def jpeg(image: Image.Image, *, colours: bool = False) -> bytes:
    more: dict[str, Any] = {"icc_profile": profile()} if colours else {}
    data = written(image, "JPEG", exif=exif(), comment=WORD, xmp=XMP, **more)
    segment = b"\xff\xed" + struct.pack(">H", len(IPTC) + 2) + IPTC
    return data[:2] + segment + data[2:] + WORD


def mpo(image: Image.Image) -> bytes:
    return written(image, "MPO", save_all=True, append_images=[image.rotate(90)], exif=exif(), comment=WORD) + WORD


def png(image: Image.Image, *, colours: bool = False) -> bytes:
    from PIL import PngImagePlugin

    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", CANARY)
    texts.add_text("parameters", CANARY, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    more: dict[str, Any] = {"icc_profile": profile()} if colours else {}
    data = written(image, "PNG", exif=exif(), pnginfo=texts, **more)
    return data[:-12] + framed(b"prVt", WORD) + framed(b"tIME", bytes(7)) + data[-12:] + WORD


def tiff(image: Image.Image, *, colours: bool = False) -> bytes:
    from PIL import TiffImagePlugin

    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[269] = tags[270] = tags[305] = tags[315] = CANARY
    for tag, value in ((700, XMP), (33723, IPTC), (34377, IPTC)):
        tags[tag] = value
        tags.tagtype[tag] = 1
    more: dict[str, Any] = {"icc_profile": profile()} if colours else {}
    return written(image, "TIFF", tiffinfo=tags, **more) + WORD


def webp(image: Image.Image) -> bytes:
    return written(image, "WEBP", exif=exif(), xmp=XMP, icc_profile=profile(), quality=90)


def avif(image: Image.Image) -> bytes:
    return written(image, "AVIF", exif=exif(), xmp=XMP, icc_profile=profile(), speed=10)


def gif(image: Image.Image) -> bytes:
    return written(image.convert("P"), "GIF", comment=WORD) + WORD


def bmp(image: Image.Image) -> bytes:
    data = written(image, "BMP")
    offset = 54 + len(WORD)
    return data[:10] + struct.pack("<I", offset) + data[14:54] + WORD + data[54:] + WORD


KINDS: dict[str, Callable[[Image.Image], bytes]] = {
    "jpg": jpeg,
    "colours.jpg": lambda image: jpeg(image, colours=True),
    "mpo.jpg": mpo,
    "png": png,
    "colours.png": lambda image: png(image, colours=True),
    "tif": tiff,
    "colours.tif": lambda image: tiff(image, colours=True),
    "webp": webp,
    "avif": avif,
    "gif": gif,
    "bmp": bmp,
    "turned.jpg": lambda image: written(image, "JPEG", exif=_turned(), comment=WORD),
}
SPELLINGS = (
    WORD,
    CANARY.encode("utf-16-le"),
    CANARY.encode("utf-16-be"),
    base64.b64encode(WORD)[:-4],
    CANARY.lower().encode(),
)


def _turned() -> Image.Exif:
    made = exif()
    made[0x0112] = 6
    return made


# Within the limits a file is sent as it is but for its metadata; a smaller one is enlarged and encoded again.
@pytest.mark.parametrize("side", [512, 300])
@pytest.mark.parametrize("kinds", [list(KINDS)[at : at + 3] for at in range(0, len(KINDS), 3)], ids=" ".join)
def test_no_word_of_a_files_metadata_is_sent(
    workshop: Workshop, sandbox: SandboxServer, tmp_path: Path, kinds: list[str], side: int
) -> None:
    # GIVEN pictures that say the word wherever a file can say one, and are called by it
    files = []
    for kind in kinds:
        file = tmp_path / CANARY / f"{CANARY} {kind}"
        file.parent.mkdir(exist_ok=True)
        data = KINDS[kind](photo(side))
        assert any(spelling in data for spelling in SPELLINGS[:3])
        file.write_bytes(data)
        files.append(FileImage(file, file.name))

    # WHEN they are sent
    job, _ = do_edit(workshop, EditRequest(tuple(files), "sepia", "qwen-image-edit-plus", "singapore"))
    assert job.state is JobState.DONE

    # THEN neither the request nor any picture in it holds the word
    (sent,) = sandbox.requests
    told = repr(dict(sent.headers)).encode() + sent.body
    images = [part["image"] for part in sent.json["input"]["messages"][0]["content"] if "image" in part]
    assert len(images) == 3
    pictures = [base64.b64decode(image.partition(",")[2]) for image in images]
    for data in (told, *pictures):
        assert not any(spelling in data for spelling in SPELLINGS)
    # AND none has a place left where it could be, packed or not
    for data in pictures:
        with Image.open(io.BytesIO(data)) as image:
            assert not set(image.info) & {"exif", "xmp", "icc_profile", "comment", "photoshop", "XML:com.adobe.xmp"}
            assert image.format == "TIFF" or not image.getexif()
            assert getattr(image, "n_frames", 1) == 1
        if data.startswith(b"\x89PNG"):
            assert {chunk.kind for chunk in read_chunks(io.BytesIO(data))} <= PNG_KEPT
