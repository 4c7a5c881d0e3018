"""In which order the pictures stand, and under which headings, chosen in the menu of the button."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from qwen_studio.core.picture import Picture
from qwen_studio.library import pictures
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import GalleryScene
from tests.ui.gallery.popups import choose, come_back, entry_of, open_menu_of


def button(gallery: GalleryScene) -> QPushButton:
    return by_name(gallery.bar, QPushButton, "Sort")


def shown_pictures(gallery: GalleryScene) -> list[Picture]:
    """The pictures in the order of the gallery."""
    found: list[Picture] = gallery.database.call(pictures.get_many, gallery.ids())
    return sorted(found, key=lambda picture: gallery.ids().index(picture.id))


def file_name(picture: Picture) -> str:
    return picture.path.rpartition("/")[2].casefold()


@pytest.mark.parametrize(
    ("words", "said", "key", "downwards"),
    [
        ("Date", "Newest", lambda p: p.created_at, True),
        ("Name", "Name A–Z", file_name, False),
        ("File size", "Largest file", lambda p: p.file_bytes, True),
        ("Rating", "Best rated", lambda p: p.rating, True),
    ],
)
def test_pictures_stand_in_the_order_that_is_chosen(
    gallery: GalleryScene, words: str, said: str, key: Callable[[Picture], Any], downwards: bool
) -> None:
    for row, rating in ((4, 2), (9, 5), (30, 3)):
        gallery.database.call(pictures.set_rating, [gallery.ids()[row]], rating)
    choose(gallery, button(gallery), "Name" if words == "Date" else "Date")
    choose(gallery, button(gallery), words)
    assert button(gallery).text() == said

    def stand_so(reverse: bool) -> bool:
        keys = [key(picture) for picture in shown_pictures(gallery)]
        return len(keys) == 42 and keys == sorted(keys, reverse=reverse)

    gallery.qtbot.waitUntil(lambda: stand_so(downwards))
    # The other direction of the same order is the next click.
    menu = open_menu_of(button(gallery))
    other = next(a.text() for a in menu.actions() if a.data() is (not downwards))
    menu.close()
    choose(gallery, button(gallery), other)
    assert button(gallery).text() == other
    gallery.qtbot.waitUntil(lambda: stand_so(not downwards))


def with_focus(gallery: GalleryScene) -> QWidget:
    come_back(gallery)
    gallery.qtbot.waitUntil(lambda: QApplication.activeWindow() is gallery.window)
    focused = gallery.window.focusWidget()
    assert focused is not None
    return focused


def test_after_its_menu_keys_are_about_the_pictures(gallery: GalleryScene) -> None:
    gallery.click(3)
    button(gallery).setFocus()
    choose(gallery, button(gallery), "Name")
    gallery.qtbot.waitUntil(lambda: len(gallery.studio.gallery.sections()) == 1)
    QTest.keyClick(with_focus(gallery), Qt.Key.Key_F9)
    assert gallery.studio.preferences.settings.gallery_side_list
    assert len(gallery.chosen()) == 1
    button(gallery).setFocus()
    menu = open_menu_of(button(gallery))
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    QTest.keyClick(with_focus(gallery), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(gallery.chosen()) == 42


def test_its_menu_chooses_no_picture(gallery: GalleryScene) -> None:
    assert gallery.chosen() == []
    QTest.keyClick(open_menu_of(button(gallery)), Qt.Key.Key_Escape)
    assert with_focus(gallery) is gallery.grid
    assert gallery.chosen() == []


def test_models_stand_together_by_their_names(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    choose(gallery, button(gallery), "Model")
    gallery.qtbot.waitUntil(lambda: set(gallery.ids()[:4]) == set(ids[-4:]))
    assert button(gallery).text() == "Model A–Z"


def test_seeds_go_up_and_pictures_without_one_come_last(gallery: GalleryScene) -> None:
    high, low, zero = (gallery.add(f"seed {seed}", seed=seed) for seed in (900, 30, 0))
    gallery.wait_for_count(45)
    choose(gallery, button(gallery), "Seed")
    gallery.qtbot.waitUntil(lambda: gallery.ids()[:3] == [zero.id, low.id, high.id])
    choose(gallery, button(gallery), "Highest seed")
    gallery.qtbot.waitUntil(lambda: gallery.ids()[:3] == [high.id, low.id, zero.id])


def test_headings_are_days_chains_or_none(gallery: GalleryScene) -> None:
    (original,) = gallery.database.call(pictures.get_many, [gallery.ids()[20]])
    edit = gallery.add("an edit", made_of=original)
    gallery.wait_for_count(43)

    def headings() -> list[int]:
        return [section.count for section in gallery.studio.gallery.sections()]

    assert len(headings()) == 3
    choose(gallery, button(gallery), "Headings by chain")
    gallery.qtbot.waitUntil(lambda: headings() == [2, 41])
    assert gallery.ids()[:2] == [edit.id, original.id]
    assert gallery.studio.gallery.sections()[0].heading == original.path.rpartition("/")[2]
    choose(gallery, button(gallery), "No headings")
    gallery.qtbot.waitUntil(lambda: headings() == [43])
    first = gallery.grid.visualRect(gallery.studio.gallery.index(0))
    assert first.top() < 40, "there is no line for a heading"
    choose(gallery, button(gallery), "Headings by day")
    gallery.qtbot.waitUntil(lambda: len(headings()) == 3)


def test_days_are_headings_only_in_the_order_of_time(gallery: GalleryScene) -> None:
    choose(gallery, button(gallery), "Name")
    gallery.qtbot.waitUntil(lambda: len(gallery.studio.gallery.sections()) == 1)
    menu: QMenu = open_menu_of(button(gallery))
    assert not entry_of(menu, "Headings by day").isEnabled()
    assert entry_of(menu, "No headings").isChecked()
    menu.close()
    choose(gallery, button(gallery), "Date")
    gallery.qtbot.waitUntil(lambda: len(gallery.studio.gallery.sections()) == 3)
