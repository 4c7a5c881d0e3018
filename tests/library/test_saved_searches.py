"""Searches kept by name."""

import json
from datetime import UTC, datetime

import pytest

from qwen_studio.core.errors import InputError
from qwen_studio.library import saved_searches
from qwen_studio.library.database import Database
from qwen_studio.library.search import GalleryFilter, Headings, Order

EVERYTHING = GalleryFilter(
    text="天 sky",
    favourites=True,
    rating=3,
    tags=("a", "b"),
    album=2,
    seed=0,
    since=datetime(2026, 1, 1, tzinfo=UTC),
    order=Order.RATING,
    newest_first=False,
    headings=Headings.CHAIN,
)


def test_a_search_comes_back_as_it_was(database: Database) -> None:
    database.call(saved_searches.save, "  For  Anna\n", EVERYTHING)
    database.call(saved_searches.save, "all", GalleryFilter())
    assert database.call(saved_searches.all_searches) == {"For Anna": EVERYTHING, "all": GalleryFilter()}
    database.call(saved_searches.save, "For Anna", GalleryFilter(text="x"))
    database.call(saved_searches.delete, "all")
    assert database.call(saved_searches.all_searches) == {"For Anna": GalleryFilter(text="x")}
    with pytest.raises(InputError):
        database.call(saved_searches.save, " ", EVERYTHING)


def test_a_search_of_a_later_version_asks_for_what_is_known(database: Database) -> None:
    told = {"text": "x", "faces": 3, "order": "beauty", "headings": "faces"}
    database.call(
        lambda c: c.execute("INSERT INTO saved_searches (name, filter) VALUES ('new', ?)", (json.dumps(told),))
    )
    assert database.call(saved_searches.all_searches) == {"new": GalleryFilter(text="x")}


def test_a_search_gets_another_name(database: Database) -> None:
    database.call(saved_searches.save, "sky", GalleryFilter(text="sky"))
    database.call(saved_searches.save, "sea", GalleryFilter(text="sea"))
    database.call(saved_searches.rename, "sky", " clear\tsky ")
    assert database.call(saved_searches.all_searches) == {
        "clear sky": GalleryFilter(text="sky"),
        "sea": GalleryFilter(text="sea"),
    }
    with pytest.raises(InputError, match="There is a search “sea” already"):
        database.call(saved_searches.rename, "clear sky", "sea")
    with pytest.raises(InputError, match="needs a name"):
        database.call(saved_searches.rename, "clear sky", " ")
    assert list(database.call(saved_searches.all_searches)) == ["clear sky", "sea"]
