"""The search for a key finds it in every form in which it may have been left."""

import base64
import json
import os
from pathlib import Path
from urllib.parse import quote

import dev_canary
import pytest

KEY = "sk-canary-0123456789abcdef"


@pytest.mark.parametrize(
    "left",
    [
        KEY.encode(),
        f"Authorization: Bearer {KEY}\r\n".encode(),
        json.dumps({"key": KEY}).encode("utf-16"),
        KEY.encode("utf-16-be"),
        *(base64.b64encode(b"x" * before + KEY.encode() + b"y" * after) for before in range(4) for after in range(4)),
        base64.b64encode(f"user:{KEY}".encode("utf-16-le")),
        base64.urlsafe_b64encode(f"\xff\xfe{KEY}\xff".encode("latin-1")),
        quote(KEY, safe="").encode(),
        "".join(f"%{ord(letter):02x}" for letter in KEY).encode(),
        "".join(f"\\u{ord(letter):04X}" for letter in KEY).encode(),
        KEY[::-1].encode(),
        KEY.encode().hex().encode(),
        b"\0" * 100_000 + KEY.encode() + b"\0" * 100_000,
    ],
)
def test_it_is_found(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "file.bin").write_bytes(left)
    found = dev_canary.search(KEY, [tmp_path])
    assert found.files == 1
    assert found.places
    assert found.verdict == "canary key: FOUND in 1 files"


def test_names_are_searched_and_odd_files_are_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / os.fsdecode(b"\xff.bin")).write_bytes(b"nothing")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (tmp_path / "other").write_text(dev_canary.new_key())
    found = dev_canary.search(KEY, [tmp_path, tmp_path / "missing"])
    assert (found.places, found.verdict) == ([], "canary key: 0 hits in 3 files")
    (tmp_path / f"{KEY}.txt").write_text("")
    assert dev_canary.search(KEY, [tmp_path]).places


def test_every_run_has_a_key_of_its_own() -> None:
    assert dev_canary.new_key() != dev_canary.new_key()


def test_it_is_found_amid_gigabytes_of_nothing(tmp_path: Path) -> None:
    with (tmp_path / "sparse.png").open("wb") as file:
        file.truncate(1 << 40)
        file.seek(1 << 39)
        file.write(KEY.encode())
        file.seek((1 << 39) + (1 << 20) - 7)
        file.write(KEY[::-1].encode())
    found = {place.rpartition(": ")[2] for place in dev_canary.search(KEY, [tmp_path]).places}
    assert {"UTF-8", "reversed"} <= found
