"""A hash in every row of the journal: SQLite's own check notices few of the ways in which a file gets damaged.

Every table with a column `row_sha256` is kept by triggers of the connection, so no writer can forget it; answers bring
their own hash, because nothing may be added to the moment in which one is stored.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import hashlib

HASH = "row_sha256"
ANSWERS = "answers"

Value = str | bytes | int | float | None


class Column(NamedTuple):
    """A column of a table, without that of the hash. `in_key`: it is part of the primary key."""

    name: str
    in_key: bool


Tables = Mapping[str, Sequence[Column]]


@dataclass(frozen=True)
class DamagedRow:
    """A row that is not what was written. `values` are what it holds now, by column, the hash left out."""

    table: str
    values: Mapping[str, Value]


def row_sha256(*values: Value) -> str:
    """The hash (SHA-256, hex) of a row's values in the order of its columns."""
    # ascii() tells kinds and borders of values apart, and is the same in every version of Python.
    return _sha256()(ascii(values).encode()).hexdigest()


def answer_sha256(job_id: str, received_at: str | None, status: int, headers: str, body: bytes) -> str:
    """The hash (SHA-256, hex) of an answer."""
    digest = _sha256()(json.dumps([job_id, received_at, status, headers]).encode())
    digest.update(body)
    return digest.hexdigest()


@cache
def _sha256() -> "Callable[[bytes], hashlib._Hash]":
    # Brings OpenSSL, which the first paint has no need of; and asking for it at every row takes as long as the hash.
    import hashlib

    return hashlib.sha256


def register(c: sqlite3.Connection) -> None:
    """Give the connection `row_hash(…)`, and no file for its temporary tables."""
    c.execute("PRAGMA temp_store = MEMORY")
    c.create_function("row_hash", -1, row_sha256, deterministic=True)


def keep(c: sqlite3.Connection, tables: Tables) -> None:
    """Let the connection's every INSERT and UPDATE in the tables write the hash of the row, from now on."""
    c.execute("BEGIN")
    for table, columns in tables.items():
        if table != ANSWERS:
            _keep(c, table, columns)
    c.execute("COMMIT")


def _keep(c: sqlite3.Connection, table: str, columns: Sequence[Column]) -> None:
    same_row = " AND ".join(f'"{column.name}" = NEW."{column.name}"' for column in columns if column.in_key)
    new, old = _hash_of(columns, "NEW."), _hash_of(columns, "OLD.")
    c.execute(
        f"CREATE TEMP TRIGGER {table}_inserted AFTER INSERT ON main.{table}"  # noqa: S608 - own names
        f" BEGIN UPDATE {table} SET {HASH} = {new} WHERE {same_row}; END"
    )
    # A row that was damaged stays so: writing to one column proves nothing about the others.
    c.execute(
        f"CREATE TEMP TRIGGER {table}_updated AFTER UPDATE OF {_listed(columns)} ON main.{table}"  # noqa: S608
        f" BEGIN UPDATE {table} SET {HASH} = iif(OLD.{HASH} = {old}, {new}, OLD.{HASH}) WHERE {same_row}; END"
    )


def carry_over(c: sqlite3.Connection, before: Tables) -> None:
    """Give hashes to the rows that have none, and new ones to those that fitted before their table was changed."""
    for table, columns in hashed_tables(c).items():
        if table == ANSWERS:
            continue
        fitted = f"{HASH} = ''"
        if before.get(table, columns) != columns:
            fitted += f" OR {HASH} = {_hash_of(before[table])}"
        c.execute(f"UPDATE {table} SET {HASH} = {_hash_of(columns)} WHERE {fitted}")  # noqa: S608 - own names


def hashed_tables(c: sqlite3.Connection) -> dict[str, list[Column]]:
    """The columns of every table whose rows have hashes, the hash left out; a table before those that refer to it."""
    cursor = c.cursor()
    cursor.row_factory = None
    tables: dict[str, list[Column]] = {}
    for table, name, key in cursor.execute(
        "SELECT t.name, c.name, c.pk FROM main.sqlite_master t, pragma_table_info(t.name) c"
        " WHERE t.type = 'table' ORDER BY t.rowid, c.cid"
    ):
        tables.setdefault(table, []).append(Column(name, key > 0))
    return {
        table: [column for column in columns if column.name != HASH]
        for table, columns in tables.items()
        if any(column.name == HASH for column in columns)
    }


def damaged_rows(c: sqlite3.Connection) -> list[DamagedRow]:
    """The rows whose hash does not fit.

    Raises:
        sqlite3.DatabaseError: the file is damaged so that not all rows can be read.
    """
    return [
        DamagedRow(table, values)
        for table, columns in hashed_tables(c).items()
        for values, fits in checked_rows(c, table, columns)
        if not fits
    ]


def checked_rows(
    c: sqlite3.Connection, table: str, columns: Sequence[Column], *, backwards: bool = False
) -> Iterator[tuple[dict[str, Value], bool]]:
    """The rows in the order of their key, or against it, each with whether its hash fits."""
    key = ", ".join(f'"{column.name}" {"DESC" if backwards else "ASC"}' for column in columns if column.in_key)
    query = f"SELECT {_listed(columns)}, {HASH} FROM main.{table} ORDER BY {key}"  # noqa: S608 - own names
    names = [column.name for column in columns]
    with any_text(c):
        cursor = c.cursor()
        cursor.row_factory = None
        for *values, told in cursor.execute(query):
            row: dict[str, Value] = dict(zip(names, values, strict=True))
            yield row, told == (hash_of_answer(row) if table == ANSWERS else row_sha256(*values))


def hash_of_answer(row: Mapping[str, Value]) -> str | None:
    """The hash of a row of `answers`; None if it holds what no answer does."""
    body = row["body"]
    known = row["job_id"], row["received_at"], row["status"], row["headers"]
    if not isinstance(body, bytes) or any(isinstance(value, bytes) for value in known):
        return None
    job_id, received_at, status, headers = known
    return answer_sha256(job_id, received_at, status, headers, body)  # type: ignore[arg-type] # any kind has a hash


@contextmanager
def any_text(c: sqlite3.Connection) -> Iterator[None]:
    """Damaged text need not be UTF-8, and must not keep the other rows from being read."""
    before = c.text_factory
    c.text_factory = _tolerant
    try:
        yield
    finally:
        c.text_factory = before


def _tolerant(stored: bytes) -> str:
    return stored.decode(errors="surrogateescape")


def _hash_of(columns: Sequence[Column], prefix: str = "") -> str:
    values = ", ".join(f'{prefix}"{column.name}"' for column in columns)
    return f"row_hash({values})"


def _listed(columns: Sequence[Column]) -> str:
    return ", ".join(f'"{column.name}"' for column in columns)
