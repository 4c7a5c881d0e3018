"""Tiles of pictures whose files came to harm, in the open gallery."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from qwen_studio.core.picture import Picture
from qwen_studio.core.trouble import Trouble
from qwen_studio.state.trouble_words import TroubleWords
from tests.ui.gallery.gallery_scene import GalleryScene


def harm(path: Path, trouble: Trouble) -> None:
    whole = path.read_bytes()
    if trouble is Trouble.MISSING:
        path.unlink()
    elif trouble is Trouble.EMPTY:
        path.write_bytes(b"")
    elif trouble is Trouble.DAMAGED:
        path.write_bytes(whole[:-2000])
    else:
        path.write_text("no picture")


def tile(gallery: GalleryScene, picture: Picture) -> QImage:
    """What is on the screen of that tile."""
    grid = gallery.grid
    row = gallery.studio.gallery.row_of(picture.id)
    rect = grid.visualRect(gallery.studio.gallery.index(row))
    return grid.viewport().grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)


def band(image: QImage) -> list[QColor]:
    """A line across the foot of the tile, below the letters."""
    y = image.height() - 3
    return [QColor(image.pixel(x, y)) for x in range(20, image.width() - 20, 7)]


def test_each_bad_file_has_a_tile_that_says_so(gallery: GalleryScene) -> None:
    # GIVEN pictures on the screen, of which some files are harmed by another program
    ids = gallery.ids()[:5]
    found: list[Picture] = []
    gallery.studio.pictures.get_many(ids, found.extend)
    gallery.qtbot.waitUntil(lambda: len(found) == 5)
    well, *harmed = sorted(found, key=lambda picture: ids.index(picture.id))
    before = {picture.id: tile(gallery, picture) for picture in found}
    troubles = (Trouble.MISSING, Trouble.EMPTY, Trouble.DAMAGED, Trouble.NO_PICTURE)
    # Only a file that was seen before can have changed.
    with gallery.qtbot.waitSignal(gallery.studio.watching.looked):
        gallery.studio.watching.look()
    for picture, trouble in zip(harmed, troubles, strict=True):
        harm(gallery.studio.pictures.path(picture), trouble)

    # WHEN that is noticed
    gallery.qtbot.waitUntil(lambda: not gallery.studio.watching._looking)
    with gallery.qtbot.waitSignal(gallery.studio.watching.looked):
        gallery.studio.watching.look()

    def told() -> list[str]:
        facts = [gallery.studio.gallery.row_at(gallery.studio.gallery.row_of(picture.id)) for picture in harmed]
        return [row.trouble for row in facts if row is not None]

    gallery.qtbot.waitUntil(lambda: told() == list(troubles))
    gallery.settle()

    # THEN each of them says so at its foot, and the good one is as it was
    scrim = gallery.theme.tokens.scrim
    for picture in harmed:
        now = tile(gallery, picture)
        assert now != before[picture.id]
        assert all(abs(colour.lightness() - scrim.lightness()) < 70 for colour in band(now))
    assert tile(gallery, well) == before[well.id]


@pytest.mark.parametrize("trouble", Trouble)
def test_there_are_words_for_every_trouble(trouble: Trouble) -> None:
    words = TroubleWords()
    assert 0 < len(words.on_tile(trouble)) <= 16
    assert words.in_full(trouble).endswith((".", "refuse."))


def test_none_for_what_is_well_or_of_a_later_version() -> None:
    words = TroubleWords()
    for trouble in ("", "bewitched"):
        assert words.on_tile(trouble) == words.in_full(trouble) == ""
        assert words.is_shown(trouble)
