"""Text in PNG files, and hashes that do not depend on it."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.imaging.metadata import MAX_TEXT_BYTES, add_text, content_hash, file_sha256, read_texts, remove_text
from qwen_studio.imaging.png_chunks import framed

STORY = "Make the girl wear the dress\nof 图2 🎨\r\n\ttab “quotes” \u2028 end "


def pixels(path: Path) -> bytes:
    with Image.open(path) as image:
        return image.convert("RGB").tobytes()


def with_chunk(path: Path, chunk: bytes) -> None:
    """Puts the chunk behind the header of the PNG."""
    data = path.read_bytes()
    path.write_bytes(data[:33] + chunk + data[33:])


def test_text_comes_back_as_it_was_written(samples: Path, tmp_path: Path) -> None:
    target = tmp_path / "told.png"
    texts = {"qwen_studio": STORY, "Title": "", "Long": "é" * 100_000}
    add_text(samples / "coffee.png", target, texts)
    assert read_texts(target) == texts
    assert pixels(target) == pixels(samples / "coffee.png")


def test_other_programs_read_the_text(samples: Path, tmp_path: Path) -> None:
    add_text(samples / "coffee.png", tmp_path / "told.png", {"qwen_studio": STORY})
    with Image.open(tmp_path / "told.png") as image:
        image.verify()
    with Image.open(tmp_path / "told.png") as image:
        assert isinstance(image, PngImagePlugin.PngImageFile)
        assert image.text == {"qwen_studio": STORY}


def test_text_stands_right_behind_the_header(samples: Path, tmp_path: Path) -> None:
    add_text(samples / "coffee.png", tmp_path / "told.png", {"qwen_studio": STORY})
    assert (tmp_path / "told.png").read_bytes()[37:41] == b"iTXt"


@pytest.mark.parametrize("name", ["astronaut.png", "chelsea.png", "coffee.png"])
def test_the_content_hash_does_not_see_text_and_the_file_hash_does(samples: Path, tmp_path: Path, name: str) -> None:
    source, target = samples / name, tmp_path / name
    add_text(source, target, {"qwen_studio": STORY})
    assert content_hash(target) == content_hash(source)
    assert file_sha256(target) != file_sha256(source)
    add_text(target, target, {"qwen_studio": "another", "more": "text"})
    assert content_hash(target) == content_hash(source)
    remove_text(target, target)
    assert content_hash(target) == content_hash(source)
    assert read_texts(target) == {}


def test_date_and_exif_tell_about_a_picture_and_are_no_part_of_it(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "dated.png"
    remove_text(samples / "coffee.png", path)
    bare = path.read_bytes()
    with_chunk(path, framed(b"tIME", b"\x07\xe8\1\1\0\0\0"))
    with_chunk(path, framed(b"eXIf", b"MM\0*\0\0\0\x08\0\0"))
    assert content_hash(path) == content_hash(samples / "coffee.png")
    remove_text(path, path)
    assert path.read_bytes() == bare


def test_the_content_hash_sees_every_other_byte(samples: Path, tmp_path: Path) -> None:
    hashes = {content_hash(path) for path in samples.glob("*.*g")}
    assert len(hashes) == 4
    data = (samples / "coffee.png").read_bytes()
    changed = tmp_path / "changed.png"
    for at in (20, 200_000, len(data) - 1):
        changed.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert content_hash(changed) != content_hash(samples / "coffee.png")
    changed.write_bytes(data + b"behind the end")
    assert content_hash(changed) != content_hash(samples / "coffee.png")


def test_other_files_are_hashed_whole(samples: Path, tmp_path: Path) -> None:
    jpeg = samples / "hubble_deep_field.jpg"
    assert content_hash(jpeg) == file_sha256(jpeg)
    cut = tmp_path / "cut.png"
    cut.write_bytes((samples / "coffee.png").read_bytes()[:-5])
    assert content_hash(cut) == file_sha256(cut)


def test_text_of_the_same_keyword_is_replaced_whatever_its_kind(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "told.png"
    path.write_bytes((samples / "coffee.png").read_bytes())
    with_chunk(path, framed(b"tEXt", b"qwen_studio\0old"))
    with_chunk(path, framed(b"zTXt", b"qwen_studio\0\0" + zlib.compress(b"older")))
    with_chunk(path, framed(b"tEXt", b"Author\0someone"))
    with_chunk(path, framed(b"tEXt", b"qwen_studio_2\0another keyword"))
    add_text(path, path, {"qwen_studio": "new"})
    assert read_texts(path) == {"qwen_studio": "new", "Author": "someone", "qwen_studio_2": "another keyword"}
    assert path.read_bytes().count(b"qwen_studio\0") == 1


def test_all_three_kinds_of_text_are_read(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "told.png"
    path.write_bytes((samples / "coffee.png").read_bytes())
    with_chunk(path, framed(b"tEXt", b"plain\0caf\xe9"))
    with_chunk(path, framed(b"zTXt", b"packed\0\0" + zlib.compress(b"caf\xe9\nau lait")))
    with_chunk(path, framed(b"iTXt", b"both\0\1\0zh\0\xe5\x9b\xbe\0" + zlib.compress("图\n2".encode())))
    assert read_texts(path) == {"plain": "café", "packed": "café\nau lait", "both": "图\n2"}


def test_what_cannot_stand_in_text_is_left_out(samples: Path, tmp_path: Path) -> None:
    add_text(samples / "coffee.png", tmp_path / "told.png", {"k": "a\0b\ud800c"})
    assert read_texts(tmp_path / "told.png") == {"k": "ab?c"}


@pytest.mark.parametrize("keyword", ["", "x" * 80, "图", "a\0b"])
def test_a_keyword_that_png_forbids_is_an_error_and_writes_nothing(samples: Path, tmp_path: Path, keyword: str) -> None:
    with pytest.raises(ValueError, match=r"keyword|encode"):
        add_text(samples / "coffee.png", tmp_path / "told.png", {keyword: "text"})
    assert list(tmp_path.iterdir()) == []


def test_a_text_bomb_is_left_out(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes((samples / "coffee.png").read_bytes())
    with_chunk(path, framed(b"zTXt", b"bomb\0\0" + zlib.compress(b"x" * 20_000_000, 1)))
    with_chunk(path, framed(b"tEXt", b"long\0" + b"x" * (MAX_TEXT_BYTES + 1)))
    with_chunk(path, framed(b"tEXt", b"good\0text"))
    assert read_texts(path) == {"good": "text"}


def test_malformed_text_is_left_out(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.png"
    path.write_bytes((samples / "coffee.png").read_bytes())
    with_chunk(path, framed(b"zTXt", b"packed\0\0not zlib"))
    with_chunk(path, framed(b"iTXt", b"bytes\0\0\0\0\0\xff\xfe"))
    with_chunk(path, framed(b"iTXt", b"short"))
    with_chunk(path, framed(b"tEXt", b"good\0text"))
    assert read_texts(path) == {"short": "", "good": "text"}


def test_text_whose_check_sum_is_wrong_is_not_believed(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "flipped.png"
    add_text(samples / "coffee.png", path, {"qwen_studio": "a story"})
    path.write_bytes(path.read_bytes().replace(b"a story", b"b story"))
    assert read_texts(path) == {}


def test_files_without_readable_text_have_none(samples: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.png"
    cut.write_bytes((samples / "astronaut.png").read_bytes()[:-2000])
    lying = tmp_path / "lying.png"
    lying.write_bytes(b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 2**31, b"IHDR") + b"\0" * 20)
    for path in (samples / "hubble_deep_field.jpg", cut, lying, tmp_path, tmp_path / "missing.png"):
        assert read_texts(path) == {}


def test_text_can_only_be_added_to_a_whole_png(samples: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.png"
    cut.write_bytes((samples / "astronaut.png").read_bytes()[:-2])
    for source in (samples / "hubble_deep_field.jpg", cut, tmp_path, tmp_path / "missing.png"):
        with pytest.raises(PictureError):
            add_text(source, tmp_path / "told.png", {"k": "v"})
    assert not (tmp_path / "told.png").exists()


def test_a_missing_folder_is_a_sentence(samples: Path, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"“told\.png” could not be saved: its folder is not there"):
        add_text(samples / "coffee.png", tmp_path / "none" / "told.png", {"k": "v"})


@pytest.mark.parametrize("hashed", [content_hash, file_sha256])
def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, hashed: object) -> None:
    assert callable(hashed)
    for path in (tmp_path, tmp_path / "missing.png"):
        with pytest.raises(PictureError):
            hashed(path)
