"""The tools above the gallery, by typing and clicking."""

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from qwen_studio.ui.gallery.tag_list import TagList
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, GalleryScene


def count_of(gallery: GalleryScene) -> str:
    return next(label.text() for label in gallery.bar.children() if isinstance(label, QLabel))


def choose(chip: QPushButton, words: str) -> None:
    """Opens the chip's menu and takes the entry of these words."""
    QTest.mouseClick(chip, LEFT)
    (menu,) = (menu for menu in chip.findChildren(QMenu) if menu.isVisible())
    entry: QAction = next(action for action in menu.actions() if action.text() == words)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())


def test_the_bar_says_how_many_there_are(gallery: GalleryScene) -> None:
    assert count_of(gallery) == "42 images"


def test_typing_finds_words_of_the_instruction(gallery: GalleryScene) -> None:
    QTest.keyClicks(gallery.search, "Golden hour")
    gallery.wait_for_count(6)
    assert count_of(gallery) == "6 of 42"


def test_one_chinese_character_is_enough(gallery: GalleryScene) -> None:
    # As an input method hands it over.
    typed = QInputMethodEvent()
    typed.setCommitString("雪")
    QApplication.sendEvent(gallery.search, typed)
    gallery.wait_for_count(1)


def test_escape_clears_the_search_then_leaves_it(gallery: GalleryScene) -> None:
    gallery.search.setFocus()
    QTest.keyClicks(gallery.search, "golden")
    gallery.wait_for_count(6)
    QTest.keyClick(gallery.search, Qt.Key.Key_Escape)
    gallery.wait_for_count(42)
    assert gallery.search.hasFocus()
    QTest.keyClick(gallery.search, Qt.Key.Key_Escape)
    assert gallery.grid.hasFocus()


def test_escape_in_the_search_does_nothing_elsewhere(gallery: GalleryScene) -> None:
    stop = QAction(gallery.window)
    stop.setShortcut("Esc")
    stopped: list[bool] = []
    stop.triggered.connect(stopped.append)
    gallery.window.addAction(stop)
    gallery.search.setFocus()
    QTest.keyClicks(gallery.search, "a")
    QTest.keyClick(gallery.search, Qt.Key.Key_Escape)
    assert gallery.search.text() == ""
    assert not stopped


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_down_and_enter_go_to_what_was_found(gallery: GalleryScene, key: Qt.Key) -> None:
    gallery.bar.focus_search()
    assert gallery.search.hasFocus()
    QTest.keyClicks(gallery.search, "golden")
    gallery.wait_for_count(6)
    QTest.keyClick(gallery.search, key)
    assert gallery.grid.hasFocus()
    assert gallery.chosen() == [0]


def test_the_search_begins_anew_when_it_is_asked_for_again(gallery: GalleryScene) -> None:
    QTest.keyClicks(gallery.search, "golden")
    gallery.grid.setFocus()
    gallery.bar.focus_search()
    QTest.keyClicks(gallery.search, "pencil")
    assert gallery.search.text() == "pencil"
    gallery.wait_for_count(30)


def test_the_favourites_chip_and_the_menu_say_the_same(gallery: GalleryScene) -> None:
    QTest.mouseClick(gallery.chip("Favourites"), LEFT)
    gallery.wait_for_count(1)
    assert gallery.action("Show only favourites").isChecked()
    gallery.action("Show only favourites").trigger()
    gallery.wait_for_count(42)
    assert not gallery.chip("Favourites").isChecked()


@pytest.mark.parametrize(("words", "count"), [("Today", 5), ("Last 7 days", 12), ("Last 30 days", 12)])
def test_dates_leave_out_what_is_older(gallery: GalleryScene, words: str, count: int) -> None:
    choose(gallery.chip("Any date"), words)
    gallery.wait_for_count(count)
    chip = gallery.chip(words)
    assert chip.isChecked()
    choose(chip, "Any date")
    gallery.wait_for_count(42)
    assert not gallery.chip("Any date").isChecked()


def test_models_of_the_catalogue_can_be_chosen(gallery: GalleryScene) -> None:
    choose(gallery.chip("All models"), "edit-max")
    gallery.wait_for_count(4)
    assert gallery.chip("edit-max").isChecked()


def test_a_click_that_chooses_nothing_leaves_the_chip_as_it_was(gallery: GalleryScene) -> None:
    chip = gallery.chip("All models")
    QTest.mouseClick(chip, LEFT)
    QTest.keyClick(chip.findChildren(QMenu)[0], Qt.Key.Key_Escape)
    assert not chip.isChecked()
    assert gallery.studio.gallery.shown_count == 42


