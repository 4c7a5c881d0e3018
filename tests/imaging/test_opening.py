"""What is refused, and in which words."""

import os
import socket
import struct
import sys
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.errors import PictureError
from qwen_studio.imaging import opening
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.png_chunks import framed


def refusal(path: Path) -> str:
    """The sentence of the refusal, which is the same for looking and for decoding."""
    with pytest.raises(PictureError) as looked:
        describe(path)
    with pytest.raises(PictureError) as decoded:
        decode(path)
    assert str(looked.value) == str(decoded.value)
    assert path.name in looked.value.message
    assert looked.value.next_step
    return looked.value.message


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.png") == "“gone.png” is not there."


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "holiday").mkdir()
    assert refusal(tmp_path / "holiday") == "“holiday” is a folder, not a picture."


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "nothing.jpg").touch()
    assert refusal(tmp_path / "nothing.jpg") == "“nothing.jpg” is empty."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert refusal(tmp_path / "pipe.png") == "“pipe.png” is not an ordinary file."


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no such sockets")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A relative name, because a socket's may have only 108 bytes.
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.png")
        assert refusal(Path("s.png")) == "“s.png” is not an ordinary file."


@pytest.mark.skipif(os.name != "posix", reason="this system has no device files")
def test_a_device_is_refused() -> None:
    assert refusal(Path("/dev/zero")) == "“zero” is not an ordinary file."


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.png"
    Image.new("RGB", (1, 1)).save(path)
    path.chmod(0)
    assert refusal(path) == "“secret.png” may not be read: its permissions forbid it."


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(PictureError):
        describe(Path("a\0b.png"))


def test_a_name_of_odd_bytes_can_be_shown(tmp_path: Path) -> None:
    with pytest.raises(PictureError) as refused:
        describe(tmp_path / os.fsdecode(b"\xff\n.png"))
    assert "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}.png" in refused.value.message
    refused.value.message.encode()


@pytest.mark.parametrize("file_format", ["PPM", "ICO", "TGA", "PDF", "EPS", "PCX", "SGI", "DDS", "JPEG2000", "ICNS"])
def test_formats_that_nobody_sends_never_reach_their_decoder(tmp_path: Path, file_format: str) -> None:
    path = tmp_path / "picture.png"
    Image.new("RGB", (32, 32)).save(path, file_format)
    assert refusal(path) == "“picture.png” is not a picture that can be read."


def test_text_is_not_a_picture(tmp_path: Path) -> None:
    (tmp_path / "notes.jpg").write_text("This is no picture.")
    assert refusal(tmp_path / "notes.jpg") == "“notes.jpg” is not a picture that can be read."


def bomb(path: Path, width: int, height: int) -> Path:
    """A PNG of few bytes that claims to be this large."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + framed(b"IHDR", header) + framed(b"IDAT", b"\0" * 8) + framed(b"IEND", b""))
    return path


@pytest.mark.parametrize("size", [(8000, 8001), (10_000, 10_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_decompression_bomb_is_refused_before_it_unpacks(tmp_path: Path, size: tuple[int, int]) -> None:
    assert "“bomb.png” is too large" in refusal(bomb(tmp_path / "bomb.png", *size))


def test_64_megapixels_may_be_looked_at(tmp_path: Path) -> None:
    assert describe(bomb(tmp_path / "large.png", 8000, 8000)).size == (8000, 8000)


def test_a_picture_without_pixels(tmp_path: Path) -> None:
    refusal(bomb(tmp_path / "none.png", 0, 5))


def test_a_file_beyond_64_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as stream:
        stream.truncate(opening.MAX_FILE_BYTES + 1)
    assert refusal(path) == "“huge.png” is 65 MB large, and at most 64 MB are read."


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_heic_names_the_extra_that_reads_it(tmp_path: Path, brand: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    path = tmp_path / "IMG_0001.HEIC"
    path.write_bytes(b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0heicmif1" + b"\0" * 64)
    assert refusal(path) == "“IMG_0001.HEIC” is a HEIC picture, and reading those is not installed."
    with pytest.raises(PictureError, match=r'pip install "qwen-studio\[heic\]"'):
        describe(path)


def test_odd_metadata_is_no_warning_and_no_refusal(tmp_path: Path) -> None:
    path = tmp_path / "odd.jpg"
    Image.new("RGB", (4, 4)).save(path, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x0e\0\x02\0\0\xff\xff\0\0\0\x20")
    assert decode(path).size == (4, 4)
