import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import Assembly, assemble
from qwen_studio.library.places import Places
from qwen_studio.sandbox.server import SandboxServer
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.keys.keys_page import KeysPage
from qwen_studio.ui.theme import Theme
from tests.secrets.keyring_in_memory import Keyring
from tests.ui.scene import Scene


@dataclass
class TwoRegions:
    """The sandboxes that stand for the regions of the service, each of which takes its own key alone."""

    singapore: SandboxServer
    beijing: SandboxServer

    def catalog(self) -> str:
        """What a user's catalogue says to have them in place of the real ones."""
        return "".join(
            f'[[regions]]\nid = "{id_}"\nlabel = "{id_.capitalize()}"\ncode = "{code}"\n'
            f'base_url = "{server.base_url}"\n'
            'keys_url = "https://keys.example.com/"\nusage_url = "https://usage.example.com/"\n'
            "free_images = 0\nas_of = 2025-10-31\n"
            for id_, code, server in (
                ("singapore", "ap-southeast-1", self.singapore),
                ("beijing", "cn-beijing", self.beijing),
            )
        )


@pytest.fixture
def regions() -> Iterator[TwoRegions]:
    with (
        SandboxServer(requests_per_second=None, quick=True) as singapore,
        SandboxServer(requests_per_second=None, quick=True, region="beijing") as beijing,
    ):
        yield TwoRegions(singapore, beijing)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[tuple[str, str], str]]:
    """A keyring that works, and what is in it."""
    before = keyring.get_keyring()
    monkeypatch.setattr(Keyring, "kept", {})
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]  # the library's own
    yield Keyring.kept
    keyring.set_keyring(before)


@pytest.fixture
def begin(
    qtbot: QtBot,
    owner: QObject,
    undressed_theme: Theme,
    tmp_path: Path,
    made_library: Path,
    regions: TwoRegions,
    ring: dict[tuple[str, str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[], Scene]]:
    """Starts the program over a library of two edits, with both regions and a keyring; a second call is a restart."""
    monkeypatch.delenv("DASHSCOPE_API_KEY", raising=False)
    places = Places(tmp_path / "library", tmp_path / "config", tmp_path / "cache", tmp_path / "logs")
    shutil.copytree(made_library, places.library)
    places.config.mkdir()
    places.user_catalog.write_text(regions.catalog(), encoding="utf-8")
    running: list[tuple[Scene, Assembly]] = []

    def close() -> None:
        for scene, assembly in running:
            assembly.close()
            scene.close_windows()
        running.clear()

    def start() -> Scene:
        close()
        assembly = assemble(places, Preferences(places.settings_file), parent=owner)
        with qtbot.waitSignal(assembly.studio.jobs.reloaded):
            assembly.start()
        assert not assembly.studio.service.catalog_problems
        scene = Scene(assembly, regions.singapore, undressed_theme, qtbot)
        running.append((scene, assembly))
        return scene

    yield start
    close()


@pytest.fixture
def two(begin: Callable[[], Scene]) -> Scene:
    """The program, with both regions and a keyring."""
    return begin()


@pytest.fixture
def page(two: Scene) -> KeysPage:
    """The page of keys and regions in a window."""
    studio = two.studio
    return two.open_window(KeysPage(studio.service, studio.network, two.theme), 600, 1100)
