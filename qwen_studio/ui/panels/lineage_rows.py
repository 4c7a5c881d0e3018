"""The family of a picture laid out as rows: what stands where, and which lines lead there."""

from bisect import bisect_right
from dataclasses import dataclass

from qwen_studio.library.lineage_values import LineageNode, LineageTree

DEEPEST = 8
"""So many steps go to the right. In a deeper family only branches do: what has no sister stands under its parent."""


@dataclass(frozen=True)
class LineageRow:
    """One node, and the row of what it was made from.

    `goes_on` says of each level left of it whether a line runs on below this row, to another branch. `is_under`: it
    stands straight under its parent, at the same level.
    """

    node: LineageNode
    parent: int
    level: int
    goes_on: tuple[bool, ...]
    has_children: bool
    is_dimmed: bool
    is_under: bool = False


class LineageRows:
    """The rows from top to bottom, and the way from the original to one of them."""

    def __init__(self, tree: LineageTree | None, *, with_hidden: bool, current: int | None) -> None:
        """A hidden branch is among them if that is wanted, or if the current picture lies in it.

        `deepest` is the level of the row that stands furthest to the right, `hidden` how many branches are hidden.
        """
        self.rows: list[LineageRow] = []
        self.hidden = 0
        self._row_of_picture: dict[int, int] = {}
        self.path: list[int] = []
        if tree is not None:
            self._with_hidden = with_hidden
            self._on_the_way = _ancestors(tree, current) if current is not None else set[int]()
            self._lay_out(tree.root)
        self.deepest = max((row.level for row in self.rows), default=0)

    def row_of(self, picture_id: int | None) -> int:
        """The row of the job that made the picture, the original's for None; -1 if there is none."""
        if picture_id is None:
            return 0 if self.rows else -1
        return self._row_of_picture.get(picture_id, -1)

    def follow(self, row: int) -> None:
        """From now on the way leads to this row."""
        self.path = []
        while row >= 0:
            self.path.append(row)
            row = self.rows[row].parent
        self.path.reverse()

    def ancestors(self, row: int) -> list[int]:
        """The rows on the way from the original to this one, without itself."""
        found = []
        row = self.rows[row].parent
        while row >= 0:
            found.append(row)
            row = self.rows[row].parent
        return found[::-1]

    def is_on_path(self, row: int) -> bool:
        """Whether the way leads over this row."""
        place = bisect_right(self.path, row)
        return place > 0 and self.path[place - 1] == row

    def path_level(self, row: int) -> int:
        """The level whose line is part of the way where it comes to this row from above; -1 if none is."""
        place = bisect_right(self.path, row - 1)
        passes = 0 < place < len(self.path)
        return self.rows[self.path[place - 1]].level if passes else -1

    def leads_on(self, row: int) -> bool:
        """Whether the way goes on from this row to one below."""
        return self.is_on_path(row) and row != self.path[-1]

    def _lay_out(self, root: LineageNode) -> None:
        is_deep = max(node.depth for node in root.branch()) > DEEPEST
        waiting: list[tuple[LineageNode, int, tuple[bool, ...], bool, bool]] = [(root, -1, (), False, False)]
        while waiting:
            node, parent, goes_on, dimmed, is_under = waiting.pop()
            row = len(self.rows)
            shown = [child for child in node.children if self._is_wanted(child)]
            is_dimmed = dimmed or node.is_hidden
            self.rows.append(LineageRow(node, parent, len(goes_on), goes_on, bool(shown), is_dimmed, is_under))
            self._row_of_picture.update(dict.fromkeys(node.picture_ids, row))
            beneath = is_deep and (len(shown) == 1 or len(goes_on) == DEEPEST)
            for place, child in reversed(list(enumerate(shown))):
                lines = goes_on if beneath else (*goes_on, place < len(shown) - 1)
                waiting.append((child, row, lines, is_dimmed, beneath))

    def _is_wanted(self, node: LineageNode) -> bool:
        if not node.is_hidden:
            return True
        self.hidden += 1
        return self._with_hidden or id(node) in self._on_the_way


def _ancestors(tree: LineageTree, picture_id: int) -> set[int]:
    """What leads to the picture, by identity: a node has no equal."""
    parents: dict[int, LineageNode] = {}
    for node in tree.nodes():
        for child in node.children:
            parents[id(child)] = node
    found: set[int] = set()
    at = next((node for node in tree.nodes() if picture_id in node.picture_ids), None)
    while at is not None:
        found.add(id(at))
        at = parents.get(id(at))
    return found
