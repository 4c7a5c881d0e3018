"""Keys that belong to one test, and a home folder in which everything that the program leaves is looked for."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qwen_studio.sandbox.server import SandboxServer

# The search is that of the whole run, a script beside dev.py.
sys.path.append(str(Path(__file__).parents[2] / "packaging"))

import dev_canary

from tests.secrets.search import Home


@pytest.fixture
def key() -> str:
    """A key that nobody else has."""
    return dev_canary.new_key()


@pytest.fixture
def sandbox(key: str) -> Iterator[SandboxServer]:
    """The service, which takes that key alone."""
    with SandboxServer(key=key, requests_per_second=None, quick=True) as server:
        yield server


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home folder, in which a process has nothing of this one's environment that could matter."""
    return Home(tmp_path / "home", {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)})
