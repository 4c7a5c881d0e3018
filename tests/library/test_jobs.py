"""The journal."""

import dataclasses
import json
import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from qwen_studio.core.errors import LibraryError
from qwen_studio.core.geometry import Size
from qwen_studio.core.job import TRANSITIONS, Failure, Job, JobState
from qwen_studio.core.picture import JobInput
from qwen_studio.core.request import EditRequest, FileImage, LinkImage
from qwen_studio.library import jobs
from qwen_studio.library.database import Database

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LINK = LinkImage("https://example.com/%E5%9B%BE.png")


def _job(job_id: str = "a1", *, state: JobState = JobState.WAITING, minute: int = 0, n: int = 1) -> Job:
    return Job(
        id=job_id,
        request=EditRequest((LINK,), "make it warm", "qwen-image-edit-plus", "singapore", n=n),
        state=state,
        created_at=NOON + timedelta(minutes=minute),
        service="https://example.com",
        demo=False,
        unit_price=Decimal("0.03"),
    )


def _insert(database: Database, *written: Job) -> None:
    for job in written:
        database.call(jobs.insert, job, [JobInput(n, "", "", LINK.url) for n in range(1, len(job.request.images) + 1)])


def _whole_job(folder: Path, outside: Path) -> tuple[Job, tuple[JobInput, ...]]:
    request = EditRequest(
        images=(
            FileImage(folder / "inputs" / "ab" / "abc.jpg", "Kleiber.jpg"),
            FileImage(outside, outside.name),
            LINK,
        ),
        instruction="Put the bird from Image 1 在 Image 2 的树枝上 🐦 \u200fשלום, “100 %” _now_",
        model="qwen-image-edit-max",
        region="beijing",
        n=4,
        negative_prompt="low resolution, 模糊",
        seed=2147483647,
        watermark=True,
        prompt_extend=False,
        size=Size(1664, 928),
    )
    slots = (
        JobInput(1, "a" * 64, "Kleiber.jpg"),
        JobInput(2, "b" * 64, outside.name),
        JobInput(3, "", "图.png", LINK.url),
    )
    job = Job(
        id="0123456789abcdef",
        request=request,
        state=JobState.PARTIAL,
        created_at=NOON,
        service="https://dashscope.aliyuncs.com",
        demo=True,
        unit_price=Decimal("0.072"),
        price_as_of=date(2025, 10, 31),
        sent_at=NOON + timedelta(seconds=1),
        answered_at=NOON + timedelta(seconds=21, microseconds=7),
        finished_at=NOON + timedelta(seconds=23),
        request_id="d0250a3d-b07f-49e1-bdc8-6793f4929xxx",
        image_count=3,
        failure=Failure(
            "One link failed.", "Try again.", "Code", "message \ud800", "id", 200, "image", "DownloadError"
        ),
        hidden=True,
    )
    return job, slots


def test_a_job_comes_back_whole_after_the_library_was_closed(folder: Path, tmp_path: Path) -> None:
    job, slots = _whole_job(folder, tmp_path / ("Ж" * 120 + "𝄞\u202eпapa.jpg"))
    first = Database(folder)
    first.call(jobs.insert, job, slots)
    first.close()

    second = Database(folder)
    assert second.call(jobs.get, job.id) == job
    assert second.call(jobs.inputs, job.id) == slots
    assert second.call(jobs.get, "nothing") is None
    second.close()


def test_every_field_of_a_job_has_a_value_of_its_own_in_that_test(folder: Path, tmp_path: Path) -> None:
    # A field left at its default would come back right even if it were never stored.
    job, _ = _whole_job(folder, tmp_path / "x.jpg")
    for value in (job, job.request, job.failure):
        assert dataclasses.is_dataclass(value)
        for field in dataclasses.fields(value):
            assert getattr(value, field.name) != field.default, field.name


def test_files_of_the_library_are_found_after_the_folder_was_moved(folder: Path, tmp_path: Path) -> None:
    job, slots = _whole_job(folder, tmp_path / "outside.jpg")
    first = Database(folder)
    first.call(jobs.insert, job, slots)
    first.close()
    moved = tmp_path / "elsewhere" / "Фото 图"
    moved.parent.mkdir()
    folder.rename(moved)

    second = Database(moved)
    found = second.call(jobs.get, job.id)
    second.close()

    assert found is not None
    inside, outside, _ = found.request.images
    assert inside == FileImage(moved / "inputs" / "ab" / "abc.jpg", "Kleiber.jpg")
    assert outside == FileImage(tmp_path / "outside.jpg", "outside.jpg")
    assert str(folder).encode() not in b"".join(path.read_bytes() for path in moved.iterdir())


