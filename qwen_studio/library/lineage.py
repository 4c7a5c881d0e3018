"""Where pictures came from and what became of them. All functions run on the disk thread.

A job hangs under what stood in its Image 1. That is known by content, so a picture finds its family even if it left
the library as a file and was dropped in again.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from qwen_studio.core.job import JobState
from qwen_studio.core.picture import JobInput
from qwen_studio.library import branches, jobs, originals, pictures
from qwen_studio.library.columns import moment_of, path_of, stored_list
from qwen_studio.library.lineage_values import AncestryStep, LineageNode, LineageTree

__all__ = ["AncestryStep", "LineageNode", "LineageTree", "ancestry", "tree_of"]

MOST_JOBS = 1000
"""So many edits of a family are shown; beyond them only the way to the picture that is asked for, and its children."""

_TITLE_CHARACTERS = 60
_UNKNOWN = "Unknown picture"

# Several jobs may have made the same content: the last one before it was used. A clock that was set back must not
# make orphans, so a later one will do where the content never came from outside.
_MAKER = """
    coalesce(
        (SELECT id FROM pictures AS p WHERE p.content_hash = i.content_hash AND p.created_at <= j.created_at
         ORDER BY p.created_at DESC, p.id DESC LIMIT 1),
        (SELECT id FROM pictures AS p WHERE p.content_hash = i.content_hash
         AND NOT EXISTS (SELECT 1 FROM originals AS o WHERE o.content_hash = i.content_hash)
         ORDER BY p.created_at, p.id LIMIT 1)
    )
"""

_ORIGIN_OF_JOB = f"""
    SELECT i.content_hash, i.url, i.name, {_MAKER} AS maker
    FROM job_inputs AS i JOIN jobs AS j ON j.id = i.job_id WHERE i.job_id = ? AND i.number = 1
"""  # noqa: S608 - own words only

# The inner limit is for what the family begins with: SQLite takes all of that before the outer one counts.
_DESCENDANTS = f"""
    WITH RECURSIVE family (job_id) AS (
        SELECT * FROM (
            SELECT job_id FROM job_inputs
            WHERE content_hash = :content_hash AND number = 1 AND (content_hash <> '' OR url = :url) LIMIT :most
        )
        UNION
        SELECT i.job_id FROM family
        JOIN pictures AS p ON p.job_id = family.job_id
        JOIN job_inputs AS i ON i.content_hash = p.content_hash AND i.number = 1
        LIMIT :most
    ), near (job_id) AS (
        SELECT job_id FROM job_inputs WHERE content_hash = :shown AND content_hash <> '' AND number = 1 LIMIT :most
    ), chosen (job_id) AS (
        SELECT job_id FROM family UNION SELECT job_id FROM near UNION SELECT value FROM json_each(:way)
    )
    SELECT step.*, p.job_id AS parent_job,
        EXISTS (SELECT 1 FROM hidden_branches AS h WHERE h.job_id = step.id) AS is_hidden
    FROM (
        SELECT j.id, j.serial, j.instruction, j.state, j.created_at, i.content_hash AS made_from, {_MAKER} AS maker
        FROM chosen JOIN jobs AS j ON j.id = chosen.job_id JOIN job_inputs AS i ON i.job_id = j.id AND i.number = 1
    ) AS step LEFT JOIN pictures AS p ON p.id = step.maker
    ORDER BY step.created_at, step.serial
"""  # noqa: S608 - own words only


class _Origin(NamedTuple):
    """What stood in a job's Image 1, or was brought in. `maker` is the id of the picture that it is, if any."""

    content_hash: str
    url: str = ""
    name: str = ""
    maker: int | None = None


def tree_of(c: sqlite3.Connection, content_hash: str) -> LineageTree:
    """The family of an original or a picture: everything made, directly or not, from the same original.

    Of a very large one only `MOST_JOBS` edits, the nearest to the original; what leads to the picture is among them.
    """
    picture = pictures.by_content(c, content_hash)
    way, origin = ([], _Origin(content_hash)) if picture is None else _way_up(c, picture.id)
    asked = {
        "content_hash": origin.content_hash,
        "url": origin.url,
        "shown": content_hash,
        "way": stored_list(row["job_id"] for row in way),
        "most": MOST_JOBS + 1,
    }
    rows = {row["id"]: row for row in c.execute(_DESCENDANTS, asked)}
    # An origin with a maker of its own is where a circle was cut open.
    parents: dict[str, str | None] = {
        job_id: None if origin.maker is not None and row["made_from"] == origin.content_hash else row["parent_job"]
        for job_id, row in rows.items()
    }
    depths = _depths(parents)
    nodes = _job_nodes(c, {job_id: rows[job_id] for job_id in depths}, depths)
    under: defaultdict[str | None, list[LineageNode]] = defaultdict(list)
    # From the bottom up, because a node is complete only with what hangs under it.
    for job_id in reversed(depths):
        node = replace(nodes[job_id], children=tuple(reversed(under[job_id])))
        if node.picture_ids or node.children or not (node.state is None or node.state.finished):
            under[parents[job_id]].append(node)
    root = replace(_root(c, origin), children=tuple(reversed(under[None])))
    return LineageTree(root, is_whole=len(rows) <= MOST_JOBS)


