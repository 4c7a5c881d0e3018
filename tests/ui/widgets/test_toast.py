import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.toast import ToastArea
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name

LONG = 600_000


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    qtbot.mouseMove(window, QPoint(1, 1))  # a toast under the pointer would stay
    return window


@pytest.fixture
def area(theme: Theme, window: QWidget) -> ToastArea:
    return ToastArea(theme, window)


def shown(area: ToastArea) -> list[str]:
    return [card.accessibleName() for card in area.findChildren(ToastCard) if not card.isHidden()]


def test_its_button_does_what_it_says_and_ends_it(area: ToastArea, qtbot: QtBot) -> None:
    done: list[str] = []
    area.show_toast("Moved to trash.", "Undo", lambda: done.append("undo"), LONG)
    qtbot.mouseClick(by_name(area, QPushButton, "Undo"), Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert shown(area) == []
    assert area.isHidden()


def test_it_can_be_dismissed_without_doing_anything(area: ToastArea, qtbot: QtBot) -> None:
    done: list[str] = []
    area.show_toast("Moved to trash.", "Undo", lambda: done.append("undo"), LONG)
    qtbot.mouseClick(by_name(area, QToolButton, "Dismiss"), Qt.MouseButton.LeftButton)
    assert done == []
    assert shown(area) == []


def test_it_goes_by_itself(area: ToastArea, qtbot: QtBot) -> None:
    area.show_toast("Saved.", timeout_ms=20)
    assert shown(area) == ["Saved."]
    qtbot.waitUntil(lambda: shown(area) == [])


def test_it_stays_while_the_pointer_is_on_it(area: ToastArea, qtbot: QtBot) -> None:
    area.show_toast("Held.", timeout_ms=20)
    held = by_name(area, ToastCard, "Held.")
    here = QPointF(3, 3)
    QApplication.sendEvent(held, QEnterEvent(here, here, here))
    area.show_toast("Later.", timeout_ms=60)
    qtbot.waitUntil(lambda: "Later." not in shown(area))
    assert shown(area) == ["Held."]
    QApplication.sendEvent(held, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: shown(area) == [])


def test_they_stand_one_above_the_other_at_the_bottom_in_the_middle(area: ToastArea, window: QWidget) -> None:
    area.show_toast("First.", timeout_ms=LONG)
    area.show_toast("Second.", timeout_ms=LONG)
    first, second = by_name(area, ToastCard, "First."), by_name(area, ToastCard, "Second.")
    assert first.geometry().bottom() < second.geometry().top()
    for width, height in ((800, 600), (1000, 500)):
        window.resize(width, height)
        centre = area.mapTo(window, second.geometry().center())
        assert abs(centre.x() - width / 2) <= 1
        assert height - 60 < area.mapTo(window, second.geometry().bottomLeft()).y() < height


def test_a_fourth_takes_the_oldest_ones_place(area: ToastArea) -> None:
    for word in ("One.", "Two.", "Three.", "Four."):
        area.show_toast(word, timeout_ms=LONG)
    assert shown(area) == ["Two.", "Three.", "Four."]


def test_long_words_wrap_and_are_not_cut_off(area: ToastArea, window: QWidget) -> None:
    window.resize(400, 600)
    words = "The library is on a disk that is not there any more, and what you make is kept until it is back. " * 2
    area.show_toast(words, "Show", lambda: None, LONG)
    card = by_name(area, ToastCard, words)
    assert card.width() <= 400
    assert card.height() >= card.sizeHint().height()
    assert area.geometry().bottom() <= window.rect().bottom()


@pytest.mark.parametrize("percent", [100, 200])
def test_words_stay_beside_or_above_the_button_when_the_window_becomes_narrower(
    area: ToastArea, theme: Theme, window: QWidget, percent: int
) -> None:
    theme.set_text_scale(percent)
    words = "The settings are in the file. Left out, for they hold on this machine alone: theme, text_scale, proxy."
    area.show_toast(words, "Show file", lambda: None, LONG)
    card = by_name(area, ToastCard, words)
    (label,) = card.findChildren(QLabel)
    for width in (800, 300, 420, 800):
        window.resize(width, 600)
        parts = [label, by_name(card, QPushButton, "Show file"), by_name(card, QToolButton, "Dismiss")]
        assert window.rect().contains(QRect(card.mapTo(window, QPoint()), card.size()))
        for number, part in enumerate(parts):
            assert card.rect().contains(part.geometry())
            assert not any(part.geometry().intersects(other.geometry()) for other in parts[number + 1 :])
        assert label.height() >= label.heightForWidth(label.width())
    theme.set_text_scale(100)


def test_it_does_not_take_the_keyboard(area: ToastArea, window: QWidget, qtbot: QtBot) -> None:
    field = QPushButton("Field", window)
    field.show()
    field.setFocus()
    area.show_toast("Saved.", "Show", lambda: None, LONG)
    assert window.focusWidget() is field
