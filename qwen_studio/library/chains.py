"""Chains: pictures that come, edit by edit, from the same original. All functions run on the disk thread."""

import sqlite3

from qwen_studio.library import search
from qwen_studio.library.search import GalleryFilter


def grouped(c: sqlite3.Connection, wanted: GalleryFilter) -> list[tuple[str, list[int]]]:
    """The pictures that the filter asks for, by chain: the name of its original, and ids in the filter's order.

    Chains stand in the order of their first picture; what belongs to none comes last, under an empty name.
    """
    cursor = c.cursor()
    cursor.row_factory = None
    # Two tables from end to end: the same as a recursive query takes twenty times as long.
    given = cursor.execute("SELECT job_id, content_hash FROM job_inputs WHERE number = 1 AND content_hash <> ''")
    inputs = dict(given.fetchall())
    begun = set(inputs.values())
    contents = {}
    made_of = {}
    for picture_id, job_id, content in cursor.execute("SELECT id, job_id, content_hash FROM pictures"):
        if (first := inputs.get(job_id)) is not None:
            contents[picture_id] = content
            if first != content:
                made_of[content] = first
        elif content in begun:
            contents[picture_id] = content
    chains: dict[str, list[int]] = {}
    origins: dict[str, str] = {}
    alone = []
    for picture_id in search.find_ids(c, wanted):
        if (content := contents.get(picture_id)) is None:
            alone.append(picture_id)
        else:
            chains.setdefault(_origin(content, made_of, origins), []).append(picture_id)
    named = cursor.execute("SELECT content_hash, name FROM job_inputs WHERE number = 1 AND name <> ''")
    names = dict(named.fetchall())
    groups = [(names.get(origin) or origin[:8], ids) for origin, ids in chains.items()]
    return [*groups, ("", alone)] if alone else groups


def origin_of(c: sqlite3.Connection, picture_id: int) -> str:
    """The content hash of the original with which the picture's chain began; its own where it was made of nothing."""
    found: str = c.execute(
        "WITH RECURSIVE above (content_hash, depth) AS ("
        " SELECT content_hash, 0 FROM pictures WHERE id = ? UNION"
        " SELECT i.content_hash, depth + 1 FROM above JOIN pictures p ON p.content_hash = above.content_hash"
        " JOIN job_inputs i ON i.job_id = p.job_id AND i.number = 1 AND i.content_hash <> ''"
        " WHERE depth < 1000)"
        " SELECT content_hash FROM above ORDER BY depth DESC LIMIT 1",
        (picture_id,),
    ).fetchone()["content_hash"]
    return found


def _origin(content: str, made_of: dict[str, str], known: dict[str, str]) -> str:
    """Where the chain began that leads to this content; every content on the way is known from then on."""
    way = []
    while content in made_of and content not in known:
        way.append(content)
        known[content] = content  # two that were made of each other end here
        content = made_of[content]
    origin = known.get(content, content)
    known.update(dict.fromkeys(way, origin))
    return origin
