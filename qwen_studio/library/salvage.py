"""What is left of a damaged database: every row that can still be read."""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qwen_studio.core.job import JobState
from qwen_studio.library import jobs, originals, pictures, row_hashes
from qwen_studio.library.row_hashes import ANSWERS, HASH, Column, Value
from qwen_studio.library.snapshot import open_to_read

_MAY_HAVE_GONE_ON = (JobState.WAITING.value, JobState.PREPARING.value)

_READ: dict[str, Callable[[sqlite3.Connection, Mapping[str, Value]], object]] = {
    "jobs": lambda c, row: jobs.get(c, str(row["id"])),
    "job_inputs": lambda c, row: jobs.get(c, str(row["job_id"])),
    ANSWERS: lambda c, row: jobs.answer(c, str(row["job_id"])),
    "pictures": lambda c, row: pictures.of_job(c, str(row["job_id"]), with_trash=True),
    "originals": lambda c, row: originals.by_content(c, str(row["content_hash"])),
}
"""The program's own way to read a row of a table, which fails where the row makes no sense."""

_TYPES: dict[str, tuple[type, ...]] = {"INTEGER": (int,), "TEXT": (str,), "BLOB": (bytes,), "": (str, bytes)}

_UNREADABLE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Salvaged:
    """How many rows were brought over: `whole` ones, and `doubtful` ones, whose hash did not fit."""

    whole: int = 0
    doubtful: int = 0


def salvage(damaged: Path, c: sqlite3.Connection) -> Salvaged:
    """Bring the rows of a damaged database into another, which may have older ones from a backup.

    A whole row takes the place of what there is. One whose hash does not fit comes over only where there is nothing
    else, and only if the program can read it. In one transaction.
    """
    c.execute("BEGIN IMMEDIATE")
    try:
        salvaged = _all_tables(damaged, c)
        c.execute("COMMIT")
    except BaseException:
        c.rollback()
        raise
    return salvaged


def _all_tables(damaged: Path, c: sqlite3.Connection) -> Salvaged:
    own = row_hashes.hashed_tables(c)
    whole = doubtful = 0
    unconfirmed = {row["id"] for row in c.execute("SELECT id FROM jobs WHERE state IN (?, ?)", _MAY_HAVE_GONE_ON)}
    with closing(open_to_read(damaged)) as source:
        for table, columns in _tables(source).items():
            if table not in own:
                continue
            changed = []
            for row, fits in _readable_rows(source, table, columns):
                if not fits:
                    changed.append(_as_text(row))
                elif _enter(c, table, own[table], row):
                    whole += 1
                    unconfirmed.discard(row.get("id"))
            doubtful += sum(_enter_doubtful(c, table, own[table], row) for row in changed)
    _distrust(c, unconfirmed)
    return Salvaged(whole, doubtful)


def _tables(source: sqlite3.Connection) -> dict[str, list[Column]]:
    try:
        return row_hashes.hashed_tables(source)
    except sqlite3.DatabaseError as error:
        _raise_unless_damaged(error)
        log.warning("Nothing of the damaged database can be read: %s", error)
        return {}


def _readable_rows(
    source: sqlite3.Connection, table: str, columns: Sequence[Column]
) -> Iterator[tuple[dict[str, Value], bool]]:
    """The rows before the first place that cannot be read, and those behind the last, each with whether it is whole."""
    seen: set[tuple[Value, ...]] = set()
    for backwards in (False, True):
        try:
            for row, fits in row_hashes.checked_rows(source, table, columns, backwards=backwards):
                key = tuple(row[column.name] for column in columns if column.in_key)
                if key not in seen:
                    seen.add(key)
                    yield row, fits
        except sqlite3.DatabaseError as error:
            _raise_unless_damaged(error)
            log.warning("Not all of %s can be read: %s", table, error)
        else:
            return


def _raise_unless_damaged(error: sqlite3.DatabaseError) -> None:
    if (error.sqlite_errorcode & 0xFF) not in _UNREADABLE:
        raise error


def _as_text(row: Mapping[str, Value]) -> dict[str, Value]:
    """The row with a mark in the place of every byte that is no text."""
    return {
        name: value.encode(errors="surrogateescape").decode(errors="replace") if isinstance(value, str) else value
        for name, value in row.items()
    }


def _enter(
    c: sqlite3.Connection, table: str, columns: Sequence[Column], row: Mapping[str, Value], *, replace: bool = True
) -> bool:
    """Whether the row is there now; one that belongs to a row that is missing is not.

    Without `replace` it also has to be new.
    """
    known = {column.name: row[column.name] for column in columns if column.name in row}
    if table == ANSWERS:
        known[HASH] = row_hashes.hash_of_answer(row)
    # Not INSERT OR REPLACE: that deletes the old row first, and what belongs to it with it.
    key = ", ".join(column.name for column in columns if column.in_key)
    names, marks = ", ".join(f'"{name}"' for name in known), ", ".join("?" * len(known))
    new = ", ".join(f'excluded."{name}"' for name in known)
    # A row that is the same already must not wake the triggers of changed ones.
    update = f"({key}) DO UPDATE SET ({names}) = ({new}) WHERE ({names}) IS NOT ({new})"
    otherwise = update if replace else "DO NOTHING"
    command = f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT {otherwise}"  # noqa: S608 - own names
    try:
        entered = c.execute(command, tuple(known.values())).rowcount == 1
    except sqlite3.IntegrityError as error:
        log.warning("A row of %s was left behind: %s", table, error)
        return False
    return replace or entered


def _enter_doubtful(c: sqlite3.Connection, table: str, columns: Sequence[Column], row: Mapping[str, Value]) -> bool:
    """Whether the row went in: there was no other, and the program can read it."""
    if not _has_its_types(c, table, row):
        return False
    c.execute("SAVEPOINT doubtful")
    entered = _enter(c, table, columns, row, replace=False)
    if entered:
        try:
            _READ.get(table, _nothing)(c, row)
        except (ValueError, TypeError, ArithmeticError, KeyError) as error:
            log.warning("A row of %s makes no sense: %s", table, type(error).__name__)
            c.execute("ROLLBACK TO doubtful")
            entered = False
    c.execute("RELEASE doubtful")
    return entered


def _nothing(_c: sqlite3.Connection, _row: Mapping[str, Value]) -> None:
    """What the program does with a row that means nothing by itself."""


def _has_its_types(c: sqlite3.Connection, table: str, row: Mapping[str, Value]) -> bool:
    declared = {info["name"]: info["type"] for info in c.execute(f"PRAGMA table_info({table})")}
    return all(
        value is None or isinstance(value, _TYPES[declared[name]]) for name, value in row.items() if name in declared
    )


def _distrust(c: sqlite3.Connection, job_ids: Iterable[Value]) -> None:
    """Jobs that a backup holds as not yet sent may have been sent since: then they may have cost money."""
    c.executemany(
        "UPDATE jobs SET state = ?, sent_at = coalesce(sent_at, created_at) WHERE id = ?",
        [(JobState.SENDING.value, job_id) for job_id in job_ids],
    )
