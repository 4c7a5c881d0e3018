"""Single keys among the tiles: letters are searched for, digits rate, F stars, and neither takes the other's."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qwen_studio.library import pictures
from qwen_studio.ui.gallery import word_begun
from tests.ui.gallery.gallery_scene import GalleryScene

Key = Qt.Key


def rating(gallery: GalleryScene, row: int) -> int:
    """What the library has, once everything that was begun is done."""
    (picture,) = gallery.database.call(pictures.get_many, [gallery.ids()[row]])
    stars: int = picture.rating
    return stars


def test_letters_go_to_the_search_and_the_next_ones_follow(gallery: GalleryScene) -> None:
    gallery.click(0)
    QTest.keyClicks(gallery.grid, "g")
    assert gallery.search.hasFocus()
    assert gallery.search.text() == "g"
    QTest.keyClicks(gallery.search, "olden")
    gallery.wait_for_count(6)
    assert gallery.search.text() == "golden"


def test_more_letters_stand_behind_what_is_searched_for(gallery: GalleryScene) -> None:
    QTest.keyClicks(gallery.search, "golden ")
    gallery.wait_for_count(6)
    QTest.keyClick(gallery.search, Key.Key_Return)
    assert gallery.grid.hasFocus()
    QTest.keyClicks(gallery.grid, "h")
    assert gallery.search.text() == "golden h"
    gallery.wait_for_count(6)


@pytest.mark.parametrize("letter", ["e", "6", "S", "#"])
def test_whatever_can_be_read_is_typed(gallery: GalleryScene, letter: str) -> None:
    gallery.click(0)
    QTest.keyClicks(gallery.grid, letter)
    assert gallery.search.text() == letter


def test_letters_of_other_keyboards_are_typed_too(gallery: GalleryScene) -> None:
    gallery.click(0)
    key = Key(ord("Ж"))
    QApplication.sendEvent(gallery.grid, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "ж"))
    assert gallery.search.text() == "ж"
    assert gallery.search.hasFocus()


def test_digits_rate_all_that_is_chosen_and_are_not_typed(gallery: GalleryScene) -> None:
    gallery.click(1)
    gallery.click(3, Qt.KeyboardModifier.ShiftModifier)
    gallery.wait_until_acting_on(*gallery.ids()[1:4])
    for key, stars in ((Key.Key_1, 1), (Key.Key_2, 2), (Key.Key_3, 3), (Key.Key_4, 4), (Key.Key_5, 5), (Key.Key_0, 0)):
        gallery.press(key)
        gallery.qtbot.waitUntil(lambda stars=stars: gallery.facts(2).rating == stars)  # type: ignore[misc]  # bound
        assert [rating(gallery, row) for row in range(5)] == [0, stars, stars, stars, 0]
    assert gallery.search.text() == ""
    assert gallery.chosen() == [1, 2, 3]


def test_f_stars_and_takes_the_star_away(gallery: GalleryScene) -> None:
    gallery.click(2)
    gallery.wait_until_acting_on(gallery.ids()[2])
    gallery.press(Key.Key_F)
    gallery.qtbot.waitUntil(lambda: gallery.facts(2).favourite)
    gallery.qtbot.waitUntil(lambda: gallery.actions.pictures[0].favourite)
    gallery.press(Key.Key_F)
    gallery.qtbot.waitUntil(lambda: not gallery.facts(2).favourite)
    assert gallery.search.text() == ""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the gallery reads; a test writes others."""
    now = [100.0]
    monkeypatch.setattr(word_begun, "monotonic", lambda: now[0])
    return now


def is_favourite(gallery: GalleryScene, row: int) -> bool:
    """What the library has, once everything that was begun is done."""
    (picture,) = gallery.database.call(pictures.get_many, [gallery.ids()[row]])
    starred: bool = picture.favourite
    return starred


def choose(gallery: GalleryScene, row: int) -> None:
    gallery.click(row)
    gallery.wait_until_acting_on(gallery.ids()[row])


