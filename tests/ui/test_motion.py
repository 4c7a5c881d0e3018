"""Nothing moves by itself for those who do not want it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer

from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.motion import prefer_less_motion, tell_less_motion, wants_less_motion
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_actions import CompareActions
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.widgets.spinner import Spinner
from tests.ui.scene import Scene


@pytest.fixture(autouse=True)
def as_before(qapp: object) -> Iterator[None]:
    yield
    prefer_less_motion(False)
    tell_less_motion(False)


def turns(spinner: Spinner) -> bool:
    return spinner.findChildren(QTimer)[0].isActive()


def test_the_setting_is_followed_live_and_only_adds_to_the_systems_wish(scene: Scene) -> None:
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1000, 700)
    assert window.isVisible()
    was = wants_less_motion()
    scene.studio.preferences.change(motion="reduced")
    assert wants_less_motion()
    scene.studio.preferences.change(motion="system")
    assert wants_less_motion() == was
    tell_less_motion(True)
    assert wants_less_motion()


def test_a_spinner_stands_still(scene: Scene) -> None:
    prefer_less_motion(True)
    spinner = scene.open_window(Spinner(scene.theme, "Reading"), 40, 40)
    assert not turns(spinner)
    before = spinner.grab().toImage()
    assert spinner.grab().toImage() == before


@pytest.mark.skipif("wants_less_motion()", reason="The system itself wants less motion here.")
def test_a_spinner_that_turns_stops_when_the_wish_comes(scene: Scene) -> None:
    spinner = scene.open_window(Spinner(scene.theme, "Reading"), 40, 40)
    assert turns(spinner)
    prefer_less_motion(True)
    scene.qtbot.waitUntil(lambda: not turns(spinner))


def test_before_and_after_do_not_take_turns_by_themselves(scene: Scene) -> None:
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1440, 900)
    window.complete()
    scene.show(scene.grey)
    modes = window.pages.edit().findChildren(CompareActions)[0].by_mode
    scene.qtbot.waitUntil(modes[CompareMode.FLICKER].isEnabled)
    (surface,) = window.pages.edit().findChildren(Canvas)
    modes[CompareMode.FLICKER].trigger()
    scene.qtbot.waitUntil(lambda: surface.mode is CompareMode.FLICKER and surface.takes_turns)
    prefer_less_motion(True)
    scene.qtbot.waitUntil(lambda: not surface.takes_turns)
    scene.show(scene.warm)
    scene.qtbot.waitUntil(lambda: not modes[CompareMode.FLICKER].isEnabled())
    assert surface.mode is not CompareMode.FLICKER
