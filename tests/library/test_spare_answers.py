"""The place where an answer waits while the journal cannot be written."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from qwen_studio.library.spare_answers import FOLDER, SPARE_BYTES, SpareAnswers

NOW = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC)
HEADERS = {"content-type": "application/json", "x-request-id": "é\ud800"}


def place(library: Path) -> Path:
    return library / FOLDER / "job.answer"


def test_an_answer_lies_in_the_room_that_was_taken_for_it(tmp_path: Path) -> None:
    spare = SpareAnswers(tmp_path)
    spare.reserve("job")
    taken = place(tmp_path).stat()
    assert taken.st_blocks * 512 >= SPARE_BYTES
    assert taken.st_mode & 0o777 == 0o600
    assert spare.get("job") is None

    assert spare.put("job", 200, HEADERS, b"\0\xff{}", NOW)

    again = SpareAnswers(tmp_path).get("job")
    assert again is not None
    assert (again.status, again.headers, again.body, again.received_at) == (200, HEADERS, b"\0\xff{}", NOW)
    assert place(tmp_path).stat().st_ino == taken.st_ino
    assert place(tmp_path).stat().st_blocks == taken.st_blocks


@pytest.mark.parametrize("size", [0, 1, SPARE_BYTES, 8 * 1024 * 1024])
def test_answers_of_every_size_come_back(tmp_path: Path, size: int) -> None:
    spare = SpareAnswers(tmp_path)
    spare.reserve("job")
    assert spare.put("job", 200, {}, b"x" * size, NOW)
    kept = spare.get("job")
    assert kept is not None
    assert len(kept.body) == size


@pytest.mark.parametrize("end", [0, 10, 39, 40, 41, 100])
def test_half_an_answer_is_none(tmp_path: Path, end: int) -> None:
    spare = SpareAnswers(tmp_path)
    spare.reserve("job")
    spare.put("job", 200, HEADERS, b"{}" * 100, NOW)
    whole = place(tmp_path).read_bytes()
    place(tmp_path).write_bytes(whole[:end] + bytes(SPARE_BYTES - end))
    assert spare.get("job") is None
    place(tmp_path).write_bytes(whole[:end])
    assert spare.get("job") is None


def test_a_place_that_is_taken_again_is_empty(tmp_path: Path) -> None:
    spare = SpareAnswers(tmp_path)
    spare.reserve("job")
    spare.put("job", 429, {}, b"slow down", NOW)
    spare.reserve("job")
    assert spare.get("job") is None


def test_a_place_is_given_back(tmp_path: Path) -> None:
    spare = SpareAnswers(tmp_path)
    spare.reserve("job")
    assert spare.job_ids() == ["job"]
    spare.free("job")
    spare.free("job")
    assert spare.job_ids() == []
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_the_id_of_a_job_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "mine.answer").write_text("private")
    spare = SpareAnswers(tmp_path / "library")
    spare.reserve("../../mine")
    spare.free("../../mine")
    assert (tmp_path / "mine.answer").read_text() == "private"
