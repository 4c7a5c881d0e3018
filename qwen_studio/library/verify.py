"""Whether a database is what was written into it."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from qwen_studio.core.job import JobState
from qwen_studio.core.language import translate
from qwen_studio.library import row_hashes, schema
from qwen_studio.library.damage import Damage, DamageKind
from qwen_studio.library.row_hashes import DamagedRow

_ALL_OF_IT = "library.sqlite"
_PICTURES = (
    "SELECT p.id, p.path, p.file_sha256, iif(d.picture_id IS NULL, NULL, p.content_hash) FROM pictures p"
    " LEFT JOIN stories_due d ON d.picture_id = p.id WHERE p.reference IS NULL"
)
_NEED_AN_ANSWER = tuple(state.value for state in JobState if state.pending)


class StoredFile(NamedTuple):
    """A file as its row tells of it. `key` is a picture's id or an original's content hash.

    `content` is the content hash of a picture whose file may tell more than it did when its row was written: the
    program may have been ended between the two.
    """

    key: row_hashes.Value
    path: str
    sha256: str
    content: str = ""


def database_damages(c: sqlite3.Connection) -> list[Damage]:
    """All that is damaged in the database; looks at every page and row, so not for the disk thread."""
    try:
        if missing := schema.missing_tables(c):
            return [
                _of_all(translate("library", "The database has no table {table}.").format(table=table))
                for table in missing
            ]
        return [*_pages(c), *_rows(c), *_relations(c)]
    except sqlite3.DatabaseError as error:
        return [_of_all(translate("library", "The database cannot be read to its end: {error}.").format(error=error))]


def _pages(c: sqlite3.Connection) -> Iterator[Damage]:
    for (told,) in c.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield _of_all(translate("library", "The database does not hold together: {told}.").format(told=told))


def _rows(c: sqlite3.Connection) -> Iterator[Damage]:
    for row in row_hashes.damaged_rows(c):
        yield Damage(
            DamageKind.ROW,
            _subject(row),
            translate("library", "A row of {table} is not what was written.").format(table=row.table),
        )


def _subject(row: DamagedRow) -> str:
    name = {"jobs": "id", "pictures": "path", "originals": "path"}.get(row.table, "job_id")
    return str(row.values[name]).encode(errors="replace").decode()


def _relations(c: sqlite3.Connection) -> Iterator[Damage]:
    for table, _row, parent, _constraint in c.execute("PRAGMA foreign_key_check"):
        yield _of_all(
            translate("library", "A row of {table} belongs to a row of {parent} that is missing.").format(
                table=table, parent=parent
            )
        )


def _of_all(sentence: str) -> Damage:
    return Damage(DamageKind.DATABASE, _ALL_OF_IT, sentence)


def stored_pictures(c: sqlite3.Connection) -> list[StoredFile]:
    """Every picture that lies in the library, with the hash of its file."""
    return _files(c, f"{_PICTURES} ORDER BY p.path")


def stored_picture(c: sqlite3.Connection, picture_id: row_hashes.Value) -> StoredFile | None:
    """The picture of this id as `stored_pictures` gives it, if there still is one."""
    return next(iter(_files(c, f"{_PICTURES} AND p.id = ?", (picture_id,))), None)


def stored_originals(c: sqlite3.Connection) -> list[StoredFile]:
    """Every original, with the hash of its content, which is its key too."""
    return _files(c, "SELECT content_hash, path, content_hash, NULL FROM originals")


def _files(c: sqlite3.Connection, query: str, values: tuple[row_hashes.Value, ...] = ()) -> list[StoredFile]:
    with row_hashes.any_text(c):
        return [
            StoredFile(key, str(path), str(sha256), "" if content is None else str(content))
            for key, path, sha256, content in c.execute(query, values)
        ]


def jobs_without_answer(c: sqlite3.Connection) -> list[str]:
    """The jobs that were answered, are not finished, and have no answer in the journal."""
    return [
        job_id
        for (job_id,) in c.execute(
            "SELECT id FROM jobs WHERE state IN (?, ?) AND id NOT IN (SELECT job_id FROM answers)", _NEED_AN_ANSWER
        )
    ]


def row_count(c: sqlite3.Connection) -> int:
    """How many rows have hashes."""
    return sum(
        c.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - own names
        for table in row_hashes.hashed_tables(c)
    )


def thumbnail_hashes(c: sqlite3.Connection) -> list[str]:
    """The content hashes of the pictures that have thumbnails."""
    return [content_hash for (content_hash,) in c.execute("SELECT content_hash FROM thumbnails")]
