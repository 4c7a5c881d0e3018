"""The canvas by gestures; what is asserted are the pixels that it shows."""

import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QNativeGestureEvent, QPainter, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.picture_levels import PictureLevels, halved_levels

RED, GREEN, BLUE, YELLOW = (QColor(name) for name in ("#d02020", "#20b040", "#2040d0", "#e0c020"))
GREY = QColor("#808080")
NONE = Qt.KeyboardModifier.NoModifier


def quarters(width: int = 1200, height: int = 800) -> QImage:
    """Red, green, blue and yellow, from the top left."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    w, h = width // 2, height // 2
    for x, y, colour in ((0, 0, RED), (w, 0, GREEN), (0, h, BLUE), (w, h, YELLOW)):
        painter.fillRect(x, y, w, h, colour)
    painter.end()
    return image


def plain(colour: QColor, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


@pytest.fixture
def canvas(qtbot: QtBot, theme: Theme) -> Canvas:
    """A canvas of 800 × 600 that shows four colours; the picture is fitted to 728 × 485."""
    canvas = Canvas(theme)
    qtbot.addWidget(canvas)
    canvas.resize(800, 600)
    canvas.show_picture(PictureLevels(quarters()))
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.setFocus()
    return canvas


def colour_at(canvas: Canvas, x: float, y: float) -> QColor:
    """What is seen at that place, logical px."""
    image = canvas.grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(int(x * ratio), int(y * ratio))


def in_picture(canvas: Canvas, across: float, down: float) -> QPoint:
    """The place in the widget of a part, 0 to 1, of the picture."""
    rect = canvas.picture_rect
    return QPointF(rect.x() + across * rect.width(), rect.y() + down * rect.height()).toPoint()


def turn_wheel(canvas: Canvas, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def drag(canvas: Canvas, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, NONE, end)


def test_the_entire_picture_is_seen_at_first(canvas: Canvas, theme: Theme) -> None:
    for across, down, colour in ((0.02, 0.02, RED), (0.98, 0.02, GREEN), (0.02, 0.98, BLUE), (0.98, 0.98, YELLOW)):
        at = in_picture(canvas, across, down)
        assert colour_at(canvas, at.x(), at.y()) == colour
    assert colour_at(canvas, 2, 590) == theme.tokens.canvas


def test_the_wheel_zooms_at_the_pointer(canvas: Canvas) -> None:
    image = plain(GREEN, QSize(1200, 800))
    painter = QPainter(image)
    painter.fillRect(0, 0, 300, 800, RED)
    painter.end()
    canvas.show_picture(PictureLevels(image))
    edge = in_picture(canvas, 0.25, 0.7)
    turn_wheel(canvas, edge, 6)
    assert not canvas.fits
    # The border between red and green is still under the pointer.
    assert colour_at(canvas, edge.x() - 8, edge.y()) == RED
    assert colour_at(canvas, edge.x() + 8, edge.y()) == GREEN
    turn_wheel(canvas, edge, -3)
    assert colour_at(canvas, edge.x() - 8, edge.y()) == RED
    assert colour_at(canvas, edge.x() + 8, edge.y()) == GREEN


def test_a_double_click_goes_to_100_percent_and_back(canvas: Canvas) -> None:
    corner = in_picture(canvas, 0.9, 0.9)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, NONE, corner)
    assert canvas.factor == pytest.approx(1.0)
    assert colour_at(canvas, 400, 400) == YELLOW
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, NONE, corner)
    assert canvas.fits


def test_at_100_percent_every_pixel_is_shown_as_it_is(canvas: Canvas) -> None:
    stripes = QImage(900, 700, QImage.Format.Format_RGB32)
    stripes.fill(BLUE)
    for y in range(40):
        for x in range(40):
            stripes.setPixelColor(x, y, RED if (x + y) % 2 else GREEN)
    canvas.show_picture(PictureLevels(stripes))
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    canvas._zoom.pan(QPointF(5000, 5000))
    shown = canvas.grab().toImage()
    ratio = shown.devicePixelRatio()
    left, top = round(canvas.picture_rect.x() * ratio), round(canvas.picture_rect.y() * ratio)
    for x, y in ((0, 0), (1, 0), (7, 12), (39, 39)):
        assert shown.pixelColor(left + x, top + y) == stripes.pixelColor(x, y)


def test_keys_zoom(canvas: Canvas) -> None:
    fitted = canvas.factor
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.factor == pytest.approx(fitted * 1.25)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.factor == pytest.approx(fitted)
    assert not canvas.fits
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.fits


def test_z_goes_to_100_percent_and_back_and_shift_z_to_200(canvas: Canvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    assert canvas.factor == pytest.approx(1.0)
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.factor == pytest.approx(2.0)
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    assert canvas.fits


def test_filling_leaves_nothing_of_the_canvas_free(canvas: Canvas, theme: Theme) -> None:
    assert colour_at(canvas, 400, 3) == theme.tokens.canvas
    QTest.keyClick(canvas, Qt.Key.Key_9)
    seen = [colour_at(canvas, x, y) for x in (2, 797) for y in (2, 597)]
    assert seen == [RED, BLUE, GREEN, YELLOW]
    assert canvas.picture_rect.height() == pytest.approx(600), "and no more than that"


def test_a_pinch_zooms_at_its_middle(canvas: Canvas) -> None:
    corner = in_picture(canvas, 0.25, 0.25)
    fitted = canvas.factor
    fingers = QPointingDevice.primaryPointingDevice()
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        fingers,
        2,
        QPointF(corner),
        QPointF(corner),
        QPointF(canvas.mapToGlobal(corner)),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(canvas, pinch)
    assert canvas.factor == pytest.approx(fitted * 1.5)
    assert (in_picture(canvas, 0.25, 0.25) - corner).manhattanLength() <= 2


def test_a_picture_with_nothing_to_pan_is_dragged_out_and_a_zoomed_one_with_ctrl(canvas: Canvas, qtbot: QtBot) -> None:
    centre, away = QPoint(400, 290), QPoint(440, 320)
    with qtbot.waitSignal(canvas.drag_wanted):
        drag(canvas, centre, away)
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    with qtbot.assertNotEmitted(canvas.drag_wanted):
        drag(canvas, centre, away)
    with qtbot.waitSignal(canvas.drag_wanted):
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, centre)
        QTest.mouseMove(canvas, away)


def test_a_click_drags_nothing_out(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.drag_wanted):
        drag(canvas, QPoint(400, 290), QPoint(402, 291))


def test_dragging_moves_a_zoomed_picture(canvas: Canvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    centre = QPoint(400, 290)
    drag(canvas, centre, centre + QPoint(-150, -100))
    assert colour_at(canvas, 400, 290) == YELLOW
    drag(canvas, centre, centre + QPoint(300, 0))
    assert colour_at(canvas, 400, 290) == BLUE


def test_arrows_pan_a_zoomed_picture_and_step_through_the_results_else(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.step_wanted) as step:
        QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert step.args == [-1]
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    with qtbot.assertNotEmitted(canvas.step_wanted):
        for _ in range(9):
            QTest.keyClick(canvas, Qt.Key.Key_Right)
            QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert colour_at(canvas, 300, 400) == YELLOW


def test_keys_with_ctrl_are_left_to_the_menus(canvas: Canvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert canvas.fits


def test_the_divider_is_dragged_and_the_picture_before_is_stretched_onto_the_one_after(canvas: Canvas) -> None:
    canvas.show_picture(PictureLevels(quarters()), PictureLevels(plain(GREY, QSize(32, 20))))
    canvas.set_mode(CompareMode.SLIDER)
    y = in_picture(canvas, 0, 0.8).y()
    left, right = (in_picture(canvas, across, 0.8).x() for across in (0.25, 0.75))
    assert (colour_at(canvas, left, y), colour_at(canvas, right, y)) == (GREY, YELLOW)
    drag(canvas, QPoint(in_picture(canvas, 0.5, 0.8).x(), y), QPoint(in_picture(canvas, 0.1, 0.8).x(), y))
    assert (colour_at(canvas, left, y), colour_at(canvas, right, y)) == (BLUE, YELLOW)
    drag(canvas, QPoint(in_picture(canvas, 0.1, 0.8).x(), y), QPoint(in_picture(canvas, 0.9, 0.8).x(), y))
    assert (colour_at(canvas, left, y), colour_at(canvas, right, y)) == (GREY, GREY)


def test_shift_and_arrows_move_the_divider(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show_picture(PictureLevels(quarters()), PictureLevels(plain(GREY, QSize(1200, 800))))
    canvas.set_mode(CompareMode.SLIDER)
    beside = in_picture(canvas, 0.45, 0.2)
    assert colour_at(canvas, beside.x(), beside.y()) == GREY
    with qtbot.assertNotEmitted(canvas.step_wanted):
        for _ in range(3):
            QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert colour_at(canvas, beside.x(), beside.y()) == RED


def test_a_picture_before_of_another_shape_stands_whole_in_the_middle(canvas: Canvas, theme: Theme) -> None:
    canvas.show_picture(PictureLevels(quarters()), PictureLevels(plain(GREY, QSize(200, 400))))
    canvas.set_mode(CompareMode.SLIDER)
    at = [in_picture(canvas, across, 0.2) for across in (0.1, 0.4, 0.7)]
    assert [colour_at(canvas, p.x(), p.y()) for p in at] == [theme.tokens.canvas, GREY, GREEN]


def test_the_level_divider_moves_up_and_down_by_mouse_and_keys(canvas: Canvas) -> None:
    canvas.show_picture(PictureLevels(quarters()), PictureLevels(plain(GREY, QSize(1200, 800))))
    canvas.set_mode(CompareMode.LEVEL_SLIDER)
    high, low = in_picture(canvas, 0.2, 0.4), in_picture(canvas, 0.2, 0.6)
    assert (colour_at(canvas, high.x(), high.y()), colour_at(canvas, low.x(), low.y())) == (GREY, BLUE)
    drag(canvas, in_picture(canvas, 0.2, 0.5), in_picture(canvas, 0.2, 0.2))
    assert colour_at(canvas, high.x(), high.y()) == RED
    for _ in range(15):
        QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert colour_at(canvas, low.x(), low.y()) == GREY


@pytest.mark.parametrize("mode", [CompareMode.SLIDER, CompareMode.SIDE_BY_SIDE])
def test_swapped_pictures_change_sides(canvas: Canvas, mode: CompareMode) -> None:
    canvas.show_picture(PictureLevels(plain(RED, QSize(1200, 800))), PictureLevels(plain(GREY, QSize(1200, 800))))
    canvas.set_mode(mode)
    assert (colour_at(canvas, 200, 300), colour_at(canvas, 600, 300)) == (GREY, RED)
    canvas.set_swapped(True)
    assert (colour_at(canvas, 200, 300), colour_at(canvas, 600, 300)) == (RED, GREY)


def test_flicker_shows_one_after_the_other(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show_picture(PictureLevels(plain(RED, QSize(1200, 800))), PictureLevels(plain(GREY, QSize(1200, 800))))
    canvas.set_mode(CompareMode.FLICKER)
    assert colour_at(canvas, 400, 300) == GREY
    qtbot.waitUntil(lambda: colour_at(canvas, 400, 300) == RED)
    qtbot.waitUntil(lambda: colour_at(canvas, 400, 300) == GREY)
    canvas.set_mode(CompareMode.SINGLE)
    assert colour_at(canvas, 400, 300) == RED


def test_side_by_side_is_panned_together(canvas: Canvas) -> None:
    canvas.show_picture(PictureLevels(quarters()), PictureLevels(quarters()))
    canvas.set_mode(CompareMode.SIDE_BY_SIDE)
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    drag(canvas, QPoint(600, 300), QPoint(300, 100))
    for x in (300, 700):
        assert colour_at(canvas, x, 300) == YELLOW


def test_without_a_picture_before_there_is_nothing_to_compare(canvas: Canvas) -> None:
    canvas.set_mode(CompareMode.SLIDER)
    assert canvas.mode is CompareMode.SINGLE
    middle = in_picture(canvas, 0.25, 0.5)
    drag(canvas, in_picture(canvas, 0.5, 0.5), middle)
    assert colour_at(canvas, middle.x(), middle.y() - 10) == RED


def test_side_by_side_shows_the_same_part_of_both_at_the_same_zoom(canvas: Canvas) -> None:
    canvas.show_picture(PictureLevels(quarters()), PictureLevels(plain(GREY, QSize(1200, 800))))
    canvas.set_mode(CompareMode.SIDE_BY_SIDE)
    assert colour_at(canvas, 200, 290) == GREY
    assert colour_at(canvas, 500, 240) == RED
    # Zoomed at a point of the right picture, that point stays.
    edge = QPoint(round(canvas.picture_rect.center().x() + 401), 240)
    turn_wheel(canvas, edge, 5)
    assert colour_at(canvas, edge.x() - 10, 240) == RED
    assert colour_at(canvas, edge.x() + 10, 240) == GREEN
    assert colour_at(canvas, 200, 290) == GREY


def test_a_checkerboard_shows_through_transparency(canvas: Canvas, theme: Theme) -> None:
    clear = QImage(400, 300, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    canvas.show_picture(PictureLevels(clear))
    rect = canvas.picture_rect
    seen = {colour_at(canvas, rect.x() + 4 + 8 * step, rect.y() + 4).name() for step in range(4)}
    assert seen == {theme.tokens.raised.name(), theme.tokens.field.name()}


def test_a_thumbnail_stands_in_for_a_picture_at_its_true_size(canvas: Canvas) -> None:
    before = canvas.picture_rect
    canvas.show_picture(PictureLevels(quarters(96, 64), QSize(1200, 800)))
    assert canvas.picture_rect == before
    at = in_picture(canvas, 0.9, 0.9)
    assert colour_at(canvas, at.x(), at.y()) == YELLOW


def test_smaller_levels_show_the_same_picture(canvas: Canvas) -> None:
    levels = PictureLevels(quarters(4800, 3200))
    smaller = halved_levels(quarters(4800, 3200))
    assert [(level.width(), level.height()) for level in smaller] == [(2400, 1600), (1200, 800), (600, 400)]
    levels.add(smaller)
    canvas.show_picture(levels)
    for across, down, colour in ((0.1, 0.1, RED), (0.9, 0.1, GREEN), (0.1, 0.9, BLUE), (0.9, 0.9, YELLOW)):
        at = in_picture(canvas, across, down)
        assert colour_at(canvas, at.x(), at.y()) == colour


def test_zoom_has_limits(canvas: Canvas) -> None:
    for _ in range(60):
        canvas.zoom_in()
    assert canvas.factor == 32
    for _ in range(90):
        canvas.zoom_out()
    assert canvas.factor == pytest.approx(0.02)


def test_repainting_does_not_use_up_none(canvas: Canvas) -> None:
    canvas.repaint()
    before = sys.getrefcount(None)
    for _ in range(300):
        canvas.repaint()
    assert sys.getrefcount(None) > before - 100
