"""The first start: one picture, one click to the demo, or a key."""

from collections.abc import Callable

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.ui.dialogs.before_after import BeforeAfter
from qwen_studio.ui.dialogs.welcome import Welcome
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.widgets.link_label import LinkLabel
from tests.ui.by_name import by_name
from tests.ui.keys.words import said, shown, type_key
from tests.ui.scene import Scene


@pytest.fixture
def window(begin: Callable[[], Scene]) -> MainWindow:
    scene = begin()
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1440, 900)
    window.complete()
    return window


def welcome_of(window: MainWindow) -> Welcome:
    window.welcome()
    (welcome,) = window.findChildren(Welcome)
    return welcome


def test_enter_tries_the_demo_and_generate_is_the_next_key(
    begin: Callable[[], Scene], monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = begin()
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1440, 900)
    window.complete()
    welcome = welcome_of(window)
    QTest.keyClick(welcome, Qt.Key.Key_Return)
    assert scene.studio.service.demo
    scene.qtbot.waitUntil(lambda: scene.studio.composer.ready)
    assert scene.studio.composer.slot(1).name == "coffee.png"
    assert scene.studio.composer.instruction


def test_where_there_is_no_room_for_the_picture_no_words_point_to_it(begin: Callable[[], Scene]) -> None:
    scene = begin()
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1440, 900)
    scene.studio.preferences.change(text_scale=200)
    welcome = welcome_of(window)
    # Whatever the screen has room for.
    welcome.findChildren(BeforeAfter)[0].hide()
    words = " ".join(label.text() for label in welcome.findChildren(QLabel) if label.isVisible())
    assert "pencil sketch" in words
    assert "above" not in words


def test_the_picture_is_colour_on_the_left_and_a_sketch_on_the_right(window: MainWindow) -> None:
    welcome = welcome_of(window)
    (picture,) = welcome.findChildren(BeforeAfter)
    assert "pencil sketch" in picture.accessibleName()
    seen = picture.grab().toImage()

    def mean_colour(left: int, right: int) -> float:
        points = [(x, y) for x in range(left, right, 9) for y in range(40, picture.height() - 40, 9)]
        ratio = seen.devicePixelRatio()
        colours = [QColor(seen.pixel(round(x * ratio), round(y * ratio))) for x, y in points]
        chroma = (max(c.red(), c.green(), c.blue()) - min(c.red(), c.green(), c.blue()) for c in colours)
        return sum(chroma) / len(colours)

    middle = picture.width() // 2
    assert mean_colour(8, middle - 4) > 5 * mean_colour(middle + 16, picture.width() - 8)
    welcome.close()


def test_it_promises_what_holds_and_leads_to_a_key(window: MainWindow) -> None:
    welcome = welcome_of(window)
    words = shown(welcome)
    assert "No sign-up, no telemetry, no update check." in words
    (link,) = [label for label in welcome.findChildren(LinkLabel) if label.isVisible()]
    assert "https://keys.example.com/" in link.text()
    welcome.close()


def test_a_key_that_is_kept_ends_it(window: MainWindow, qtbot: QtBot) -> None:
    welcome = welcome_of(window)
    type_key(welcome, SINGAPORE_KEY)
    QTest.mouseClick(by_name(welcome, QPushButton, "Use this key"), Qt.MouseButton.LeftButton)
    service = window._studio.service
    qtbot.waitUntil(lambda: not window.findChildren(Welcome))
    assert (service.demo, service.region.id) == (False, "singapore")


def test_without_a_keyring_it_says_so_before_it_ends(window: MainWindow, qtbot: QtBot) -> None:
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]  # the library's own
    welcome = welcome_of(window)
    type_key(welcome, SINGAPORE_KEY)
    QTest.mouseClick(by_name(welcome, QPushButton, "Use this key"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "kept until Qwen Studio is closed" in said(welcome))
    assert welcome.isVisible()
    assert said(welcome).startswith("This computer has no keyring that keeps keys safely.")
    QTest.mouseClick(by_name(welcome, QPushButton, "Begin"), Qt.MouseButton.LeftButton)
    assert not welcome.isVisible()
    assert window._studio.service.key_source == "session"
