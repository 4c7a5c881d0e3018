from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme, Tokens
from qwen_studio.ui.widgets.notice import Kind, Notice
from tests.ui.by_name import by_name


@pytest.fixture
def notice(theme: Theme, qtbot: QtBot) -> Iterator[Notice]:
    window = QWidget()
    qtbot.addWidget(window)
    notice = Notice(theme, window)
    notice.resize(300, 60)
    window.show()
    yield notice
    window.close()


def test_without_words_it_is_hidden(notice: Notice) -> None:
    assert notice.isHidden()
    notice.set_notice("info", "Demo mode: nothing leaves this computer.")
    assert not notice.isHidden()
    notice.clear()
    assert notice.isHidden()


@pytest.mark.parametrize(("kind", "token"), [("info", "accent_text"), ("warn", "warn"), ("bad", "bad")])
def test_the_icon_shows_the_kind_in_its_colour(notice: Notice, theme: Theme, kind: Kind, token: str) -> None:
    notice.set_notice(kind, "The file is not a picture that can be read.")
    assert holds(notice, theme.tokens.named(token))
    theme.set_choice("light")
    assert holds(notice, Tokens.load("light").named(token))


def test_its_button_calls(notice: Notice, qtbot: QtBot) -> None:
    notice.set_notice("bad", "The file could not be read.", "Retry")
    with qtbot.waitSignal(notice.action_triggered):
        qtbot.mouseClick(by_name(notice, QPushButton, "Retry"), Qt.MouseButton.LeftButton)


def test_screen_readers_hear_it_and_markup_is_only_words(notice: Notice) -> None:
    notice.set_notice("warn", "<b>Image 3</b> is missing")
    assert by_name(notice, Notice, "<b>Image 3</b> is missing").text() == "<b>Image 3</b> is missing"


def holds(notice: Notice, colour: QColor) -> bool:
    image = notice.grab().toImage()
    return any(image.pixelColor(x, y) == colour for x in range(4, 40) for y in range(image.height()))
