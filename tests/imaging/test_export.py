"""Saving pictures elsewhere."""

import errno
import os
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.core.story import STORY_KEYWORD
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.export import export
from qwen_studio.imaging.metadata import add_text, read_texts

STORY = '{"instruction":"把图1变成黑白 🎨"}'


@pytest.fixture
def result(samples: Path, tmp_path: Path) -> Path:
    """A result as the library keeps it."""
    path = tmp_path / "result.png"
    add_text(samples / "coffee.png", path, {STORY_KEYWORD: STORY, "Title": "Coffee"})
    return path


def told(path: Path) -> str:
    """The story in an exported JPEG or WEBP."""
    with Image.open(path) as image:
        comment = image.getexif().get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.UserComment)
    assert isinstance(comment, bytes)
    assert comment.startswith(b"UNICODE\0")
    return comment[8:].decode("utf-16-be")


def mean_difference(one: Image.Image, other: Image.Image) -> float:
    a, b = one.convert("RGB").tobytes(), other.convert("RGB").tobytes()
    return sum(abs(x - y) for x, y in zip(a, b, strict=True)) / len(a)


def test_png_with_its_story_is_the_same_file(result: Path, tmp_path: Path) -> None:
    export(result, tmp_path / "saved.png", format="PNG")
    assert (tmp_path / "saved.png").read_bytes() == result.read_bytes()


def test_png_without_its_story_has_the_same_pixels(result: Path, tmp_path: Path) -> None:
    export(result, tmp_path / "saved.png", format="PNG", keep_story=False)
    assert read_texts(tmp_path / "saved.png") == {}
    assert "黑白".encode() not in (tmp_path / "saved.png").read_bytes()
    assert decode(tmp_path / "saved.png").tobytes() == decode(result).tobytes()


@pytest.mark.parametrize("file_format", ["JPEG", "WEBP"])
def test_other_formats_look_the_same_and_carry_the_story(result: Path, tmp_path: Path, file_format: str) -> None:
    target = tmp_path / "saved"
    export(result, target, format=file_format)
    assert describe(target).format == file_format
    assert mean_difference(decode(target), decode(result)) < 4
    assert told(target) == STORY


@pytest.mark.parametrize("file_format", ["JPEG", "WEBP"])
def test_other_formats_can_leave_the_story_out(result: Path, tmp_path: Path, file_format: str) -> None:
    export(result, tmp_path / "saved", format=file_format, keep_story=False)
    with Image.open(tmp_path / "saved") as image:
        assert not image.getexif()


def test_a_story_longer_than_exif_is_left_out(result: Path, tmp_path: Path) -> None:
    add_text(result, result, {STORY_KEYWORD: "x" * 40_000})
    export(result, tmp_path / "saved.jpg", format="JPEG")
    with Image.open(tmp_path / "saved.jpg") as image:
        assert not image.getexif()


def test_quality_is_the_persons_choice(result: Path, tmp_path: Path) -> None:
    for file_format in ("JPEG", "WEBP"):
        sizes = []
        for quality in (1, 60, 92, 100):
            export(result, tmp_path / "saved", format=file_format, quality=quality)
            sizes.append((tmp_path / "saved").stat().st_size)
        assert sizes == sorted(sizes)
        assert sizes[0] * 10 < sizes[-1]


def test_jpeg_lies_on_white_and_the_others_keep_transparency(tmp_path: Path) -> None:
    source = tmp_path / "hole.webp"
    Image.new("RGBA", (64, 64), (255, 0, 0, 0)).save(source, lossless=True)
    for file_format in ("PNG", "WEBP"):
        export(source, tmp_path / "saved", format=file_format)
        assert decode(tmp_path / "saved").getchannel("A").getextrema() == (0, 0)
    export(source, tmp_path / "saved", format="JPEG")
    assert decode(tmp_path / "saved").getpixel((30, 30)) == (255, 255, 255)