def test_oldest_first_turns_the_order_round(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    choose(by_name(gallery.bar, QPushButton, "Sort"), "Oldest")
    gallery.qtbot.waitUntil(lambda: gallery.ids() == ids[::-1])


def test_filters_add_up_and_are_cleared_together(gallery: GalleryScene) -> None:
    choose(gallery.chip("Any date"), "Today")
    gallery.wait_for_count(5)
    QTest.mouseClick(gallery.chip("Favourites"), LEFT)
    QTest.keyClicks(gallery.search, "snowy")
    gallery.wait_for_count(1)
    gallery.action("Clear filters").trigger()
    gallery.wait_for_count(42)
    assert gallery.search.text() == ""
    assert not gallery.chip("Any date").isChecked()
    assert not gallery.action("Clear filters").isEnabled()


def _shown_tools(gallery: GalleryScene) -> list[QWidget]:
    return [w for w in gallery.bar.findChildren(QWidget) if w.parent() is gallery.bar and w.isVisible()]


def _stand_apart(gallery: GalleryScene, width: int) -> bool:
    edges = sorted((w.geometry().left(), w.geometry().right()) for w in _shown_tools(gallery))
    return edges[-1][1] < width and all(left > right for (_, right), (left, _) in itertools.pairwise(edges))


@pytest.mark.parametrize("width", [545, 620, 700, 810, 1200])
def test_nothing_is_cut_off_at_any_width(gallery: GalleryScene, width: int) -> None:
    gallery.window.resize(width, 600)
    layout = gallery.bar.layout()
    assert layout is not None
    gallery.qtbot.waitUntil(lambda: gallery.bar.width() == width and layout.activate() is False)
    # The style sheet gives some tools their final width only when they are first shown.
    gallery.qtbot.waitUntil(lambda: _stand_apart(gallery, width))
    shown = _shown_tools(gallery)
    for widget in shown:
        if isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width()
            assert widget.accessibleName()
            assert widget.text() or not widget.icon().isNull()
    assert gallery.search.width() >= 150


def test_chips_have_their_words_in_the_usual_window_and_icons_in_a_small_one(gallery: GalleryScene) -> None:
    chip = gallery.chip("Favourites")
    assert chip.text() == "Favourites"
    gallery.window.resize(700, 600)
    gallery.qtbot.waitUntil(lambda: gallery.bar.width() == 700)
    assert chip.text() == ""
    assert chip.toolTip() == "Favourites"
    gallery.window.resize(1100, 600)
    gallery.qtbot.waitUntil(lambda: chip.text() == "Favourites")


def test_chips_without_room_stand_behind_the_filter(gallery: GalleryScene) -> None:
    filters = gallery.chip("Filter")
    names = ("Favourites", "Tags", "Any date", "All models", "Trash")
    folded = [gallery.chip(name) for name in names]
    gallery.window.setMinimumWidth(0)
    gallery.window.resize(360, 600)
    gallery.qtbot.waitUntil(lambda: not any(chip.isVisible() for chip in folded))
    QTest.mouseClick(filters, LEFT)
    (menu,) = (menu for menu in filters.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()][: len(names)] == list(names)
    dates = menu.actions()[names.index("Any date")].menu()
    assert isinstance(dates, QMenu)
    next(action for action in dates.actions() if action.text() == "Today").trigger()
    gallery.wait_for_count(5)
    assert filters.accessibleName() == "Filter: 1"
    assert filters.isChecked()
    menu.actions()[0].trigger()
    gallery.wait_for_count(1)
    assert filters.accessibleName() == "Filter: 2"
    menu.close()
    gallery.window.resize(1100, 600)
    gallery.qtbot.waitUntil(lambda: all(chip.isVisible() for chip in folded))
    assert filters.accessibleName() == "Filter"
    assert not filters.isChecked()


def test_what_a_folded_chip_asks_appears_at_the_filter(gallery: GalleryScene) -> None:
    tags = gallery.chip("Tags")
    filters = gallery.chip("Filter")
    gallery.window.setMinimumWidth(0)
    gallery.window.resize(360, 600)
    gallery.qtbot.waitUntil(lambda: not tags.isVisible())
    QTest.mouseClick(filters, LEFT)
    (menu,) = (menu for menu in filters.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "Tags").trigger()
    menu.close()
    popup = tags.findChild(TagList)
    assert popup is not None
    gallery.qtbot.waitUntil(popup.isVisible)
    assert abs(popup.y() - filters.mapToGlobal(QPoint(0, filters.height())).y()) < 10
    popup.close()


def test_a_sort_button_without_room_tells_the_order_by_its_tool_tip(gallery: GalleryScene) -> None:
    sort = by_name(gallery.bar, QPushButton, "Sort")
    wide = sort.width()
    gallery.window.setMinimumWidth(0)
    gallery.window.resize(420, 600)
    gallery.qtbot.waitUntil(lambda: sort.text() == "")
    assert not sort.icon().isNull()
    assert (sort.toolTip(), sort.accessibleDescription()) == ("Newest", "Newest")
    assert sort.width() < wide // 2 + 10
    gallery.window.resize(1100, 600)
    gallery.qtbot.waitUntil(lambda: sort.text() == "Newest")
    assert sort.width() == wide