@pytest.mark.parametrize("row", [0, 2])
def test_a_word_that_begins_with_f_is_searched_for_and_marks_nothing(
    gallery: GalleryScene, clock: list[float], row: int
) -> None:
    choose(gallery, row)
    before = is_favourite(gallery, row)
    with gallery.qtbot.waitSignal(gallery.studio.undo.taken_back):
        gallery.press(Key.Key_F)
        clock[0] += 0.3
        QTest.keyClicks(gallery.grid, "o")
    assert gallery.search.text() == "fo"
    assert gallery.search.hasFocus()
    QTest.keyClicks(gallery.search, "rest")
    assert gallery.search.text() == "forest"
    QTest.keyClick(gallery.search, Key.Key_Escape)
    gallery.wait_for_count(42)
    assert is_favourite(gallery, row) == before


def test_what_was_done_before_f_stays(gallery: GalleryScene, clock: list[float]) -> None:
    choose(gallery, 2)
    gallery.press(Key.Key_4)
    with gallery.qtbot.waitSignal(gallery.studio.undo.taken_back):
        gallery.press(Key.Key_F)
        QTest.keyClicks(gallery.grid, "o")
    assert gallery.studio.undo.undo_words == "Rate a picture"
    assert gallery.studio.gallery.filter.text == "fo"


def test_a_letter_long_after_f_leaves_the_star(gallery: GalleryScene, clock: list[float]) -> None:
    choose(gallery, 2)
    gallery.press(Key.Key_F)
    gallery.qtbot.waitUntil(lambda: gallery.facts(2).favourite)
    clock[0] += word_begun.SOON_S + 0.1
    QTest.keyClicks(gallery.grid, "g")
    assert gallery.search.text() == "g"
    QTest.keyClick(gallery.search, Key.Key_Escape)
    gallery.wait_for_count(42)
    assert is_favourite(gallery, 2)


def test_every_f_can_begin_a_word(gallery: GalleryScene, clock: list[float]) -> None:
    choose(gallery, 2)
    gallery.press(Key.Key_F)
    clock[0] += 60
    choose(gallery, 3)
    with gallery.qtbot.waitSignal(gallery.studio.undo.taken_back):
        gallery.press(Key.Key_F)
        QTest.keyClicks(gallery.grid, "o")
    QTest.keyClick(gallery.search, Key.Key_Escape)
    gallery.wait_for_count(42)
    assert [is_favourite(gallery, row) for row in (2, 3)] == [True, False]


def test_f_and_a_rating_are_two_marks(gallery: GalleryScene, clock: list[float]) -> None:
    choose(gallery, 2)
    gallery.press(Key.Key_F)
    gallery.press(Key.Key_3)
    assert (is_favourite(gallery, 2), rating(gallery, 2)) == (True, 3)
    assert gallery.search.text() == ""


def test_a_favourite_by_the_menu_begins_no_word(gallery: GalleryScene, clock: list[float]) -> None:
    choose(gallery, 2)
    gallery.actions.favourite.trigger()
    QTest.keyClicks(gallery.grid, "g")
    assert gallery.search.text() == "g"
    QTest.keyClick(gallery.search, Key.Key_Escape)
    gallery.wait_for_count(42)
    assert is_favourite(gallery, 2)


def test_in_the_search_field_digits_and_f_are_letters(gallery: GalleryScene) -> None:
    gallery.click(0)
    gallery.wait_until_acting_on(gallery.ids()[0])
    gallery.search.setFocus()
    QTest.keyClicks(gallery.search, "5f0 ")
    assert gallery.search.text() == "5f0 "
    assert gallery.studio.undo.undo_words == ""


def test_digits_rate_nothing_where_nothing_is_chosen(gallery: GalleryScene) -> None:
    assert gallery.actions.pictures == ()
    gallery.press(Key.Key_3)
    assert gallery.studio.undo.undo_words == ""
