"""What a screen reader is told of what is painted here: roles, values and children."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.panels.lineage_view import LineageView
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.result_handle import ResultHandle
from qwen_studio.ui.widgets.pill import Pill
from qwen_studio.ui.widgets.progress_line import ProgressLine
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl
from qwen_studio.ui.widgets.star_rating import StarRating
from qwen_studio.ui.widgets.switch import Switch
from tests.ui.scene import Scene

Role = QAccessible.Role


def heard(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1440, 900)
    window.complete()
    return window


def test_a_switch_is_a_check_box_that_is_on_or_off(scene: Scene) -> None:
    switch = scene.open_window(Switch(scene.theme, "Watermark"), 80, 40)
    assert heard(switch).role() == Role.CheckBox
    switch.setChecked(True)
    assert heard(switch).state().checked


def test_segments_are_one_of_several(scene: Scene) -> None:
    segments = [Segment(n, str(n), f"{n} images") for n in (1, 2, 3)]
    control = scene.open_window(SegmentedControl("Number of images", segments), 200, 40)
    children = [heard(control).child(n) for n in range(heard(control).childCount())]
    assert [child.role() for child in children] == [Role.RadioButton] * 3
    assert [child.text(QAccessible.Text.Name) for child in children] == ["1 images", "2 images", "3 images"]


def test_stars_are_a_value_that_can_be_set(scene: Scene) -> None:
    stars = scene.open_window(StarRating(scene.theme), 200, 40)
    rated: list[int] = []
    stars.rated.connect(rated.append)
    stars.set_rating(3)
    assert rated == []
    assert heard(stars).role() == Role.Slider
    assert (heard(stars).text(QAccessible.Text.Name), stars.value()) == ("Rating", 3)
    assert heard(stars).text(QAccessible.Text.Description) == "3 stars"
    stars.setValue(5)  # as assistive technology does
    assert rated == [5]
    stars.set_rating(None)
    assert heard(stars).text(QAccessible.Text.Description) == "Mixed ratings"


def test_a_pill_says_its_state_and_can_be_pressed(scene: Scene, theme: Theme) -> None:
    pill = scene.open_window(Pill(theme, "Region and key"), 200, 40)
    pill.set_status("Singapore", "no key", dot="warn")
    assert heard(pill).role() == Role.Button
    assert heard(pill).text(QAccessible.Text.Description) == "Singapore no key"


def test_a_line_of_progress_is_a_progress_bar(scene: Scene, theme: Theme) -> None:
    line = scene.open_window(ProgressLine(theme, "Import"), 200, 20)
    line.set_fraction(0.5)
    assert heard(line).role() == Role.ProgressBar
    assert (
        heard(line).text(QAccessible.Text.Value).startswith("500") or heard(line).text(QAccessible.Text.Value) == "50%"
    )


def test_every_result_in_the_strip_can_be_heard_and_shown(scene: Scene, window: MainWindow) -> None:
    scene.show(scene.grey)
    handles = window.findChildren(ResultHandle)
    names = [heard(handle).text(QAccessible.Text.Name) for handle in handles]
    assert sorted(names) == [
        "Result 1 of 1: Make it black and white",
        "Result 1 of 2: Make it warm",
        "Result 2 of 2: Make it warm",
    ]
    assert all(heard(handle).role() == Role.Button for handle in handles)
    handles[names.index("Result 2 of 2: Make it warm")].click()
    scene.qtbot.waitUntil(lambda: scene.shown_id() == scene.warm_2.id)


def test_tiles_and_steps_are_items_of_lists(scene: Scene, window: MainWindow) -> None:
    scene.show(scene.grey)
    (lineage,) = window.pages.edit().findChildren(LineageView)
    scene.qtbot.waitUntil(lambda: lineage.model().rowCount() > 1)
    steps = lineage.model().rowCount()
    window.pages.show_page("gallery")
    scene.qtbot.waitUntil(lambda: scene.studio.gallery.shown_count == 3)
    grid = next(grid for grid in window.findChildren(GalleryGrid) if grid.isVisible())
    for view, first in ((grid, "Picture of"), (lineage, "coffee.png")):
        items = heard(view)
        assert items.role() == Role.List
        names = [items.child(n).text(QAccessible.Text.Name) for n in range(3)]
        assert any(first in name for name in names), names
        assert items.child(0).role() == Role.ListItem
    assert heard(lineage).childCount() == steps
