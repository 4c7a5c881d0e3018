"""By keyboard alone: Tab reaches everything that can be used, in the order in which it is read."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.reading_order import in_reading_order
from tests.ui.by_name import spoken_name
from tests.ui.scene import CAT, Scene
from tests.ui.tab_order import from_first, tabbed

PAGES = ("edit", "gallery")
WINDOWS = {
    # The settings have tests of their own.
    "&File": ("&Keys and regions…", "S&pending…"),
    "&Edit": ("&What will be sent…", "&History of words…", "Pr&esets…"),
    "&Help": (
        "&User guide",
        "C&ommand palette…",
        "&Keyboard shortcuts…",
        "&Service…",
        "&Welcome…",
        "&About Qwen Studio",
    ),
    # What follows the work on the library has a test of its own.
    "&Library": ("&Rebuild the database…", "&Backups…"),
}


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    window = scene.open_program()
    scene.show(scene.grey)
    scene.studio.composer.put_files([CAT, CAT])
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(2).sent_size is not None)
    scene.studio.composer.set_instruction("Put the cat from Image 1 on the roof of Image 2")
    return window


def command(window: MainWindow, menu: str, words: str) -> QAction:
    (top,) = [action for action in window.menuBar().actions() if action.text() == menu]
    inside = top.menu()
    assert isinstance(inside, QMenu)
    (found,) = [action for action in inside.actions() if action.text() == words]
    return found


def reachable(window: QWidget) -> list[QWidget]:
    """What is shown, can be used, and has no other way to the keyboard; found without the order of reading."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_everything_on_a_page_in_the_order_of_reading(scene: Scene, window: MainWindow, page: str) -> None:
    window.pages.show_page(page)
    # The gallery's details come when the library has told them.
    scene.qtbot.waitUntil(lambda: page == "edit" or "Rating" in map(spoken_name, reachable(window)))
    forth = tabbed(window)
    assert set(forth) == set(reachable(window))
    assert from_first(forth, forth[0]) == from_first(list(in_reading_order(window)), forth[0])
    back = tabbed(window, back=True)
    assert from_first(back[::-1], forth[0]) == forth
    assert not [widget for widget in forth if not spoken_name(widget)], "nothing without a name"


def test_the_order_is_that_of_a_reader(scene: Scene, window: MainWindow) -> None:
    order = [spoken_name(widget) for widget in from_first(tabbed(window), by_spoken_name(window, "Edit"))]
    wanted = [
        *("Edit", "Region and key", "Settings", "Image 1", "Image 2", "Image 3", "Instruction", "Insert Image 1"),
        *(
            "Negative prompt",
            "Seed",
            "Watermark",
            "Generate",
            "Viewer",
            "Continue from this result",
            "Results",
            "Lineage",
        ),
    ]
    assert [name for name in order if name in wanted][: len(wanted)] == wanted


def by_spoken_name(window: QWidget, name: str) -> QWidget:
    return next(widget for widget in reachable(window) if spoken_name(widget) == name)


def windows_over(scene: Scene, before: set[QWidget]) -> list[QWidget]:
    """Those that were opened since; menus and tool tips are none."""
    passing = (Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
    return [
        window
        for window in scene.windows()
        if window not in before
        and window.isVisible()
        and not isinstance(window, QMenu)
        and window.windowType() not in passing
    ]


def test_every_window_over_it_can_be_gone_through_and_left_by_keys(scene: Scene, window: MainWindow) -> None:
    for menu, commands in WINDOWS.items():
        for words in commands:
            before = set(scene.windows())
            over = opened(scene, window, menu, words)
            # In a popup the keyboard stays in the field, which steps through the list.
            if isinstance(over, QDialog):
                go_through(over)
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Escape)
            scene.qtbot.waitUntil(partial(none_is_over, scene, before))
            assert window.isVisible(), words


def test_work_on_the_library_can_be_gone_through_and_left_by_keys_while_it_runs_and_after_it(
    scene: Scene, window: MainWindow, held_work: threading.Event
) -> None:
    before = set(scene.windows())
    over = opened(scene, window, "&Library", "&Verify…")
    assert isinstance(over, QDialog)
    go_through(over)
    assert {spoken_name(widget) for widget in tabbed(over)} == {"Cancel", "Go on in the background"}
    with scene.qtbot.waitSignal(scene.studio.maintenance.ended):
        held_work.set()
    go_through(over)
    assert [spoken_name(widget) for widget in tabbed(over)] == ["Close"]
    QTest.keyClick(over, Qt.Key.Key_Escape)
    scene.qtbot.waitUntil(partial(none_is_over, scene, before))


def opened(scene: Scene, window: MainWindow, menu: str, words: str) -> QWidget:
    """The window that the command opens, with the keyboard."""
    before = set(scene.windows())
    command(window, menu, words).trigger()
    scene.qtbot.waitUntil(partial(one_is_over, scene, before))
    (over,) = windows_over(scene, before)
    # On a desktop its window manager does it.
    over.activateWindow()
    scene.qtbot.waitUntil(partial(has_keyboard, over))
    return over


def one_is_over(scene: Scene, before: set[QWidget]) -> bool:
    return bool(windows_over(scene, before))


def none_is_over(scene: Scene, before: set[QWidget]) -> bool:
    return not windows_over(scene, before)


def has_keyboard(window: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and focused.window() is window


def go_through(dialog: QDialog) -> None:
    forth = tabbed(dialog)
    assert set(forth) == set(reachable(dialog)), dialog
    assert from_first(forth, forth[0]) == from_first(list(in_reading_order(dialog)), forth[0]), dialog
    assert not [widget for widget in forth if not spoken_name(widget)], "nothing without a name"
