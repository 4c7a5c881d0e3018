"""Ctrl+Z and Ctrl+Shift+Z in the gallery of the whole window: each gesture is taken back, and done again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from qwen_studio.core.marks import Marks
from qwen_studio.core.picture import Picture
from qwen_studio.library import albums, marks, pictures
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.gallery.search_field import SearchField
from qwen_studio.ui.panels.details_panel import DetailsPanel
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def grid(scene: Scene) -> GalleryGrid:
    """The tiles of the three pictures in the open gallery, the newest first; all of them chosen."""
    window = scene.open_program()
    QTest.keyClick(window, Key.Key_2, CTRL)
    scene.qtbot.waitUntil(lambda: scene.studio.gallery.shown_count == 3)
    grid = by_name(window, GalleryGrid, "Gallery")
    scene.qtbot.waitUntil(grid.hasFocus)
    QTest.keyClick(grid, Key.Key_A, CTRL)
    until(scene, lambda: can_rate(grid))
    return grid


def can_rate(grid: GalleryGrid) -> bool:
    return next(action for action in grid.actions() if action.shortcut().toString() == "4").isEnabled()


def until(scene: Scene, condition: Callable[[], object]) -> None:
    scene.qtbot.waitUntil(lambda: bool(condition()))


def undo(scene: Scene, grid: GalleryGrid, words: str) -> None:
    """Takes back the step of these words, once the window has heard that it was done."""
    until(scene, lambda: scene.studio.undo.undo_words == words)
    with scene.qtbot.waitSignal(scene.studio.undo.taken_back):
        QTest.keyClick(grid, Key.Key_Z, CTRL)


def redo(scene: Scene, grid: GalleryGrid, words: str) -> None:
    until(scene, lambda: scene.studio.undo.redo_words == words)
    with scene.qtbot.waitSignal(scene.studio.undo.done_again):
        QTest.keyClick(grid, Key.Key_Z, CTRL | SHIFT)


def said(scene: Scene) -> list[Marks]:
    """What the library knows of the three pictures, once everything that was begun is done."""
    three = [scene.warm.id, scene.warm_2.id, scene.grey.id]
    found: dict[int, Marks] = scene.assembly.database.call(marks.of_pictures, three)
    return [found[number] for number in three]


def there(scene: Scene) -> list[bool]:
    """Whether the three pictures are outside the trash, and their files in place."""
    three = (scene.warm, scene.warm_2, scene.grey)
    ids = [picture.id for picture in three]
    found: list[Picture] = scene.assembly.database.call(pictures.get_many, ids)
    trashed = {picture.id: picture.trashed_at is not None for picture in found}
    return [not trashed[picture.id] and scene.path(picture).exists() for picture in three]


def test_the_trash(scene: Scene, grid: GalleryGrid) -> None:
    QTest.keyClick(grid, Key.Key_Delete)
    until(scene, lambda: there(scene) == [False] * 3)
    undo(scene, grid, "Move 3 pictures to the trash")
    until(scene, lambda: there(scene) == [True] * 3)
    until(scene, lambda: scene.studio.gallery.shown_count == 3)
    redo(scene, grid, "Move 3 pictures to the trash")
    until(scene, lambda: there(scene) == [False] * 3)


def test_ratings_and_stars_one_after_the_other(scene: Scene, grid: GalleryGrid) -> None:
    call = scene.assembly.database.call
    call(pictures.set_rating, [scene.grey.id], 1)
    QTest.keyClick(grid, Key.Key_4)
    until(scene, lambda: [m.rating for m in said(scene)] == [4, 4, 4])
    QTest.keyClick(grid, Key.Key_F)
    until(scene, lambda: all(m.favourite for m in said(scene)))
    undo(scene, grid, "Make 3 pictures favourites")
    assert not any(m.favourite for m in said(scene))
    undo(scene, grid, "Rate 3 pictures")
    assert [m.rating for m in said(scene)] == [0, 0, 1], "each has its own back"
    redo(scene, grid, "Rate 3 pictures")
    redo(scene, grid, "Make 3 pictures favourites")
    assert [m.rating for m in said(scene)] == [4, 4, 4]
    assert all(m.favourite for m in said(scene))


def test_tags_and_albums_that_are_written_in_the_details(scene: Scene, grid: GalleryGrid) -> None:
    details = by_name(grid.window(), DetailsPanel, "Details")
    until(scene, lambda: by_name(details, QLineEdit, "Tags").isEnabled())
    for title, name in (("Tags", "warm light"), ("Albums", "Coffee")):
        field = by_name(details, QLineEdit, title)
        field.setFocus()
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Key.Key_Return)
    until(scene, lambda: [m.albums for m in said(scene)] == [("Coffee",)] * 3)
    assert [m.tags for m in said(scene)] == [("warm light",)] * 3
    grid.setFocus()
    undo(scene, grid, "Make the album “Coffee”")
    assert scene.assembly.database.call(albums.all_albums) == []
    assert [m.tags for m in said(scene)] == [("warm light",)] * 3
    undo(scene, grid, "Tag 3 pictures")
    assert [m.tags for m in said(scene)] == [()] * 3
    redo(scene, grid, "Tag 3 pictures")
    assert [m.tags for m in said(scene)] == [("warm light",)] * 3


def test_what_is_typed_has_its_own_way_back(scene: Scene, grid: GalleryGrid) -> None:
    QTest.keyClick(grid, Key.Key_2)
    until(scene, lambda: [m.rating for m in said(scene)] == [2, 2, 2])
    search = by_name(grid.window(), SearchField, "Search")
    search.setFocus()
    QTest.keyClicks(search, "warm")
    QTest.keyClick(search, Key.Key_Z, CTRL)
    assert search.text() == ""
    assert [m.rating for m in said(scene)] == [2, 2, 2]


def test_the_toast_takes_back_what_it_tells_of(scene: Scene, grid: GalleryGrid) -> None:
    QTest.keyClick(grid, Key.Key_Delete)
    until(scene, lambda: there(scene) == [False] * 3)
    until(scene, lambda: [b for b in grid.window().findChildren(QPushButton) if b.text() == "Undo"])
    QTest.mouseClick(by_name(grid.window(), QPushButton, "Undo"), LEFT)
    until(scene, lambda: there(scene) == [True] * 3)
