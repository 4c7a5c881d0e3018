import tomllib

import pytest

from qwen_studio.core.catalog import Catalog, catalog_from_tables
from qwen_studio.core.resources import resource_path


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The built-in catalogue."""
    return catalog_from_tables(tomllib.loads(resource_path("catalog.toml").read_text("utf-8")))
