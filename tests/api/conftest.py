import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from qwen_studio.api.client import Client
from qwen_studio.api.download import Downloader
from qwen_studio.api.payload import Body, SentFile, SentLink, build_body
from qwen_studio.core.catalog import Catalog, catalog_from_tables
from qwen_studio.core.request import EditRequest, FileImage
from tests.api.wire import Wire

ROOT = Path(__file__).parents[2]


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A server whose every byte the test decides."""
    server = Wire()
    yield server
    server.close()


@pytest.fixture
def client() -> Iterator[Client]:
    """A client that is closed at the end."""
    opened = Client()
    yield opened
    opened.close()


@pytest.fixture
def downloader() -> Iterator[Downloader]:
    """A downloader that is closed at the end."""
    opened = Downloader()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The built-in catalogue."""
    return catalog_from_tables(tomllib.loads((ROOT / "resources" / "catalog.toml").read_text("utf-8")))


@pytest.fixture
def photo() -> Path:
    """A sample photograph."""
    return ROOT / "resources" / "samples" / "coffee.png"


@pytest.fixture(scope="session")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As many bytes as no socket buffer takes at once; not to be changed."""
    file = tmp_path_factory.mktemp("large") / "large.png"
    file.write_bytes(random.Random(1).randbytes(24 * 1024 * 1024))
    return file


@pytest.fixture
def edit(photo: Path) -> EditRequest:
    """A simple edit of one photograph."""
    return EditRequest((FileImage(photo, photo.name),), "Make it sepia", "qwen-image-edit-plus", "singapore")


@pytest.fixture
def small(catalog: Catalog, edit: EditRequest) -> Body:
    """A body of some hundred bytes."""
    return build_body(edit, [SentLink("https://example.com/a.png")], catalog.models[0])


@pytest.fixture
def large(catalog: Catalog, edit: EditRequest, large_file: Path) -> Body:
    """A body that no socket buffer takes at once."""
    return build_body(edit, [SentFile(large_file, "image/png")] * 3, catalog.models[0])
