"""The Edit page shows at the next start what it showed last."""

import pytest
from PySide6.QtWidgets import QTabWidget

from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.panels.side_panel import SidePanel
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_mode import CompareMode
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


def start(scene: Scene) -> MainWindow:
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1440, 900)
    window.complete()
    window.bring_back_view()
    return window


def tabs(window: MainWindow) -> QTabWidget:
    return window.pages.edit().findChildren(SidePanel)[0].findChildren(QTabWidget)[0]


def canvas(window: MainWindow) -> Canvas:
    return by_name(window, Canvas, "Viewer")


def test_result_way_of_comparing_and_tab_come_back(scene: Scene) -> None:
    scene.studio.preferences.change(edit_view=kept(scene, scene.grey.id, scene.grey.content_hash))
    window = start(scene)
    scene.qtbot.waitUntil(lambda: scene.shown_id() == scene.grey.id)
    assert tabs(window).currentIndex() == 1
    scene.qtbot.waitUntil(lambda: canvas(window).compared is not None)
    assert canvas(window).mode is CompareMode.SIDE_BY_SIDE


def kept(scene: Scene, number: int, content: str) -> str:
    return f"{number} {content} SIDE_BY_SIDE 1 {scene.assembly.places.library}"


def test_what_is_kept_is_what_was_shown(scene: Scene) -> None:
    window = start(scene)
    scene.show(scene.grey)
    scene.qtbot.waitUntil(lambda: canvas(window).compared is not None)
    next(a for a in window.pages.edit().actions() if a.objectName() == "compare.by_mode.side_by_side").trigger()
    tabs(window).setCurrentIndex(1)
    assert scene.studio.preferences.settings.edit_view == kept(scene, scene.grey.id, scene.grey.content_hash)


@pytest.mark.parametrize(
    "view",
    ["{id} other SLIDER 1 {library}", "{id} {hash} SLIDER 1 /another", "x y z", "{id} {hash} NO 9 {library}", ""],
)
def test_what_is_another_picture_or_garbage_brings_nothing_back(scene: Scene, view: str) -> None:
    told = view.format(id=scene.grey.id, hash=scene.grey.content_hash, library=scene.assembly.places.library)
    scene.studio.preferences.change(edit_view=told)
    start(scene)
    done: list[object] = []
    scene.studio.pictures.get(scene.grey.id, done.append)
    scene.qtbot.waitUntil(lambda: bool(done))
    assert scene.studio.viewer.shown is None


def test_who_looks_at_something_else_already_is_left_alone(scene: Scene) -> None:
    scene.studio.preferences.change(edit_view=kept(scene, scene.grey.id, scene.grey.content_hash))
    scene.show(scene.warm)
    start(scene)
    done: list[object] = []
    scene.studio.pictures.get(scene.grey.id, done.append)
    scene.qtbot.waitUntil(lambda: bool(done))
    assert scene.shown_id() == scene.warm.id