def test_a_file_whose_name_is_not_utf8_can_be_an_input(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.jpg"
    request = EditRequest((FileImage(path, "café.jpg"),), "warm", "m", "singapore")
    job = dataclasses.replace(_job(), request=request)
    database.call(jobs.insert, job, [JobInput(1, "a" * 64, path.name)])

    assert database.call(lambda c: jobs.get(c, job.id)) == job
    assert database.call(jobs.inputs, job.id)[0].name == "caf?.jpg"


def test_the_inputs_must_be_those_of_the_request(database: Database) -> None:
    with pytest.raises(ValueError, match="numbered from 1"):
        database.call(jobs.insert, _job(), [JobInput(2, "", "")])
    assert database.call(jobs.get, "a1") is None


def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="time zone"):
        _insert(database, dataclasses.replace(_job(), created_at=datetime(2026, 11, 22)))  # noqa: DTZ001 - the mistake


def test_a_job_is_entered_only_once(database: Database) -> None:
    _insert(database, _job())
    with pytest.raises(LibraryError, match="UNIQUE"):
        _insert(database, _job())


@pytest.mark.parametrize("before", list(JobState))
@pytest.mark.parametrize("after", list(JobState))
def test_only_the_steps_of_the_table_are_written(database: Database, before: JobState, after: JobState) -> None:
    _insert(database, _job(state=before))
    if after in TRANSITIONS[before]:
        assert database.call(jobs.advance, "a1", after).state is after
    else:
        after_before = f"cannot go from {before.value} to {after.value}"
        with pytest.raises(ValueError, match=after_before):
            database.call(jobs.advance, "a1", after, image_count=9)
        job = database.call(jobs.get, "a1")
        assert job is not None
        assert (job.state, job.image_count) == (before, 0)


def test_a_step_brings_its_changes_with_it(database: Database) -> None:
    _insert(database, _job(state=JobState.PREPARING))
    east = timezone(timedelta(hours=8))

    job = database.call(jobs.advance, "a1", JobState.SENDING, sent_at=datetime(2026, 11, 22, 20, 1, tzinfo=east))

    assert job.state is JobState.SENDING
    assert job.sent_at == NOON + timedelta(minutes=1)
    assert database.call(jobs.get, "a1") == job


def test_a_change_keeps_the_state(database: Database) -> None:
    _insert(database, _job(state=JobState.DONE))
    failure = Failure("It failed.", "Do this.", code="InternalError", status=500)
    changed = database.call(jobs.update, "a1", hidden=True, failure=failure, unit_price=None)
    assert changed == dataclasses.replace(_job(state=JobState.DONE), hidden=True, failure=failure, unit_price=None)
    assert database.call(jobs.update, "a1", failure=None).failure is None


def test_what_defines_a_job_is_never_changed(database: Database) -> None:
    _insert(database, _job())
    with pytest.raises(ValueError, match="created_at, state"):
        database.call(lambda c: jobs.update(c, "a1", state=JobState.DONE, created_at=NOON))  # type: ignore[call-arg] # the mistake
    with pytest.raises(ValueError, match="no job b2"):
        database.call(jobs.advance, "b2", JobState.PREPARING)
    with pytest.raises(ValueError, match="no job b2"):
        database.call(jobs.update, "b2", hidden=True)


def test_an_answer_is_kept_byte_for_byte(database: Database) -> None:
    _insert(database, _job(state=JobState.SENDING))
    body = b'{"output": "\\ud800 \xff\x00'
    headers = {"x-request-id": "1", "content-type": "application/json; charset=\u0131"}
    assert database.call(jobs.answer, "a1") is None

    database.call(jobs.store_answer, "a1", 200, headers, body, NOON)

    assert database.call(jobs.answer, "a1") == jobs.StoredAnswer(200, headers, body, NOON, intact=True)


def test_the_last_answer_counts_and_the_earlier_ones_stay(database: Database) -> None:
    _insert(database, _job(state=JobState.SENDING))
    database.call(jobs.store_answer, "a1", 429, {}, b"slow down", NOON)
    database.call(jobs.store_answer, "a1", 200, {}, b"pictures", NOON)
    answer = database.call(jobs.answer, "a1")
    assert answer is not None
    assert (answer.status, answer.body) == (200, b"pictures")
    assert database.call(lambda c: c.execute("SELECT count(*) FROM answers").fetchone()[0]) == 2


