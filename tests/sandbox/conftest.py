from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.sandbox.server import SandboxServer
from tests.sandbox.calls import Caller

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


@pytest.fixture
def caller(sandbox: SandboxServer) -> Caller:
    return Caller(sandbox)


@pytest.fixture
def sample() -> Callable[[str], Image.Image]:
    """Opens one of the sample photographs by name."""

    def open_sample(name: str) -> Image.Image:
        with Image.open(SAMPLES / name) as image:
            return image.convert("RGB")

    return open_sample


@pytest.fixture
def paints() -> bool:
    """Results are looked at."""
    return True
