"""Which pictures the gallery shows, and in which order."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import PurePath
from typing import NamedTuple

from qwen_studio.library.columns import moment_of, path_of, searchable, stored_list, stored_moment


class Order(Enum):
    """What the gallery is sorted by."""

    DATE = "date"
    NAME = "name"
    MODEL = "model"
    SEED = "seed"
    SIZE = "size"
    COST = "cost"
    RATING = "rating"


class Headings(Enum):
    """What stands together in the gallery, under a heading of its own. Days are together where the order is by date."""

    DAY = "day"
    CHAIN = "chain"
    NONE = "none"


_COLUMNS = {
    Order.DATE: "p.created_at",
    Order.NAME: "p.search_name",
    Order.MODEL: "j.model",
    Order.SEED: "j.seed",
    Order.SIZE: "p.file_bytes",
    Order.COST: "CAST(j.unit_price AS REAL) * NOT j.demo",
    Order.RATING: "p.rating",
}
_FEW = 2000
_LONGEST_PATTERN = 1000
_OF_JOBS = frozenset({Order.MODEL, Order.SEED, Order.COST})


@dataclass(frozen=True)
class GalleryFilter:
    """What a picture must have to be shown. Empty fields ask for nothing; `until` is the first moment too late.

    Every word of `text` must occur in the instruction, the negative prompt, the note, the tags, or the name of the
    file, of an input, or of an original that its chain began with. `chain` and `inputs_like` are content hashes: of
    the original that a family of edits began with, and of a picture that was an input. `troubled` asks for pictures
    whose file is missing, damaged, or shows nothing.
    """

    text: str = ""
    favourites: bool = False
    rating: int = 0
    tags: tuple[str, ...] = ()
    album: int = 0
    model: str = ""
    region: str = ""
    seed: int | None = None
    chain: str = ""
    inputs_like: str = ""
    troubled: bool = False
    since: datetime | None = None
    until: datetime | None = None
    in_trash: bool = False
    order: Order = Order.DATE
    newest_first: bool = True
    headings: Headings = Headings.DAY


class GalleryRow(NamedTuple):
    """What the gallery needs to know about a picture while it is on the screen."""

    id: int
    created_at: datetime
    width: int
    height: int
    favourite: bool
    content_hash: str
    rating: int = 0
    trouble: str = ""
    file: str = ""
    """The file's name, where something is wrong with it; it may hold bytes that are no text."""

    @property
    def was_read(self) -> bool:
        """Whether anything is known of what it shows."""
        return self.width > 0


_ROW = (
    "p.id, p.created_at, p.width, p.height, p.favourite, p.content_hash, p.rating,"
    " iif(p.missing_since IS NOT NULL, 'missing', iif(p.trouble = '', p.flag, p.trouble)),"
    " iif(p.missing_since IS NOT NULL OR p.trouble <> '', coalesce(p.reference, p.path), NULL)"
)


def find(c: sqlite3.Connection, wanted: GalleryFilter) -> list[GalleryRow]:
    """The pictures that the filter asks for, in its order."""
    query, values = _query(_ROW, wanted, _conditions(wanted))
    return list(_rows(c, query, values))


def find_ids(c: sqlite3.Connection, wanted: GalleryFilter) -> list[int]:
    """The ids of the pictures that the filter asks for, in its order."""
    return _ids(c, wanted, _conditions(wanted), limit=-1)


def first_ids(c: sqlite3.Connection, wanted: GalleryFilter, limit: int) -> list[int]:
    """The first ids that `find_ids` gives, as quickly as they can be found."""
    words = _words(wanted)
    if not words or wanted.order is not Order.DATE:
        return _ids(c, wanted, _conditions(wanted), limit=limit)
    asked = replace(wanted, text="")
    conditions, values = _conditions(asked)
    holds, sought = _all_of(words)
    # A frequent word is found at once among the pictures that come first.
    # CROSS keeps SQLite from turning the loops around: the order is that of the first.
    newest, _ = _query("p.id", asked, (conditions, values))
    query = (
        f"SELECT n.id FROM ({newest} LIMIT {_FEW}) n CROSS JOIN picture_words w ON w.picture_id = n.id"  # noqa: S608 - own words
        f" WHERE {holds} LIMIT ?"
    )
    found = [row[0] for row in c.execute(query, (*values, *sought, limit))]
    if len(found) == limit:
        return found
    # A rare one leads to few pictures, which are put in order then.
    order = _order(wanted)
    query = (
        "SELECT p.id FROM picture_words w CROSS JOIN pictures p ON p.id = w.picture_id"  # noqa: S608 - own words
        f" WHERE {holds} AND {conditions} ORDER BY {order} LIMIT ?"
    )
    return [row[0] for row in c.execute(query, (*sought, *values, limit))]


def count(c: sqlite3.Connection) -> int:
    """How many pictures there are outside the trash."""
    found: int = c.execute("SELECT count(*) FROM pictures WHERE trashed_at IS NULL").fetchone()[0]
    return found


def rows(c: sqlite3.Connection, ids: Iterable[int]) -> list[GalleryRow]:
    """What the gallery shows of these pictures, in any order."""
    query = f"SELECT {_ROW} FROM pictures p WHERE p.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - own words
    return list(_rows(c, query, (stored_list(ids),)))


def find_dated(c: sqlite3.Connection, wanted: GalleryFilter) -> tuple[list[int], list[str]]:
    """The ids that `find_ids` gives, and the moment of each as it stands in its column."""
    query, values = _query("p.id, p.created_at", wanted, _conditions(wanted))
    ids, moments = c.execute(f"SELECT json_group_array(id), group_concat(created_at) FROM ({query})", values).fetchone()  # noqa: S608 - own words
    return json.loads(ids), moments.split(",") if moments else []


