"""What is known near the screen comes in good time, however fast the user scrolls."""

from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qwen_studio.core.errors import LibraryError
from qwen_studio.library.database import Database
from qwen_studio.state.gallery_rows import KEPT, GalleryRows
from qwen_studio.state.tasks import Tasks


class Row(NamedTuple):
    """As little as a row can be; `version` is how many questions were asked by then."""

    id: int
    version: int


class Asked:
    """A window on rows, and which questions it asked."""

    def __init__(self, tasks: Tasks, database: Database) -> None:
        self.questions: list[list[int]] = []
        self.fails = False
        self.rows: GalleryRows[Row] = GalleryRows(tasks, database, self._answer, lambda _: None)

    def _answer(self, _: Connection, ids: list[int]) -> list[Row]:
        self.questions.append(ids)
        if self.fails:
            raise LibraryError("The disk does not answer.")
        return [Row(i, len(self.questions)) for i in ids if i < 1000]


@pytest.fixture
def asked(qapp: QApplication, tmp_path: Path) -> Iterator[Asked]:
    tasks = Tasks(QObject(qapp))
    database = Database(tmp_path)
    yield Asked(tasks, database)
    tasks.close()
    database.close()


def test_what_was_scrolled_past_is_not_asked_for(qtbot: QtBot, asked: Asked) -> None:
    for top in range(0, 600, 10):
        asked.rows.need(range(top, top + 10))
    qtbot.waitUntil(lambda: asked.rows.get(599) is not None)
    assert asked.questions == [list(range(10)), list(range(590, 600))]


def test_what_is_needed_first_comes_first(qtbot: QtBot, asked: Asked) -> None:
    asked.rows.need([*range(300, 350), *range(200, 300)])
    qtbot.waitUntil(lambda: asked.rows.get(299) is not None)
    assert asked.questions[0][:50] == list(range(300, 350))
    assert sum(map(len, asked.questions)) == 150


def test_what_is_not_there_is_asked_for_once(qtbot: QtBot, asked: Asked) -> None:
    asked.rows.need([5000, 1])
    qtbot.waitUntil(lambda: asked.rows.get(1) is not None)
    qtbot.wait(20)
    assert asked.questions == [[5000, 1]]


def test_what_changed_while_it_was_asked_for_is_asked_for_again(qtbot: QtBot, asked: Asked) -> None:
    asked.rows.need([1, 2])
    asked.rows.outdate([2])
    qtbot.waitUntil(lambda: asked.rows.get(2) is not None)
    assert asked.rows.get(1) == Row(1, 1)
    assert asked.rows.get(2) == Row(2, 2)


def test_what_changed_is_shown_as_it_was_until_it_is_known_anew(qtbot: QtBot, asked: Asked) -> None:
    asked.rows.need([1, 2])
    qtbot.waitUntil(lambda: asked.rows.get(2) is not None)
    asked.rows.outdate([2, 3])
    assert asked.rows.get(2) == Row(2, 1)
    asked.rows.need([1, 2])
    assert asked.rows.get(2) == Row(2, 1)
    qtbot.waitUntil(lambda: asked.rows.get(2) == Row(2, 2))
    assert asked.questions == [[1, 2], [2]]


def test_what_changed_is_asked_for_again_when_no_answer_came(qtbot: QtBot, asked: Asked) -> None:
    asked.rows.need([1])
    qtbot.waitUntil(lambda: asked.rows.get(1) is not None)
    asked.rows.outdate([1])
    asked.fails = True
    asked.rows.need([1])
    qtbot.waitUntil(lambda: len(asked.questions) == 2)
    asked.fails = False
    qtbot.waitUntil(lambda: not asked.rows._asked)
    asked.rows.need([1])
    qtbot.waitUntil(lambda: asked.rows.get(1) == Row(1, 3))


def test_what_is_still_needed_is_never_forgotten_for_what_comes(qtbot: QtBot, asked: Asked) -> None:
    on_the_screen = range(20)
    asked.rows.take([Row(i, 0) for i in range(KEPT)])
    asked.rows.need([*on_the_screen, *range(2000, 2010)])
    asked.rows.take([Row(i, 0) for i in range(KEPT, KEPT + 500)])
    assert all(asked.rows.get(i) is not None for i in on_the_screen)
    assert asked.rows.get(20) is None
