"""F11 leaves nothing but what is looked at, and Esc brings the rest back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.panels.side_panel import SidePanel
from qwen_studio.ui.status_line import StatusLine
from qwen_studio.ui.top_bar import TopBar
from qwen_studio.ui.viewer.breadcrumb import Breadcrumb
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.results_panel import ResultsPanel
from qwen_studio.ui.viewer.tool_bar import ToolBar
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

CHROME = (ComposerPanel, SidePanel, ResultsPanel, TopBar, StatusLine, Breadcrumb)


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    window = scene.open_program()
    scene.show(scene.warm)
    scene.qtbot.waitUntil(lambda: seen(window) == set(CHROME))
    return window


def seen(window: QWidget) -> set[type[QWidget]]:
    return {kind for kind in CHROME for widget in window.findChildren(kind) if widget.isVisible()}


def press(window: MainWindow, key: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(key))


def test_only_the_picture_is_left_and_esc_brings_everything_back(scene: Scene, window: MainWindow) -> None:
    press(window, "F11")
    scene.qtbot.waitUntil(lambda: window.isFullScreen() and seen(window) == set())
    canvas = by_name(window, Canvas, "Viewer")
    assert canvas.height() == window.height(), "no menu bar either"
    # A screen of tests may be a square: it is filled one way or the other.
    scene.qtbot.waitUntil(
        lambda: (
            canvas.picture_rect.height() == pytest.approx(canvas.height(), abs=1)
            or canvas.picture_rect.width() == pytest.approx(canvas.width(), abs=1)
        )
    )
    assert canvas.hasFocus()
    edge = canvas.grab().toImage().pixelColor(0, 0)
    assert edge != scene.theme.tokens.accent, "without the frame that the keyboard has when it comes by Tab"

    press(window, "Esc")
    scene.qtbot.waitUntil(lambda: not window.isFullScreen() and seen(window) == set(CHROME))
    assert window.menuBar().height() > 10


def test_keys_of_the_menus_work_without_them(scene: Scene, window: MainWindow) -> None:
    press(window, "F11")
    scene.qtbot.waitUntil(lambda: seen(window) == set())
    press(window, "Right")
    scene.qtbot.waitUntil(lambda: not scene.is_shown(scene.warm))
    shown = scene.shown_id()
    press(window, "Alt+Left")
    scene.qtbot.waitUntil(lambda: scene.shown_id() != shown)
    press(window, "F11")
    scene.qtbot.waitUntil(lambda: seen(window) == set(CHROME))


def test_esc_stops_no_edit_in_full_screen_and_does_after(scene: Scene, window: MainWindow) -> None:
    def stop() -> list[str]:
        (action,) = [a for menu in window._menus.menus() for a in menu.actions() if "Stop" in a.text()]
        return [key.toString() for key in action.shortcuts()]

    assert stop() == ["Esc"]
    press(window, "F11")
    scene.qtbot.waitUntil(lambda: seen(window) == set())
    assert stop() == []
    press(window, "Esc")
    scene.qtbot.waitUntil(lambda: stop() == ["Esc"])


def test_a_folded_panel_stays_folded_after(scene: Scene, window: MainWindow) -> None:
    press(window, "F9")
    press(window, "F11")
    scene.qtbot.waitUntil(lambda: seen(window) == set())
    press(window, "F11")
    scene.qtbot.waitUntil(lambda: seen(window) == set(CHROME) - {ComposerPanel})


def test_the_tools_come_with_the_mouse_and_go_when_it_rests(scene: Scene, window: MainWindow) -> None:
    press(window, "F11")
    scene.qtbot.waitUntil(lambda: seen(window) == set())
    (tools,) = window.findChildren(ToolBar)
    canvas = by_name(window, Canvas, "Viewer")
    assert not tools.isVisible()
    QTest.mouseMove(canvas, QPoint(200, 200))
    QTest.mouseMove(canvas, QPoint(260, 200))
    scene.qtbot.waitUntil(tools.isVisible)
    scene.qtbot.waitUntil(lambda: not tools.isVisible())
    assert canvas.cursor().shape() == Qt.CursorShape.BlankCursor


def test_the_next_start_is_a_window_again_of_the_size_that_it_was(scene: Scene, window: MainWindow) -> None:
    window.resize(790, 590)
    window._place.keep()
    press(window, "F11")
    scene.qtbot.waitUntil(window.isFullScreen)
    window.close()
    again = MainWindow(scene.studio, scene.theme, scene.assembly.places)
    assert not again.isFullScreen()
    assert (again.width(), again.height()) == (790, 590)
    again.deleteLater()


def test_esc_leaves_whatever_other_keys_somebody_has_chosen(scene: Scene, window: MainWindow) -> None:
    scene.studio.preferences.change(shortcuts={"window.full_screen": "F12; Ctrl+F12", "window.stop": "Ctrl+."})
    press(window, "Ctrl+F12")
    scene.qtbot.waitUntil(lambda: seen(window) == set())
    press(window, "Esc")
    scene.qtbot.waitUntil(lambda: seen(window) == set(CHROME))
    kept = {
        action.objectName(): [key.toString() for key in action.shortcuts()]
        for menu in window._menus.menus()
        for action in menu.actions()
    }
    assert kept["window.full_screen"] == ["F12", "Ctrl+F12"]
    assert kept["window.stop"] == ["Ctrl+."]
