"""Saved searches: every change can be taken back, and done again."""

import pytest
from pytestqt.qtbot import QtBot

from qwen_studio.core.errors import StudioError
from qwen_studio.library.search import GalleryFilter
from qwen_studio.state.studio import Studio

CATS = GalleryFilter(text="cat", rating=3)
DOGS = GalleryFilter(text="dog")


@pytest.fixture(autouse=True)
def _one_search(studio: Studio, qtbot: QtBot) -> None:
    studio.saved_searches.save("Pets", CATS)
    wait_for(studio, qtbot, {"Pets": CATS})


def wait_for(studio: Studio, qtbot: QtBot, searches: dict[str, GalleryFilter]) -> None:
    qtbot.waitUntil(lambda: studio.saved_searches.searches == searches)


def test_deleting_is_taken_back_and_done_again(studio: Studio, qtbot: QtBot) -> None:
    studio.saved_searches.delete("Pets")
    wait_for(studio, qtbot, {})
    studio.undo.undo()
    wait_for(studio, qtbot, {"Pets": CATS})
    qtbot.waitUntil(lambda: studio.undo.redo_words == "Delete the search “Pets”")
    studio.undo.redo()
    wait_for(studio, qtbot, {})
    studio.undo.undo()
    wait_for(studio, qtbot, {"Pets": CATS})


def test_renaming_is_taken_back_and_done_again(studio: Studio, qtbot: QtBot) -> None:
    studio.saved_searches.rename("Pets", "  My   pets ")
    wait_for(studio, qtbot, {"My pets": CATS})
    studio.undo.undo()
    wait_for(studio, qtbot, {"Pets": CATS})
    studio.undo.redo()
    wait_for(studio, qtbot, {"My pets": CATS})


def test_one_in_place_of_another_is_taken_back_and_done_again(studio: Studio, qtbot: QtBot) -> None:
    with qtbot.waitSignal(studio.undo.offered) as offered:
        studio.saved_searches.save("Pets", DOGS)
    assert offered.args is not None
    assert offered.args[0].told == "“Pets” asks for something else now"
    wait_for(studio, qtbot, {"Pets": DOGS})
    studio.undo.undo()
    wait_for(studio, qtbot, {"Pets": CATS})
    studio.undo.redo()
    wait_for(studio, qtbot, {"Pets": DOGS})


def test_saving_the_same_again_is_no_step(studio: Studio, qtbot: QtBot) -> None:
    with qtbot.waitSignal(studio.undo.applied):
        studio.saved_searches.save("Pets", CATS)
    studio.undo.undo()
    wait_for(studio, qtbot, {})


def test_a_name_that_is_taken_is_told(studio: Studio, qtbot: QtBot) -> None:
    studio.saved_searches.save("Dogs", DOGS)
    wait_for(studio, qtbot, {"Dogs": DOGS, "Pets": CATS})
    told: list[StudioError] = []
    studio.undo.failed.connect(told.append)
    studio.saved_searches.rename("Dogs", "Pets")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].message == "There is a search “Pets” already."
    assert studio.saved_searches.searches == {"Dogs": DOGS, "Pets": CATS}
    studio.saved_searches.save("   ", DOGS)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1].message == "A saved search needs a name."
