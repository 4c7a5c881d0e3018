"""Families of pictures."""

from datetime import timedelta

import pytest

from qwen_studio.core.geometry import Size
from qwen_studio.core.job import JobState
from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.library.lineage import MOST_JOBS, LineageNode, LineageTree, ancestry, tree_of
from tests.library.history import NOON, Writer


def _drawn(tree: LineageTree) -> list[str]:
    """The tree as the panel shows it: indented titles."""
    return ["  " * node.depth + node.title for node in tree.nodes()]


@pytest.fixture
def kleiber(writer: Writer) -> Writer:
    """The family of the design: two edits of the original, two generations more under one of them, a third edit."""
    writer.original("kleiber", "Kleiber.jpg")
    writer.original("flower", "flower.jpg")
    writer.job("kleiber", "cold morning light", "cold 1", "cold 2")
    writer.job("kleiber", "warm light", "warm")
    writer.job("warm", "golden hour light", "golden 1", "golden 2", "golden 3", also_from=("flower",))
    writer.job("golden 2", "on a branch in the garden", state=JobState.SENDING)
    writer.job("kleiber", "screen print poster", "poster")
    writer.job("flower", "another family", "blue flower")
    return writer


WHOLE = [
    "Kleiber.jpg",
    "  cold morning light",
    "  warm light",
    "    golden hour light",
    "      on a branch in the garden",
    "  screen print poster",
]


@pytest.mark.parametrize("start", ["kleiber", "cold 2", "warm", "golden 3", "poster"])
def test_the_family_is_the_same_from_each_of_its_members(database: Database, kleiber: Writer, start: str) -> None:
    assert _drawn(database.call(tree_of, start)) == WHOLE


def test_a_node_knows_what_the_panel_shows(database: Database, kleiber: Writer) -> None:
    nodes = {node.title: node for node in database.call(tree_of, "kleiber").nodes()}

    root = nodes["Kleiber.jpg"]
    assert (root.kind, root.content_hash, root.size, root.parent) == ("original", "kleiber", Size(6028, 3391), "")

    golden = nodes["golden hour light"]
    results = [database.call(pictures.by_content, f"golden {n}") for n in (1, 2, 3)]
    assert (golden.kind, golden.content_hash, golden.parent) == ("job", "golden 1", "warm")
    assert golden.picture_ids == tuple(result.id for result in results if result)
    assert golden.state is JobState.DONE
    assert golden.created_at == NOON + timedelta(minutes=3)
    assert [(slot.number, slot.content_hash) for slot in golden.also_from] == [(2, "flower")]

    running = nodes["on a branch in the garden"]
    assert (running.picture_ids, running.content_hash, running.parent) == ((), "", "golden 2")
    assert running.state is JobState.SENDING
    assert golden.children == (running,)


def test_what_came_of_nothing_is_left_out_unless_something_hangs_under_it(database: Database, kleiber: Writer) -> None:
    kleiber.job("kleiber", "refused", state=JobState.REFUSED)
    for content in ("warm", "poster"):
        picture = database.call(pictures.by_content, content)
        assert picture is not None
        database.call(pictures.move_to_trash, [picture.id], NOON)

    tree = database.call(tree_of, "kleiber")

    assert _drawn(tree) == WHOLE[:-1]
    warm = next(node for node in tree.nodes() if node.title == "warm light")
    assert (warm.picture_ids, warm.content_hash) == ((), "")
    assert _drawn(database.call(tree_of, "warm")) == WHOLE[:-1]


def test_a_picture_nobody_edited_is_a_tree_of_one(database: Database, writer: Writer) -> None:
    writer.original("alone", "alone.png")
    assert _drawn(database.call(tree_of, "alone")) == ["alone.png"]
    assert _drawn(database.call(tree_of, "never seen")) == ["Unknown picture"]


def test_a_missing_original_is_called_what_the_job_called_it(database: Database, writer: Writer) -> None:
    writer.job("lost", "warm", "a", name="lost.jpg")
    assert _drawn(database.call(tree_of, "a")) == ["lost.jpg", "  warm"]


def test_each_link_is_the_root_of_its_own_family(database: Database, writer: Writer) -> None:
    writer.job("", "warm", "a", url="https://example.com/1.png", name="1.png")
    writer.job("", "cold", "b", url="https://example.com/1.png", name="1.png")
    writer.job("", "other", "c", url="https://example.com/2.png", name="2.png")
    writer.job("a", "warmer", "d")
    assert _drawn(database.call(tree_of, "d")) == ["1.png", "  warm", "    warmer", "  cold"]
    assert _drawn(database.call(tree_of, "c")) == ["2.png", "  other"]


