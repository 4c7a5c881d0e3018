"""Tags, albums, ratings and notes, as a search and a restart find them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from qwen_studio.core.errors import InputError
from qwen_studio.library import albums, pictures, tags
from qwen_studio.library.database import Database
from qwen_studio.library.search import GalleryFilter, Order, find, find_dated, find_ids, first_ids, rows
from tests.library.history import Writer


@pytest.fixture
def ids(database: Database, writer: Writer) -> dict[str, int]:
    """Four pictures of two jobs, by name, in the order of time."""
    made = [writer.job("o", "Make the sky red", "a", "b"), writer.job("a", "把天空变成蓝色", "c", "d")]
    found = [picture for job in made for picture in database.call(pictures.of_job, job.id)]
    return {picture.content_hash: picture.id for picture in found}


@pytest.fixture
def names(database: Database, ids: dict[str, int]) -> Callable[..., list[str]]:
    by_id = {number: name for name, number in ids.items()}

    def found(**wanted: object) -> list[str]:
        asked = replace(GalleryFilter(), **wanted)  # type: ignore[arg-type] # a few of many kinds
        assert database.call(find_ids, asked) == [row.id for row in database.call(find, asked)]
        assert database.call(find_dated, asked)[0] == database.call(find_ids, asked)
        assert database.call(first_ids, asked, 2) == database.call(find_ids, asked)[:2]
        return [by_id[number] for number in database.call(find_ids, asked)]

    return found


def test_a_tag_keeps_its_first_spelling_and_is_forgotten_with_its_last_picture(
    database: Database, ids: dict[str, int]
) -> None:
    database.call(tags.add, [ids["a"], ids["b"]], ["  Best   of\t2026 ", "红", ""])
    database.call(tags.add, [ids["c"]], ["BEST OF 2026"])
    assert database.call(tags.all_with_counts) == [("Best of 2026", 3), ("红", 2)]
    assert database.call(tags.of_pictures, ids.values()) == {
        ids["a"]: ("Best of 2026", "红"),
        ids["b"]: ("Best of 2026", "红"),
        ids["c"]: ("Best of 2026",),
    }
    database.call(tags.remove, [ids["a"], ids["b"]], ["红"])
    assert database.call(tags.all_with_counts) == [("Best of 2026", 3)]


def test_words_of_tags_and_notes_are_found_at_once_and_gone_at_once(
    database: Database, ids: dict[str, int], names: Callable[..., list[str]]
) -> None:
    database.call(tags.add, [ids["b"]], ["Holiday"])
    database.call(pictures.set_note, [ids["c"]], "for Ｍüller, 100 %_ [a-c]* ?")
    assert names(text="holi") == ["b"]
    assert names(text="müller 100") == ["c"]
    assert names(text="%_") == names(text="[a-c]*") == names(text="?") == names(text="]") == ["c"]
    assert names(text="[a-z]") == names(text="m?ller") == names(text="m*r") == []
    assert names(text="红") == []
    assert names(text="天") == ["d", "c"]
    assert names(text="sky holiday") == ["b"]
    database.call(tags.remove, [ids["b"]], ["holiday"])
    database.call(pictures.set_note, [ids["c"]], "")
    assert names(text="holi") == names(text="müller") == []


def test_filters_combine(database: Database, ids: dict[str, int], names: Callable[..., list[str]]) -> None:
    database.call(pictures.set_rating, [ids["a"], ids["c"]], 4)
    database.call(pictures.set_rating, [ids["d"]], 2)
    database.call(tags.add, [ids["a"], ids["d"]], ["one"])
    database.call(tags.add, [ids["a"]], ["two"])
    assert names(rating=3) == ["c", "a"]
    assert names(rating=2, tags=("ONE",)) == ["d", "a"]
    assert names(rating=1, tags=("one", "two")) == ["a"]
    assert names(inputs_like="a") == ["d", "c"]
    assert names(chain="a") == ["d", "c", "a"]
    assert names(chain="o") == ["d", "c", "b", "a"]
    assert names(region="beijing") == []
    assert names(seed=0) == []
    with pytest.raises(ValueError, match="0 to 5"):
        database.call(pictures.set_rating, [ids["a"]], 6)


def test_every_order_has_an_end_for_what_cannot_be_compared(
    database: Database, ids: dict[str, int], names: Callable[..., list[str]]
) -> None:
    database.call(pictures.set_rating, [ids["b"]], 5)
    database.call(pictures.set_rating, [ids["d"]], 3)
    assert names(order=Order.RATING) == ["b", "d", "c", "a"]
    assert names(order=Order.RATING, newest_first=False) == ["a", "c", "d", "b"]
    for order in Order:
        assert sorted(names(order=order)) == ["a", "b", "c", "d"]
    assert names()[:2] == ["d", "c"]
    assert database.call(first_ids, GalleryFilter(), 2) == [ids["d"], ids["c"]]
    assert {row.id for row in database.call(rows, [ids["a"], 999])} == {ids["a"]}


def test_albums_hold_pictures_of_all_sorts(
    database: Database, ids: dict[str, int], names: Callable[..., list[str]]
) -> None:
    one = database.call(albums.create, " For  Anna ")
    assert database.call(albums.create, "for anna") == one
    two = database.call(albums.create, "Two")
    database.call(albums.add, one, [ids["a"], ids["c"], 999])
    database.call(albums.add, two, [ids["a"]])
    assert names(album=one) == ["c", "a"]
    assert [(album.name, album.count) for album in database.call(albums.all_albums)] == [("For Anna", 2), ("Two", 1)]
    assert database.call(albums.of_pictures, [ids["a"]]) == {ids["a"]: ("For Anna", "Two")}
    with pytest.raises(InputError, match="an album “two” already"):
        database.call(albums.rename, one, "two")
    database.call(albums.rename, one, "Anna")
    database.call(albums.remove, one, [ids["a"]])
    assert names(album=one) == ["c"]
    database.call(albums.delete, one)
    assert [album.name for album in database.call(albums.all_albums)] == ["Two"]
    assert names() == ["d", "c", "b", "a"]
    with pytest.raises(InputError):
        database.call(albums.create, " \n ")


def test_files_are_due_that_do_not_tell_what_was_done_to_their_picture(database: Database, ids: dict[str, int]) -> None:
    def due() -> set[int]:
        return {row[0] for row in database.call(lambda c: c.execute("SELECT picture_id FROM stories_due").fetchall())}

    assert due() == set()
    database.call(pictures.set_favourite, [ids["a"]], favourite=True)
    database.call(tags.add, [ids["b"]], ["x"])
    album = database.call(albums.create, "Y")
    database.call(albums.add, album, [ids["c"]])
    assert due() == {ids["a"], ids["b"], ids["c"]}
    database.call(lambda c: c.execute("DELETE FROM stories_due"))
    database.call(albums.rename, album, "Z")
    database.call(tags.remove, [ids["b"]], ["x"])
    assert due() == {ids["b"], ids["c"]}
