"""The gallery as a list: the way there and back, its columns, and the same keys as among the tiles."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from qwen_studio.library import pictures
from qwen_studio.ui.gallery.list_columns import Column, ListColumns
from qwen_studio.ui.gallery.list_view import ListView
from qwen_studio.ui.gallery.preview import Preview
from qwen_studio.ui.widgets.icon_button import IconButton
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, NO_KEYS, GalleryScene
from tests.ui.painted_words import painted_words

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def lines(gallery: GalleryScene) -> ListView:
    """The list, by its key; wide enough for every column."""
    gallery.window.resize(1700, 700)
    gallery.press(Key.Key_4, CTRL)
    view = list_of(gallery)
    gallery.qtbot.waitUntil(lambda: len(header(view).shown()) == len(Column))
    return view


def list_of(gallery: GalleryScene) -> ListView:
    return by_name(gallery.page, ListView, "Gallery as a list")


def header(view: ListView) -> ListColumns:
    return by_name(view, ListColumns, "Columns")


def click(gallery: GalleryScene, view: ListView, row: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.mouseClick(view.viewport(), LEFT, keys, view.visualRect(gallery.studio.gallery.index(row)).center())


def click_column(view: ListView, column: Column) -> None:
    columns = header(view)
    middle = columns.sectionViewportPosition(column) + columns.sectionSize(column) // 2
    QTest.mouseClick(columns.viewport(), LEFT, pos=QPoint(middle, columns.height() // 2))


def cell(gallery: GalleryScene, view: ListView, row: int, column: Column) -> QImage:
    """What is painted of that column in the line."""
    line = view.visualRect(gallery.studio.gallery.index(row))
    columns = header(view)
    left = line.left() + columns.sectionPosition(column)
    return view.viewport().grab().toImage().copy(left, line.top(), columns.sectionSize(column), line.height() - 2)


def has(image: QImage, colour: QColor) -> bool:
    return any(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


def test_keys_lead_to_the_list_and_back_with_the_same_choice(gallery: GalleryScene) -> None:
    gallery.click(6)
    gallery.click(8, CTRL)
    gallery.press(Key.Key_4, CTRL)
    view = list_of(gallery)
    assert view.isVisible()
    assert not gallery.grid.isVisible()
    assert view.hasFocus()
    assert view.chosen_rows() == [6, 8]
    # What is chosen in the list is chosen among the tiles.
    click(gallery, view, 7, SHIFT)
    QTest.keyClick(view, Key.Key_3, CTRL)
    assert gallery.grid.isVisible()
    assert not view.isVisible()
    assert gallery.grid.hasFocus()
    assert gallery.chosen() == [6, 7, 8]
    gallery.wait_until_acting_on(*gallery.ids()[6:9])


def test_the_switch_in_the_bar_does_the_same_and_is_kept(gallery: GalleryScene) -> None:
    QTest.mouseClick(by_name(gallery.bar, IconButton, "List"), LEFT)
    assert list_of(gallery).isVisible()
    assert gallery.studio.preferences.settings.gallery_view == "list"
    QTest.mouseClick(by_name(gallery.bar, IconButton, "Grid"), LEFT)
    assert gallery.grid.isVisible()
    assert gallery.studio.preferences.settings.gallery_view == "grid"


def test_lines_show_the_picture_its_words_and_its_stars(gallery: GalleryScene, lines: ListView) -> None:
    tokens = gallery.theme.tokens
    gallery.database.call(pictures.set_rating, [gallery.ids()[0]], 3)
    gallery.studio.gallery.reload()
    gallery.qtbot.waitUntil(lambda: gallery.facts(0).rating == 3)
    gallery.qtbot.waitUntil(lambda: lines.is_painted(0))
    shown = (Column.NAME, Column.INSTRUCTION, Column.DATE, Column.MODEL, Column.SIZE)
    # The frame of the current line has the colour of the name.
    gallery.qtbot.waitUntil(lambda: has(cell(gallery, lines, 0, Column.MODEL), tokens.muted))
    for column in shown:
        main = column in (Column.NAME, Column.INSTRUCTION)
        assert has(cell(gallery, lines, 0, column), tokens.text if main else tokens.muted), column
    # No seed is known of this one.
    assert not has(cell(gallery, lines, 0, Column.SEED), tokens.muted)
    assert has(cell(gallery, lines, 0, Column.RATING), tokens.star)
    assert not has(cell(gallery, lines, 1, Column.RATING), tokens.star)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("demo = 1", "free demo"),
        ("demo = 0, unit_price = '0.03'", "$0.03"),
        ("demo = 0, unit_price = NULL", "unknown"),
        ("demo = 0, state = 'imported'", "imported"),
    ],
)
def test_the_cost_is_told_in_the_words_of_the_details(gallery: GalleryScene, change: str, words: str) -> None:
    gallery.database.call(lambda c: c.execute(f"UPDATE jobs SET {change}"))  # noqa: S608 - of the test
    gallery.window.resize(1700, 700)
    gallery.press(Key.Key_4, CTRL)
    lines = list_of(gallery)
    gallery.qtbot.waitUntil(lambda: lines.is_painted(0))
    line = lines.visualRect(gallery.studio.gallery.index(0))
    columns = header(lines)
    left = line.left() + columns.sectionPosition(Column.COST)
    place = QRect(left, line.top(), columns.sectionSize(Column.COST), line.height())
    gallery.qtbot.waitUntil(lambda: painted_words(lines.viewport(), place) == words)


def test_a_click_on_a_column_sorts_by_it_and_another_turns_it_round(gallery: GalleryScene, lines: ListView) -> None:
    def names() -> list[str]:
        paths = {picture.id: picture.path for picture in gallery.database.call(pictures.get_many, gallery.ids())}
        return [paths[picture_id].rpartition("/")[2].casefold() for picture_id in gallery.ids()]

    sort = by_name(gallery.bar, QPushButton, "Sort")
    ids = gallery.ids()
    click_column(lines, Column.NAME)
    gallery.qtbot.waitUntil(lambda: gallery.ids() != ids)
    assert names() == sorted(names())
    assert sort.text() == "Name A–Z"
    assert header(lines).sortIndicatorSection() == Column.NAME
    ascending = gallery.ids()
    click_column(lines, Column.NAME)
    gallery.qtbot.waitUntil(lambda: gallery.ids() == ascending[::-1])
    assert sort.text() == "Name Z–A"
    click_column(lines, Column.DATE)
    gallery.qtbot.waitUntil(lambda: gallery.ids() == ids)
    assert sort.text() == "Newest"


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (Column.MODEL, "Model A–Z"),
        (Column.SEED, "Lowest seed"),
        (Column.SIZE, "Largest file"),
        (Column.COST, "Highest cost"),
        (Column.RATING, "Best rated"),
    ],
)
def test_every_column_begins_with_what_people_expect(
    gallery: GalleryScene, lines: ListView, column: Column, words: str
) -> None:
    click_column(lines, column)
    assert by_name(gallery.bar, QPushButton, "Sort").text() == words
    assert header(lines).sortIndicatorSection() == column


def test_pictures_and_instructions_are_no_order(gallery: GalleryScene, lines: ListView) -> None:
    before = gallery.studio.gallery.filter
    for column in (Column.PICTURE, Column.INSTRUCTION):
        click_column(lines, column)
        assert gallery.studio.gallery.filter == before
        assert header(lines).sortIndicatorSection() == Column.DATE


def test_the_choice_stays_when_the_order_changes(gallery: GalleryScene, lines: ListView) -> None:
    click(gallery, lines, 2)
    chosen = gallery.ids()[2]
    click_column(lines, Column.DATE)
    gallery.qtbot.waitUntil(lambda: gallery.ids().index(chosen) == 39)
    assert lines.chosen_rows() == [39]
    gallery.wait_until_acting_on(chosen)


def test_keys_move_among_the_lines(gallery: GalleryScene, lines: ListView) -> None:
    click(gallery, lines, 0)
    for key, row in (
        (Key.Key_Down, 1),
        (Key.Key_Right, 2),
        (Key.Key_Up, 1),
        (Key.Key_End, 41),
        (Key.Key_Home, 0),
    ):
        QTest.keyClick(lines, key)
        assert lines.chosen_rows() == [row]
        shown = lines.visualRect(gallery.studio.gallery.index(row))
        assert lines.viewport().rect().contains(shown.center())
    QTest.keyClick(lines, Key.Key_PageDown)
    (row,) = lines.chosen_rows()
    assert row > 4
    QTest.keyClick(lines, Key.Key_Up, SHIFT)
    assert lines.chosen_rows() == [row - 1, row]
    QTest.keyClick(lines, Key.Key_A, CTRL)
    gallery.wait_until_acting_on(*gallery.ids())


def test_keys_act_on_the_chosen_lines(gallery: GalleryScene, lines: ListView) -> None:
    ids = gallery.ids()
    click(gallery, lines, 1)
    click(gallery, lines, 2, CTRL)
    gallery.wait_until_acting_on(ids[1], ids[2])
    QTest.keyClick(lines, Key.Key_F)
    QTest.keyClick(lines, Key.Key_5)
    gallery.qtbot.waitUntil(lambda: [gallery.facts(row).rating for row in (0, 1, 2)] == [0, 5, 5])
    gallery.qtbot.waitUntil(lambda: gallery.facts(1).favourite and gallery.facts(2).favourite)
    QTest.keyClick(lines, Key.Key_Return)
    assert gallery.opened == [ids[2]]
    QTest.keyClick(lines, Key.Key_Space)
    preview = by_name(gallery.page, Preview, "Preview")
    assert preview.row == 2
    QTest.keyClick(preview, Key.Key_Escape)
    assert lines.hasFocus()
    QTest.keyClick(lines, Key.Key_Delete)
    gallery.wait_for_count(40)
    assert gallery.ids() == [i for i in ids if i not in ids[1:3]]


def test_letters_typed_among_the_lines_are_searched_for(gallery: GalleryScene, lines: ListView) -> None:
    click(gallery, lines, 0)
    QTest.keyClicks(lines, "g")
    assert gallery.search.hasFocus()
    QTest.keyClicks(gallery.search, "olden")
    gallery.wait_for_count(6)
    QTest.keyClick(gallery.search, Key.Key_Return)
    assert lines.hasFocus()
    assert lines.chosen_rows() == [0]


def test_the_star_of_a_line_is_a_click_away(gallery: GalleryScene, lines: ListView) -> None:
    click(gallery, lines, 0)
    star = lines.star_of(3).center()
    QTest.mouseMove(lines.viewport(), star)
    QTest.mouseClick(lines.viewport(), LEFT, pos=star)
    gallery.qtbot.waitUntil(lambda: gallery.facts(3).favourite)
    assert lines.chosen_rows() == [0]


def test_columns_go_in_a_narrow_window_and_come_back(gallery: GalleryScene, lines: ListView) -> None:
    gallery.window.resize(700, 600)
    gallery.qtbot.waitUntil(lambda: Column.COST not in header(lines).shown())
    assert {Column.PICTURE, Column.INSTRUCTION, Column.RATING} <= set(header(lines).shown())
    assert header(lines).length() <= lines.viewport().width()
    gallery.window.resize(1700, 600)
    gallery.qtbot.waitUntil(lambda: header(lines).shown() == list(Column))


def test_a_width_that_was_drawn_is_kept(gallery: GalleryScene, lines: ListView) -> None:
    columns = header(lines)
    before = columns.sectionSize(Column.NAME)
    edge = QPoint(columns.sectionViewportPosition(Column.NAME) + before - 1, 10)
    QTest.mousePress(columns.viewport(), LEFT, pos=edge)
    QTest.mouseMove(columns.viewport(), edge + QPoint(50, 0))
    QTest.mouseRelease(columns.viewport(), LEFT, pos=edge + QPoint(50, 0))
    after = columns.sectionSize(Column.NAME)
    assert after > before + 40

    def kept() -> str:
        return dict(enumerate(gallery.studio.preferences.settings.gallery_columns.split(","))).get(Column.NAME, "")

    gallery.qtbot.waitUntil(lambda: kept() == str(after))
    assert columns.length() <= lines.viewport().width()


def test_tiles_have_no_size_here(gallery: GalleryScene, lines: ListView) -> None:
    width = gallery.studio.preferences.settings.tile_width
    QTest.keyClick(lines, Key.Key_Minus, CTRL)
    assert gallery.studio.preferences.settings.tile_width == width
    assert not gallery.action("Larger tiles").isEnabled()
    QTest.keyClick(lines, Key.Key_3, CTRL)
    assert gallery.action("Larger tiles").isEnabled()
