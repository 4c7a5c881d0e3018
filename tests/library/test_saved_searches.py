"""Searches kept by name."""

import json
from datetime import UTC, datetime

import pytest

from qwen_studio.core.errors import InputError
from qwen_studio.library import saved_searches
from qwen_studio.library.database import Database
from qwen_studio.library.search import GalleryFilter, Order

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
    told = {"text": "x", "faces": 3, "order": "beauty"}
    database.call(
        lambda c: c.execute("INSERT INTO saved_searches (name, filter) VALUES ('new', ?)", (json.dumps(told),))
    )
    assert database.call(saved_searches.all_searches) == {"new": GalleryFilter(text="x")}
