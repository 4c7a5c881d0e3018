"""Letters at 150 and 200 %, and a window that is read from right to left: nothing is cut, nothing lies over another."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import BODY_PX
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.results_strip import ResultsStrip
from qwen_studio.ui.viewer.viewer_pane import ViewerPane
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.generate_button import GenerateButton
from tests.ui.by_name import by_name, spoken_name
from tests.ui.scene import Scene

W = TypeVar("W", bound=QWidget)

SIZES = [(100, 1440, 900), (150, 1024, 700), (200, 1440, 900), (200, 1024, 700)]
"""Percent, and the window in px."""
CUT_PX = 1
FLOATING = {"SlotButton", "Spinner", "ToastArea", "QSplitterHandle"}
"""What lies over others on purpose."""
BUTTONS = (QPushButton, QToolButton, QComboBox)


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
def direction(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Qt.LayoutDirection]:
    qapp.setLayoutDirection(request.param)
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1440, 900)
    window.complete()
    scene.show(scene.grey)
    scene.studio.composer.put_files([scene.path(scene.warm)])
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(1).sent_size is not None)
    return window


def shown(window: QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible() and not widget.isWindow()]


def cut(window: QWidget) -> list[str]:
    """Words that have less room than they need, and controls of which a part lies outside of what holds them."""
    found = []
    for widget in shown(window):
        if isinstance(widget, QLabel) and widget.text() and not isinstance(widget, ElidedLabel):
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            if widget.height() + CUT_PX < needed:
                found.append(f"{widget.text()!r} is {widget.height()} px high and needs {needed}")
            if not widget.wordWrap() and widget.width() + CUT_PX < widget.sizeHint().width():
                found.append(f"{widget.text()!r} is {widget.width()} px wide and needs {widget.sizeHint().width()}")
        elif (
            isinstance(widget, BUTTONS)
            and has_words(widget)
            and widget.height() + CUT_PX < widget.minimumSizeHint().height()
        ):
            found.append(f"{spoken_name(widget)!r} is {widget.height()} px high")
        if not in_a_scroll_area(widget) and not inside(widget):
            found.append(f"{type(widget).__name__} {spoken_name(widget)!r} lies outside of what holds it")
    return found


def has_words(button: QWidget) -> bool:
    return isinstance(button, QComboBox) or bool(button.text())  # type: ignore[attr-defined]  # all others have it


def in_a_scroll_area(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if above.inherits("QAbstractScrollArea"):
            return True
        above = above.parentWidget()
    return False


def inside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is None or parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())


def overlapping(window: QWidget) -> list[str]:
    """Widgets beside each other of which one covers a part of the other; bars float over the viewer."""
    found = []
    for parent in (window, *shown(window)):
        children = [c for c in parent.children() if isinstance(c, QWidget) and c.isVisible() and not c.isWindow()]
        if isinstance(parent, ViewerPane | Canvas) or parent.inherits("QAbstractScrollArea") or parent is window:
            continue
        for number, one in enumerate(children):
            for other in children[number + 1 :]:
                both = one.geometry() & other.geometry()
                floats = {type(one).__name__, type(other).__name__} & FLOATING
                if both.width() > CUT_PX and both.height() > CUT_PX and not floats:
                    found.append(f"{type(parent).__name__}: {one} and {other} share {both}")
    return found


def by_class(root: QWidget, kind: type[W]) -> W:
    """The only one of its kind."""
    (found,) = root.findChildren(kind)
    return found


def place_in(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


@pytest.mark.parametrize(("percent", "width", "height"), SIZES)
def test_nothing_is_cut_and_nothing_overlaps(
    scene: Scene, direction: Qt.LayoutDirection, window: MainWindow, qtbot: QtBot, percent: int, width: int, height: int
) -> None:
    def all_is_whole() -> None:
        assert cut(window) == []
        assert overlapping(window) == []

    # Live, as somebody does who tries what is best to read.
    scene.studio.preferences.change(text_scale=percent)
    window.resize(width, height)
    for page in ("edit", "gallery"):
        window.pages.show_page(page)
        if page == "gallery":
            qtbot.waitUntil(lambda: scene.studio.gallery.shown_count == 3)
        qtbot.waitUntil(all_is_whole)
        assert window.width() == width, "the window has not become wider than the screen"


def test_a_gallery_that_has_hardly_room_is_whole(
    scene: Scene, direction: Qt.LayoutDirection, window: MainWindow, qtbot: QtBot
) -> None:
    def all_is_whole() -> None:
        assert cut(window) == []
        assert overlapping(window) == []

    scene.studio.preferences.change(text_scale=200)
    window.pages.show_page("gallery")
    for width, height in ((1024, 700), (800, 600)):
        window.resize(width, height)
        qtbot.waitUntil(all_is_whole)
        by_name(window, QPushButton, "Filter")
        by_name(window, QPushButton, "Sort")
        if width == 1024:
            assert by_name(window, QToolButton, "Grid").isVisible()


def test_the_status_line_shortens_the_name_of_the_model(scene: Scene, window: MainWindow) -> None:
    scene.studio.preferences.change(text_scale=200)
    window.resize(800, 600)
    model = next(w for w in window.findChildren(ElidedLabel) if w.whole_text() == scene.studio.composer.model.id)
    assert model.isVisible()
    scene.qtbot.waitUntil(lambda: model.text().endswith("…"))
    assert model.toolTip() == scene.studio.composer.model.id
    assert "0 running · 0 waiting" in [label.text() for label in window.findChildren(QLabel)]


def test_menus_that_have_no_room_stand_behind_an_arrow_that_is_seen(scene: Scene, window: MainWindow) -> None:
    bar = window.menuBar()
    window.setMinimumWidth(0)
    window.resize(400, 600)
    arrow = by_class(bar, QToolButton)
    scene.qtbot.waitUntil(arrow.isVisible)
    picture = arrow.grab().toImage()
    ground = picture.pixelColor(0, 0).lightness()
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert sum(abs(picture.pixelColor(x, y).lightness() - ground) > 100 for x, y in places) > 12


def test_all_letters_grow(scene: Scene, window: MainWindow, qapp: QApplication) -> None:
    before = {widget: widget.font().pixelSize() for widget in shown(window) if widget.font().pixelSize() > 0}
    scene.studio.preferences.change(text_scale=200)
    assert qapp.font().pixelSize() == 2 * BODY_PX
    window.ensurePolished()
    small = {
        f"{type(widget).__name__} {spoken_name(widget)}: {size} → {widget.font().pixelSize()}"
        for widget, size in before.items()
        if widget.isVisible() and widget.font().pixelSize() < 2 * size - 1
    }
    assert small == set()
    scene.studio.preferences.change(text_scale=100)
    assert {widget.font().pixelSize() for widget in before} == set(before.values())


def test_icons_beside_words_grow_with_them(scene: Scene, window: MainWindow) -> None:
    favourite = by_name(window.pages.edit(), QToolButton, "Favourite")
    before = favourite.iconSize()
    scene.studio.preferences.change(text_scale=150)
    assert favourite.iconSize() == before * 1.5
    assert favourite.height() == 48


def test_the_magnifier_of_a_search_grows_with_its_letters(scene: Scene, window: MainWindow) -> None:
    window.pages.show_page("gallery")
    search = by_name(window, QLineEdit, "Search")

    def painted() -> int:
        """The px that the icon is wide."""
        room = search.cursorRect().left() - 2
        picture = search.grab(QRect(3, 3, room - 3, search.height() - 6)).toImage()
        columns = [x for x in range(picture.width()) if len({picture.pixel(x, y) for y in range(picture.height())}) > 1]
        return columns[-1] - columns[0] + 1

    before = painted()
    scene.studio.preferences.change(text_scale=200)
    scene.qtbot.waitUntil(lambda: abs(painted() - 2 * before) <= 2)


def test_in_a_mirrored_window_the_form_is_at_the_right(
    scene: Scene, direction: Qt.LayoutDirection, window: MainWindow
) -> None:
    mirrored = direction is Qt.LayoutDirection.RightToLeft
    images = [place_in(window, by_name(window, QWidget, f"Image {n}")) for n in (1, 2, 3)]
    assert (images[0].x() > images[1].x() > images[2].x()) == mirrored
    assert (images[0].x() > window.width() // 2) == mirrored
    results = by_name(window, ResultsStrip, "Results")
    newest = results.tile_of(scene.grey.id)
    assert newest is not None
    assert (newest.center().x() > results.width() // 2) == mirrored


def test_a_form_that_has_no_room_scrolls(scene: Scene, window: MainWindow) -> None:
    scene.studio.preferences.change(text_scale=200)
    generate = by_name(window, GenerateButton, "Generate")
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    assert any(area.verticalScrollBar().maximum() > 0 for area in areas)
    assert window.rect().contains(place_in(window, generate))


def test_the_tiles_of_a_mirrored_gallery_begin_at_the_right(
    scene: Scene, direction: Qt.LayoutDirection, window: MainWindow, qtbot: QtBot
) -> None:
    mirrored = direction is Qt.LayoutDirection.RightToLeft
    window.pages.show_page("gallery")
    qtbot.waitUntil(lambda: scene.studio.gallery.shown_count == 3)
    grid = next(grid for grid in window.findChildren(GalleryGrid) if grid.isVisible())
    rects = [grid.visualRect(grid.model().index(row, 0)) for row in range(3)]
    assert list(grid.shown_rows()) == [0, 1, 2]
    assert (rects[0].x() > rects[1].x() > rects[2].x()) == mirrored
    assert all(grid.indexAt(rect.center()).row() == row for row, rect in enumerate(rects))
    assert grid.viewport().rect().contains(rects[0])
    grid.setCurrentIndex(grid.model().index(0, 0))
    QTest.keyClick(grid, Qt.Key.Key_Left if mirrored else Qt.Key.Key_Right)
    assert grid.currentIndex().row() == 1
