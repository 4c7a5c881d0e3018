"""The arithmetic of the tiles, against what each tile by itself says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from qwen_studio.state.gallery_model import Section
from qwen_studio.ui.gallery.tile_layout import GAP, MARGIN, TileLayout


def layout_of(counts: list[int], width: int = 1144, wanted: int = 176) -> TileLayout:
    sections, first = [], 0
    for age, count in enumerate(counts):
        sections.append(Section(date(2026, 11, 22) - timedelta(days=age), first, count))
        first += count
    return TileLayout(sections, width, wanted)


layouts = st.builds(
    layout_of,
    st.lists(st.integers(1, 25), min_size=1, max_size=6),
    st.integers(200, 1600),
    st.integers(96, 420),
)


def test_six_tiles_fill_the_width_of_the_usual_window() -> None:
    layout = layout_of([12])
    assert layout.columns == 6
    assert (layout.tile.width(), layout.tile.height()) == (177, 132)
    assert layout.rect(0).left() == MARGIN
    assert 1144 - MARGIN - GAP // 2 <= layout.rect(5).right() <= 1144 - MARGIN


@given(layouts)
def test_no_two_tiles_touch_and_none_leaves_the_page(layout: TileLayout) -> None:
    rects = [layout.rect(row) for row in range(layout.count)]
    for row, rect in enumerate(rects):
        assert rect.left() >= MARGIN
        assert rect.bottom() < layout.height
        for other in rects[row + 1 : row + 1 + 2 * layout.columns]:
            assert not rect.adjusted(-GAP // 2, -GAP // 2, GAP // 2, GAP // 2).intersects(other)


@given(layouts, st.data())
def test_the_tile_under_a_point_is_the_one_that_holds_it(layout: TileLayout, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, layout.count - 1))
    rect = layout.rect(row)
    x = data.draw(st.integers(rect.left(), rect.right()))
    y = data.draw(st.integers(rect.top(), rect.bottom()))
    assert layout.row_at(QPoint(x, y)) == row
    assert layout.row_at(QPoint(x, rect.bottom() + GAP // 2)) == -1


@given(layouts, st.integers(-50, 4000), st.integers(0, 900))
def test_the_rows_between_two_heights_are_those_that_show_there(layout: TileLayout, top: int, height: int) -> None:
    bottom = top + height
    showing = [r for r in range(layout.count) if layout.rect(r).bottom() >= top and layout.rect(r).top() <= bottom]
    assert list(layout.rows_between(top, bottom)) == showing


@given(layouts, st.integers(0, 1600), st.integers(-50, 3000), st.integers(1, 900), st.integers(1, 900))
def test_a_drawn_rectangle_finds_the_tiles_that_it_touches(
    layout: TileLayout, left: int, top: int, width: int, height: int
) -> None:
    drawn = QRect(left, top, width, height)
    touched = [row for row in range(layout.count) if layout.rect(row).intersects(drawn)]
    assert [row for part in layout.rows_in(drawn) for row in part] == touched


@given(layouts, st.data())
def test_up_and_down_stay_in_the_column_as_far_as_the_lines_allow(layout: TileLayout, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, layout.count - 1))
    here, below, above = (layout.rect(r) for r in (row, layout.below(row), layout.above(row)))
    assert below.left() <= here.left()
    assert above.left() <= here.left()
    if layout.below(row) != row:
        assert below.top() > here.top()
        assert not layout.rows_between(here.bottom() + 1, below.top() - 1)
    if layout.above(row) != row:
        assert above.bottom() < here.top()
        assert not layout.rows_between(above.bottom() + 1, here.top() - 1)


@given(layouts, st.integers(1, 12))
def test_the_width_for_a_number_of_columns_gives_that_number(layout: TileLayout, columns: int) -> None:
    width = 1600
    assert layout_of([40], width, layout_of([40], width).width_for(columns)).columns == columns


@pytest.mark.parametrize("point", [QPoint(5, 5), QPoint(-5, -5), QPoint(5000, 5000)])
def test_an_empty_gallery_has_no_tiles_anywhere(point: QPoint) -> None:
    layout = layout_of([])
    assert (layout.count, layout.height) == (0, 0)
    assert layout.row_at(point) == layout.row_near(point) == -1
    assert layout.rect(0).isEmpty()
    assert layout.rows_in(QRect(0, 0, 100, 100)) == []


def test_a_hundred_thousand_tiles_are_laid_out_without_being_counted() -> None:
    layout = layout_of([50_000, 50_000])
    last = layout.rect(99_999)
    assert layout.row_at(last.center()) == 99_999
    assert layout.height == last.bottom() + 1 + MARGIN
