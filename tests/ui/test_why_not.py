"""Whatever cannot be done just now says why, wherever it is shown."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.palette.menu_entries import menu_entries
from qwen_studio.ui.why_not import why_not
from tests.ui.scene import CAT, Scene


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1200, 800)
    window.complete()
    window.pages.gallery()
    window.pages.show_page("edit")
    return window


def disabled(menus: list[QMenu]) -> Iterator[QAction]:
    for menu in menus:
        menu.aboutToShow.emit()
        for action in menu.actions():
            inner = action.menu()
            if action.isSeparator() or not action.isVisible():
                continue
            if not action.isEnabled():
                yield action
            elif isinstance(inner, QMenu):
                yield from disabled([inner])


def nothing(scene: Scene, window: MainWindow) -> None:
    scene.studio.viewer.clear()


def a_result(scene: Scene, window: MainWindow) -> None:
    scene.show(scene.warm)


def an_original(scene: Scene, window: MainWindow) -> None:
    scene.studio.composer.put_files([CAT], 1)
    scene.studio.viewer.show_slot(1)


def the_gallery(scene: Scene, window: MainWindow) -> None:
    window.pages.show_page("gallery")


def the_list(scene: Scene, window: MainWindow) -> None:
    window.pages.show_page("gallery")
    scene.studio.preferences.change(gallery_view="list")


def the_trash(scene: Scene, window: MainWindow) -> None:
    scene.studio.pictures.move_to_trash([scene.warm.id])
    window.pages.show_page("gallery")
    scene.studio.gallery.set_filter(in_trash=True)


def work_on_the_library(scene: Scene, window: MainWindow) -> None:
    scene.studio.maintenance.verify()
    assert scene.studio.maintenance.work is not None


@pytest.mark.parametrize(
    "happens", [nothing, a_result, an_original, the_gallery, the_list, the_trash, work_on_the_library]
)
def test_every_disabled_action_of_the_menus_has_a_reason(
    scene: Scene, window: MainWindow, happens: Callable[[Scene, MainWindow], None]
) -> None:
    happens(scene, window)
    scene.qtbot.wait(0)
    menus = window._menus.menus()
    found = list(disabled(menus))
    assert found, "something never can"
    assert [action.text() for action in found if not why_not(action)] == []
    entries = menu_entries(menus, lambda _: None)
    assert [entry.title for entry in entries if not entry.enabled and not entry.why_not] == []
    scene.qtbot.waitUntil(lambda: scene.studio.maintenance.work is None)
