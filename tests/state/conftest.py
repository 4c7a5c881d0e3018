from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import Assembly, assemble
from qwen_studio.library.places import Places
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.studio import Studio


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(
        library=tmp_path / "library",
        config=tmp_path / "config",
        cache=tmp_path / "cache",
        logs=tmp_path / "logs",
    )


@pytest.fixture
def open_studio(
    places: Places, sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Callable[[], Assembly]]:
    """Starts the program without a window; a second call is a restart."""
    monkeypatch.setenv("DASHSCOPE_API_KEY", SINGAPORE_KEY)
    running: list[tuple[Assembly, QObject]] = []

    def close() -> None:
        for assembly, owner in running:
            assembly.close()
            owner.deleteLater()
        running.clear()

    def start() -> Assembly:
        close()
        owner = QObject()
        assembly = assemble(places, Preferences(places.settings_file, owner), base_url=sandbox.base_url, parent=owner)
        running.append((assembly, owner))
        with qtbot.waitSignal(assembly.studio.jobs.reloaded):
            assembly.start()
        return assembly

    yield start
    close()


@pytest.fixture
def studio(open_studio: Callable[[], Assembly]) -> Studio:
    return open_studio().studio
