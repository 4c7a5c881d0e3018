"""The program and the desktop around it: a notice of an edit brings its window forward."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication

from qwen_studio.core.resources import resource_path
from tests.e2e.program import DRAG_SOURCE, Program
from tests.ui.desktop.conftest import Desktop, desktop

__all__ = ["desktop"]

COFFEE = resource_path("samples", "coffee.png")


def test_a_click_on_the_notice_of_an_edit_shows_its_result(
    start: Callable[..., Program], desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN the program with an edit under way, and the window of another one in front
    monkeypatch.setattr(QGuiApplication, "desktopFileName", staticmethod(lambda: "qwen-studio"))
    desktop.start_server("actions", "body")
    program = start()
    studio = program.studio
    studio.service.use_demo(keep=False)
    studio.composer.put_files([COFFEE])
    studio.composer.set_instruction("Make it warm")
    program.wait(lambda: studio.composer.ready)
    job_id = studio.jobs.generate(studio.composer.request())
    program.window.pages.show_page("gallery")
    other = subprocess.Popen(
        [sys.executable, str(DRAG_SOURCE), str(COFFEE)], env={**os.environ, "QT_QPA_PLATFORM": "xcb"}
    )
    try:
        program.wait(lambda: not program.window.isActiveWindow())
        # WHEN the edit ends, and its notice is chosen
        program.wait(lambda: len(desktop.told("Notify")) == 1)
        card = studio.jobs.card(job_id)
        assert card is not None
        assert not program.window.isActiveWindow()
        desktop.click("token")
        # THEN the window is in front, and shows what came
        program.wait(program.window.isActiveWindow)
        assert program.window.pages.shown == "edit"
        program.wait(
            lambda: studio.viewer.shown is not None and studio.viewer.shown.picture == card.pictures[0],
        )
    finally:
        other.kill()
        other.wait()
