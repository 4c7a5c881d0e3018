"""Branches that people hide, and the names that they give to originals."""

from pathlib import Path

import pytest

from qwen_studio.library import branches, pictures, unsent_steps
from qwen_studio.library.branch_changes import HideBranches, NameOriginal
from qwen_studio.library.branches import OriginalWords
from qwen_studio.library.database import Database
from qwen_studio.library.lineage import LineageNode, ancestry, tree_of
from tests.library.history import Writer


@pytest.fixture
def warm(writer: Writer) -> Writer:
    """An original with a warm edit of two results, and an edit of the second of these."""
    writer.original("photo", "DSC_0412.jpg")
    writer.job("photo", "warm light", "warm 1", "warm 2")
    writer.job("warm 2", "teal cup", "teal", also_from=("cup",))
    return writer


def node(database: Database, title: str) -> LineageNode:
    return next(each for each in database.call(tree_of, "photo").nodes() if each.title == title)


def test_a_node_knows_which_result_it_was_made_from(database: Database, warm: Writer) -> None:
    second = database.call(pictures.by_content, "warm 2")
    assert second is not None
    assert node(database, "teal cup").made_from == second.id
    assert node(database, "warm light").made_from is None


def test_a_note_on_any_result_is_the_note_of_its_node(database: Database, warm: Writer) -> None:
    second = database.call(pictures.by_content, "warm 2")
    assert second is not None
    database.call(pictures.set_note, [second.id], "Best so far")
    assert node(database, "warm light").note == "Best so far"
    assert node(database, "teal cup").note == ""


def test_a_hidden_branch_stays_in_the_tree_and_says_so(database: Database, warm: Writer) -> None:
    job_id = node(database, "warm light").job_id
    applied = database.call(HideBranches([job_id], is_hidden=True).apply)
    assert applied.names
    assert [each.is_hidden for each in database.call(tree_of, "photo").nodes()] == [False, True, False]
    # Again changes nothing, and taking that back must not show the branch.
    again = database.call(HideBranches([job_id], is_hidden=True).apply)
    assert not again.names
    database.call(again.reverse.apply)
    assert node(database, "warm light").is_hidden
    database.call(applied.reverse.apply)
    assert not node(database, "warm light").is_hidden


def test_an_original_has_a_name_of_ones_own_everywhere(database: Database, warm: Writer) -> None:
    applied = database.call(NameOriginal("photo", OriginalWords("Breakfast", "30 × 40")).apply)
    root = database.call(tree_of, "photo").root
    assert (root.title, root.note) == ("Breakfast", "30 × 40")
    teal = database.call(pictures.by_content, "teal")
    assert teal is not None
    assert database.call(ancestry, teal.id)[0].title == "Breakfast"
    database.call(applied.reverse.apply)
    assert database.call(tree_of, "photo").root.title == "DSC_0412.jpg"
    assert database.call(lambda c: c.execute("SELECT count(*) FROM original_words").fetchone()[0]) == 0


def test_words_that_no_database_takes_are_made_writable(database: Database) -> None:
    database.call(branches.set_words, "photo", OriginalWords("half \ud800", ""))
    assert database.call(branches.words_of, "photo").title == "half ?"


def test_each_step_of_the_way_tells_its_whole_instruction_and_its_other_inputs(
    database: Database, writer: Writer
) -> None:
    writer.original("photo", "photo.jpg")
    writer.job("photo", "word " * 40, "a", also_from=("cup",))
    made = database.call(pictures.by_content, "a")
    assert made is not None
    step = database.call(ancestry, made.id)[1]
    assert step.instruction == "word " * 40
    assert [(given.number, given.content_hash) for given in step.also_from] == [(2, "cup")]


def test_steps_that_were_not_sent_are_told_once(database: Database, warm: Writer) -> None:
    first, second = (node(database, title).job_id for title in ("warm light", "teal cup"))
    database.call(unsent_steps.write, [second, first])
    database.call(unsent_steps.write, [second])
    assert database.call(unsent_steps.take) == ["teal cup"]
    assert database.call(unsent_steps.take) == []


def test_what_people_said_and_hid_is_there_after_a_restart(folder: Path) -> None:
    first = Database(folder)
    writer = Writer(first)
    writer.original("photo", "photo.jpg")
    job = writer.job("photo", "warm", "a")
    first.call(HideBranches([job.id], is_hidden=True).apply)
    first.call(NameOriginal("photo", OriginalWords("Breakfast", "Porto")).apply)
    first.call(unsent_steps.write, [job.id])
    first.close()
    second = Database(folder)
    root, warm = second.call(tree_of, "photo").nodes()
    assert (root.title, root.note, warm.is_hidden) == ("Breakfast", "Porto", True)
    assert second.call(unsent_steps.take) == ["warm"]
    second.close()
