from collections.abc import Iterator

import pytest

from qwen_studio.sandbox.server import SandboxServer


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """The Singapore region on a free port of this machine, answering without delay."""
    with SandboxServer() as server:
        yield server
