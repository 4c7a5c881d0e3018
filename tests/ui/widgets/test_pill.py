import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.pill import Pill
from tests.ui.by_name import by_name
from tests.ui.painted_words import painted_words


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


def test_words_without_room_end_in_dots_and_stand_in_the_tool_tip(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    pill = Pill(theme, "Region and key")
    pill.set_status("Singapore", "key in the keyring", dot="ok")
    pill.setToolTip("Click to change.")
    row.addWidget(pill)
    window.show()
    assert painted_words(pill, pill.rect()) == "Singapore key in the keyring"
    for width, words in ((150, r"Singapore \w.*…"), (110, "Singapore"), (80, r"Sin\w*…")):
        window.setFixedWidth(width + 2 * row.contentsMargins().left())
        row.activate()
        assert pill.width() == width
        assert re.fullmatch(words, painted_words(pill, pill.rect())), painted_words(pill, pill.rect())
    place = pill.rect().center()
    QApplication.sendEvent(pill, QHelpEvent(QEvent.Type.ToolTip, place, pill.mapToGlobal(place)))
    assert QToolTip.text() == "Singapore key in the keyring\nClick to change."
    QToolTip.hideText()
