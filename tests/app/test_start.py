"""What a start shows, by what is asked for and what was there before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import assemble
from qwen_studio.app.start import Opening, WindowOptions, _library_is_open
from qwen_studio.core.resources import resource_path
from qwen_studio.library.places import Places
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.studio import Studio
from qwen_studio.ui.dialogs.welcome import Welcome
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Theme

Start = Callable[[WindowOptions], tuple[MainWindow, Studio]]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    """Starts the program as the command does; a second call is a restart."""
    places = Places(tmp_path / "library", tmp_path / "config", tmp_path / "cache", tmp_path / "logs")
    close: list[Callable[[], object]] = []

    def end() -> None:
        while close:
            close.pop()()
        qapp.setStyleSheet("")

    def begin(options: WindowOptions) -> tuple[MainWindow, Studio]:
        end()
        owner = QObject()
        assembly = assemble(places, Preferences(places.settings_file, owner), parent=owner)
        if options.demo:
            assembly.studio.service.use_demo(keep=False)
        window = MainWindow(assembly.studio, Theme(qapp, "light"), places)
        close.extend((owner.deleteLater, window.deleteLater, assembly.close, window.close))
        window.show()
        with qtbot.waitSignal(assembly.studio.jobs.reloaded):
            _library_is_open(assembly, window, Opening(options))
        qtbot.waitUntil(lambda: assembly.studio.draft_keeping.follows)
        return window, assembly.studio

    yield begin
    end()


def welcomes(window: MainWindow) -> list[Welcome]:
    return [welcome for welcome in window.findChildren(Welcome) if welcome.isVisible()]


def test_the_first_start_welcomes_and_the_second_does_not(start: Start) -> None:
    window, _ = start(WindowOptions())
    assert len(welcomes(window)) == 1
    window, _ = start(WindowOptions())
    assert welcomes(window) == []


def test_files_of_the_command_line_are_in_the_slots(start: Start, qtbot: QtBot) -> None:
    names = ("chelsea.png", "coffee.png")
    window, studio = start(WindowOptions(files=tuple(resource_path("samples", name) for name in names)))
    qtbot.waitUntil(lambda: all(studio.composer.slot(n).original_size for n in (1, 2)))
    assert [slot.name for slot in studio.composer.slots] == [*names, ""]
    assert welcomes(window) == []


def test_the_demo_has_a_sample_and_an_instruction_ready_and_is_not_kept(start: Start, qtbot: QtBot) -> None:
    window, studio = start(WindowOptions(demo=True))
    qtbot.waitUntil(lambda: studio.composer.ready)
    assert studio.composer.slot(1).name == "coffee.png"
    assert studio.composer.instruction
    assert studio.service.demo
    assert welcomes(window) == []
    window, studio = start(WindowOptions())
    assert not studio.service.demo
    assert len(welcomes(window)) == 1, "who has seen the demo alone has not been asked yet"
