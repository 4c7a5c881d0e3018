"""Searches that are kept by name: saved, chosen, kept anew, refused, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from qwen_studio.library import saved_searches
from qwen_studio.library.search import GalleryFilter
from qwen_studio.ui.gallery.more_filters import MoreFilters
from qwen_studio.ui.widgets.ask_popup import AskPopup
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, GalleryScene
from tests.ui.gallery.popups import answer, choose, come_back, entries, inner_menu, only_open, open_menu_of, question

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def kept(gallery: GalleryScene) -> dict[str, GalleryFilter]:
    """What the library has, once everything that was begun is done."""
    found: dict[str, GalleryFilter] = gallery.database.call(saved_searches.all_searches)
    return found


def save(gallery: GalleryScene, name: str) -> None:
    gallery.press(Key.Key_K, CTRL_SHIFT)
    assert question(gallery) == "Name of this search"
    before = dict(gallery.studio.saved_searches.searches)
    answer(gallery, name)
    gallery.qtbot.waitUntil(lambda: gallery.studio.saved_searches.searches != before)


def test_a_search_is_saved_by_its_key_and_chosen_in_the_menu(gallery: GalleryScene) -> None:
    QTest.keyClicks(gallery.search, "golden")
    gallery.wait_for_count(6)
    gallery.grid.setFocus()
    wanted = gallery.studio.gallery.filter
    save(gallery, "  Warm   light ")
    assert kept(gallery) == {"Warm light": wanted}
    gallery.action("Clear filters").trigger()
    gallery.wait_for_count(42)
    choose(gallery, gallery.bar.findChildren(MoreFilters)[0], "Saved searches", "Warm light")
    gallery.wait_for_count(6)
    assert gallery.search.text() == "golden"


def test_the_words_that_are_searched_for_are_offered_as_the_name(gallery: GalleryScene) -> None:
    QTest.keyClicks(gallery.search, "golden")
    choose(gallery, gallery.bar.findChildren(MoreFilters)[0], "Save this search…")
    popup = only_open(gallery.window, AskPopup)
    assert by_name(popup, QLineEdit, "Name of this search").selectedText() == "golden"
    QTest.mouseClick(by_name(popup, QPushButton, "Save"), LEFT)
    come_back(gallery)
    gallery.qtbot.waitUntil(lambda: list(kept(gallery)) == ["golden"])


def test_the_same_name_again_keeps_what_is_shown_now_and_offers_the_way_back(gallery: GalleryScene) -> None:
    QTest.keyClicks(gallery.search, "golden")
    gallery.wait_for_count(6)
    gallery.grid.setFocus()
    save(gallery, "Light")
    first = kept(gallery)["Light"]
    QTest.mouseClick(gallery.chip("Favourites"), LEFT)
    gallery.grid.setFocus()
    save(gallery, "Light")
    assert kept(gallery)["Light"].favourites
    assert gallery.said.toasts[-1][0] == "“Light” asks for something else now"
    gallery.said.press()
    gallery.qtbot.waitUntil(lambda: kept(gallery) == {"Light": first})


def test_a_search_that_was_saved_is_gone_again_after_undo(gallery: GalleryScene) -> None:
    save(gallery, "All")
    assert gallery.studio.undo.undo_words == "Save the search “All”"
    gallery.studio.undo.undo()
    gallery.qtbot.waitUntil(lambda: kept(gallery) == {})
    gallery.qtbot.waitUntil(lambda: gallery.studio.saved_searches.searches == {})


def test_another_name_is_taken_back_too(gallery: GalleryScene) -> None:
    save(gallery, "One")
    gallery.studio.saved_searches.rename("One", "Two")
    gallery.qtbot.waitUntil(lambda: list(kept(gallery)) == ["Two"])
    gallery.qtbot.waitUntil(lambda: gallery.studio.undo.undo_words == "Rename a saved search")
    gallery.studio.undo.undo()
    gallery.qtbot.waitUntil(lambda: list(kept(gallery)) == ["One"])


def test_a_name_that_another_search_has_is_refused_in_words(gallery: GalleryScene) -> None:
    save(gallery, "One")
    save(gallery, "Two")
    with gallery.qtbot.waitSignal(gallery.studio.undo.failed) as refused:
        gallery.studio.saved_searches.rename("Two", "One")
    assert refused.args[0].message == "There is a search “One” already."
    assert sorted(kept(gallery)) == ["One", "Two"]


def test_a_name_of_nothing_is_no_answer_and_escape_leaves_it(gallery: GalleryScene) -> None:
    gallery.press(Key.Key_K, CTRL_SHIFT)
    popup = only_open(gallery.window, AskPopup)
    field = by_name(popup, QLineEdit, "Name of this search")
    button = by_name(popup, QPushButton, "Save")
    assert not button.isEnabled()
    QTest.keyClicks(field, "   ")
    assert not button.isEnabled()
    QTest.keyClick(field, Key.Key_Return)
    assert popup.isVisible()
    QTest.keyClicks(field, "x")
    assert button.isEnabled()
    QTest.keyClick(field, Key.Key_Escape)
    gallery.qtbot.waitUntil(lambda: not gallery.window.findChildren(AskPopup))
    assert kept(gallery) == {}


@pytest.mark.parametrize("name", ["A & B", "雪", "نص"])
def test_names_of_every_kind_stand_in_the_menu_as_they_are(gallery: GalleryScene, name: str) -> None:
    save(gallery, name)
    menu = open_menu_of(gallery.bar.findChildren(MoreFilters)[0])
    assert entries(inner_menu(menu, "Saved searches")) == [name.replace("&", "&&")]
    menu.close()
