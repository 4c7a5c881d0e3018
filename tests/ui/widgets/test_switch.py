from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme, Tokens
from qwen_studio.ui.widgets.switch import Switch
from tests.ui.by_name import by_name


def test_a_click_and_the_space_bar_turn_it(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme, "Watermark")
    qtbot.addWidget(switch)
    switch.show()
    with qtbot.waitSignal(switch.toggled) as turned:
        qtbot.mouseClick(by_name(switch, Switch, "Watermark"), Qt.MouseButton.LeftButton)
    assert turned.args == [True]
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()


def test_on_shows_the_accent_and_the_knob_at_the_right(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme, "Watermark")
    qtbot.addWidget(switch)
    left, right, middle = 10, switch.sizeHint().width() - 11, switch.sizeHint().height() // 2
    off = switch.grab().toImage()
    assert off.pixelColor(left, middle) == theme.tokens.on_accent
    assert off.pixelColor(right, middle) == theme.tokens.track
    switch.setChecked(True)
    on = switch.grab().toImage()
    assert on.pixelColor(right, middle) == theme.tokens.on_accent
    assert on.pixelColor(left, middle) == theme.tokens.accent_strong


def test_it_follows_the_scheme(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme, "Watermark")
    qtbot.addWidget(switch)
    theme.set_choice("light")
    seen = switch.grab().toImage().pixelColor(switch.width() - 11, switch.height() // 2)
    assert seen == Tokens.load("light").track