@pytest.mark.parametrize("change", ["body = x'41'", "status = 201", "headers = '{}'", "received_at = '2026-11-23'"])
def test_an_answer_that_was_damaged_says_so(database: Database, change: str) -> None:
    _insert(database, _job(state=JobState.SENDING))
    database.call(jobs.store_answer, "a1", 200, {"a": "b"}, b"pictures", NOON)
    database.call(lambda c: c.execute(f"UPDATE answers SET {change}").rowcount)  # noqa: S608 - own words
    answer = database.call(jobs.answer, "a1")
    assert answer is not None
    assert not answer.intact


def test_an_answer_belongs_to_a_job(database: Database) -> None:
    with pytest.raises(LibraryError, match="FOREIGN KEY"):
        database.call(jobs.store_answer, "nobody", 200, {}, b"", NOON)


def test_unfinished_jobs_are_those_that_something_must_still_happen_to(database: Database) -> None:
    states = list(JobState)
    _insert(database, *(_job(state.value, state=state, minute=-minute) for minute, state in enumerate(states)))
    open_states = [job.state for job in database.call(jobs.unfinished)]
    assert open_states == [state for state in reversed(states) if TRANSITIONS[state]]


def test_recent_jobs_are_newest_first_without_hidden_ones(database: Database) -> None:
    _insert(database, _job("old", minute=1), _job("new", minute=3), _job("middle", minute=2), _job("away", minute=9))
    database.call(jobs.update, "away", hidden=True)
    assert [job.id for job in database.call(jobs.recent, 2)] == ["new", "middle"]
    assert [job.id for job in database.call(jobs.recent, 99)] == ["new", "middle", "old"]


def test_the_usual_time_is_the_median_of_the_last_twenty_like_it(database: Database) -> None:
    assert database.call(jobs.usual_seconds, "qwen-image-edit-plus", 2) is None

    def done(number: int, seconds: int, **changes: object) -> Job:
        job = _job(f"{number}", state=JobState.DONE, n=2)
        return dataclasses.replace(job, sent_at=NOON, finished_at=NOON + timedelta(seconds=seconds), **changes)  # type: ignore[arg-type] # a few of many kinds

    # GIVEN old slow jobs, then twenty of 1 to 20 seconds, and others that are not like them
    _insert(database, *(done(n, 1000) for n in range(30)))
    _insert(database, *(done(100 + n, n + 1) for n in range(20)))
    _insert(
        database,
        done(200, 5000, state=JobState.PARTIAL),
        done(201, 5000, request=dataclasses.replace(_job().request, n=3)),
        done(202, 5000, request=dataclasses.replace(_job(n=2).request, model="qwen-image-edit-max")),
        dataclasses.replace(done(203, 5000), sent_at=None),
    )

    assert database.call(jobs.usual_seconds, "qwen-image-edit-plus", 2) == 10.5
    _insert(database, done(300, 2, demo=True))
    assert database.call(jobs.usual_seconds, "qwen-image-edit-plus", 2, demo=True) == 2
    assert database.call(jobs.usual_seconds, "qwen-image-edit-plus", 2, demo=False) == 10.5


def test_text_that_no_database_can_hold_does_not_lose_the_job(database: Database) -> None:
    job = dataclasses.replace(_job(), request=dataclasses.replace(_job().request, instruction="half \ud83d a fox\0!"))
    _insert(database, job)
    found = database.call(jobs.update, job.id, request_id="id \udfff")
    assert found.request.instruction == "half ? a fox\0!"
    assert found.request_id == "id ?"


def test_failures_are_stored_as_plain_json(database: Database) -> None:
    # Another program, or a later version, can read them.
    _insert(database, _job())
    database.call(jobs.update, "a1", failure=Failure("因为", "do", status=400))

    def stored(c: sqlite3.Connection) -> dict[str, object]:
        told: dict[str, object] = json.loads(c.execute("SELECT failure FROM jobs").fetchone()[0])
        return told

    told = database.call(stored)
    assert told == dataclasses.asdict(Failure("因为", "do", status=400))

    later = json.dumps(told | {"mood": "sad"})
    database.call(lambda c: c.execute("UPDATE jobs SET failure = ?", (later,)).rowcount)
    found = database.call(jobs.get, "a1")
    assert found is not None
    assert found.failure == Failure("因为", "do", status=400)
