import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Choice, Theme
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl
from tests.ui.by_name import by_name

ONE_TO_SIX = [Segment(n, str(n), f"{n} images") for n in range(1, 7)]


@pytest.fixture
def control(theme: Theme, qtbot: QtBot) -> SegmentedControl:
    control = SegmentedControl("Number of images", ONE_TO_SIX, filled=True)
    qtbot.addWidget(control)
    control.show()
    return control


def test_a_click_chooses(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.waitSignal(control.value_changed) as changed:
        qtbot.mouseClick(by_name(control, QPushButton, "4 images"), Qt.MouseButton.LeftButton)
    assert changed.args == [4]
    assert control.value() == 4


def test_the_chosen_one_is_filled_with_the_accent(control: SegmentedControl, theme: Theme) -> None:
    control.set_value(2)
    two, three = by_name(control, QPushButton, "2 images"), by_name(control, QPushButton, "3 images")
    assert two.grab().toImage().pixelColor(3, 5) == theme.tokens.accent_strong
    assert three.grab().toImage().pixelColor(3, 5) != theme.tokens.accent_strong


def test_arrow_keys_choose_the_neighbour_and_pass_over_a_disabled_one(qtbot: QtBot, theme: Theme) -> None:
    control = SegmentedControl("Page", [Segment("a", "A"), Segment("b", "B", enabled=False), Segment("c", "C")])
    qtbot.addWidget(control)
    with qtbot.waitExposed(control):
        control.show()
    first = by_name(control, QPushButton, "A")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert control.value() == "c"
    qtbot.keyClick(by_name(control, QPushButton, "C"), Qt.Key.Key_Left)
    assert control.value() == "a"


def test_a_disabled_segment_cannot_be_chosen_and_says_why(theme: Theme, qtbot: QtBot) -> None:
    why = "This model makes one image"
    control = SegmentedControl("Images", [Segment(1, "1"), Segment(2, "2", tool_tip=why, enabled=False)])
    qtbot.addWidget(control)
    two = by_name(control, QPushButton, "2")
    qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
    assert control.value() == 1
    assert two.toolTip() == why


def test_other_segments_keep_the_value_if_they_have_it(control: SegmentedControl) -> None:
    control.set_value(2)
    control.set_options(ONE_TO_SIX[:4])
    assert control.value() == 2
    control.set_options([Segment(1, "1")])
    assert control.value() == 1


def test_a_value_that_no_segment_has_is_refused(control: SegmentedControl) -> None:
    with pytest.raises(KeyError):
        control.set_value(7)


def test_without_segments_there_is_no_value(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl("Images")
    qtbot.addWidget(control)
    assert control.value() is None


@pytest.mark.parametrize("choice", ["dark", "light", "contrast"])
def test_the_ring_of_the_keyboard_lies_within_the_accent(
    control: SegmentedControl, theme: Theme, qtbot: QtBot, choice: Choice
) -> None:
    theme.set_choice(choice)
    control.set_value(2)
    two = by_name(control, QPushButton, "2 images")
    with qtbot.waitActive(control):
        control.activateWindow()
    two.setFocus(Qt.FocusReason.TabFocusReason)
    picture = two.grab().toImage()
    accent, ring = theme.tokens.accent_strong, theme.tokens.on_accent
    edge = [picture.pixelColor(x, picture.height() // 2) for x in range(6)]
    assert edge == [accent, accent, accent, ring, ring, accent]
