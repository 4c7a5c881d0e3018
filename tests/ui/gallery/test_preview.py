"""Space shows a picture large: arrows and wheel go on, and every way back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qwen_studio.library import pictures
from qwen_studio.ui.gallery.preview import Preview
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, NO_KEYS, GalleryScene

Key = Qt.Key


def open_preview(gallery: GalleryScene, row: int) -> Preview:
    gallery.click(row)
    gallery.wait_until_acting_on(gallery.ids()[row])
    gallery.press(Key.Key_Space)
    return by_name(gallery.page, Preview, "Preview")


def wait_until_whole(gallery: GalleryScene, preview: Preview, row: int) -> QImage:
    """The file's own picture, once the preview shows it."""
    (picture,) = gallery.database.call(pictures.get_many, [gallery.ids()[row]])
    path = str(gallery.studio.pictures.path(picture))
    gallery.qtbot.waitUntil(lambda: gallery.studio.images.image(path) is not None)
    gallery.qtbot.waitUntil(lambda: preview.shown_image().size() == QImage(path).size())
    return QImage(path)


def turn(preview: Preview, steps: int) -> None:
    at = QPointF(preview.rect().center())
    up = QPoint(0, 120 * steps)
    nobody, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, QPointF(preview.mapToGlobal(at)), QPoint(), up, nobody, NO_KEYS, phase, False)
    QApplication.sendEvent(preview, event)


def test_space_shows_the_picture_itself_over_the_whole_page(gallery: GalleryScene) -> None:
    preview = open_preview(gallery, 2)
    assert preview.isVisible()
    assert preview.geometry() == gallery.page.rect()
    assert preview.hasFocus()
    own = wait_until_whole(gallery, preview, 2)
    middle = preview.rect().center()
    painted = preview.grab().toImage().pixelColor(middle)
    wanted = own.pixelColor(own.rect().center())
    assert abs(painted.red() - wanted.red()) + abs(painted.green() - wanted.green()) < 24
    # A small picture keeps its own size, on an empty ground.
    beside = middle + QPoint(own.width() // 2 + 4, 0)
    assert preview.grab().toImage().pixelColor(beside) == gallery.theme.tokens.canvas


def test_arrows_go_on_and_the_tiles_follow(gallery: GalleryScene) -> None:
    preview = open_preview(gallery, 2)
    for key, row in (
        (Key.Key_Right, 3),
        (Key.Key_Down, 4),
        (Key.Key_Left, 3),
        (Key.Key_Up, 2),
        (Key.Key_End, 41),
        (Key.Key_Right, 41),
        (Key.Key_Home, 0),
        (Key.Key_Left, 0),
        (Key.Key_PageDown, 1),
    ):
        QTest.keyClick(preview, key)
        assert preview.row == row
        if row:
            assert gallery.chosen() == [row]
    wait_until_whole(gallery, preview, 1)


def test_the_wheel_goes_on_too(gallery: GalleryScene) -> None:
    preview = open_preview(gallery, 1)
    turn(preview, -1)
    turn(preview, -1)
    assert preview.row == 3
    turn(preview, 1)
    assert gallery.chosen() == [2]


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Escape])
def test_space_and_escape_close_it_where_one_had_come(gallery: GalleryScene, key: Qt.Key) -> None:
    stop = QAction(gallery.window)
    stop.setShortcut("Esc")
    stopped: list[bool] = []
    stop.triggered.connect(stopped.append)
    gallery.window.addAction(stop)
    preview = open_preview(gallery, 0)
    QTest.keyClick(preview, Key.Key_End)
    QTest.keyClick(preview, key)
    assert not preview.isVisible()
    assert not stopped
    assert gallery.grid.hasFocus()
    assert gallery.chosen() == [41]
    assert gallery.grid.viewport().rect().contains(gallery.middle(41))


def test_a_click_beside_the_picture_closes_it_and_one_on_it_does_not(gallery: GalleryScene) -> None:
    preview = open_preview(gallery, 0)
    QTest.mouseClick(preview, LEFT, pos=preview.rect().center())
    assert preview.isVisible()
    QTest.mouseClick(preview, LEFT, pos=QPoint(10, 10))
    assert not preview.isVisible()


def test_enter_and_a_double_click_open_what_is_looked_at(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    preview = open_preview(gallery, 4)
    QTest.keyClick(preview, Key.Key_Right)
    QTest.keyClick(preview, Key.Key_Return)
    QTest.mouseDClick(preview, LEFT, pos=preview.rect().center())
    assert gallery.opened == [ids[5], ids[5]]


def test_whoever_comes_back_from_another_page_finds_the_tiles(gallery: GalleryScene) -> None:
    preview = open_preview(gallery, 4)
    gallery.page.hide()
    gallery.page.show()
    gallery.page.focus_list()
    assert not preview.isVisible()
    assert gallery.grid.hasFocus()
    assert gallery.chosen() == [4]


def test_keys_for_pictures_are_about_the_one_that_is_looked_at(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    preview = open_preview(gallery, 0)
    QTest.keyClick(preview, Key.Key_Right)
    gallery.wait_until_acting_on(ids[1])
    QTest.keyClick(preview, Key.Key_F)
    QTest.keyClick(preview, Key.Key_4)
    gallery.qtbot.waitUntil(lambda: (gallery.facts(1).favourite, gallery.facts(1).rating) == (True, 4))
    assert gallery.facts(2).rating == 0
    QTest.keyClick(preview, Key.Key_Delete)
    gallery.wait_for_count(41)
    # The next one takes its place.
    assert preview.isVisible()
    assert preview.row == 1
    gallery.wait_until_acting_on(ids[2])
    assert gallery.ids()[1] == ids[2]


def test_a_new_result_leaves_alone_what_is_looked_at(gallery: GalleryScene) -> None:
    preview = open_preview(gallery, 0)
    wait_until_whole(gallery, preview, 0)
    # The library has not told of the next one yet when the result comes.
    QTest.keyClick(preview, Key.Key_Right)
    gallery.add()
    gallery.wait_for_count(43)
    assert preview.row == 2
    assert gallery.chosen() == [2]


def test_the_last_picture_gone_closes_it(gallery: GalleryScene) -> None:
    QTest.mouseClick(gallery.chip("Favourites"), LEFT)
    gallery.wait_for_count(1)
    preview = open_preview(gallery, 0)
    QTest.keyClick(preview, Key.Key_F)
    gallery.wait_for_count(0)
    assert not preview.isVisible()


def test_it_grows_with_the_window(gallery: GalleryScene) -> None:
    preview = open_preview(gallery, 0)
    gallery.window.resize(1300, 800)
    gallery.qtbot.waitUntil(lambda: gallery.page.width() == 1300)
    assert preview.geometry() == gallery.page.rect()


def test_without_a_choice_it_shows_the_one_with_the_keyboard(gallery: GalleryScene) -> None:
    gallery.press(Key.Key_Space)
    assert by_name(gallery.page, Preview, "Preview").row == 0
    # What is done by keys now is done to this one.
    gallery.wait_until_acting_on(gallery.ids()[0])
    assert gallery.chosen() == [0]


def test_there_is_nothing_to_preview_in_an_empty_gallery(gallery: GalleryScene) -> None:
    QTest.keyClicks(gallery.search, "nobody")
    gallery.wait_for_count(0)
    gallery.action("Preview").trigger()
    assert not gallery.page.findChildren(Preview)
