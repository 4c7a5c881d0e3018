"""The tiles by gestures: keys, clicks, a drawn rectangle, the star, dragging away."""

import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QDrag, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qwen_studio.state.picture_mime import local_files, picture_ids
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.gallery.tile_view import TileView
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, GalleryScene, grid_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_the_newest_is_first_under_the_heading_of_its_day(gallery: GalleryScene) -> None:
    newest = gallery.facts(0)
    assert newest.created_at == max(gallery.facts(row).created_at for row in range(42))
    days = [section.count for section in gallery.studio.gallery.sections()]
    assert days == [5, 7, 30]
    # Today takes two lines of four; yesterday's heading and tiles begin below both.
    assert gallery.middle(4).y() > gallery.middle(3).y()
    assert gallery.middle(5).x() == gallery.middle(0).x()
    assert gallery.middle(5).y() - gallery.middle(4).y() > gallery.grid.tile_layout.line_height


def test_tiles_show_the_middle_of_their_pictures(gallery: GalleryScene) -> None:
    facts = gallery.facts(2)
    thumbnail = gallery.studio.thumbnails.image(facts.content_hash)
    assert thumbnail is not None
    wanted = thumbnail.pixelColor(thumbnail.width() // 2, thumbnail.height() // 2)
    gallery.qtbot.waitUntil(lambda: gallery.grid.is_painted(2))
    painted = gallery.colour_at(gallery.middle(2))
    assert abs(wanted.red() - painted.red()) < 24
    assert abs(wanted.green() - painted.green()) < 24
    assert abs(wanted.blue() - painted.blue()) < 24


def test_screen_readers_are_told_of_every_tile(gallery: GalleryScene) -> None:
    grid = by_name(gallery.page, GalleryGrid, "Gallery")
    spoken = QAccessible.queryAccessibleInterface(grid)
    assert spoken.role() == QAccessible.Role.List
    assert spoken.childCount() == 42
    assert "240 × 160, favourite" in spoken.child(0).text(QAccessible.Text.Name)


def test_a_click_frames_the_tile_and_the_actions_are_about_it(gallery: GalleryScene) -> None:
    corner = gallery.grid.visualRect(gallery.studio.gallery.index(1)).topLeft() + QPoint(40, 0)
    assert gallery.colour_at(corner) != gallery.theme.tokens.accent
    gallery.click(1)
    assert gallery.chosen() == [1]
    gallery.wait_until_acting_on(gallery.ids()[1])
    assert gallery.colour_at(corner) == gallery.theme.tokens.accent
    gallery.click(3)
    assert gallery.chosen() == [3]
    assert gallery.colour_at(corner) != gallery.theme.tokens.accent


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left], 1),
        ([Qt.Key.Key_Left], 0),
        ([Qt.Key.Key_Right, Qt.Key.Key_Down], 4),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down], 5),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up], 0),
        ([Qt.Key.Key_End], 41),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_Up], 0),
        ([Qt.Key.Key_End, Qt.Key.Key_Down], 41),
    ],
)
def test_keys_move_among_the_tiles(gallery: GalleryScene, keys: list[Qt.Key], row: int) -> None:
    gallery.click(0)
    for key in keys:
        gallery.press(key)
    assert gallery.chosen() == [row]
    shown = gallery.grid.viewport().rect()
    assert shown.contains(gallery.grid.visualRect(gallery.studio.gallery.index(row)))


def test_page_down_and_up_go_as_far_as_the_window_shows(gallery: GalleryScene) -> None:
    gallery.click(1)
    gallery.press(Qt.Key.Key_PageDown)
    (below,) = gallery.chosen()
    assert below > 8
    assert gallery.middle(below).x() == gallery.middle(1).x()
    gallery.press(Qt.Key.Key_PageUp)
    assert gallery.chosen() == [1]


def test_shift_takes_everything_between_and_control_one_more(gallery: GalleryScene) -> None:
    gallery.click(6)
    gallery.click(1, SHIFT)
    assert gallery.chosen() == [1, 2, 3, 4, 5, 6]
    gallery.click(9, CTRL)
    gallery.click(3, CTRL)
    assert gallery.chosen() == [1, 2, 4, 5, 6, 9]
    ids = gallery.ids()
    gallery.wait_until_acting_on(*[ids[row] for row in (1, 2, 4, 5, 6, 9)])
    gallery.click(2)
    assert gallery.chosen() == [2]


