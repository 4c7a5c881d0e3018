"""The filters that stand in the menu behind the last chip."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from qwen_studio.core.trouble import Trouble
from qwen_studio.library import albums, disk_rows, pictures
from qwen_studio.ui.gallery.more_filters import MoreFilters
from qwen_studio.ui.widgets.ask_popup import AskPopup
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import GalleryScene
from tests.ui.gallery.popups import answer, choose, entries, entry_of, inner_menu, only_open, open_menu_of, question


def chip(gallery: GalleryScene) -> MoreFilters:
    """Its words count what holds."""
    return gallery.bar.findChildren(MoreFilters)[0]


@pytest.mark.parametrize(("words", "count"), [("★★★ and more", 3), ("★★★★★", 1), ("★ and more", 4)])
def test_pictures_are_found_by_their_stars(gallery: GalleryScene, words: str, count: int) -> None:
    ids = gallery.ids()
    for row, rating in ((0, 5), (1, 4), (2, 3), (3, 1)):
        gallery.database.call(pictures.set_rating, [ids[row]], rating)
    choose(gallery, chip(gallery), "Rating", words)
    gallery.wait_for_count(count)
    assert gallery.ids() == ids[:count]
    assert chip(gallery).isChecked()
    choose(gallery, chip(gallery), "Rating", "Any rating")
    gallery.wait_for_count(42)
    assert not chip(gallery).isChecked()


def test_an_album_is_shown_by_the_menu(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    album = gallery.database.call(albums.create, "Black & white")
    gallery.database.call(albums.add, album, [ids[3], ids[7]])
    gallery.studio.collecting.reload()
    gallery.qtbot.waitUntil(lambda: bool(gallery.studio.collecting.albums))
    menu = open_menu_of(chip(gallery))
    assert entries(inner_menu(menu, "Album")) == ["Any album", "Black && white"]
    menu.close()
    choose(gallery, chip(gallery), "Album", "Black & white")
    gallery.wait_for_count(2)
    assert gallery.ids() == [ids[3], ids[7]]


def test_regions_of_the_catalogue_can_be_chosen(gallery: GalleryScene) -> None:
    there = gallery.add("made in China", region="beijing")
    gallery.wait_for_count(43)
    region = gallery.studio.service.catalog.region("beijing")
    assert region is not None
    choose(gallery, chip(gallery), "Region", region.label)
    gallery.wait_for_count(1)
    assert gallery.ids() == [there.id]
    menu = open_menu_of(chip(gallery))
    inner = inner_menu(menu, "Region")
    assert inner is not None
    assert entry_of(inner, region.label).isChecked()
    menu.close()


def test_a_seed_is_asked_for_as_a_number(gallery: GalleryScene) -> None:
    made = gallery.add("with a seed", seed=2147483647)
    zero = gallery.add("with seed zero", seed=0)
    gallery.wait_for_count(44)
    choose(gallery, chip(gallery), "Seed…")
    assert question(gallery) == "Seed"
    field = by_name(only_open(gallery.window, AskPopup), QLineEdit, "Seed")
    QTest.keyClicks(field, "-1x 2")
    assert field.text() == "12", "only digits are taken"
    answer(gallery, "2147483647")
    gallery.wait_for_count(1)
    assert gallery.ids() == [made.id]
    # Asked again, it begins with the one that holds; 0 is a seed too.
    choose(gallery, chip(gallery), "Seed…")
    assert by_name(only_open(gallery.window, AskPopup), QLineEdit, "Seed").selectedText() == "2147483647"
    answer(gallery, "0")
    gallery.qtbot.waitUntil(lambda: gallery.ids() == [zero.id])


def test_pictures_with_a_problem_are_found(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    gallery.database.call(disk_rows.set_trouble, ids[6], Trouble.DAMAGED)
    gallery.database.call(disk_rows.set_missing, [ids[8]], datetime.now(UTC))
    choose(gallery, chip(gallery), "Has a problem")
    gallery.wait_for_count(2)
    assert gallery.ids() == [ids[6], ids[8]]
    choose(gallery, chip(gallery), "Has a problem")
    gallery.wait_for_count(42)


def test_the_menu_opens_and_is_gone_through_by_keys(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    gallery.database.call(pictures.set_rating, [ids[2]], 5)
    chip(gallery).setFocus()
    QTest.keyClick(chip(gallery), Qt.Key.Key_Space)
    (menu,) = (menu for menu in chip(gallery).findChildren(QMenu) if menu.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    (inner,) = [m for m in menu.findChildren(QMenu) if m.isVisible()]
    assert inner.title() == "Rating"
    QTest.keyClick(inner, Qt.Key.Key_Up)
    QTest.keyClick(inner, Qt.Key.Key_Up)
    QTest.keyClick(inner, Qt.Key.Key_Return)
    gallery.qtbot.waitUntil(lambda: gallery.studio.gallery.filter.rating > 0)
    gallery.wait_for_count(1)
