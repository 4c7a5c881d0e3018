from collections.abc import Callable, Iterator
from concurrent.futures import wait
from dataclasses import replace
from pathlib import Path

import pytest

from qwen_studio.api.catalog_file import load_catalog
from qwen_studio.api.credentials import KeyStore
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.jobs.connection import Connections
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox
from qwen_studio.jobs.opening import open_workshop
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer

OpenWorkshop = Callable[..., Workshop]


@pytest.fixture
def open_library(tmp_path: Path, sandbox: SandboxServer) -> Iterator[OpenWorkshop]:
    """Opens the test's library, as often as it likes: a second call is a restart of the program."""
    catalog, problems = load_catalog(resource_path("catalog.toml"), None)
    assert not problems
    opened: list[Workshop] = []

    def close() -> None:
        for workshop in opened:
            workshop.close()
            workshop.database.close()
        opened.clear()

    def open_one(
        key: str = SINGAPORE_KEY, base_url: str = sandbox.base_url, *, wait_until_open: bool = True
    ) -> Workshop:
        close()
        folder = tmp_path / "library"
        database = Database(folder)
        if wait_until_open:
            wait([database.opened])
        workshop = open_workshop(
            database=database,
            files=LibraryFiles(folder),
            thumbnails=ThumbnailPack(folder),
            connections=Connections(
                lambda: catalog, KeyStore({"DASHSCOPE_API_KEY": key} if key else {}), EmbeddedSandbox(), base_url
            ),
            catalog=lambda: catalog,
            cache=tmp_path / "cache",
        )
        opened.append(replace(workshop, first_pause_s=0.01))
        return opened[-1]

    yield open_one
    close()


@pytest.fixture
def workshop(open_library: OpenWorkshop) -> Workshop:
    return open_library()


@pytest.fixture
def request_for_coffee() -> EditRequest:
    """Two results of the coffee photo."""
    return EditRequest(
        images=(FileImage(resource_path("samples", "coffee.png"), "coffee.png"),),
        instruction="Make it black and white",
        model="qwen-image-edit-plus",
        region="singapore",
        n=2,
        seed=7,
    )
