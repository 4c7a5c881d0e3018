"""The folder of prepared pictures: the second time costs nothing."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.errors import LibraryError
from qwen_studio.imaging.prepare import prepare


def test_a_second_call_finds_the_first_ones_file_under_any_name(
    samples: Path, tmp_path: Path, limits: InputLimits
) -> None:
    ready = tmp_path / "ready"
    first = prepare(samples / "chelsea.png", limits, ready)
    before = {path: path.stat().st_mtime_ns for path in ready.iterdir()}
    copy = tmp_path / "copy.png"
    copy.write_bytes((samples / "chelsea.png").read_bytes())
    assert prepare(copy, limits, ready) == first
    assert {path: path.stat().st_mtime_ns for path in ready.iterdir()} == before


def test_the_same_picture_always_gives_the_same_bytes(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    one = prepare(samples / "chelsea.png", limits, tmp_path / "one")
    two = prepare(samples / "chelsea.png", limits, tmp_path / "two")
    assert one.path.name == two.path.name
    assert one.path.read_bytes() == two.path.read_bytes()


def test_other_limits_make_another_file(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    one = prepare(samples / "coffee.png", limits, tmp_path)
    two = prepare(samples / "coffee.png", replace(limits, max_side=580), tmp_path)
    assert (one.size, two.size) == ((600, 400), (580, 387))
    assert one.path != two.path


def test_a_damaged_cache_is_made_again(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    first = prepare(samples / "chelsea.png", limits, tmp_path)
    good = first.path.read_bytes()
    record = next(tmp_path.glob("*.json"))
    damages: list[Callable[[], object]] = [
        lambda: first.path.write_bytes(good[:-1] + b"\0"),
        first.path.unlink,
        lambda: record.write_text("{"),
        lambda: record.write_text("[" * 100_000),
        lambda: record.write_text(json.dumps({"file": "../../elsewhere"})),
        lambda: record.write_bytes(b"\xff\xfe"),
        record.unlink,
    ]
    for damage in damages:
        damage()
        assert prepare(samples / "chelsea.png", limits, tmp_path) == first
        assert first.path.read_bytes() == good


def test_nothing_half_written_is_left(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    prepare(samples / "coffee.png", limits, tmp_path / "ready")
    assert sorted(path.suffix for path in (tmp_path / "ready").iterdir()) == [".json", ".png"]


def test_a_folder_that_cannot_be_made_is_a_sentence(samples: Path, tmp_path: Path, limits: InputLimits) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="The folder for prepared pictures cannot be made"):
        prepare(samples / "coffee.png", limits, tmp_path / "file" / "ready")
