import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qwen_studio.core.settings import Settings, settings_to_json
from qwen_studio.library.places import Places
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer
from tests.e2e.program import Program


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.window)


@pytest.fixture(autouse=True)
def a_real_display(qapp: QApplication) -> None:
    if qapp.platformName() == "offscreen":
        pytest.skip("needs a real window; `packaging/dev.py test` brings a display")
    # A portal's dialog belongs to another process, which a test cannot see into.
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.fixture
def display() -> str:
    """The display that the tests have, for processes whose environment is a test's own."""
    return os.environ["DISPLAY"]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(
        library=tmp_path / "library", config=tmp_path / "config", cache=tmp_path / "cache", logs=tmp_path / "logs"
    )


@pytest.fixture
def start(
    places: Places, sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, qapp: QApplication
) -> Iterator[Callable[..., Program]]:
    """Starts the program in a real window, with a key that the sandbox takes; a second call is a restart."""
    monkeypatch.setenv("DASHSCOPE_API_KEY", SINGAPORE_KEY)
    places.config.mkdir()
    places.settings_file.write_text(settings_to_json(Settings(theme="dark", welcomed=True)))
    running: list[Program] = []

    def begin(base_url: str = sandbox.base_url) -> Program:
        assert os.environ.get("DISPLAY")
        for program in running:
            program.quit()
        running[:] = [Program(qapp, qtbot, places, base_url)]
        return running[0]

    yield begin
    for program in running:
        program.quit()


@pytest.fixture
def paints() -> bool:
    """Results are looked at."""
    return True
