"""A hash in every row: whatever is changed behind the program's back shows, and nothing else does."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from qwen_studio.core.job import Failure, JobState
from qwen_studio.core.presets import WordsKind
from qwen_studio.library import (
    albums,
    branches,
    hosts,
    jobs,
    pictures,
    row_hashes,
    saved_searches,
    schema,
    tags,
    unsent_steps,
    word_history,
)
from qwen_studio.library.branches import OriginalWords
from qwen_studio.library.database import Database
from qwen_studio.library.search import GalleryFilter
from tests.library.history import NOON, Writer

TABLES = [
    "jobs",
    "job_inputs",
    "answers",
    "pictures",
    "originals",
    "allowed_hosts",
    "tags",
    "picture_tags",
    "albums",
    "album_pictures",
    "saved_searches",
    "pinned_words",
    "hidden_branches",
    "original_words",
    "unsent_steps",
]


@contextmanager
def behind_its_back(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database as another program opens it."""
    with closing(sqlite3.connect(folder / "library.sqlite", isolation_level=None)) as other:
        yield other


def _damaged(database: Database) -> list[tuple[str, object]]:
    rows = database.call(row_hashes.damaged_rows)
    return [(row.table, row.values.get("job_id", row.values.get("id"))) for row in rows]


def _some_history(database: Database, writer: Writer) -> None:
    """A row of every kind, each written and changed in every way that the program has."""
    writer.original("a" * 64, "фото 图.jpg")
    job = writer.job("a" * 64, "Make it blue\0\N{FOX FACE}", "b" * 64, "c" * 64, state=JobState.SENDING)
    database.call(jobs.store_answer, job.id, 200, {"x-request-id": "7"}, b'{"\xff\x00"}', NOON)
    database.call(jobs.advance, job.id, JobState.ANSWERED, answered_at=NOON, request_id="7")
    database.call(jobs.advance, job.id, JobState.DOWNLOADING)
    database.call(jobs.advance, job.id, JobState.PARTIAL, failure=Failure("One is missing.", "Wait."), finished_at=NOON)
    database.call(jobs.update, job.id, hidden=True)
    database.call(pictures.set_favourite, [1, 2], True)
    database.call(pictures.move_to_trash, [2], NOON)
    database.call(pictures.restore, [2])
    database.call(pictures.set_path, 1, "pictures/elsewhere.png")
    database.call(pictures.set_note, [1], "für 图")
    database.call(tags.add, [1, 2], ["one", "二"])
    database.call(tags.remove, [2], ["one"])
    album = database.call(albums.create, "For Anna")
    database.call(albums.add, album, [1, 2])
    database.call(albums.rename, album, "Anna")
    database.call(saved_searches.save, "mine", GalleryFilter(rating=3))
    database.call(word_history.pin, WordsKind.INSTRUCTION, "Make it warm", NOON)
    database.call(hosts.allow, "example.com", NOON)
    database.call(branches.set_hidden, [job.id], is_hidden=True)
    database.call(branches.set_words, "a" * 64, OriginalWords("Photo", "From Anna"))
    database.call(unsent_steps.write, [job.id])
    for number in range(5):
        writer.job("b" * 64, f"Another {number}", f"{number:064}", url="https://example.com/a.png")


def test_all_that_the_program_writes_fits(database: Database, writer: Writer) -> None:
    _some_history(database, writer)
    assert _damaged(database) == []
    hashes = database.call(lambda c: [row[0] for row in c.execute("SELECT row_sha256 FROM jobs")])
    assert all(len(each) == 64 for each in hashes)
    assert len(set(hashes)) == len(hashes) == 6


def test_every_table_with_the_column_is_looked_after(database: Database) -> None:
    assert list(database.call(row_hashes.hashed_tables)) == TABLES


def test_any_value_changed_in_any_row_is_found(database: Database, writer: Writer, folder: Path) -> None:
    _some_history(database, writer)
    tables = database.call(row_hashes.hashed_tables)
    with behind_its_back(folder) as other:
        for seed in range(200):
            chance = random.Random(seed)
            table = chance.choice(TABLES)
            # The serial of an answer says only in which order they came, as received_at does.
            columns = [name for name, _ in tables[table] if (table, name) != ("answers", "serial")]
            with _one_value_changed(other, table, chance.choice([*columns, row_hashes.HASH]), chance) as change:
                found = database.call(row_hashes.damaged_rows)
                assert [row.table for row in found] == [table], (seed, change)
            assert _damaged(database) == []


