"""Questions about one picture are as little work in a large library as in a small one."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from sqlite3 import Connection

import pytest

from qwen_studio.library import marks, pictures, trash
from qwen_studio.library.common_facts import common_facts
from qwen_studio.library.database import Database
from qwen_studio.library.lineage import MOST_JOBS, ancestry, tree_of
from qwen_studio.library.recent_pictures import recent_pictures
from qwen_studio.library.relatives import children
from tests.library.history import NOON, Writer

FEW, MANY = 100, 1000

QUESTIONS: dict[str, Callable[[Connection, int], object]] = {
    "its family": lambda c, _: tree_of(c, "mine"),
    "the way to it": ancestry,
    "what was made from it": lambda c, _: children(c, "mine"),
    "its details": pictures.details,
    "the details of a few": lambda c, mine: common_facts(c, [mine]),
    "what its file is to tell": lambda c, _: marks.due(c, [], 8),
    "its size in the trash": lambda c, mine: trash.size(c, [mine]),
    "the newest": lambda c, _: recent_pictures(c, 12),
}


def _steps(c: Connection, question: Callable[[Connection, int], object], picture_id: int) -> int:
    """How many steps SQLite's machine takes for the answer."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    c.set_progress_handler(step, 1)
    try:
        question(c, picture_id)
    finally:
        c.set_progress_handler(None, 1)
    return steps


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_question_about_one_picture_does_not_go_through_the_library(
    database: Database, writer: Writer, asked: str
) -> None:
    def others(c: sqlite3.Connection, count: int) -> None:
        for _ in range(count):
            each = next(numbers)
            writer.job(f"photo {each}", "an edit of its own", f"result {each}", at=NOON - timedelta(days=each))

    numbers = iter(range(1, 1 + FEW + MANY))
    writer.job("photo", "the first edit", "mine")
    writer.job("mine", "the next edit", "child")
    mine = database.call(pictures.by_content, "mine")
    assert mine is not None
    database.call(pictures.set_favourite, [mine.id], True)

    database.call(others, FEW)
    among_few = database.call(_steps, QUESTIONS[asked], mine.id)
    database.call(others, MANY)
    assert database.call(_steps, QUESTIONS[asked], mine.id) <= 1.2 * among_few


def test_of_a_very_large_family_only_what_is_shown_is_read(database: Database, writer: Writer) -> None:
    def edits(c: sqlite3.Connection, count: int) -> None:
        for number in range(count):
            writer.job("", "of the same link", url="https://example.com/photo.png", at=NOON + timedelta(hours=number))

    def family(c: sqlite3.Connection, _: int) -> object:
        return tree_of(c, made.content_hash)

    job = writer.job("", "the first", "mine", url="https://example.com/photo.png")
    made = database.call(pictures.of_job, job.id)[0]
    database.call(edits, MOST_JOBS)
    at_most = database.call(_steps, family, made.id)
    database.call(edits, 2 * MOST_JOBS)
    assert database.call(_steps, family, made.id) <= 1.2 * at_most
