"""What the gallery finds."""

from datetime import UTC, timedelta, timezone

import pytest

from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.library.search import GalleryFilter, find
from tests.library.history import NOON, Writer


def _found(database: Database, **wanted: object) -> list[str]:
    """The content hashes, which these tests use as names."""
    return [row.content_hash for row in database.call(find, GalleryFilter(**wanted))]  # type: ignore[arg-type] # a few of many kinds


def test_everything_is_found_newest_first_with_what_a_tile_needs(database: Database, writer: Writer) -> None:
    writer.job("o", "first", "a", "b")
    job = writer.job("o", "second", "c")
    picture = database.call(pictures.of_job, job.id)[0]
    database.call(pictures.set_favourite, [picture.id], favourite=True)

    rows = database.call(find, GalleryFilter())

    assert [row.content_hash for row in rows] == ["c", "b", "a"]
    assert rows[0] == (picture.id, picture.created_at, 1248, 832, True, "c", 0, "", "")
    assert rows[1].favourite is False
    assert _found(database, newest_first=False) == ["a", "b", "c"]


def test_pictures_of_the_same_moment_have_a_fixed_order(database: Database, writer: Writer) -> None:
    for name in "abc":
        writer.job("o", name, name, at=NOON)
    assert _found(database) == ["c", "b", "a"]
    assert _found(database, newest_first=False) == ["a", "b", "c"]


def test_time_sorts_as_time_whatever_the_zone(database: Database, writer: Writer) -> None:
    east, west = timezone(timedelta(hours=8)), timezone(timedelta(hours=-7))
    for hour, name, zone in ((2, "c", west), (1, "b", UTC), (0, "a", east)):
        writer.job("o", name, name, at=(NOON + timedelta(hours=hour)).astimezone(zone))
    assert _found(database) == ["c", "b", "a"]
    assert _found(database, since=(NOON + timedelta(hours=1)).astimezone(east)) == ["c", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "golden",
        "GOLDEN hour",
        "hour golden",
        "  light\n gol ",
        "黄",
        "黄昏",
        "昏的海 golden",
        "ТЕПЛЫЙ",
        "straße",
        "STRASSE",
        "İstanbul",
        "café",
        "cafe\u0301",
        "ＧＯＬＤＥＮ",
        "🦊",
        "שלום",
        "100%",
        "50_000",
        "back\\slash",
        "it's",
        '"quoted"',
        "kleiber.jpg",
        "",
        "   ",
    ],
)
def test_words_are_found_in_any_language_case_and_order(database: Database, writer: Writer, text: str) -> None:
    instruction = (
        "Golden hour light, 黄昏的海滩, тёплый теплый свет, Straße, İstanbul, Cafe\u0301, 🦊 \u200fשלום, 100% 50_000 "
        'back\\slash it\'s "quoted"'
    )
    writer.job("o", instruction, "wanted", name="Kleiber.jpg")
    assert _found(database, text=text) == ["wanted"]


@pytest.mark.parametrize("text", ["%", "_", "g_lden", "gol%n", "\\", "golden cold", "*", "gol*", "NOT", "金", "\0"])
def test_what_is_not_there_is_not_found(database: Database, writer: Writer, text: str) -> None:
    writer.job("o", "golden hour, 黄昏的海滩", "a")
    assert _found(database, text=text) == []


def test_a_very_long_search_finds_nothing_and_fails_at_nothing(database: Database, writer: Writer) -> None:
    writer.job("o", "golden hour", "a")
    assert _found(database, text="x" * 200_000) == []
    assert _found(database, text="\ud83d") == []


def test_each_word_may_stand_somewhere_else(database: Database, writer: Writer) -> None:
    job = writer.job("o", "golden hour", "a", name="Kleiber.jpg")
    writer.job("o", "golden rain", "b", name="Rose.jpg")
    assert _found(database, text="golden") == ["b", "a"]
    assert _found(database, text="golden kleiber") == ["a"]
    # The file's name carries the job's mark and the number of the result.
    assert _found(database, text=f"{job.id[-6:]}-1 kleiber") == ["a"]


def test_filters_narrow_one_another(database: Database, writer: Writer) -> None:
    writer.job("o", "warm light", "a", model="qwen-image-edit")
    job = writer.job("o", "warm light", "b")
    writer.job("o", "cold light", "c")
    ids = {row.content_hash: row.id for row in database.call(find, GalleryFilter())}
    database.call(pictures.set_favourite, [ids["a"], ids["b"]], favourite=True)

    assert _found(database, favourites=True) == ["b", "a"]
    assert _found(database, model="qwen-image-edit-plus") == ["c", "b"]
    assert _found(database, model="qwen-image-edit-plus", favourites=True, text="warm") == ["b"]

    moment = job.created_at + timedelta(seconds=30)
    assert _found(database, since=moment) == ["c", "b"]
    assert _found(database, until=moment) == ["a"]
    assert _found(database, since=moment, until=moment + timedelta(microseconds=1)) == ["b"]


def test_the_trash_is_searched_by_itself(database: Database, writer: Writer) -> None:
    writer.job("o", "warm light", "a", "b")
    trashed = database.call(find, GalleryFilter())[0]
    database.call(pictures.move_to_trash, [trashed.id], NOON)
    assert _found(database) == ["a"]
    assert _found(database, in_trash=True) == ["b"]
    assert _found(database, in_trash=True, text="cold") == []
