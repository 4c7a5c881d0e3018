"""News passes, and its way back works from the menu as from the toast."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.ui.news import News
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.toast import ToastArea


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    widget.show()
    return widget


def undo_buttons(room: QWidget) -> list[QPushButton]:
    return [b for b in room.findChildren(QPushButton) if b.isVisible() and b.text() == "Undo"]


def test_what_is_taken_back_by_the_menu_is_no_longer_offered_by_its_toast(room: QWidget, theme: Theme) -> None:
    news = News(ToastArea(theme, room), theme, parent=room)
    taken_back: list[str] = []
    news.announce("First", "Undo", lambda: taken_back.append("first"))
    news.announce("Second", "Undo", lambda: taken_back.append("second"))

    news.undo()

    assert taken_back == ["second"]
    assert len(undo_buttons(room)) == 1
    undo_buttons(room)[0].click()
    assert taken_back == ["second", "first"]
    assert not news.can_undo
    assert undo_buttons(room) == []
