"""What is made before it is scrolled to, where the screen is large for the memory that is meant for it."""

import pytest

from qwen_studio.state import thumbnails
from tests.ui.gallery.gallery_scene import GalleryScene


def test_no_more_is_made_around_the_screen_than_is_kept(
    copied_library: None, empty_gallery: GalleryScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN room for two tiles
    grid, made = empty_gallery.grid, empty_gallery.studio.thumbnails
    loaded: set[str] = set()
    made.loaded.connect(loaded.add)
    monkeypatch.setattr(thumbnails.Thumbnails, "room_for", lambda *_: 2)
    # WHEN the gallery is opened
    empty_gallery.open()
    empty_gallery.qtbot.waitUntil(lambda: all(map(grid.is_painted, grid.shown_rows())))
    empty_gallery.qtbot.waitUntil(lambda: not made._loading and not made._listed)
    # THEN the screen is there, and two pictures more
    shown = {empty_gallery.facts(row).content_hash for row in grid.shown_rows()}
    assert len(grid.shown_rows(pages_around=1)) > len(shown) + 2
    assert shown < loaded
    assert len(loaded - shown) == 2


def test_a_screen_of_usual_size_has_room_for_what_is_around_it(gallery: GalleryScene) -> None:
    gallery.window.resize(1440, 900)
    grid = gallery.grid
    gallery.qtbot.waitUntil(lambda: grid.viewport().height() > 700)
    around = len(grid.shown_rows(pages_around=1)) + len(grid.shown_rows())
    assert gallery.studio.thumbnails.room_for(grid._painter.shape(grid.picture_size(), 1)) > around