def _rows(c: sqlite3.Connection, query: str, values: Iterable[object]) -> Iterator[GalleryRow]:
    cursor = c.cursor()
    cursor.row_factory = None
    for number, created_at, width, height, favourite, content_hash, rating, trouble, path in cursor.execute(
        query, tuple(values)
    ):
        name = PurePath(path_of(path)).name if path else ""
        moment = moment_of(created_at)
        yield GalleryRow(number, moment, width, height, favourite == 1, content_hash, rating, trouble, name)


def _ids(c: sqlite3.Connection, wanted: GalleryFilter, asked: tuple[str, list[object]], *, limit: int) -> list[int]:
    query, values = _query("p.id", wanted, asked)
    # As one text: for each row that SQLite hands out Python's lock goes to and fro, beside a window that needs it.
    (found,) = c.execute(f"SELECT json_group_array(id) FROM ({query} LIMIT ?)", (*values, limit)).fetchone()  # noqa: S608 - own words
    ids: list[int] = json.loads(found)
    return ids


def _query(columns: str, wanted: GalleryFilter, asked: tuple[str, list[object]]) -> tuple[str, list[object]]:
    conditions, values = asked
    source = "pictures p JOIN jobs j ON j.id = p.job_id" if wanted.order in _OF_JOBS else "pictures p"
    return f"SELECT {columns} FROM {source} WHERE {conditions} ORDER BY {_order(wanted)}", values  # noqa: S608 - own words


def _order(wanted: GalleryFilter) -> str:
    direction = "DESC" if wanted.newest_first else "ASC"
    first = f"{_COLUMNS[wanted.order]} {direction}"
    # What cannot be compared comes last, whichever end is the first.
    last = "" if wanted.order is Order.DATE else f"{_COLUMNS[wanted.order]} IS NULL, "
    time = "" if wanted.order is Order.DATE else f", p.created_at {direction}"
    return f"{last}{first}{time}, p.id {direction}"


def _conditions(wanted: GalleryFilter) -> tuple[str, list[object]]:
    """A condition on `pictures p`, and its values."""
    conditions = [f"p.trashed_at IS {'NOT ' if wanted.in_trash else ''}NULL"]
    conditions += [condition for field, condition in _FLAGS.items() if getattr(wanted, field)]
    values: list[object] = []
    for field, condition in _DEMANDS.items():
        value = getattr(wanted, field)
        # Seed 0 is a seed; an empty text, no album and no rating ask for nothing.
        if value or (field == "seed" and value is not None):
            conditions.append(condition)
            values.append(stored_moment(value) if isinstance(value, datetime) else value)
    for tag in wanted.tags:
        conditions.append(_TAGGED)
        values.append(searchable(tag))
    # No full-text index finds one or two Chinese characters, and LIKE knows the case of ASCII letters only: so folded
    # texts are compared. GLOB takes half the time of instr() for words that begin in ASCII, and more for others.
    # All texts one after the other, which takes half the time of picture by picture.
    words = _words(wanted)
    if words:
        holds, sought = _all_of(words)
        conditions.append(f"p.id IN (SELECT picture_id FROM picture_words WHERE {holds})")  # noqa: S608 - own words
        values += sought
    return " AND ".join(conditions), values


def _words(wanted: GalleryFilter) -> list[str]:
    """What is sought, the longest word first: it is the rarest, and the others are compared where it was found."""
    return sorted(searchable(wanted.text).split(), key=len, reverse=True)


def _all_of(words: Sequence[str]) -> tuple[str, list[str]]:
    """A condition on `picture_words`, and its values."""
    return " AND ".join(map(_holds, words)), list(map(_sought, words))


def _holds(word: str) -> str:
    return "words GLOB ?" if _fits_glob(word) else "instr(words, ?)"


def _sought(word: str) -> str:
    if not _fits_glob(word):
        return word
    return "*" + "".join(f"[{char}]" if char in "*?[" else char for char in word) + "*"


def _fits_glob(word: str) -> bool:
    # SQLite refuses patterns of more than 50,000 bytes, and ends them at a NUL.
    return word[0].isascii() and len(word) < _LONGEST_PATTERN and "\0" not in word


_FLAGS = {
    "favourites": "p.favourite",
    "troubled": "(p.missing_since IS NOT NULL OR p.trouble <> '' OR p.flag <> '')",
}
_FAMILY = (
    "WITH RECURSIVE family (content_hash) AS (VALUES (?) UNION"
    " SELECT p.content_hash FROM family f JOIN job_inputs i ON i.content_hash = f.content_hash"
    " JOIN pictures p ON p.job_id = i.job_id) SELECT content_hash FROM family"
)
_DEMANDS = {
    "rating": "p.rating >= ?",
    "album": "p.id IN (SELECT picture_id FROM album_pictures WHERE album_id = ?)",
    "model": "p.job_id IN (SELECT id FROM jobs WHERE model = ?)",
    "region": "p.job_id IN (SELECT id FROM jobs WHERE region = ?)",
    "seed": "p.job_id IN (SELECT id FROM jobs WHERE seed = ?)",
    "inputs_like": "p.job_id IN (SELECT job_id FROM job_inputs WHERE content_hash = ?)",
    "chain": f"p.content_hash IN ({_FAMILY})",
    "since": "p.created_at >= ?",
    "until": "p.created_at < ?",
}
_TAGGED = "p.id IN (SELECT picture_id FROM picture_tags pt JOIN tags t ON t.id = pt.tag_id WHERE t.search_name = ?)"
