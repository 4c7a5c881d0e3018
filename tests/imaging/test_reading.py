"""Files that are not what they were a moment ago."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from qwen_studio.core.errors import PictureError
from qwen_studio.imaging.decode import decode
from qwen_studio.imaging.metadata import content_hash
from qwen_studio.imaging.reading import BLOCK_BYTES, open_ordinary, read_blocks, version_of


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("ask", [decode, content_hash, lambda path: b"".join(read_blocks(path))])
def test_a_pipe_that_took_the_files_place_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Callable[[Path], object]
) -> None:
    path = tmp_path / "photo.png"
    os.mkfifo(path)
    # As if it had been a file when it was looked at.
    for module in ("reading", "opening", "metadata"):
        monkeypatch.setattr(f"qwen_studio.imaging.{module}.require_ordinary_file", lambda *_: 1)
    with pytest.raises(PictureError, match=r"“photo\.png” is not an ordinary file"):
        ask(path)


def test_what_is_written_behind_the_end_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "growing.bin"
    path.write_bytes(b"a" * BLOCK_BYTES * 2)
    read = 0
    with path.open("ab") as stream:
        for block in read_blocks(path):
            read += len(block)
            stream.write(b"b" * BLOCK_BYTES)
            stream.flush()
    assert read == BLOCK_BYTES * 2


def test_a_changed_or_replaced_file_is_another_version(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"one")
    versions = {version_of(path)}
    os.utime(path, ns=(1, 1))
    versions.add(version_of(path))
    path.write_bytes(b"three")
    versions.add(version_of(path))
    other.write_bytes(b"three")
    other.replace(path)
    versions.add(version_of(path))
    assert len(versions) == 4
    path.unlink()
    with pytest.raises(PictureError, match="not there"):
        version_of(path)


def test_an_ordinary_file_is_open(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    with open_ordinary(path) as stream:
        assert stream.read() == b"one"
