"""Which pictures the gallery shows."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from qwen_studio.library.columns import moment_of, searchable, stored_moment


@dataclass(frozen=True)
class GalleryFilter:
    """What a picture must have to be shown. Empty fields ask for nothing; `until` is the first moment too late.

    Every word of `text` must occur in the instruction, the negative prompt, or the name of the file or of an input.
    """

    text: str = ""
    favourites: bool = False
    model: str = ""
    since: datetime | None = None
    until: datetime | None = None
    in_trash: bool = False
    newest_first: bool = True


class GalleryRow(NamedTuple):
    """What a gallery of 100,000 pictures needs to know about each before it is seen."""

    id: int
    created_at: datetime
    width: int
    height: int
    favourite: bool
    content_hash: str


def find(c: sqlite3.Connection, wanted: GalleryFilter) -> list[GalleryRow]:
    """The pictures that the filter asks for. Runs on the disk thread."""
    conditions, values = _conditions(wanted)
    order = "DESC" if wanted.newest_first else "ASC"
    cursor = c.cursor()
    cursor.row_factory = None  # plain tuples: there may be very many
    query = (
        "SELECT id, created_at, width, height, favourite, content_hash FROM pictures"  # noqa: S608 - own words only
        f" WHERE {' AND '.join(conditions)} ORDER BY created_at {order}, id {order}"
    )
    return [
        GalleryRow(number, moment_of(created_at), width, height, favourite == 1, content_hash)
        for number, created_at, width, height, favourite, content_hash in cursor.execute(query, values)
    ]


def _conditions(wanted: GalleryFilter) -> tuple[list[str], list[str | None]]:
    conditions = [f"trashed_at IS {'NOT ' if wanted.in_trash else ''}NULL"]
    values: list[str | None] = []
    if wanted.favourites:
        conditions.append("favourite")
    if wanted.model:
        conditions.append("job_id IN (SELECT id FROM jobs WHERE model = ?)")
        values.append(wanted.model)
    if wanted.since is not None:
        conditions.append("created_at >= ?")
        values.append(stored_moment(wanted.since))
    if wanted.until is not None:
        conditions.append("created_at < ?")
        values.append(stored_moment(wanted.until))
    for word in searchable(wanted.text).split():
        # No full-text index finds one or two Chinese characters, and LIKE knows the case of ASCII letters only:
        # so folded texts are compared, in which no character has a special meaning.
        conditions.append("(instr(search_name, ?) OR job_id IN (SELECT id FROM jobs WHERE instr(search_text, ?)))")
        values += [word, word]
    return conditions, values
