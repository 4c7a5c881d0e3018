"""The tables of the library, and how an older file becomes one of today."""

import re
import sqlite3

from qwen_studio.core.errors import LibraryError
from qwen_studio.core.language import translate
from qwen_studio.library import origin_words, row_hashes

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
    CREATE TABLE allowed_hosts (
        host TEXT PRIMARY KEY, allowed_at TEXT NOT NULL, row_sha256 TEXT NOT NULL DEFAULT ''
    ) WITHOUT ROWID;
    """,
    """
    -- What people do with their pictures. `reference` is the absolute path of a file that stays outside the library;
    -- `missing_since` and `trouble` say what a look at the file found.
    ALTER TABLE pictures ADD COLUMN rating INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE pictures ADD COLUMN note TEXT NOT NULL DEFAULT '';
    ALTER TABLE pictures ADD COLUMN search_note TEXT NOT NULL DEFAULT '';
    ALTER TABLE pictures ADD COLUMN reference;
    ALTER TABLE pictures ADD COLUMN missing_since TEXT;
    ALTER TABLE pictures ADD COLUMN trouble TEXT NOT NULL DEFAULT '';
    ALTER TABLE pictures ADD COLUMN file_mtime_ns INTEGER;

    CREATE TABLE tags (
        id          INTEGER PRIMARY KEY,
        name        TEXT NOT NULL,
        search_name TEXT NOT NULL UNIQUE,
        row_sha256  TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE picture_tags (
        picture_id INTEGER NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
        tag_id     INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
        row_sha256 TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (picture_id, tag_id)
    ) WITHOUT ROWID;
    CREATE INDEX picture_tags_by_tag ON picture_tags (tag_id, picture_id);

    CREATE TABLE albums (
        id          INTEGER PRIMARY KEY,
        name        TEXT NOT NULL,
        search_name TEXT NOT NULL UNIQUE,
        row_sha256  TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE album_pictures (
        album_id   INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
        picture_id INTEGER NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
        row_sha256 TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (album_id, picture_id)
    ) WITHOUT ROWID;
    CREATE INDEX album_pictures_by_picture ON album_pictures (picture_id);

    CREATE TABLE saved_searches (
        name TEXT PRIMARY KEY, filter TEXT NOT NULL, row_sha256 TEXT NOT NULL DEFAULT ''
    ) WITHOUT ROWID;

    -- A hundred thousand imported pictures have rows here that no card and no bill ever shows.
    CREATE INDEX jobs_in_sight ON jobs (created_at, serial) WHERE NOT hidden;
    DROP INDEX jobs_by_payment;
    CREATE INDEX jobs_by_payment ON jobs (coalesce(sent_at, created_at)) WHERE state <> 'imported';

    CREATE INDEX pictures_missing ON pictures (id) WHERE missing_since IS NOT NULL;

    -- The gallery in its usual order without a look at the rows themselves; a partial index would not cover the query.
    CREATE INDEX pictures_in_gallery ON pictures (trashed_at, created_at, id);

    -- All words of a picture in one narrow row, because a search reads every one of them. (The OR IGNORE of a statement
    -- holds in its triggers too, whatever stands there.)
    CREATE TABLE picture_words (picture_id INTEGER PRIMARY KEY, words TEXT NOT NULL);
    CREATE VIEW words_of_pictures AS
        SELECT p.id AS picture_id,
               j.search_text || char(10) || p.search_name || char(10) || p.search_note || char(10) || coalesce(
                   (SELECT group_concat(t.search_name, char(10))
                    FROM picture_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.picture_id = p.id), '') AS words
        FROM pictures p JOIN jobs j ON j.id = p.job_id;
    INSERT INTO picture_words SELECT picture_id, words FROM words_of_pictures;
    CREATE TRIGGER words_of_new_picture AFTER INSERT ON pictures BEGIN
        INSERT INTO picture_words SELECT picture_id, words FROM words_of_pictures WHERE picture_id = NEW.id;
    END;
    CREATE TRIGGER words_of_changed_picture AFTER UPDATE OF search_name, search_note ON pictures BEGIN
        UPDATE picture_words SET words = (SELECT words FROM words_of_pictures WHERE picture_id = NEW.id)
        WHERE picture_id = NEW.id;
    END;
    CREATE TRIGGER words_of_tagged_picture AFTER INSERT ON picture_tags BEGIN
        UPDATE picture_words SET words = (SELECT words FROM words_of_pictures WHERE picture_id = NEW.picture_id)
        WHERE picture_id = NEW.picture_id;
    END;
    CREATE TRIGGER words_of_untagged_picture AFTER DELETE ON picture_tags BEGIN
        UPDATE picture_words SET words = (SELECT words FROM words_of_pictures WHERE picture_id = OLD.picture_id)
        WHERE picture_id = OLD.picture_id;
    END;
    CREATE TRIGGER words_of_removed_picture AFTER DELETE ON pictures BEGIN
        DELETE FROM picture_words WHERE picture_id = OLD.id;
    END;

    -- Pictures whose own file does not tell their marks, tags and albums yet.
    CREATE TABLE stories_due (picture_id INTEGER PRIMARY KEY);
    CREATE TRIGGER story_of_marked_picture AFTER UPDATE OF favourite, rating, note ON pictures BEGIN
        INSERT OR IGNORE INTO stories_due VALUES (NEW.id);
    END;
    CREATE TRIGGER story_of_tagged_picture AFTER INSERT ON picture_tags BEGIN
        INSERT OR IGNORE INTO stories_due VALUES (NEW.picture_id);
    END;
    CREATE TRIGGER story_of_untagged_picture AFTER DELETE ON picture_tags BEGIN
        INSERT OR IGNORE INTO stories_due VALUES (OLD.picture_id);
    END;
    CREATE TRIGGER story_of_picture_in_album AFTER INSERT ON album_pictures BEGIN
        INSERT OR IGNORE INTO stories_due VALUES (NEW.picture_id);
    END;
    CREATE TRIGGER story_of_picture_out_of_album AFTER DELETE ON album_pictures BEGIN
        INSERT OR IGNORE INTO stories_due VALUES (OLD.picture_id);
    END;
    """,
    """
    -- Words that people keep at hand: instructions and negative prompts, by `kind`.
    CREATE TABLE pinned_words (
        kind       TEXT NOT NULL,
        words      TEXT NOT NULL,
        pinned_at  TEXT NOT NULL,
        row_sha256 TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (kind, words)
    ) WITHOUT ROWID;
    """,
    """
    -- What was drawn upon an input, as JSON: painted upon what was sent, and not in the file.
    ALTER TABLE job_inputs ADD COLUMN drawing TEXT NOT NULL DEFAULT '';
    """,
    """
    -- Branches of a family that people do not want to see: each by the job that it begins with.
    CREATE TABLE hidden_branches (job_id TEXT PRIMARY KEY, row_sha256 TEXT NOT NULL DEFAULT '') WITHOUT ROWID;

    -- What people call their originals, and say of them.
    CREATE TABLE original_words (
        content_hash TEXT PRIMARY KEY,
        title        TEXT NOT NULL,
        note         TEXT NOT NULL,
        row_sha256   TEXT NOT NULL DEFAULT ''
    ) WITHOUT ROWID;

    -- Steps of a branch that is being run again which have not been sent yet: each by the job that it repeats.
    CREATE TABLE unsent_steps (
        number INTEGER PRIMARY KEY, job_id TEXT NOT NULL, row_sha256 TEXT NOT NULL DEFAULT ''
    );
    """,
    """
    -- By the names of the originals behind a job's inputs its pictures are found, too; `origin_words` writes them.
    CREATE TABLE job_origins (
        job_id TEXT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE, words TEXT NOT NULL
    ) WITHOUT ROWID;
    DROP VIEW words_of_pictures;
    CREATE VIEW words_of_pictures AS
        SELECT p.id AS picture_id,
               j.search_text || char(10) || p.search_name || char(10) || p.search_note || char(10) || coalesce(
                   (SELECT group_concat(t.search_name, char(10))
                    FROM picture_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.picture_id = p.id), '')
               || coalesce((SELECT char(10) || o.words FROM job_origins o WHERE o.job_id = p.job_id), '') AS words
        FROM pictures p JOIN jobs j ON j.id = p.job_id;
    CREATE TRIGGER words_of_picture_with_origins AFTER INSERT ON job_origins BEGIN
        UPDATE picture_words
        SET words = (SELECT v.words FROM words_of_pictures v WHERE v.picture_id = picture_words.picture_id)
        WHERE picture_id IN (SELECT id FROM pictures WHERE job_id = NEW.job_id);
    END;
    CREATE TRIGGER words_of_picture_with_other_origins AFTER UPDATE ON job_origins BEGIN
        UPDATE picture_words
        SET words = (SELECT v.words FROM words_of_pictures v WHERE v.picture_id = picture_words.picture_id)
        WHERE picture_id IN (SELECT id FROM pictures WHERE job_id = NEW.job_id);
    END;
    """,
)
"""Scripts in order; the number of those that have run stands in the file's `user_version`.

A script that has been released is never changed: what comes later is a new one. One that changes values of a table
with `row_sha256` empties that column in those rows: `prepare` fills it.
"""

_WITH_ORIGINS = 7
"""The script that makes `job_origins`, which is filled at once."""


def prepare(c: sqlite3.Connection) -> None:
    """Set the connection up and bring the file to today's schema, each step wholly or not at all.

    Raises:
        LibraryError: the file was made by a newer program; it is left as it is.
        sqlite3.Error: the file is damaged (then its code is SQLITE_CORRUPT or SQLITE_NOTADB), or cannot be used.
    """
    c.row_factory = sqlite3.Row
    version: int = c.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise LibraryError(
            translate(
                "library", "This library was made by a newer version of Qwen Studio, and this version cannot read it."
            ),
            next_step=translate("library", "Update the program, or choose another library."),
        )
    if version == 0 and c.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise _damaged("tables, and no version")
    if missing := missing_tables(c):
        raise _damaged(f"no {missing[0]}")
    c.execute("PRAGMA journal_mode = WAL")
    # NORMAL lost billed pictures in simulated power cuts, FULL none; macOS needs its own kind of flush for that.
    c.execute("PRAGMA synchronous = FULL")
    c.execute("PRAGMA fullfsync = ON")
    c.execute("PRAGMA foreign_keys = ON")
    # No memory map: there a drive that fails ends the program. No larger cache: the system's is as quick.
    row_hashes.register(c)
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        before = row_hashes.hashed_tables(c)
        try:
            c.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number};")
            if number == _WITH_ORIGINS:
                origin_words.hand_on_all(c)
            row_hashes.carry_over(c, before)
            c.execute("COMMIT")
        except sqlite3.Error:
            c.rollback()
            raise
    tables = row_hashes.hashed_tables(c)
    _look(c, tables)
    row_hashes.keep(c, tables)


def missing_tables(c: sqlite3.Connection) -> list[str]:
    """The tables that a file of this version must have, and this one has not."""
    version: int = c.execute("PRAGMA user_version").fetchone()[0]
    expected = [table for script in MIGRATIONS[:version] for table in re.findall(r"CREATE TABLE (\w+)", script)]
    there = {name for (name, *_) in c.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [table for table in expected if table not in there]


def _look(c: sqlite3.Connection, tables: row_hashes.Tables) -> None:
    """Read the first and the last row of each table: all that a quick start can do to notice damage."""
    for table, columns in tables.items():
        key = [column.name for column in columns if column.in_key]
        for order in ("ASC", "DESC"):
            by = ", ".join(f"{name} {order}" for name in key)
            c.execute(f"SELECT * FROM {table} ORDER BY {by} LIMIT 1").fetchone()  # noqa: S608 - own names


def _damaged(what: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