def test_shift_and_arrows_grow_and_shrink_the_range(gallery: GalleryScene) -> None:
    gallery.click(1)
    for key, rows in (
        (Qt.Key.Key_Right, [1, 2]),
        (Qt.Key.Key_Down, [1, 2, 3, 4]),
        (Qt.Key.Key_Left, [1, 2, 3]),
        (Qt.Key.Key_Home, [0, 1]),
    ):
        gallery.press(key, SHIFT)
        assert gallery.chosen() == rows


def test_select_all_takes_all(gallery: GalleryScene) -> None:
    gallery.press(Qt.Key.Key_A, CTRL)
    assert gallery.chosen() == list(range(42))
    gallery.wait_until_acting_on(*gallery.ids())
    assert gallery.page.status_words().startswith("42 selected")


def test_a_drawn_rectangle_chooses_what_it_touches(gallery: GalleryScene) -> None:
    second_line = gallery.grid.visualRect(gallery.studio.gallery.index(4))
    free = QPoint(gallery.middle(3).x(), second_line.center().y())
    gallery.draw(free, free - QPoint(30, 30), gallery.middle(1))
    assert gallery.chosen() == [1, 2, 3]
    gallery.draw(free, free - QPoint(30, 0), QPoint(gallery.middle(0).x(), free.y()), keys=CTRL)
    assert gallery.chosen() == [1, 2, 3, 4]


def test_the_rectangle_is_seen_while_it_is_drawn_and_gone_after(gallery: GalleryScene) -> None:
    free = QPoint(gallery.middle(3).x(), gallery.middle(4).y())
    at = free - QPoint(20, 10)
    before = gallery.colour_at(at)
    seen: list[QColor] = []
    gallery.grid.chosen_changed.connect(lambda: seen.append(gallery.colour_at(at)))
    gallery.draw(free, free - QPoint(60, 40), gallery.middle(2))
    assert seen
    assert seen[-1] != before
    assert gallery.colour_at(at) == before


def test_a_click_beside_the_tiles_chooses_nothing(gallery: GalleryScene) -> None:
    gallery.click(1)
    QTest.mouseClick(gallery.grid.viewport(), LEFT, pos=QPoint(gallery.middle(3).x(), gallery.middle(4).y()))
    assert gallery.chosen() == []
    gallery.wait_until_acting_on()
    assert gallery.page.status_words() == ""


