"""The gallery's rows follow the library, without keeping it busy."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import Assembly
from qwen_studio.state.studio import Studio
from tests.library.history import Writer


def answers_of(studio: Studio) -> list[int]:
    """Grows by one with every answer of the library about the gallery."""
    answers: list[int] = []
    studio.gallery.counted.connect(lambda: answers.append(studio.gallery.shown_count))
    return answers


def test_hundreds_of_new_pictures_ask_the_library_a_few_times(studio: Studio, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: studio.gallery._all_found_for == studio.gallery.filter)
    answers = answers_of(studio)
    for number in range(300):
        studio.pictures.added.emit([number])
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(200)
    # One question for the first, and one more for all that came meanwhile.
    assert len(answers) <= 2


def test_a_picture_that_comes_after_the_rest_is_asked_for_at_once(studio: Studio, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: studio.gallery._all_found_for == studio.gallery.filter)
    answers = answers_of(studio)
    for expected in (1, 2, 3):
        studio.pictures.added.emit([expected])
        qtbot.waitUntil(lambda wanted=expected: len(answers) == wanted)  # type: ignore[misc]  # a default


def test_what_goes_to_the_trash_does_not_wait(studio: Studio, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: studio.gallery._all_found_for == studio.gallery.filter)
    answers = answers_of(studio)
    studio.pictures.added.emit([1])
    studio.pictures.removed.emit([1])
    qtbot.waitUntil(lambda: len(answers) == 2)


def test_what_became_known_while_something_else_was_looked_at_is_told_at_the_next_look(
    open_studio: Callable[[], Assembly], qtbot: QtBot
) -> None:
    assembly = open_studio()
    gallery = assembly.studio.gallery
    writer = Writer(assembly.database)
    for number in range(400):
        writer.job("photo", "an edit", f"picture {number}")
    gallery.reload()
    qtbot.waitUntil(lambda: gallery.is_counted and gallery.shown_count == 400)
    there, elsewhere = range(300, 330), range(350, 380)

    gallery.look_at(there, there)
    gallery.look_at(elsewhere, elsewhere)
    # The screen is back there, and painted them as unknown, when the answer comes.
    qtbot.waitUntil(lambda: all(map(gallery.row_at, (*there, *elsewhere))))
    told: list[range] = []
    gallery.dataChanged.connect(lambda first, last: told.append(range(first.row(), last.row() + 1)))
    gallery.look_at(there, there)

    assert told == [there]