def ancestry(c: sqlite3.Connection, picture_id: int) -> list[AncestryStep]:
    """The way to a picture, from its original to itself; empty if there is no such picture."""
    way, origin = _way_up(c, picture_id)
    if not way and not origin.content_hash:
        return []
    root = _root(c, origin)
    steps = [AncestryStep("original", root.title, root.content_hash, picture_id=origin.maker)]
    steps += (
        AncestryStep(
            "job",
            _title(row["instruction"]),
            row["content_hash"],
            picture_id=row["id"],
            job_id=row["job_id"],
            index=row["position"],
            of=row["of"],
            instruction=row["instruction"],
            also_from=tuple(given for given in jobs.inputs(c, row["job_id"]) if given.number > 1),
        )
        for row in reversed(way)
    )
    return steps


def _way_up(c: sqlite3.Connection, picture_id: int) -> tuple[list[sqlite3.Row], _Origin]:
    """The picture and those it was made from, newest first, and what the first job of all was given."""
    way: list[sqlite3.Row] = []
    jobs_on_the_way: set[str] = set()
    origin = _Origin("", maker=picture_id)
    while origin.maker is not None:
        row = c.execute(
            "SELECT p.id, p.job_id, p.position, p.content_hash, coalesce(p.reference, p.path) AS file, j.instruction,"
            " j.state,"
            " (SELECT count(*) FROM pictures AS other WHERE other.job_id = p.job_id) AS of"
            " FROM pictures AS p JOIN jobs AS j ON j.id = p.job_id WHERE p.id = ?",
            (origin.maker,),
        ).fetchone()
        if row is None or row["job_id"] in jobs_on_the_way:
            break
        way.append(row)
        jobs_on_the_way.add(row["job_id"])
        given = c.execute(_ORIGIN_OF_JOB, (row["job_id"],)).fetchone()
        origin = _Origin("") if given is None else _Origin(**given)
    if way and way[-1]["state"] == JobState.IMPORTED.value and not origin.content_hash and not origin.url:
        brought_in = way.pop()
        name = PurePath(path_of(brought_in["file"])).name
        origin = _Origin(brought_in["content_hash"], name=name, maker=brought_in["id"])
    return way, origin


def _depths(parents: Mapping[str, str | None]) -> dict[str, int]:
    """How deep each job lies under the root, from top to bottom; without those that hang under another root."""
    children: defaultdict[str | None, list[str]] = defaultdict(list)
    for job_id, parent in parents.items():
        children[parent].append(job_id)
    depths: dict[str, int] = {}
    waiting = [(job_id, 1) for job_id in reversed(children[None])]
    while waiting:
        job_id, depth = waiting.pop()
        depths[job_id] = depth
        waiting += ((child, depth + 1) for child in reversed(children[job_id]))
    return depths


def _job_nodes(
    c: sqlite3.Connection, rows: Mapping[str, sqlite3.Row], depths: Mapping[str, int]
) -> dict[str, LineageNode]:
    ids = stored_list(rows)
    results: defaultdict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in c.execute(
        # The plus keeps SQLite from going through the whole gallery.
        "SELECT id, job_id, content_hash, note FROM pictures"
        " WHERE +trashed_at IS NULL AND job_id IN (SELECT value FROM json_each(?)) ORDER BY job_id, position",
        (ids,),
    ):
        results[row["job_id"]].append(row)
    others: defaultdict[str, list[JobInput]] = defaultdict(list)
    for row in c.execute(
        "SELECT * FROM job_inputs WHERE number > 1 AND job_id IN (SELECT value FROM json_each(?))"
        " ORDER BY job_id, number",
        (ids,),
    ):
        others[row["job_id"]].append(JobInput(row["number"], row["content_hash"], row["name"], row["url"]))
    return {
        job_id: LineageNode(
            kind="job",
            content_hash=results[job_id][0]["content_hash"] if results[job_id] else "",
            title=_title(row["instruction"]),
            job_id=job_id,
            picture_ids=tuple(result["id"] for result in results[job_id]),
            parent=row["made_from"],
            created_at=moment_of(row["created_at"]),
            state=JobState(row["state"]),
            depth=depths[job_id],
            also_from=tuple(others[job_id]),
            made_from=row["maker"],
            content_hashes=tuple(result["content_hash"] for result in results[job_id]),
            note=next((result["note"] for result in results[job_id] if result["note"]), ""),
            is_hidden=bool(row["is_hidden"]),
        )
        for job_id, row in rows.items()
    }


def _root(c: sqlite3.Connection, origin: _Origin) -> LineageNode:
    original = originals.by_content(c, origin.content_hash)
    words = branches.words_of(c, origin.content_hash)
    return LineageNode(
        kind="original",
        content_hash=origin.content_hash,
        title=words.title or (original.name if original else origin.name) or _UNKNOWN,
        job_id="",
        picture_ids=(),
        parent="",
        created_at=original.added_at if original else None,
        state=None,
        depth=0,
        size=original.size if original else None,
        note=words.note,
        own_title=words.title,
    )


def _title(instruction: str) -> str:
    words = " ".join(instruction.split())
    return words if len(words) <= _TITLE_CHARACTERS else words[: _TITLE_CHARACTERS - 1].rstrip() + "…"
