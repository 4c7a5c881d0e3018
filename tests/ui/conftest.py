import logging
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import assemble
from qwen_studio.core.request import FileImage
from qwen_studio.jobs.headless import HeadlessStudio
from qwen_studio.jobs.runner import JOBS_AT_ONCE
from qwen_studio.library.places import Places
from qwen_studio.sandbox.answers import Answer
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.motion import prefer_less_motion, tell_less_motion
from qwen_studio.ui.theme import Theme
from tests.ui.scene import GREY, WARM, Scene


@pytest.fixture(autouse=True, scope="session")
def an_empty_clipboard_at_the_end(qapp: QApplication) -> Iterator[None]:
    """Without a display Qt lets go of what was copied only when Python is gone, and crashes then."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def things_move() -> Iterator[None]:
    """The wish for less movement belongs to the application, and must not outlive the test that had it."""
    yield
    prefer_less_motion(wanted=False)
    tell_less_motion(wanted=False)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look of the window, dark."""
    theme = Theme(qapp, "dark")
    yield theme
    qapp.setStyleSheet("")


@pytest.fixture
def undressed_theme(qapp: QApplication) -> Iterator[Theme]:
    """The same before its style sheet is applied: as in the program, by whoever shows the window that was built."""
    theme = Theme(qapp, "dark", dressed=False)
    yield theme
    seen = [type(widget).__name__ for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not seen or qapp.styleSheet(), f"{seen} without a style sheet"
    qapp.setStyleSheet("")


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    """What all that stands behind a window belongs to; it goes with that at the end, as the program's own does.

    What stays would be polished anew by every style sheet of the tests that follow.
    """
    owner = QObject(qapp)
    yield owner
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)


log = logging.getLogger(__name__)


@pytest.fixture(scope="session")
def made_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library after two edits: two warm results of the coffee, and a grey one of the first of them."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch, SandboxServer(requests_per_second=None) as sandbox:
        patch.setenv("DASHSCOPE_API_KEY", SINGAPORE_KEY)
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        with HeadlessStudio(str(folder / "library"), sandbox.base_url) as studio:
            _, (warm, _) = studio.edit(WARM, demo=False, progress=log.info)
            grey = replace(GREY, images=(FileImage(studio.path(warm), "warm.png"),))
            studio.edit(grey, demo=False, progress=log.info)
    return folder / "library"


@pytest.fixture
def scene(
    qtbot: QtBot,
    owner: QObject,
    undressed_theme: Theme,
    tmp_path: Path,
    made_library: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Scene]:
    """A copy of the library with two edits, a key for Singapore, and the sandbox in place of the service.

    The library's pictures are painted; what is edited here becomes plain colours, in a tenth of the time.
    """
    monkeypatch.setenv("DASHSCOPE_API_KEY", SINGAPORE_KEY)
    shutil.copytree(made_library, tmp_path / "library")
    places = Places(tmp_path / "library", tmp_path / "config", tmp_path / "cache", tmp_path / "logs")
    with SandboxServer(requests_per_second=None, quick=True) as sandbox:
        assembly = assemble(places, Preferences(places.settings_file), base_url=sandbox.base_url, parent=owner)
        with qtbot.waitSignal(assembly.studio.jobs.reloaded):
            assembly.start()
        scene = Scene(assembly, sandbox, undressed_theme, qtbot)
        yield scene
        assembly.close()
        scene.close_windows()


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    """The window of the program over the scene, with all of its parts."""
    return scene.open_program()


@pytest.fixture
def answers(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Semaphore]:
    """The service answers as many edits as this is released for."""
    may_answer = threading.Semaphore(0)
    service = scene.sandbox.service
    at_once = service.generate

    def generate(headers: Mapping[str, str], body: bytes, fault: str | None, base_url: str) -> Answer:
        may_answer.acquire()
        return at_once(headers, body, fault, base_url)

    monkeypatch.setattr(service, "generate", generate)
    yield may_answer
    # Whatever a test left unanswered does not hold up the end of the sandbox.
    may_answer.release(100)


@pytest.fixture
def held_work(scene: Scene) -> Iterator[threading.Event]:
    """Work on the library as a whole begins, and goes no further before this is set."""
    may_go_on = threading.Event()
    for work in scene.studio.long_works:
        # The only thread for it has something else to do until then.
        work._worker.submit(may_go_on.wait)
    yield may_go_on
    may_go_on.set()


@pytest.fixture
def hold_edits(scene: Scene) -> Iterator[Callable[[], threading.Event]]:
    """From its call on, edits wait for a worker until what it returned is set."""
    held: list[threading.Event] = []

    def hold() -> threading.Event:
        may_go_on = threading.Event()
        held.append(may_go_on)
        for _ in range(JOBS_AT_ONCE):
            scene.assembly.runner._workers.submit(may_go_on.wait)
        return may_go_on

    yield hold
    for may_go_on in held:
        may_go_on.set()
