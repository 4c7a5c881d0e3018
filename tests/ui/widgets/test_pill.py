from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.pill import Pill
from tests.ui.by_name import by_name


def test_it_shows_a_dot_and_grows_with_its_words(theme: Theme, qtbot: QtBot) -> None:
    pill = Pill(theme, "Service")
    qtbot.addWidget(pill)
    pill.set_status("Singapore", "key set", dot="ok")
    pill.resize(pill.sizeHint())
    assert pill.grab().toImage().pixelColor(16, pill.height() // 2) == theme.tokens.ok
    before = pill.sizeHint().width()
    pill.set_status("Singapore", "no key yet", dot="warn")
    assert pill.sizeHint().width() > before
    assert pill.grab().toImage().pixelColor(16, pill.height() // 2) == theme.tokens.warn


def test_screen_readers_hear_its_name_and_its_status(theme: Theme, qtbot: QtBot) -> None:
    pill = Pill(theme, "Spend")
    qtbot.addWidget(pill)
    pill.set_status("$0.42", "today · 14 images", icon="coins")
    assert by_name(pill, Pill, "Spend").accessibleDescription() == "$0.42 today · 14 images"


def test_it_can_be_pressed_with_mouse_and_keyboard(theme: Theme, qtbot: QtBot) -> None:
    pill = Pill(theme, "Service")
    qtbot.addWidget(pill)
    pill.set_status("Demo")
    with qtbot.waitSignal(pill.clicked):
        qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pill.clicked):
        qtbot.keyClick(pill, Qt.Key.Key_Space)
