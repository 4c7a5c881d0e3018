"""The gallery's rows follow the library, without keeping it busy."""

from pytestqt.qtbot import QtBot

from qwen_studio.state.studio import Studio


def answers_of(studio: Studio) -> list[int]:
    """Grows by one with every answer of the library about the gallery."""
    answers: list[int] = []
    studio.gallery.counted.connect(lambda: answers.append(studio.gallery.shown_count))
    return answers


def test_hundreds_of_new_pictures_ask_the_library_a_few_times(studio: Studio, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not studio.gallery.loading, timeout=10_000)
    answers = answers_of(studio)
    for number in range(300):
        studio.pictures.added.emit([number])
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    qtbot.wait(200)
    # One question for the first, and one more for all that came meanwhile.
    assert len(answers) <= 2


def test_a_picture_that_comes_after_the_rest_is_asked_for_at_once(studio: Studio, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not studio.gallery.loading, timeout=10_000)
    answers = answers_of(studio)
    for expected in (1, 2, 3):
        studio.pictures.added.emit([expected])
        qtbot.waitUntil(lambda wanted=expected: len(answers) == wanted, timeout=10_000)  # type: ignore[misc]  # a default


def test_what_goes_to_the_trash_does_not_wait(studio: Studio, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not studio.gallery.loading, timeout=10_000)
    answers = answers_of(studio)
    studio.pictures.added.emit([1])
    studio.pictures.removed.emit([1])
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=10_000)
