"""What several pictures have in common. Runs on the disk thread, inside a transaction of `Database`."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from qwen_studio.library.columns import moment_of, stored_list


@dataclass(frozen=True)
class Common:
    """A value that all of the pictures share, or the fact that they do not: then it is `mixed`, and None."""

    value: object
    mixed: bool = False


@dataclass(frozen=True)
class CommonFacts:
    """Of pictures that were chosen together. `cost` in USD is theirs alone, None where no price is known for one that
    was made here; `demo` and `imported` say how many were made by the demo, and how many not here.

    `shared` are the values by name: model, region, seed, size (width, height), instruction, negative_prompt, favourite,
    rating, note. `tags` and `albums` say how many of the pictures have each.
    """

    count: int
    file_bytes: int
    first: datetime
    last: datetime
    cost: Decimal | None
    shared: dict[str, Common]
    tags: dict[str, int]
    albums: dict[str, int]
    demo: int = 0
    imported: int = 0


_VALUES = {
    "model": "j.model",
    "region": "j.region",
    "seed": "j.seed",
    "width": "p.width",
    "height": "p.height",
    "instruction": "j.instruction",
    "negative_prompt": "j.negative_prompt",
    "favourite": "p.favourite",
    "rating": "p.rating",
    "note": "p.note",
}


def common_facts(c: sqlite3.Connection, ids: Iterable[int]) -> CommonFacts | None:
    """What the pictures have in common; None if none of them exists."""
    chosen = stored_list(ids)
    # A value is shared where the least is the greatest, and either all of the rows have one or none has.
    ends = ", ".join(
        f"min({column}) AS {name}_min, max({column}) AS {name}_max, count({column}) AS {name}_count"
        for name, column in _VALUES.items()
    )
    row = c.execute(
        f"SELECT count(*) AS all_of_them, total(p.file_bytes) AS bytes, min(p.created_at) AS first,"  # noqa: S608 - own
        " max(p.created_at) AS last, total(j.demo) AS demo, total(j.state = 'imported') AS imported,"
        f" {ends} FROM pictures p JOIN jobs j ON j.id = p.job_id"
        " WHERE p.id IN (SELECT value FROM json_each(?))",
        (chosen,),
    ).fetchone()
    if not row["all_of_them"]:
        return None
    shared = {name: _common(row, name) for name in _VALUES}
    width, height = shared.pop("width"), shared.pop("height")
    mixed = width.mixed or height.mixed
    return CommonFacts(
        count=row["all_of_them"],
        file_bytes=int(row["bytes"]),
        first=moment_of(row["first"]),
        last=moment_of(row["last"]),
        cost=_cost(c, chosen),
        shared={**shared, "size": Common(None if mixed else (width.value, height.value), mixed)},
        tags=_counts(c, "picture_tags pt JOIN tags n ON n.id = pt.tag_id", "pt.picture_id", chosen),
        albums=_counts(c, "album_pictures ap JOIN albums n ON n.id = ap.album_id", "ap.picture_id", chosen),
        demo=int(row["demo"]),
        imported=int(row["imported"]),
    )


def _common(row: sqlite3.Row, name: str) -> Common:
    least, greatest = row[f"{name}_min"], row[f"{name}_max"]
    mixed = least != greatest or row[f"{name}_count"] not in {0, row["all_of_them"]}
    return Common(None if mixed else least, mixed)


def _cost(c: sqlite3.Connection, chosen: str) -> Decimal | None:
    rows = c.execute(
        "SELECT iif(j.demo OR j.state = 'imported', '0', j.unit_price) AS price, count(*) AS pictures"
        " FROM pictures p JOIN jobs j ON j.id = p.job_id WHERE p.id IN (SELECT value FROM json_each(?)) GROUP BY 1",
        (chosen,),
    ).fetchall()
    if any(row["price"] is None for row in rows):
        return None
    return sum((Decimal(row["price"]) * row["pictures"] for row in rows), Decimal(0))


def _counts(c: sqlite3.Connection, source: str, picture: str, chosen: str) -> dict[str, int]:
    rows = c.execute(
        f"SELECT n.name, count(*) AS pictures FROM {source}"  # noqa: S608 - own words
        f" WHERE {picture} IN (SELECT value FROM json_each(?)) GROUP BY n.id ORDER BY n.search_name",
        (chosen,),
    )
    return {row["name"]: row["pictures"] for row in rows}
