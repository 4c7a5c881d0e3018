"""The edits of a branch, as they could be sent again. Runs on the disk thread, inside a transaction of `Database`."""

import sqlite3
from collections.abc import Iterator

from qwen_studio.core.rebasing import BranchStep, ResultOf
from qwen_studio.library import jobs, lineage, pictures
from qwen_studio.library.lineage_values import LineageNode


def steps_of(c: sqlite3.Connection, picture_id: int) -> list[BranchStep]:
    """The edit that made the picture, and all that came of its results, oldest first.

    Without edits that have not ended, and without branches that are hidden.
    """
    picture = pictures.get(c, picture_id)
    if picture is None:
        return []
    tree = lineage.tree_of(c, picture.content_hash)
    first = next((node for node in tree.nodes() if node.job_id == picture.job_id), None)
    if first is None:
        return []
    nodes = sorted(_in_sight(first), key=lambda node: (node.depth > first.depth, node.created_at))
    made: dict[str, ResultOf] = {}
    steps = []
    for node in nodes:
        job = jobs.get(c, node.job_id)
        if job is None:
            continue
        sources = [
            ResultOf(given.number, made[given.content_hash].job_id, made[given.content_hash].index)
            for given in jobs.inputs(c, job.id)
            if given.content_hash in made
        ]
        steps.append(BranchStep(job.id, job.request, tuple(sources)))
        for result in pictures.of_job(c, job.id, with_trash=True):
            made[result.content_hash] = ResultOf(0, job.id, result.index)
    return steps


def _in_sight(first: LineageNode) -> Iterator[LineageNode]:
    yield first
    waiting = list(first.children)
    while waiting:
        node = waiting.pop()
        if not node.is_hidden and node.state is not None and node.state.finished:
            yield node
            waiting += node.children
