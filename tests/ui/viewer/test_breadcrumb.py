import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.breadcrumb import Breadcrumb
from qwen_studio.ui.viewer.crumb_button import CrumbButton
from tests.ui.by_name import by_name

CHAIN = ["Kleiber.jpg", "warm light", "golden hour, result 2"]
LONG = ["Kleiber.jpg", *(f"the edit number {number} of a long afternoon" for number in range(1, 12)), "the last"]


@pytest.fixture
def breadcrumb(qtbot: QtBot, theme: Theme) -> Breadcrumb:
    breadcrumb = Breadcrumb(theme)
    qtbot.addWidget(breadcrumb)
    breadcrumb.resize(700, breadcrumb.height())
    breadcrumb.show()
    return breadcrumb


def seen(breadcrumb: Breadcrumb) -> list[CrumbButton]:
    """The links in view, from left to right."""
    buttons = [button for button in breadcrumb.findChildren(CrumbButton) if button.isVisible()]
    return sorted(buttons, key=lambda button: button.x())


def test_each_step_but_the_last_can_be_clicked(qtbot: QtBot, breadcrumb: Breadcrumb) -> None:
    breadcrumb.set_chain(CHAIN)
    assert [button.text() for button in seen(breadcrumb)] == CHAIN
    with qtbot.waitSignal(breadcrumb.chosen) as chosen:
        QTest.mouseClick(by_name(breadcrumb, CrumbButton, "warm light"), Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    assert seen(breadcrumb)[-1].focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("width", [700, 420, 260, 160])
def test_a_long_chain_folds_its_middle_and_stays_inside(breadcrumb: Breadcrumb, width: int) -> None:
    breadcrumb.resize(width, breadcrumb.height())
    breadcrumb.set_chain(LONG)
    buttons = seen(breadcrumb)
    assert [buttons[0].text(), buttons[1].text(), buttons[-1].text()] == [LONG[0], "…", LONG[-1]]
    edges = [edge for button in buttons for edge in (button.x(), button.x() + button.width())]
    assert edges == sorted(edges), "nothing overlaps"
    if width > 200:
        assert edges[-1] <= width


def test_the_folded_steps_are_in_a_menu(qtbot: QtBot, breadcrumb: Breadcrumb) -> None:
    breadcrumb.set_chain(LONG)
    QTest.mouseClick(seen(breadcrumb)[1], Qt.MouseButton.LeftButton)
    (menu,) = breadcrumb.findChildren(QMenu)
    assert menu.actions()[0].text() == LONG[1]
    with qtbot.waitSignal(breadcrumb.chosen) as chosen:
        menu.actions()[0].trigger()
    assert chosen.args == [1]
    menu.close()


def test_a_shortened_step_says_all_in_its_tool_tip(breadcrumb: Breadcrumb) -> None:
    breadcrumb.resize(220, breadcrumb.height())
    breadcrumb.set_chain(["A photo with a rather long file name.jpg", "short"])
    breadcrumb.grab()
    assert seen(breadcrumb)[0].toolTip() == "A photo with a rather long file name.jpg"
    assert seen(breadcrumb)[1].toolTip() == ""
