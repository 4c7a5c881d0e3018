"""Edits are found by the names of the pictures that their chain began with."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qwen_studio.library import origin_words, schema
from qwen_studio.library.database import FILE_NAME, Database
from qwen_studio.library.search import GalleryFilter, find
from tests.library.history import Writer


def found(database: Database, text: str) -> list[str]:
    return [row.content_hash for row in database.call(find, GalleryFilter(text=text, newest_first=False))]


@pytest.fixture
def family(database: Database, writer: Writer) -> None:
    """Astronaut, then three edits of edits; the last has a result of the cat's in its second slot."""
    writer.job("o", "warm", "a", name="Astronaut.JPG")
    writer.job("cat", "grey", "k", name="chelsea.png")
    writer.job("a", "dark", "b", name="result-one.png")
    writer.job("b", "light", "c", name="b.png")
    writer.job("c", "both", "d", name="c.png", also_from=("k",))


def test_every_edit_of_a_chain_is_found_by_the_name_of_its_original(database: Database, family: None) -> None:
    assert found(database, "astronaut") == ["a", "b", "c", "d"]
    assert found(database, "chelsea") == ["k", "d"]
    assert found(database, "astro light") == ["c"]
    # The names of results are words of what was made from them at once, and no further.
    assert found(database, "result-one") == ["b"]


def test_tags_and_the_rest_are_found_as_before(database: Database, family: None) -> None:
    database.call(lambda c: c.execute("UPDATE pictures SET search_note = 'for anna' WHERE content_hash = 'c'").rowcount)
    assert found(database, "anna astronaut") == ["c"]


def test_a_library_from_before_learns_the_names_when_it_is_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a library of the version before
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:6])
        before.setattr(origin_words, "hand_on", lambda *_: None)
        old = Database(folder)
        writer = Writer(old)
        writer.job("o", "warm", "a", name="Astronaut.JPG")
        writer.job("a", "dark", "b", name="a.png")
        writer.job("b", "light", "c", name="b.png")
        assert found(old, "astronaut") == ["a"]
        old.close()
    # WHEN it is opened by this one, THEN all are found, and by edits that are made from now on too
    database = Database(folder)
    assert found(database, "astronaut") == ["a", "b", "c"]
    database.close()
    with closing(sqlite3.connect(folder / FILE_NAME)) as c:
        assert c.execute("SELECT count(*) FROM job_origins").fetchone()[0] == 2


def test_all_at_once_says_the_same_as_one_after_the_other(database: Database, writer: Writer, family: None) -> None:
    def told(c: sqlite3.Connection) -> list[tuple[str, ...]]:
        return [tuple(row) for row in c.execute("SELECT * FROM job_origins ORDER BY job_id")]

    before = database.call(told)
    database.call(lambda c: c.execute("DELETE FROM job_origins").rowcount)
    database.call(origin_words.hand_on_all)
    assert database.call(told) == before
    assert len(before) == 3


def test_what_was_entered_in_the_wrong_order_is_put_right(database: Database, writer: Writer) -> None:
    writer.job("a", "dark", "b", name="a.png")
    writer.job("o", "warm", "a", name="astronaut.jpg")
    assert found(database, "astronaut") == ["a"]
    database.call(origin_words.hand_on_all)
    assert found(database, "astronaut") == ["b", "a"]


def test_two_that_were_made_of_each_other_end_nowhere(database: Database, writer: Writer) -> None:
    writer.job("b", "there", "a", name="b.png")
    writer.job("a", "back", "b", name="a.png", also_from=("o",))
    database.call(origin_words.hand_on_all)
    assert set(found(database, "back")) == {"b"}


def test_a_long_chain_and_many_names_are_handed_on(database: Database, writer: Writer) -> None:
    writer.job("o", "0", "r0", name="astronaut.jpg")
    for n in range(40):
        writer.job(f"r{n}", f"step {n}", f"r{n + 1}", also_from=(f"x{n}",), name=f"{n:03}" + "n" * 60)
    database.call(lambda c: c.execute("DELETE FROM job_origins").rowcount)
    database.call(origin_words.hand_on_all)
    assert "r40" in found(database, "astronaut")
    longest = database.call(lambda c: c.execute("SELECT max(length(words)) FROM job_origins").fetchone()[0])
    assert longest <= 1000
