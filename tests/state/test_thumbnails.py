"""Thumbnails come for whoever shows them: what is looked at first, and nothing that was scrolled past."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qwen_studio.core.geometry import TileShape
from qwen_studio.imaging.thumbnail import thumbnail
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.state.tasks import WORKERS, Tasks
from qwen_studio.state.thumbnails import Thumbnails

HASHES = [f"{number:064x}" for number in range(100)]


class Asked:
    """The thumbnails of a library, and in which order they came."""

    def __init__(self, tasks: Tasks, folder: Path, parent: QObject) -> None:
        self.tasks = tasks
        self.database = Database(folder)
        self.pack = ThumbnailPack(folder)
        for number, content in enumerate(HASHES):
            self.database.call(self.pack.put, content, thumbnail(Image.new("RGB", (8, 8), (number, 0, 0))))
        self.thumbnails = Thumbnails(tasks, self.database, LibraryFiles(folder), self.pack, parent)
        self.came: list[str] = []
        self.thumbnails.loaded.connect(self.came.append)


@pytest.fixture
def asked(qapp: QApplication, tmp_path: Path) -> Iterator[Asked]:
    parent = QObject(qapp)
    tasks = Tasks(parent)
    asked = Asked(tasks, tmp_path, parent)
    yield asked
    tasks.close()
    asked.database.close()


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds)


def test_what_a_panel_asked_for_comes_whatever_the_gallery_shows(qtbot: QtBot, asked: Asked) -> None:
    assert asked.thumbnails.image(HASHES[90]) is None
    asked.thumbnails.wanted(HASHES[:40])
    assert asked.thumbnails.image(HASHES[91]) is None
    asked.thumbnails.wanted(HASHES[40:60])
    until(qtbot, lambda: len(asked.came) == 22)
    in_line = [h for h in asked.came if h in (HASHES[91], HASHES[90], HASHES[40])]
    assert in_line == [HASHES[91], HASHES[90], HASHES[40]], "what was asked for last is looked at now"
    assert sorted(asked.came) == [*HASHES[40:60], *HASHES[90:92]]
    image = asked.thumbnails.image(HASHES[90])
    assert image is not None
    assert abs(image.pixelColor(4, 4).red() - 90) < 4


def test_what_scrolled_away_is_dropped(qtbot: QtBot, asked: Asked) -> None:
    asked.thumbnails.wanted(HASHES)
    asked.thumbnails.wanted(HASHES[99:])
    until(qtbot, lambda: bool(asked.came))
    asked.thumbnails.image(HASHES[50])
    until(qtbot, lambda: len(asked.came) == 2)
    assert asked.came == [HASHES[99], HASHES[50]]


def test_a_look_without_asking_brings_nothing(qtbot: QtBot, asked: Asked) -> None:
    assert asked.thumbnails.ready(HASHES[3]) is None
    asked.thumbnails.image(HASHES[4])
    until(qtbot, lambda: bool(asked.came))
    assert asked.came == [HASHES[4]]
    assert asked.thumbnails.ready(HASHES[4]) is not None


def test_a_gallery_gets_its_tiles_cut_to_shape_and_once(qtbot: QtBot, asked: Asked) -> None:
    shape = TileShape(24, 16, 4)
    asked.thumbnails.wanted(HASHES[80:82], shape)
    until(qtbot, lambda: len(asked.came) == 2)
    assert asked.thumbnails.take_tile(HASHES[80], TileShape(20, 16, 4)) is None
    tile = asked.thumbnails.take_tile(HASHES[80], shape)
    assert tile is not None
    assert (tile.width(), tile.height()) == (24, 16)
    assert abs(tile.pixelColor(12, 8).red() - 80) < 4
    assert tile.pixelColor(0, 0).alpha() == 0
    assert asked.thumbnails.take_tile(HASHES[80], shape) is None
    # Tiles of another shape are of no use to anybody.
    asked.thumbnails.wanted([], TileShape(20, 16, 4))
    assert asked.thumbnails.take_tile(HASHES[81], shape) is None


def test_tiles_that_nobody_takes_are_kept_up_to_their_share_of_the_memory(
    qtbot: QtBot, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    shape = TileShape(16, 16, 2)
    monkeypatch.setattr("qwen_studio.state.thumbnails._TILE_BYTES", 5 * 16 * 16 * 4)
    asked.thumbnails.wanted(HASHES[:20], shape)
    until(qtbot, lambda: len(asked.came) == 20)
    kept = [content for content in asked.came if asked.thumbnails.take_tile(content, shape) is not None]
    assert kept == asked.came[-5:]
    # What was taken makes room.
    asked.thumbnails.wanted(HASHES[20:25], shape)
    until(qtbot, lambda: len(asked.came) == 25)
    assert all(asked.thumbnails.take_tile(content, shape) for content in asked.came[-5:])


def test_before_pillow_is_loaded_a_screen_comes_at_once_and_only_what_is_painted_is_decoded(
    qtbot: QtBot, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "PIL.Image")
    asked.database.call(asked.pack.put, HASHES[7], b"no picture")
    asked.thumbnails.wanted(HASHES[:40], TileShape(24, 16, 4))
    with qtbot.waitSignal(asked.thumbnails.loaded):
        pass
    assert sorted(asked.came) == HASHES[:40]
    red = asked.thumbnails.ready(HASHES[39])
    assert red is not None
    assert abs(red.pixelColor(4, 4).red() - 39) < 4
    assert asked.thumbnails.ready(HASHES[7]) is None, "what is no picture"
    assert list(asked.thumbnails._ready) == [HASHES[39]]
    # All of it is here, and nothing is asked for again.
    asked.thumbnails.wanted(HASHES[:40])
    assert not asked.thumbnails._listed


def test_no_thumbnail_is_begun_while_a_frame_is_painted(qtbot: QtBot, asked: Asked) -> None:
    with asked.thumbnails.held_back():
        asked.thumbnails.wanted(HASHES[:3])
        until(qtbot, lambda: bool(asked.thumbnails._loading))
        qtbot.wait(50)
        assert not asked.came
    until(qtbot, lambda: len(asked.came) == 3)


def test_what_scrolls_past_before_its_turn_is_not_made(qtbot: QtBot, asked: Asked) -> None:
    with asked.thumbnails.held_back():
        asked.thumbnails.wanted(HASHES[:5])
        asked.thumbnails.image(HASHES[50])
        until(qtbot, lambda: len(asked.thumbnails._loading) == 6)
        asked.thumbnails.wanted(HASHES[60:62])
    until(qtbot, lambda: len(asked.came) == 3)
    assert sorted(asked.came) == [HASHES[50], *HASHES[60:62]]
    asked.thumbnails.wanted(HASHES[:5])
    until(qtbot, lambda: len(asked.came) == 8)
    assert sorted(asked.came[3:]) == HASHES[:5]


def test_what_was_passed_over_and_is_back_on_the_screen_comes(qtbot: QtBot, asked: Asked) -> None:
    with asked.thumbnails.held_back():
        asked.thumbnails.wanted(HASHES[:5])
        until(qtbot, lambda: len(asked.thumbnails._loading) == 5)
        asked.thumbnails.wanted([])
    # Both workers have passed them over, which is not known here yet.
    both = threading.Barrier(WORKERS + 1)
    for _ in range(WORKERS):
        asked.tasks.run(both.wait)
    both.wait()
    asked.thumbnails.wanted(HASHES[:4])
    assert asked.thumbnails.image(HASHES[4]) is None
    asked.thumbnails.wanted(HASHES[:4])
    until(qtbot, lambda: sorted(asked.came) == HASHES[:5])


def test_what_could_not_be_made_is_tried_again_later(
    qtbot: QtBot, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = "f" * 64
    asked.thumbnails.image(unknown)
    until(qtbot, lambda: unknown in asked.thumbnails._missing)
    asked.database.call(asked.pack.put, unknown, thumbnail(Image.new("RGB", (8, 8), "white")))
    asked.thumbnails.image(unknown)
    assert not asked.thumbnails._asked, "not at every painting"
    monkeypatch.setattr("qwen_studio.state.thumbnails._AGAIN_AFTER_S", -1.0)
    asked.thumbnails.wanted([unknown])
    until(qtbot, lambda: asked.came == [unknown])
