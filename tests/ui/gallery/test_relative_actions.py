"""Filters that begin with a picture: its chain, its seed, its input; by the menu of a tile and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from qwen_studio.core.picture import Picture
from qwen_studio.library import pictures
from qwen_studio.ui.widgets.removable_chip import RemovableChip
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, GalleryScene
from tests.ui.gallery.popups import click_in_menu

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def family(gallery: GalleryScene) -> list[Picture]:
    """An original of the library, two edits of it, and an edit of the first edit; the newest is in row 0."""
    found: list[Picture] = gallery.database.call(pictures.get_many, [gallery.ids()[20]])
    (original,) = found
    first = gallery.add("first edit", made_of=original, seed=5)
    second = gallery.add("second edit", made_of=original, seed=0)
    third = gallery.add("edit of the first", made_of=first, seed=5)
    gallery.wait_for_count(45)
    gallery.settle()
    return [original, first, second, third]


def choose(gallery: GalleryScene, picture: Picture) -> int:
    row = gallery.ids().index(picture.id)
    gallery.click(row)
    gallery.wait_until_acting_on(picture.id)
    return row


def shown(gallery: GalleryScene, *pictures: Picture) -> None:
    wanted = sorted(picture.id for picture in pictures)
    gallery.qtbot.waitUntil(lambda: sorted(gallery.ids()) == wanted)


def take_in_menu(gallery: GalleryScene, row: int, words: str) -> None:
    point = gallery.middle(row)
    viewport = gallery.grid.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, point, viewport.mapToGlobal(point)))
    (menu,) = [menu for menu in gallery.page.findChildren(QMenu) if menu.isVisible()]
    click_in_menu(gallery, menu, words)


def test_the_menu_shows_the_whole_chain_of_an_edit(gallery: GalleryScene, family: list[Picture]) -> None:
    row = choose(gallery, family[3])
    take_in_menu(gallery, row, "Only this chain")
    shown(gallery, *family)
    QTest.mouseClick(by_name(gallery.page, RemovableChip, "Remove filter: One chain"), LEFT)
    gallery.wait_for_count(45)


def test_the_menu_shows_what_has_the_same_seed(gallery: GalleryScene, family: list[Picture]) -> None:
    _, first, second, third = family
    take_in_menu(gallery, choose(gallery, first), "Same seed")
    shown(gallery, first, third)
    gallery.action("Clear filters").trigger()
    gallery.wait_for_count(45)
    # 0 is a seed as well.
    take_in_menu(gallery, choose(gallery, second), "Same seed")
    shown(gallery, second)


def test_the_menu_shows_what_was_made_of_the_same_input(gallery: GalleryScene, family: list[Picture]) -> None:
    _, first, second, _ = family
    take_in_menu(gallery, choose(gallery, second), "Same input")
    shown(gallery, first, second)


def test_keys_do_the_same(gallery: GalleryScene, family: list[Picture]) -> None:
    original, first, second, third = family
    for key, wanted in (
        (Key.Key_H, [original, first, second, third]),
        (Key.Key_E, [first, third]),
        (Key.Key_U, [third]),
    ):
        choose(gallery, third)
        gallery.press(key, CTRL_SHIFT)
        shown(gallery, *wanted)
        gallery.press(Key.Key_L, CTRL_SHIFT)
        gallery.wait_for_count(45)


def test_what_is_not_known_is_said_and_changes_nothing(gallery: GalleryScene, family: list[Picture]) -> None:
    choose(gallery, family[0])
    gallery.press(Key.Key_E, CTRL_SHIFT)
    gallery.qtbot.waitUntil(lambda: gallery.statuses[-1] == "The seed of this picture is not known.")
    gallery.press(Key.Key_U, CTRL_SHIFT)
    gallery.qtbot.waitUntil(lambda: gallery.statuses[-1] == "The library has no input of this picture.")
    assert gallery.studio.gallery.shown_count == 45


def test_they_are_about_one_picture(gallery: GalleryScene, family: list[Picture]) -> None:
    choose(gallery, family[3])
    assert gallery.action("Same seed").isEnabled()
    gallery.click(1, Qt.KeyboardModifier.ControlModifier)
    gallery.wait_until_acting_on(*gallery.ids()[:2])
    assert not gallery.action("Same seed").isEnabled()
    assert not gallery.action("Only this chain").isEnabled()