def test_enter_and_a_double_click_open_the_picture(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    gallery.click(2)
    gallery.press(Qt.Key.Key_Return)
    gallery.press(Qt.Key.Key_Right)
    gallery.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.mouseDClick(gallery.grid.viewport(), LEFT, pos=gallery.middle(0))
    assert gallery.opened == [ids[2], ids[3], ids[0]]


def test_a_click_on_the_star_makes_a_favourite_and_chooses_nothing(gallery: GalleryScene) -> None:
    gallery.click(0)
    star = gallery.grid.star_of(2).center()
    QTest.mouseMove(gallery.grid.viewport(), star)
    QTest.mouseClick(gallery.grid.viewport(), LEFT, pos=star)
    gallery.qtbot.waitUntil(lambda: gallery.facts(2).favourite)
    assert gallery.chosen() == [0]
    colour = gallery.colour_at(star)
    assert abs(colour.hue() - gallery.theme.tokens.star.hue()) < 8
    assert colour.saturation() > 120
    QTest.mouseClick(gallery.grid.viewport(), LEFT, pos=star)
    gallery.qtbot.waitUntil(lambda: not gallery.facts(2).favourite)


def test_the_f_key_makes_all_chosen_favourites(gallery: GalleryScene) -> None:
    gallery.click(1)
    gallery.click(3, SHIFT)
    gallery.wait_until_acting_on(*gallery.ids()[1:4])
    gallery.press(Qt.Key.Key_F)
    gallery.qtbot.waitUntil(lambda: all(gallery.facts(row).favourite for row in (1, 2, 3)))
    assert gallery.chosen() == [1, 2, 3]
    assert not gallery.facts(4).favourite


def test_delete_moves_to_the_trash_and_the_next_takes_the_place(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    gallery.click(1)
    gallery.press(Qt.Key.Key_Right)
    gallery.wait_until_acting_on(ids[2])
    gallery.press(Qt.Key.Key_Delete)
    gallery.wait_for_count(41)
    assert gallery.ids() == [i for i in ids if i != ids[2]]
    assert gallery.chosen() == [2]
    gallery.wait_until_acting_on(ids[3])
    gallery.said.press()
    gallery.wait_for_count(42)
    assert gallery.ids() == ids


def test_the_keys_are_never_about_pictures_that_are_no_longer_chosen(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    gallery.click(0)
    gallery.wait_until_acting_on(ids[0])
    gallery.press(Qt.Key.Key_End)
    # Nobody has asked the library about the last picture yet.
    assert ids[0] not in [picture.id for picture in gallery.actions.pictures]
    gallery.wait_until_acting_on(ids[-1])


def test_the_last_deleted_picture_gives_way_to_the_one_before(gallery: GalleryScene) -> None:
    gallery.click(0)
    gallery.press(Qt.Key.Key_End)
    gallery.wait_until_acting_on(gallery.ids()[-1])
    gallery.press(Qt.Key.Key_Delete)
    gallery.wait_for_count(41)
    assert gallery.chosen() == [40]


def test_a_new_result_leaves_alone_what_is_looked_at_and_chosen(gallery: GalleryScene) -> None:
    gallery.click(0)
    for _ in range(6):
        gallery.press(Qt.Key.Key_Down)
    (row,) = gallery.chosen()
    chosen_id = gallery.ids()[row]
    place = gallery.middle(row)
    assert gallery.grid.verticalScrollBar().value() > 0
    for count in range(1, 6):
        added = gallery.add(f"new {count}")
        gallery.wait_for_count(42 + count)
        assert gallery.ids()[0] == added.id
        assert gallery.chosen() == [row + count]
        assert gallery.ids()[row + count] == chosen_id
        assert gallery.middle(row + count) == place


def test_a_new_result_is_seen_at_once_at_the_top(gallery: GalleryScene) -> None:
    gallery.click(1)
    gallery.add()
    gallery.wait_for_count(43)
    assert gallery.grid.verticalScrollBar().value() == 0
    assert gallery.chosen() == [2]
    gallery.settle()


def test_a_result_that_comes_into_the_middle_keeps_the_choice(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    gallery.click(0)
    gallery.click(2, CTRL)
    gallery.add(at=datetime(2020, 1, 1, tzinfo=UTC))
    gallery.wait_for_count(43)
    assert gallery.ids()[-1] not in ids
    assert gallery.chosen() == [0, 2]


def test_dragging_carries_real_files_and_ids(gallery: GalleryScene, monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[QMimeData] = []

    def drop_at_once(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        assert not drag.pixmap().isNull()
        mime = QMimeData()
        for kind in drag.mimeData().formats():
            mime.setData(kind, drag.mimeData().data(kind))
        carried.append(mime)
        return Qt.DropAction.CopyAction

    # The pointer of a real drag belongs to the desktop, which tests in a window borrow.
    monkeypatch.setattr(QDrag, "exec", drop_at_once)
    ids = gallery.ids()
    gallery.click(1)
    gallery.click(2, CTRL)
    gallery.wait_until_acting_on(ids[1], ids[2])
    start = gallery.middle(2)
    gallery.draw(start, start + QPoint(40, 10), let_go=False)
    (mime,) = carried
    assert picture_ids(mime) == [ids[1], ids[2]]
    files = local_files(mime)
    assert [file.suffix for file in files] == [".png", ".png"]
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)
    assert gallery.chosen() == [1, 2]


def test_control_and_the_wheel_change_the_size_of_the_tiles(gallery: GalleryScene) -> None:
    grid = gallery.grid
    before = grid.tile_layout.columns

    def turn(steps: int) -> None:
        at = QPointF(grid.viewport().rect().center())
        event = QWheelEvent(
            at,
            QPointF(grid.viewport().mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            CTRL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(grid.viewport(), event)

    turn(-1)
    assert grid.tile_layout.columns == before + 1
    turn(1)
    turn(1)
    assert grid.tile_layout.columns == before - 1
    assert grid.verticalScrollBar().value() == 0
    assert gallery.studio.preferences.settings.tile_width == grid.tile_layout.tile.width()


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Plus, -1), (Qt.Key.Key_Equal, -1), (Qt.Key.Key_Minus, 1)])
def test_control_plus_and_minus_change_the_size_of_the_tiles(gallery: GalleryScene, key: Qt.Key, step: int) -> None:
    before = gallery.grid.tile_layout.columns
    gallery.press(key, CTRL)
    assert gallery.grid.tile_layout.columns == before + step


def test_tiles_keep_a_size_that_can_be_seen_and_clicked(gallery: GalleryScene) -> None:
    for key in (Qt.Key.Key_Minus, Qt.Key.Key_Plus):
        for _ in range(12):
            gallery.press(key, CTRL)
        assert 96 <= gallery.grid.tile_layout.tile.width() <= 430


def test_what_is_looked_at_stays_when_tiles_and_window_change(gallery: GalleryScene) -> None:
    gallery.click(0)
    for _ in range(7):
        gallery.press(Qt.Key.Key_Down)
    (row,) = gallery.chosen()
    at = gallery.grid.visualRect(gallery.studio.gallery.index(row)).top()
    gallery.press(Qt.Key.Key_Minus, CTRL)
    assert gallery.grid.visualRect(gallery.studio.gallery.index(row)).top() == at
    gallery.window.resize(1300, 700)
    gallery.qtbot.waitUntil(lambda: gallery.window.width() == 1300)
    shown = gallery.grid.viewport().rect()
    assert shown.intersects(gallery.grid.visualRect(gallery.studio.gallery.index(row)))


def test_only_thumbnails_near_the_screen_are_asked_for(gallery: GalleryScene, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(gallery.studio.thumbnails, "wanted", lambda hashes, _: asked.append(hashes))
    # None of them is painted before it is asked for, however slow the machine is.
    monkeypatch.setattr(gallery.studio.thumbnails, "image", lambda _: None)
    gallery.grid.verticalScrollBar().setValue(gallery.grid.verticalScrollBar().maximum())
    gallery.qtbot.waitUntil(lambda: bool(asked))
    shown = [gallery.facts(row).content_hash for row in gallery.grid.shown_rows()]
    wanted = [content_hash for content_hash in shown if content_hash in asked[-1]]
    assert wanted
    assert asked[-1][: len(wanted)] == wanted
    assert isinstance(gallery.grid, TileView)


def test_a_picture_without_thumbnail_leaves_an_empty_place(gallery: GalleryScene) -> None:
    place = gallery.theme.tokens.field
    path = gallery.studio.pictures.path
    added = gallery.add()
    path(added).write_bytes(b"")
    gallery.wait_for_count(43)
    gallery.studio.thumbnails._missing[added.content_hash] = float("inf")
    gallery.studio.thumbnails._ready.pop(added.content_hash, None)
    gallery.grid.set_tile_width(150)
    assert gallery.colour_at(gallery.middle(0)) == place


def test_hits_and_their_pictures_are_there_while_the_library_is_busy(gallery: GalleryScene) -> None:
    may_end = threading.Event()
    busy = gallery.database.submit(lambda _: may_end.wait(60))
    gallery.studio.gallery.set_filter(text="雪山")
    gallery.qtbot.waitUntil(lambda: gallery.studio.gallery.shown_count == 1)
    gallery.qtbot.waitUntil(lambda: gallery.grid.is_painted(0))
    assert not busy.done()
    may_end.set()
    assert busy.result(60)


def test_the_first_full_screen_is_told_once(copied_library: None, empty_gallery: GalleryScene) -> None:
    told: list[bool] = []
    grid = grid_of(empty_gallery.page)
    grid.filled.connect(lambda: told.append(all(map(grid.is_painted, grid.shown_rows()))))
    empty_gallery.open()
    empty_gallery.qtbot.waitUntil(lambda: bool(told))
    grid.scrollToBottom()
    empty_gallery.qtbot.waitUntil(lambda: grid.is_painted(41))
    assert told == [True]
