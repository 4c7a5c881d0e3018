from pathlib import Path

import pytest

from qwen_studio.sandbox.keys import SINGAPORE_KEY
from tests.cli.command import Command


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, a key for Singapore, and no keyring."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("DASHSCOPE_BASE_URL", "QWEN_STUDIO_LIBRARY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("DASHSCOPE_API_KEY", SINGAPORE_KEY)
    return home


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """The program, with a library of the test's own."""
    return Command(tmp_path / "library")
