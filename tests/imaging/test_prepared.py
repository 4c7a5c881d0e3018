"""The folder of prepared pictures: the second time costs nothing."""

import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.errors import LibraryError
from qwen_studio.imaging.prepare import prepare
from qwen_studio.imaging.prepared import trim


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


def test_a_full_folder_loses_first_what_was_not_used_for_longest(
    samples: Path, tmp_path: Path, limits: InputLimits
) -> None:
    # GIVEN three prepared pictures of different age, the oldest of which was just used again
    names = ("chelsea.png", "coffee.png", "astronaut.png")
    ready = [prepare(samples / name, limits, tmp_path) for name in names]
    for age_days, prepared in zip((30, 20, 10), ready, strict=True):
        for file in tmp_path.glob(f"{prepared.path.stem}*"):
            os.utime(file, (time.time() - age_days * 86_400,) * 2)
    prepare(samples / names[0], limits, tmp_path)
    theirs = tmp_path / "holiday.png"
    theirs.write_bytes(bytes(1_000_000))
    os.utime(theirs, (0, 0))

    # WHEN there is room for two of them
    trim(tmp_path, ready[0].file_bytes + ready[2].file_bytes + 5_000)

    # THEN the one that nobody used is gone, and what is not ours is not
    assert [p.path.exists() for p in ready] == [True, False, True]
    assert theirs.exists()
    # AND the others are found as before, the third is made again
    assert [prepare(samples / name, limits, tmp_path) for name in names] == ready


def test_leftovers_of_a_kill_go_with_time_and_links_are_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"theirs")
    folder = tmp_path / "ready"
    folder.mkdir()
    (folder / ".0123456789abcdef.part").write_bytes(bytes(100))
    (folder / f"{'a' * 64}-{'b' * 12}.png").symlink_to(elsewhere)
    trim(folder, 0)
    assert [path.suffix for path in folder.iterdir()] == [".png"]
    assert elsewhere.read_bytes() == b"theirs"


def test_a_folder_that_is_not_there_needs_no_trimming(tmp_path: Path) -> None:
    trim(tmp_path / "nowhere")
