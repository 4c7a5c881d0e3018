import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF

from qwen_studio.ui.viewer.zoom import Zoom

ROOM = QRectF(0, 0, 800, 600)
MARGINS = QMarginsF(50, 20, 50, 80)


def zoom_of(width: float, height: float, ratio: float = 1.0) -> Zoom:
    zoom = Zoom()
    zoom.set_room(ROOM, MARGINS, ratio)
    zoom.set_picture(QSizeF(width, height))
    return zoom


@pytest.mark.parametrize("size", [(1400, 1000), (70, 50), (3000, 300), (300, 3000)])
def test_a_fitted_picture_fills_the_room_inside_the_margins(size: tuple[int, int]) -> None:
    zoom = zoom_of(*size)
    area = QRectF(50, 20, 700, 500)
    assert area.adjusted(-1, -1, 1, 1).contains(zoom.rect)
    assert abs(zoom.rect.width() - 700) < 1 or abs(zoom.rect.height() - 500) < 1
    assert (zoom.rect.center() - area.center()).manhattanLength() <= 1


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_at_100_percent_each_pixel_of_the_picture_is_one_of_the_screen(ratio: float) -> None:
    zoom = zoom_of(301, 199, ratio)
    zoom.set_factor(1.0)
    device = [edge * ratio for edge in (zoom.rect.left(), zoom.rect.top(), zoom.rect.width(), zoom.rect.height())]
    assert device == pytest.approx([round(edge) for edge in device], abs=1e-6)
    assert device[2:] == pytest.approx([301, 199])


@given(
    x=st.floats(0, 800),
    y=st.floats(0, 600),
    factors=st.lists(st.floats(0.9, 1.6), min_size=1, max_size=12),
)
def test_zooming_in_holds_the_point_under_the_pointer(x: float, y: float, factors: list[float]) -> None:
    zoom = zoom_of(2000, 1500)
    zoom.set_factor(2.0)
    for factor in factors:
        before = zoom.rect
        part = ((x - before.x()) / before.width(), (y - before.y()) / before.height())
        zoom.set_factor(zoom.factor * max(1.0, factor), QPointF(x, y))
        after = zoom.rect
        there = (after.x() + part[0] * after.width(), after.y() + part[1] * after.height())
        # The place is rounded to whole pixels, and so is the part that was measured.
        assert there == pytest.approx((x, y), abs=4)


def test_a_zoomed_picture_cannot_be_panned_out_of_the_room() -> None:
    zoom = zoom_of(2000, 1500)
    zoom.set_factor(1.0)
    assert zoom.can_pan
    zoom.pan(QPointF(9999, 9999))
    assert (zoom.rect.left(), zoom.rect.top()) == (50, 20)
    zoom.pan(QPointF(-9999, -9999))
    assert (zoom.rect.left() + 2000, zoom.rect.top() + 1500) == (750, 520)


def test_a_fitted_picture_does_not_pan() -> None:
    zoom = zoom_of(2000, 1500)
    before = zoom.rect
    zoom.pan(QPointF(40, 40))
    assert zoom.rect == before
    assert not zoom.can_pan


def test_the_fit_follows_the_room_and_a_chosen_zoom_does_not() -> None:
    zoom = zoom_of(1400, 1000)
    assert zoom.fits
    zoom.set_room(QRectF(0, 0, 1500, 1100), MARGINS, 1.0)
    assert zoom.factor == pytest.approx(1.0)
    zoom.set_factor(0.7)
    zoom.set_room(ROOM, MARGINS, 1.0)
    assert zoom.factor == pytest.approx(0.7)


def test_a_picture_of_the_same_size_stays_where_the_last_one_was() -> None:
    zoom = zoom_of(2000, 1500)
    zoom.set_factor(2.0, QPointF(100, 100))
    before = zoom.rect
    zoom.set_picture(QSizeF(2000, 1500))
    assert zoom.rect == before
    zoom.set_picture(QSizeF(2000, 1400))
    assert zoom.fits
