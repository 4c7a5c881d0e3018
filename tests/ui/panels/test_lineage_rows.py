"""Where the rows of a family stand, and which lines run past them."""

from qwen_studio.library.lineage_values import LineageNode, LineageTree
from qwen_studio.ui.panels.lineage_rows import DEEPEST, LineageRows


def node(depth: int, *children: LineageNode) -> LineageNode:
    kind = "job" if depth else "original"
    return LineageNode(kind, "", f"{depth}", str(depth), (depth,), "", None, None, depth, children=children)  # type: ignore[arg-type] # a literal


def chain(first: int, last: int, *ends: LineageNode) -> LineageNode:
    """One edit after the other, and those at its end."""
    return node(first, chain(first + 1, last, *ends)) if first < last else node(first, *ends)


def rows(root: LineageNode) -> LineageRows:
    return LineageRows(LineageTree(root), with_hidden=False, current=None)


def test_in_a_usual_family_each_edit_stands_to_the_right_of_its_parent() -> None:
    assert [row.level for row in rows(chain(0, DEEPEST)).rows] == list(range(DEEPEST + 1))


def test_in_a_deep_family_only_branches_stand_to_the_right_however_deep_they_are() -> None:
    # A chain of ten, then two ways, of which the first goes on; then three again under the second.
    deep = chain(0, 10, chain(11, 12), node(11, node(12), node(12), node(12)))
    found = rows(deep).rows
    assert [row.level for row in found] == [0] * 11 + [1, 1, 1, 2, 2, 2]
    assert [row.is_under for row in found] == [False, *[True] * 10, False, True, False, False, False, False]
    # The line to the second way runs past the first and what stands under it, and ends there.
    assert [row.goes_on for row in found[11:]] == [
        (True,),
        (True,),
        (False,),
        (False, True),
        (False, True),
        (False, False),
    ]


def test_more_branches_than_have_room_stand_under_each_other() -> None:
    root = node(DEEPEST + 3)
    for depth in range(DEEPEST + 2, -1, -1):
        root = node(depth, root, node(depth + 1))
    assert max(row.level for row in rows(root).rows) == DEEPEST
    assert all(len(row.goes_on) == row.level for row in rows(root).rows)
