"""What was chosen is chosen again when it is shown again, after a search and after the trash."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.ui.gallery.grid import GalleryGrid
from tests.ui.gallery.gallery_scene import GalleryScene

Key = Qt.Key
ROW_OF = GalleryModel.row_of


def choose(gallery: GalleryScene, row: int) -> None:
    gallery.grid.scrollTo(gallery.studio.gallery.index(row))
    gallery.click(row)
    gallery.wait_until_acting_on(gallery.ids()[row])


@pytest.mark.parametrize("as_list", [False, True])
def test_a_search_without_it_that_is_cleared(gallery: GalleryScene, as_list: bool) -> None:
    chosen = gallery.ids()[30]
    choose(gallery, 30)
    if as_list:
        gallery.studio.preferences.change(gallery_view="list")
    QTest.keyClicks(gallery.search, "golden")
    gallery.wait_for_count(6)
    assert gallery.chosen() == []
    QTest.keyClick(gallery.search, Key.Key_Escape)
    gallery.wait_for_count(42)
    gallery.wait_until_acting_on(chosen)
    gallery.qtbot.waitUntil(lambda: gallery.studio.gallery.is_counted)
    assert gallery.chosen() == [30]
    (view,) = (view for view in gallery.page.findChildren(GalleryGrid) if view.isVisible())
    assert 30 in view.shown_rows()


def test_what_is_chosen_meanwhile_stays(gallery: GalleryScene) -> None:
    choose(gallery, 30)
    QTest.keyClicks(gallery.search, "golden")
    gallery.wait_for_count(6)
    other = gallery.ids()[1]
    choose(gallery, 1)
    QTest.keyClick(gallery.search, Key.Key_Escape)
    gallery.wait_for_count(42)
    gallery.wait_until_acting_on(other)


def test_what_comes_back_from_the_trash_one_after_the_other(gallery: GalleryScene) -> None:
    first, second, third = gallery.ids()[2:5]
    choose(gallery, 2)
    gallery.press(Key.Key_Delete)
    gallery.wait_for_count(41)
    gallery.wait_until_acting_on(second)
    gallery.press(Key.Key_Delete)
    gallery.wait_for_count(40)
    gallery.wait_until_acting_on(third)
    gallery.studio.undo.undo()
    gallery.wait_for_count(41)
    gallery.wait_until_acting_on(second)
    gallery.studio.undo.undo()
    gallery.wait_for_count(42)
    gallery.wait_until_acting_on(first)


def test_many_that_were_chosen_are_not_looked_for_one_by_one(
    gallery: GalleryScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = gallery.ids()[:20]
    gallery.click(0)
    gallery.click(19, Qt.KeyboardModifier.ShiftModifier)
    gallery.wait_until_acting_on(*chosen)
    looked_for: list[int] = []

    def look(model: GalleryModel, picture_id: int) -> int:
        looked_for.append(picture_id)
        return ROW_OF(model, picture_id)

    monkeypatch.setattr(GalleryModel, "row_of", look)
    gallery.studio.pictures.move_to_trash(chosen)
    gallery.wait_for_count(22)
    gallery.studio.undo.undo()
    gallery.wait_for_count(42)
    gallery.wait_until_acting_on(*chosen)
    # The current one alone.
    assert len(set(looked_for) & set(chosen)) <= 2, "each would be looked for among all pictures"