@contextmanager
def _one_value_changed(c: sqlite3.Connection, table: str, column: str, chance: random.Random) -> Iterator[object]:
    """One value of one row becomes another, for as long as the block lasts."""
    everything = f"SELECT * FROM {table}"  # noqa: S608 - own names
    names = [description[0] for description in c.execute(everything).description]
    row = chance.choice(c.execute(everything).fetchall())
    place = names.index(column)
    value = _other_value(row[place], chance)
    change = f"UPDATE {table} SET {column} = ? WHERE {' AND '.join(f'{name} IS ?' for name in names)}"  # noqa: S608
    changed = [*row[:place], value, *row[place + 1 :]]
    assert c.execute(change, (value, *row)).rowcount == 1
    yield table, column, row[place], value
    assert c.execute(change, (row[place], *changed)).rowcount == 1


def _other_value(value: object, chance: random.Random) -> object:
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(8, 20))
    if isinstance(value, str) and value:
        place = chance.randrange(len(value))
        return value[:place] + ("x" if value[place] != "x" else "y") + value[place + 1 :]
    if isinstance(value, bytes) and value:
        place = chance.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1 << chance.randrange(8)]) + value[place + 1 :]
    return "something"


def test_text_that_is_no_text_is_found_and_keeps_nothing_from_being_found(
    database: Database, writer: Writer, folder: Path
) -> None:
    _some_history(database, writer)
    with behind_its_back(folder) as other:
        other.execute("UPDATE jobs SET instruction = CAST(X'61ff62' AS TEXT) WHERE serial = 1")
        other.execute("UPDATE answers SET body = 'text'")
        other.execute("UPDATE originals SET name = 'other'")
    assert [table for table, _ in _damaged(database)] == ["jobs", "answers", "originals"]


def test_a_row_that_was_damaged_stays_so_when_the_program_writes_to_it(
    database: Database, writer: Writer, folder: Path
) -> None:
    job = writer.job("a" * 64, "Make it blue")
    with behind_its_back(folder) as other:
        other.execute("UPDATE jobs SET instruction = 'Make it blud'")
    database.call(jobs.update, job.id, hidden=True)
    assert _damaged(database) == [("jobs", job.id)]


def test_a_row_that_another_program_entered_is_found(database: Database, writer: Writer, folder: Path) -> None:
    job = writer.job("a" * 64, "Make it blue", "b" * 64)
    with behind_its_back(folder) as other:
        other.execute(
            "INSERT INTO job_inputs (job_id, number, content_hash, name, url) VALUES (?, 2, '', 'x', '')", (job.id,)
        )
    assert _damaged(database) == [("job_inputs", job.id)]


def test_rows_from_before_there_were_hashes_get_theirs_once(folder: Path) -> None:
    # GIVEN a library of the first version
    folder.mkdir()
    with behind_its_back(folder) as first:
        first.executescript(f"{schema.MIGRATIONS[0]} PRAGMA user_version = 1;")
        first.execute(
            "INSERT INTO originals (content_hash, name, path, width, height, file_bytes, added_at)"
            " VALUES ('a', 'b', 'c', 1, 2, 3, '2026-11-22')"
        )
    # WHEN it is opened today, and damaged after that
    database = Database(folder)
    assert _damaged(database) == []
    database.close()
    with behind_its_back(folder) as other:
        other.execute("UPDATE originals SET width = 2")
    # THEN opening it again covers nothing up
    again = Database(folder)
    assert [row.values["width"] for row in again.call(row_hashes.damaged_rows)] == [2]
    again.close()


def test_a_new_column_changes_the_hashes_of_good_rows_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(folder)
    writer = Writer(database)
    good, bad = (writer.job("a" * 64, instruction) for instruction in ("good", "bad"))
    database.close()
    with behind_its_back(folder) as other:
        other.execute("UPDATE jobs SET instruction = 'bat' WHERE instruction = 'bad'")

    step = "ALTER TABLE jobs ADD COLUMN mood TEXT DEFAULT 'calm';"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    later = Database(folder)
    assert _damaged(later) == [("jobs", bad.id)]

    later.call(lambda c: c.execute("UPDATE jobs SET mood = 'glad'").rowcount)
    assert _damaged(later) == [("jobs", bad.id)]
    later.close()
    with behind_its_back(folder) as other:
        other.execute("UPDATE jobs SET mood = 'sad' WHERE id = ?", (good.id,))
    again = Database(folder)
    assert len(_damaged(again)) == 2
    again.close()


def test_hashing_leaves_no_file_beside_the_database(database: Database, writer: Writer, folder: Path) -> None:
    _some_history(database, writer)
    assert {path.name for path in folder.iterdir()} == {
        "library.holder",
        "library.lock",
        "library.sqlite",
        "library.sqlite-shm",
        "library.sqlite-wal",
    }
    assert database.call(lambda c: c.execute("PRAGMA temp_store").fetchone()[0]) == 2