def test_any_readable_picture_can_become_png(samples: Path, tmp_path: Path) -> None:
    source = tmp_path / "photo.jpg"
    export(samples / "chelsea.png", source, format="JPEG")
    export(source, tmp_path / "saved.png", format="PNG")
    assert describe(tmp_path / "saved.png").format == "PNG"
    assert decode(tmp_path / "saved.png").tobytes() == decode(source).tobytes()


def test_a_file_that_was_there_is_replaced(result: Path, tmp_path: Path) -> None:
    target = tmp_path / "saved.png"
    target.write_bytes(b"older and longer" * 100_000)
    export(result, target, format="PNG")
    assert target.read_bytes() == result.read_bytes()
    export(target, target, format="JPEG")
    assert describe(target).format == "JPEG"
    assert {path.name for path in tmp_path.iterdir()} == {"result.png", "saved.png"}


@pytest.mark.skipif(os.name != "posix", reason="hard links are no matter of course on other systems")
def test_the_old_file_is_never_written_into(result: Path, tmp_path: Path) -> None:
    target, other_name = tmp_path / "saved.png", tmp_path / "other_name.png"
    target.write_bytes(b"older")
    other_name.hardlink_to(target)
    export(result, target, format="PNG")
    assert other_name.read_bytes() == b"older"


@pytest.mark.skipif(os.name != "posix", reason="permissions are elsewhere on other systems")
def test_a_saved_file_has_usual_permissions(result: Path, tmp_path: Path) -> None:
    # The library's file is its owner's alone; what is saved elsewhere is like any other file there.
    (tmp_path / "usual").touch()
    export(result, tmp_path / "saved.png", format="PNG")
    assert (tmp_path / "saved.png").stat().st_mode == (tmp_path / "usual").stat().st_mode != result.stat().st_mode


@pytest.mark.parametrize("file_format", ["PNG", "JPEG"])
def test_a_full_disk_is_a_sentence_and_leaves_the_old_file(
    result: Path, tmp_path: Path, file_format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "saved"
    target.write_bytes(b"older")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LibraryError, match="“saved” could not be saved: there is no room left on the disk"):
        export(result, target, format=file_format)
    assert target.read_bytes() == b"older"
    assert {path.name for path in tmp_path.iterdir()} == {"result.png", "saved"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none/saved.png", "its folder is not there"),
        ("result.png/saved.png", "its folder is not a folder"),
        ("folder", "a folder has that name"),
        ("x" * 300, "its name is too long"),
        ("a\0b", "the name is not possible"),
    ],
)
def test_a_place_that_takes_nothing_is_a_sentence(result: Path, tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(LibraryError, match=reason):
        export(result, tmp_path / name, format="PNG")
    assert {path.name for path in tmp_path.iterdir()} == {"result.png", "folder"}


def test_a_picture_too_large_for_its_format_is_a_sentence(tmp_path: Path) -> None:
    source = tmp_path / "long.png"
    Image.new("RGB", (17_000, 4)).save(source)
    with pytest.raises(PictureError, match="WEBP cannot hold a picture of 17000 × 4"):
        export(source, tmp_path / "saved.webp", format="WEBP")
    assert not (tmp_path / "saved.webp").exists()


def test_a_source_that_is_no_picture_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.png").write_text("no picture")
    for file_format in ("PNG", "JPEG", "WEBP"):
        with pytest.raises(PictureError):
            export(tmp_path / "notes.png", tmp_path / "saved", format=file_format)
    assert not (tmp_path / "saved").exists()


@pytest.mark.parametrize(("file_format", "quality"), [("GIF", 92), ("png", 92), ("JPEG", 0), ("JPEG", 101)])
def test_what_no_person_can_ask_for_is_a_bug(result: Path, tmp_path: Path, file_format: str, quality: int) -> None:
    with pytest.raises(ValueError, match="cannot export"):
        export(result, tmp_path / "saved", format=file_format, quality=quality)
