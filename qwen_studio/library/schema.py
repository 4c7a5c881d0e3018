"""The tables of the library, and how an older file becomes one of today."""

import sqlite3

from qwen_studio.core.errors import LibraryError
from qwen_studio.library import row_hashes

MIGRATIONS = (
    """
    CREATE TABLE jobs (
        serial          INTEGER PRIMARY KEY,
        id              TEXT NOT NULL UNIQUE,
        state           TEXT NOT NULL,
        instruction     TEXT NOT NULL,
        negative_prompt TEXT NOT NULL,
        model           TEXT NOT NULL,
        region          TEXT NOT NULL,
        n               INTEGER NOT NULL,
        seed            INTEGER,
        watermark       INTEGER NOT NULL,
        prompt_extend   INTEGER NOT NULL,
        width           INTEGER,
        height          INTEGER,
        service         TEXT NOT NULL,
        demo            INTEGER NOT NULL,
        unit_price      TEXT,
        request_id      TEXT NOT NULL,
        image_count     INTEGER NOT NULL,
        failure         TEXT,
        hidden          INTEGER NOT NULL,
        created_at      TEXT NOT NULL,
        sent_at         TEXT,
        answered_at     TEXT,
        finished_at     TEXT,
        search_text     TEXT NOT NULL
    );
    CREATE INDEX jobs_by_state ON jobs (state);
    CREATE INDEX jobs_by_time ON jobs (created_at);
    CREATE INDEX jobs_by_model ON jobs (model, n);
    CREATE INDEX jobs_by_payment ON jobs (coalesce(sent_at, created_at));

    CREATE TABLE job_inputs (
        job_id       TEXT NOT NULL REFERENCES jobs (id),
        number       INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        name         TEXT NOT NULL,
        url          TEXT NOT NULL,
        file_path,
        file_name    TEXT,
        PRIMARY KEY (job_id, number)
    ) WITHOUT ROWID;
    CREATE INDEX job_inputs_by_content ON job_inputs (content_hash, number);

    CREATE TABLE answers (
        serial      INTEGER PRIMARY KEY,
        job_id      TEXT NOT NULL REFERENCES jobs (id),
        received_at TEXT NOT NULL,
        status      INTEGER NOT NULL,
        headers     TEXT NOT NULL,
        body        BLOB NOT NULL,
        row_sha256  TEXT NOT NULL
    );
    CREATE INDEX answers_by_job ON answers (job_id);

    CREATE TABLE pictures (
        id           INTEGER PRIMARY KEY,
        job_id       TEXT NOT NULL REFERENCES jobs (id),
        position     INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        created_at   TEXT NOT NULL,
        width        INTEGER NOT NULL,
        height       INTEGER NOT NULL,
        favourite    INTEGER NOT NULL DEFAULT 0,
        trashed_at   TEXT,
        file_bytes   INTEGER NOT NULL,
        file_sha256  TEXT NOT NULL,
        path         TEXT NOT NULL,
        search_name  TEXT NOT NULL,
        flag         TEXT NOT NULL DEFAULT '',
        UNIQUE (job_id, position)
    );
    CREATE INDEX pictures_by_time ON pictures (created_at, id);
    CREATE INDEX pictures_by_content ON pictures (content_hash, created_at);

    CREATE TABLE originals (
        content_hash TEXT PRIMARY KEY,
        name         TEXT NOT NULL,
        path         TEXT NOT NULL,
        width        INTEGER NOT NULL,
        height       INTEGER NOT NULL,
        file_bytes   INTEGER NOT NULL,
        added_at     TEXT NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE thumbnails (
        content_hash TEXT PRIMARY KEY,
        "offset"     INTEGER NOT NULL,
        length       INTEGER NOT NULL,
        crc32        INTEGER NOT NULL
    ) WITHOUT ROWID;
    """,
    """
    ALTER TABLE jobs ADD COLUMN price_as_of TEXT;
    ALTER TABLE jobs ADD COLUMN row_sha256 TEXT NOT NULL DEFAULT '';
    ALTER TABLE job_inputs ADD COLUMN row_sha256 TEXT NOT NULL DEFAULT '';
    ALTER TABLE pictures ADD COLUMN row_sha256 TEXT NOT NULL DEFAULT '';
    ALTER TABLE originals ADD COLUMN row_sha256 TEXT NOT NULL DEFAULT '';
    CREATE TABLE allowed_hosts (host TEXT PRIMARY KEY, allowed_at TEXT NOT NULL) WITHOUT ROWID;
    """,
)
"""Scripts in order; the number of those that have run stands in the file's `user_version`.

A script that has been released is never changed: what comes later is a new one. One that changes values of a table
with `row_sha256` empties that column in those rows: `prepare` fills it.
"""


def prepare(c: sqlite3.Connection) -> None:
    """Set the connection up and bring the file to today's schema, each step wholly or not at all.

    Raises:
        LibraryError: the file was made by a newer program; it is left as it is.
    """
    c.row_factory = sqlite3.Row
    version: int = c.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise LibraryError(
            "This library was made by a newer version of Qwen Studio, and this version cannot read it.",
            next_step="Update the program, or choose another library.",
        )
    c.execute("PRAGMA journal_mode = WAL")
    # NORMAL lost billed pictures in simulated power cuts, FULL none; macOS needs its own kind of flush for that.
    c.execute("PRAGMA synchronous = FULL")
    c.execute("PRAGMA fullfsync = ON")
    c.execute("PRAGMA foreign_keys = ON")
    row_hashes.register(c)
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        before = row_hashes.hashed_tables(c)
        try:
            c.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number};")
            row_hashes.carry_over(c, before)
            c.execute("COMMIT")
        except sqlite3.Error:
            c.rollback()
            raise
    row_hashes.keep(c)
