"""The names of the pictures that a chain began with, by which every edit of it is found.

The names of an edit's own inputs are among its words. Those of the originals behind its inputs stand in `job_origins`:
they are handed on from edit to edit. All functions run on the disk thread, inside a transaction.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qwen_studio.library.columns import searchable

_MOST_CHARACTERS = 1000
"""Of one edit: what was put together out of hundreds of pictures needs not all their names."""

_MAKER = (
    "(SELECT p.job_id FROM pictures p WHERE p.content_hash = i.content_hash AND i.content_hash <> ''"
    " AND p.job_id <> i.job_id ORDER BY p.created_at DESC, p.id DESC LIMIT 1)"
)


def hand_on(c: sqlite3.Connection, job_id: str) -> None:
    """Enter what the job's inputs, as far as they were made here, hand on to it."""
    makers = [maker for maker, _ in _inputs(c, job_id) if maker is not None]
    _write(c, [(job_id, _words(name for maker in makers for name in _handed_on_by(c, maker)))])


def hand_on_all(c: sqlite3.Connection) -> None:
    """Do that for every job of the library; takes a second or two for a hundred thousand."""
    cursor = c.cursor()
    cursor.row_factory = None
    makers: dict[str, str] = {}
    files: dict[str, str] = {}
    for content, job_id, name in cursor.execute(
        "SELECT content_hash, job_id, search_name FROM pictures ORDER BY created_at, id"
    ):
        makers[content] = job_id
        files.setdefault(job_id, name)
    inputs: defaultdict[str, list[tuple[str | None, str]]] = defaultdict(list)
    for job_id, content, name in cursor.execute(
        "SELECT job_id, content_hash, name FROM job_inputs ORDER BY job_id, number"
    ):
        maker = makers.get(content) if content else None
        inputs[job_id].append((maker if maker != job_id else None, name))
    handed: dict[str, list[str]] = {job_id: [name] for job_id, name in files.items() if job_id not in inputs}
    for job_id in inputs:
        _follow_up(job_id, inputs, handed)
    known = dict(cursor.execute("SELECT job_id, words FROM job_origins").fetchall())
    rows = []
    for job_id, given in inputs.items():
        words = _words(name for maker, _ in given if maker is not None for name in handed.get(maker, ()))
        if words != known.get(job_id, ""):
            rows.append((job_id, words))
    _write(c, rows)


def _follow_up(
    job_id: str, inputs: Mapping[str, Sequence[tuple[str | None, str]]], handed: dict[str, list[str]]
) -> None:
    """Put into `handed` what the job hands on, and all that it was made from."""
    way = [job_id]
    begun = {job_id}
    while way:
        job = way[-1]
        given = inputs.get(job, ())
        unknown = [maker for maker, _ in given if maker is not None and maker not in handed and maker not in begun]
        if unknown:
            way += unknown
            begun.update(unknown)
            continue
        names = [
            name
            for maker, own in given
            for name in (handed.get(maker, ()) if maker is not None else (searchable(own),))
        ]
        handed[job] = _few(names)
        way.pop()


def _inputs(c: sqlite3.Connection, job_id: str) -> list[tuple[str | None, str]]:
    """Which job made each of the job's inputs, and what the input is called."""
    query = f"SELECT {_MAKER} AS maker, i.name FROM job_inputs i WHERE i.job_id = ? ORDER BY i.number"  # noqa: S608 - own
    return [(row["maker"], row["name"]) for row in c.execute(query, (job_id,))]


def _handed_on_by(c: sqlite3.Connection, job_id: str) -> list[str]:
    given = _inputs(c, job_id)
    if not given:
        # A picture that was brought in has the name of its file.
        return [row["search_name"] for row in c.execute("SELECT search_name FROM pictures WHERE job_id = ?", (job_id,))]
    row = c.execute("SELECT words FROM job_origins WHERE job_id = ?", (job_id,)).fetchone()
    own = [searchable(name) for maker, name in given if maker is None]
    return [*(row["words"].split("\n") if row is not None else ()), *own]


def _few(names: Iterable[str]) -> list[str]:
    """Each name once, and no more than are kept."""
    kept: list[str] = []
    room = _MOST_CHARACTERS
    for name in dict.fromkeys(filter(None, names)):
        room -= len(name) + 1
        if room < 0:
            break
        kept.append(name)
    return kept


def _words(names: Iterable[str]) -> str:
    return "\n".join(_few(names))


def _write(c: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    c.executemany(
        "INSERT INTO job_origins (job_id, words) SELECT ?1, ?2"
        " WHERE ?2 <> '' OR EXISTS (SELECT 1 FROM job_origins WHERE job_id = ?1)"
        " ON CONFLICT (job_id) DO UPDATE SET words = excluded.words WHERE words <> excluded.words",
        list(rows),
    )
