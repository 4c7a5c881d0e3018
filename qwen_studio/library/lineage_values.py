"""Families of pictures, as values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from qwen_studio.core.geometry import Size
from qwen_studio.core.job import JobState
from qwen_studio.core.picture import JobInput


@dataclass(frozen=True, eq=False)
class LineageNode:
    """An original, or one job with its results.

    `content_hash` is that of the thumbnail: the original's, or the first result's, empty where there is none;
    `content_hashes` are those of all results, in the order of `picture_ids`.
    `parent` is the content hash of what the job was made from, and `made_from` the picture that it is, if it was made
    here; `also_from` is what stood in its other slots. `size` is known of originals in the library; `depth` counts the
    edits from the root: the generation. `own_title` is what people call an original. `is_hidden`: they do not want to
    see it and what hangs under it.
    """

    kind: Literal["original", "job"]
    content_hash: str
    title: str
    job_id: str
    picture_ids: tuple[int, ...]
    parent: str
    created_at: datetime | None
    state: JobState | None
    depth: int
    size: Size | None = None
    also_from: tuple[JobInput, ...] = ()
    made_from: int | None = None
    content_hashes: tuple[str, ...] = ()
    note: str = ""
    own_title: str = ""
    is_hidden: bool = False
    children: tuple["LineageNode", ...] = field(default=(), repr=False)

    def branch(self) -> Iterator["LineageNode"]:
        """The node and all that hangs under it, from top to bottom."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


@dataclass(frozen=True, eq=False)
class LineageTree:
    """Everything that was made from one original; not `is_whole` where that would be too much to look at."""

    root: LineageNode
    is_whole: bool = True

    def nodes(self) -> Iterator[LineageNode]:
        """All nodes from top to bottom, as they are drawn: each one's children follow it, oldest first."""
        yield from self.root.branch()


@dataclass(frozen=True)
class AncestryStep:
    """One step on the way from an original to a picture. `index` and `of`: which of the job's results was used.

    `instruction` is the whole of what the title begins with; `also_from` is what stood in the other slots.
    """

    kind: Literal["original", "job"]
    title: str
    content_hash: str
    picture_id: int | None = None
    job_id: str = ""
    index: int = 0
    of: int = 0
    instruction: str = ""
    also_from: tuple[JobInput, ...] = ()
