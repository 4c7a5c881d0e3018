"""The window is where it was, also after a run that did not end by a close."""

import json

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from qwen_studio.ui.main_window import MainWindow
from tests.ui.scene import Scene


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    return scene.open_program(790, 590)


def on_file(scene: Scene) -> dict[str, object]:
    """What the settings' file holds at this moment."""
    file = scene.assembly.places.settings_file
    told: dict[str, object] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return told


def place_of(kept: dict[str, object]) -> QRect:
    """The place of a window that is restored from it."""
    plain = QMainWindow()
    assert plain.restoreGeometry(QByteArray.fromBase64(str(kept["window_geometry"]).encode()))
    assert not plain.isMaximized()
    assert not plain.isFullScreen()
    place = plain.geometry()
    plain.deleteLater()
    return place


def test_place_page_and_panels_are_in_the_file_while_the_window_is_open(scene: Scene, window: MainWindow) -> None:
    window.resize(777, 571)
    window.pages.show_page("gallery")
    window._actions.right_panel.setChecked(False)
    scene.qtbot.waitUntil(lambda: on_file(scene).get("page") == "gallery")
    kept = on_file(scene)
    assert kept["right_panel"] is False
    assert place_of(kept).size().toTuple() == (777, 571)
    window.move(15, 100)
    scene.qtbot.waitUntil(lambda: place_of(on_file(scene)) == window.geometry())
    assert window.pos() == QPoint(15, 100)


def test_widths_of_columns_are_kept_as_soon_as_they_are_dragged(scene: Scene, window: MainWindow) -> None:
    window.resize(1400, 800)
    (splitter,) = window.pages.edit().findChildren(QSplitter)
    scene.qtbot.waitUntil(lambda: bool(on_file(scene).get("edit_splitter")))
    before = on_file(scene)["edit_splitter"]
    handle = splitter.handle(1)
    left = splitter.sizes()[0]
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 5))
    QTest.mouseMove(handle, QPoint(60, 5))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 5))
    assert splitter.sizes()[0] > left
    scene.qtbot.waitUntil(lambda: on_file(scene)["edit_splitter"] != before)


@pytest.mark.parametrize("state", ["maximised", "full screen", "minimised"])
def test_what_passes_is_never_kept_as_the_normal_place(scene: Scene, window: MainWindow, state: str) -> None:
    window.resize(782, 573)
    scene.qtbot.waitUntil(lambda: bool(on_file(scene)) and place_of(on_file(scene)).width() == 782)
    show = {"maximised": window.showMaximized, "full screen": window.showFullScreen, "minimised": window.showMinimized}
    show[state]()
    window.pages.show_page("gallery")
    scene.qtbot.waitUntil(lambda: on_file(scene)["page"] == "gallery")
    assert place_of(on_file(scene)).size().toTuple() == (782, 573)

    again = MainWindow(scene.studio, scene.theme, scene.assembly.places)
    assert again.isMaximized() is (state == "maximised")
    assert not again.isFullScreen()
    assert not again.isMinimized()
    again.deleteLater()


def test_a_maximised_window_that_is_let_go_is_none_at_the_next_start(scene: Scene, window: MainWindow) -> None:
    window.showMaximized()
    scene.qtbot.waitUntil(lambda: on_file(scene).get("window_maximised") is True)
    window.showNormal()
    scene.qtbot.waitUntil(lambda: on_file(scene).get("window_maximised") is False)


@pytest.mark.parametrize("corner", [(9000, 40), (-4000, -3000), (100, 5000)])
def test_a_window_of_a_screen_that_is_gone_comes_back_where_it_is_seen(
    scene: Scene, window: MainWindow, corner: tuple[int, int]
) -> None:
    window.move(*corner)
    window._place.keep()
    again = MainWindow(scene.studio, scene.theme, scene.assembly.places)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(title_of(again)), again.geometry()
    again.deleteLater()


def title_of(window: QWidget) -> QPoint:
    """Where a hand would take hold of it."""
    return window.geometry().topLeft() + QPoint(window.width() // 2, 0)
