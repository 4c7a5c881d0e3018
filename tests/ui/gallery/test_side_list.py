"""The list at the left: unfolding, clicks, pictures dropped on it, names, and what is deleted and comes back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTreeWidgetItem

from qwen_studio.library import albums, pictures, saved_searches, search
from qwen_studio.library.search import GalleryFilter, Order
from qwen_studio.state.picture_mime import mime_of_pictures
from qwen_studio.ui.gallery.side_entry import SideEntry
from qwen_studio.ui.gallery.side_list import SideList
from qwen_studio.ui.theme import Choice
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, GalleryScene
from tests.ui.gallery.popups import answer, click_in_menu, question
from tests.ui.test_focus_ring import around, differ

Key = Qt.Key
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def side(gallery: GalleryScene) -> SideList:
    """The list, unfolded by its key; there is an album of two pictures."""
    ids = gallery.ids()
    album = gallery.database.call(albums.create, "Prints")
    gallery.database.call(albums.add, album, ids[10:12])
    gallery.studio.collecting.reload()
    gallery.qtbot.waitUntil(lambda: bool(gallery.studio.collecting.albums))
    gallery.press(Key.Key_F9)
    return by_name(gallery.page, SideList, "Albums and searches")


def items(side: SideList) -> list[QTreeWidgetItem]:
    found = [side.topLevelItem(i) for i in range(side.topLevelItemCount())]
    return [item for item in found if item is not None]


def entry(side: SideList, words: str) -> SideEntry:
    (item,) = [item for item in items(side) if isinstance(item, SideEntry) and item.text(0) == words]
    return item


def names(side: SideList) -> list[str]:
    return [item.text(0) for item in items(side)]


def middle(side: SideList, words: str) -> QPoint:
    return side.visualItemRect(entry(side, words)).center()


def click(side: SideList, words: str) -> None:
    QTest.mouseClick(side.viewport(), LEFT, pos=middle(side, words))


def marked(side: SideList) -> str:
    """The entry that is shown as the one that holds."""
    current = side.currentItem()
    return current.text(0) if current is not None else ""


def drop(gallery: GalleryScene, side: SideList, words: str, rows: list[int]) -> bool:
    """Carries the tiles of these rows over the list and lets them go there; whether they were taken."""
    ids = gallery.ids()
    mime = mime_of_pictures([ids[row] for row in rows], [])
    at, left = middle(side, words), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, COPY, mime, left, none)
    QApplication.sendEvent(side.viewport(), enter)
    move = QDragMoveEvent(at, COPY, mime, left, none)
    QApplication.sendEvent(side.viewport(), move)
    if not move.isAccepted():
        QApplication.sendEvent(side.viewport(), QDragLeaveEvent())
        return False
    assert marked(side) == words
    let_go = QDropEvent(QPointF(at), COPY, mime, left, none, QEvent.Type.Drop)
    QApplication.sendEvent(side.viewport(), let_go)
    return let_go.isAccepted()


def in_album(gallery: GalleryScene, name: str) -> list[int]:
    """The pictures of the album as the library has them."""
    found = gallery.database.call(albums.all_albums)
    (album,) = [album for album in found if album.name == name]
    ids: list[int] = gallery.database.call(search.find_ids, GalleryFilter(album=album.id))
    return ids


def until(gallery: GalleryScene, condition: Callable[[], object]) -> None:
    gallery.qtbot.waitUntil(lambda: bool(condition()))


def test_its_key_folds_it_and_that_is_kept(gallery: GalleryScene, side: SideList) -> None:
    assert side.isVisible()
    assert gallery.studio.preferences.settings.gallery_side_list
    assert names(side) == ["All pictures", "Favourites", "Trash", "Albums", "Prints", "New album…"]
    assert entry(side, "Prints").text(1) == "2"
    gallery.press(Key.Key_F9)
    assert not side.isVisible()
    assert not gallery.studio.preferences.settings.gallery_side_list


def test_its_key_brings_it_back_after_a_click_in_it(gallery: GalleryScene, side: SideList) -> None:
    for words, count in (("Prints", 2), ("Trash", 0)):
        click(side, words)
        gallery.wait_for_count(count)
        assert side.hasFocus()
        QTest.keyClick(side, Key.Key_F9)
        assert not side.isVisible()
        focused = gallery.window.focusWidget()
        assert focused is not None
        assert gallery.page.isAncestorOf(focused)
        assert focused.isVisible()
        QTest.keyClick(focused, Key.Key_F9)
        assert side.isVisible()


def test_opened_by_its_key_its_rows_are_as_tall_as_at_the_start(gallery: GalleryScene, side: SideList) -> None:
    def heights() -> set[int]:
        return {side.visualItemRect(item).height() for item in items(side)}

    gallery.qtbot.waitUntil(side.isVisible)
    assert heights() == {30}
    gallery.theme.set_text_scale(150)
    assert heights() == {45}


def test_a_click_shows_what_an_entry_stands_for(gallery: GalleryScene, side: SideList) -> None:
    ids = gallery.ids()
    assert marked(side) == "All pictures"
    for words, count in (("Prints", 2), ("Favourites", 1), ("Trash", 0), ("All pictures", 42)):
        click(side, words)
        gallery.wait_for_count(count)
        assert marked(side) == words
        if words == "Prints":
            assert gallery.ids() == ids[10:12]


def test_arrows_and_return_show_it_too(gallery: GalleryScene, side: SideList) -> None:
    side.setFocus()
    QTest.keyClick(side, Key.Key_Down)
    QTest.keyClick(side, Key.Key_Return)
    gallery.wait_for_count(1)
    assert gallery.chip("Favourites").isChecked()


def test_another_filter_is_none_of_the_entries_and_the_order_stays(gallery: GalleryScene, side: SideList) -> None:
    gallery.studio.gallery.set_filter(newest_first=False)
    click(side, "Prints")
    gallery.wait_for_count(2)
    assert not gallery.studio.gallery.filter.newest_first
    QTest.keyClicks(gallery.search, "golden")
    assert marked(side) == ""


def test_tiles_dropped_on_an_album_are_in_it(gallery: GalleryScene, side: SideList) -> None:
    ids = gallery.ids()
    assert drop(gallery, side, "Prints", [0, 3, 10])
    until(gallery, lambda: entry(side, "Prints").text(1) == "4")
    assert sorted(in_album(gallery, "Prints")) == sorted([ids[0], ids[3], ids[10], ids[11]])
    assert gallery.ids() == ids, "and where they were"
    assert marked(side) == "All pictures"
    gallery.studio.undo.undo()
    until(gallery, lambda: entry(side, "Prints").text(1) == "2")
    assert sorted(in_album(gallery, "Prints")) == sorted(ids[10:12])


def test_tiles_dropped_on_new_album_begin_one(gallery: GalleryScene, side: SideList) -> None:
    ids = gallery.ids()
    assert drop(gallery, side, "New album…", [1, 2])
    assert question(gallery) == "Name of the new album"
    answer(gallery, "For Anna")
    until(gallery, lambda: "For Anna" in names(side))
    assert in_album(gallery, "For Anna") == ids[1:3]
    assert entry(side, "For Anna").text(1) == "2"


def test_tiles_dropped_on_favourites_and_trash(gallery: GalleryScene, side: SideList) -> None:
    ids = gallery.ids()
    assert drop(gallery, side, "Favourites", [1, 2])
    assert marked(side) == "All pictures", "what is shown is still the same"
    until(gallery, lambda: gallery.facts(1).favourite and gallery.facts(2).favourite)
    (picture,) = gallery.database.call(pictures.get_many, [ids[4]])
    path = gallery.studio.pictures.path(picture)
    assert drop(gallery, side, "Trash", [4])
    gallery.wait_for_count(41)
    assert ids[4] not in gallery.ids()
    assert not path.exists()
    gallery.said.press()
    gallery.wait_for_count(42)
    assert path.exists()


def test_all_pictures_and_headings_take_nothing(gallery: GalleryScene, side: SideList) -> None:
    assert not drop(gallery, side, "All pictures", [1])
    assert marked(side) == "All pictures"
    assert gallery.studio.undo.undo_words == ""


def test_an_album_is_made_by_a_click_and_by_a_key(gallery: GalleryScene, side: SideList) -> None:
    click(side, "New album…")
    answer(gallery, "Empty one")
    until(gallery, lambda: "Empty one" in names(side))
    assert in_album(gallery, "Empty one") == []
    gallery.click(5)
    gallery.wait_until_acting_on(gallery.ids()[5])
    gallery.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    answer(gallery, "Of one")
    until(gallery, lambda: "Of one" in names(side))
    assert in_album(gallery, "Of one") == [gallery.ids()[5]]


def test_f2_gives_an_album_another_name(gallery: GalleryScene, side: SideList) -> None:
    ids = gallery.ids()
    click(side, "Prints")
    QTest.keyClick(side, Key.Key_F2)
    assert question(gallery) == "New name of “Prints”"
    answer(gallery, "Großformat 大")
    until(gallery, lambda: "Großformat 大" in names(side))
    assert in_album(gallery, "Großformat 大") == ids[10:12]
    assert marked(side) == "Großformat 大"
    gallery.studio.undo.undo()
    until(gallery, lambda: "Prints" in names(side))


def test_a_deleted_album_leaves_its_pictures_and_comes_back_with_them(gallery: GalleryScene, side: SideList) -> None:
    ids = gallery.ids()
    click(side, "Prints")
    gallery.wait_for_count(2)
    QTest.keyClick(side, Key.Key_Delete)
    gallery.wait_for_count(42)
    until(gallery, lambda: "Prints" not in names(side))
    assert gallery.database.call(albums.all_albums) == []
    assert gallery.ids() == ids
    assert gallery.said.toasts[-1][0] == "The album “Prints” was deleted; its pictures stay"
    gallery.said.press()
    until(gallery, lambda: "Prints" in names(side))
    assert in_album(gallery, "Prints") == ids[10:12]
    until(gallery, lambda: entry(side, "Prints").text(1) == "2")


def test_the_menu_renames_and_deletes_and_only_what_can_be(gallery: GalleryScene, side: SideList) -> None:
    def open_menu(words: str) -> list[QMenu]:
        at = middle(side, words)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(side.viewport(), QContextMenuEvent(reason, at, side.viewport().mapToGlobal(at)))
        return [menu for menu in side.findChildren(QMenu) if menu.isVisible()]

    assert open_menu("Favourites") == []
    (menu,) = open_menu("Prints")
    assert [action.text() for action in menu.actions()] == ["Rename…", "Delete"]
    click_in_menu(gallery, menu, "Delete")
    until(gallery, lambda: "Prints" not in names(side))


def test_delete_among_the_entries_is_not_about_pictures(gallery: GalleryScene, side: SideList) -> None:
    gallery.click(0)
    gallery.wait_until_acting_on(gallery.ids()[0])
    side.setFocus()
    side.setCurrentItem(entry(side, "Favourites"))
    QTest.keyClick(side, Key.Key_Delete)
    assert gallery.studio.undo.undo_words == ""
    assert gallery.studio.gallery.shown_count == 42


def test_a_saved_search_is_shown_in_its_own_order_renamed_and_deleted(gallery: GalleryScene, side: SideList) -> None:
    # GIVEN a search that is kept
    wanted = GalleryFilter(text="golden", newest_first=False, order=Order.NAME)
    gallery.database.call(saved_searches.save, "Warm ones", wanted)
    gallery.studio.saved_searches.reload()
    until(gallery, lambda: "Warm ones" in names(side))
    assert names(side)[-2:] == ["Saved searches", "Warm ones"]

    # WHEN it is clicked THEN its words and order hold
    click(side, "Warm ones")
    gallery.wait_for_count(6)
    assert gallery.search.text() == "golden"
    assert gallery.studio.gallery.filter == wanted
    assert marked(side) == "Warm ones"

    # WHEN it gets another name THEN it stays the same search
    QTest.keyClick(side, Key.Key_F2)
    answer(gallery, "Evening")
    until(gallery, lambda: "Evening" in names(side))
    assert gallery.database.call(saved_searches.all_searches) == {"Evening": wanted}
    assert marked(side) == "Evening"

    # WHEN it is deleted THEN what is shown stays, and it can come back
    QTest.keyClick(side, Key.Key_Delete)
    until(gallery, lambda: "Evening" not in names(side))
    assert gallery.database.call(saved_searches.all_searches) == {}
    assert "Saved searches" not in names(side)
    assert gallery.studio.gallery.shown_count == 6
    assert gallery.said.toasts[-1][0] == "The search “Evening” was deleted"
    gallery.said.press()
    until(gallery, lambda: "Evening" in names(side))
    assert gallery.database.call(saved_searches.all_searches) == {"Evening": wanted}


@pytest.mark.parametrize("choice", ["dark", "light", "contrast"])
def test_it_is_seen_where_the_keyboard_is(gallery: GalleryScene, side: SideList, choice: Choice) -> None:
    gallery.theme.set_choice(choice)
    side.setFocus()
    QTest.keyClick(side, Key.Key_Down)
    with_keyboard = around(side)
    gallery.grid.setFocus()
    assert differ(with_keyboard, around(side))