def test_of_several_makers_of_the_same_content_the_last_before_is_the_parent(
    database: Database, writer: Writer
) -> None:
    writer.original("o", "o.png")
    writer.job("o", "first", "same")
    writer.job("same", "from first", "a")
    writer.job("o", "second", "same")
    writer.job("same", "from second", "b")
    expected = ["o.png", "  first", "    from first", "  second", "    from second"]
    assert _drawn(database.call(tree_of, "a")) == expected
    assert _drawn(database.call(tree_of, "same")) == expected


def test_an_edit_that_gives_its_own_original_back_makes_no_circle(database: Database, writer: Writer) -> None:
    writer.original("o", "o.png")
    writer.job("o", "flip", "flipped")
    writer.job("flipped", "flip again", "o")
    writer.job("o", "warm", "warm")
    expected = ["o.png", "  flip", "    flip again", "      warm"]
    for start in ("o", "flipped", "warm"):
        assert _drawn(database.call(tree_of, start)) == expected


def test_circles_that_a_wrong_clock_makes_are_cut(database: Database, writer: Writer) -> None:
    # GIVEN jobs that seem to be older than what they were made from, all around
    for n in range(3):
        writer.job(f"picture {n}", f"edit {n}", f"picture {(n + 1) % 3}", at=NOON - timedelta(hours=n))

    for n in range(3):
        tree = database.call(tree_of, f"picture {n}")
        assert sorted(node.title for node in tree.nodes() if node.kind == "job") == ["edit 0", "edit 1", "edit 2"]
        picture = database.call(pictures.by_content, f"picture {n}")
        assert picture is not None
        assert len(database.call(ancestry, picture.id)) == 4


def test_a_clock_that_was_set_back_makes_no_orphans(database: Database, writer: Writer) -> None:
    writer.original("o", "o.png")
    writer.job("o", "warm", "warm", at=NOON)
    writer.job("warm", "warmer", "warmer", at=NOON - timedelta(hours=1))
    assert _drawn(database.call(tree_of, "warmer")) == ["o.png", "  warm", "    warmer"]


def test_the_way_to_a_picture_is_told_from_its_original(database: Database, kleiber: Writer) -> None:
    picture = database.call(pictures.by_content, "golden 2")
    assert picture is not None

    steps = database.call(ancestry, picture.id)

    assert [(step.kind, step.title, step.content_hash) for step in steps] == [
        ("original", "Kleiber.jpg", "kleiber"),
        ("job", "warm light", "warm"),
        ("job", "golden hour light", "golden 2"),
    ]
    assert (steps[-1].picture_id, steps[-1].job_id) == (picture.id, picture.job_id)
    assert [(step.index, step.of) for step in steps[1:]] == [(0, 1), (1, 3)]
    assert database.call(ancestry, 999) == []


def test_long_instructions_become_short_titles(database: Database, writer: Writer) -> None:
    writer.original("o", "o.png")
    writer.job("o", "word\n  " * 100, "a")
    title = database.call(tree_of, "o").root.children[0].title
    assert title == "word " * 11 + "word…"


@pytest.mark.parametrize("deep", [True, False])
def test_a_thousand_edits_are_one_tree(database: Database, writer: Writer, *, deep: bool) -> None:
    writer.original("picture 0", "o.png")

    def many(_c: object) -> None:
        for n in range(1000):
            writer.job(f"picture {n}" if deep else "picture 0", f"edit {n}", f"picture {n + 1}")

    database.call(many)
    tree = database.call(tree_of, "picture 1000")
    assert [node.title for node in tree.nodes()] == ["o.png", *(f"edit {n}" for n in range(1000))]
    assert max(node.depth for node in tree.nodes()) == (1000 if deep else 1)
    assert repr(tree).startswith("LineageTree")
    assert isinstance(tree.root, LineageNode)
    last = database.call(pictures.by_content, "picture 1000")
    assert last is not None
    assert len(database.call(ancestry, last.id)) == (1001 if deep else 2)


def test_of_a_very_large_family_the_way_to_the_picture_and_its_children_are_always_there(
    database: Database, writer: Writer
) -> None:
    # GIVEN far more edits of one original than anybody can look at, and a chain that goes on from the last one
    writer.original("picture 0", "o.png")

    def many(_c: object) -> None:
        for n in range(1, MOST_JOBS + 300):
            writer.job("picture 0", f"edit {n}", f"picture {n}")
        writer.job(f"picture {MOST_JOBS + 299}", "last but one", "late")
        writer.job("late", "last", "latest")

    database.call(many)
    tree = database.call(tree_of, "late")
    titles = [node.title for node in tree.nodes()]
    assert {f"edit {MOST_JOBS + 299}", "last but one", "last", "edit 1"} <= set(titles)
    assert MOST_JOBS < len(titles) <= MOST_JOBS + 5
    assert not tree.is_whole
    assert database.call(tree_of, "picture 1").is_whole is False
