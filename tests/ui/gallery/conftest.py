import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import assemble
from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.library.places import Places
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.theme import Theme
from tests.ui.gallery.gallery_scene import GalleryScene, LibraryWriter

TODAY, YESTERDAY, LONG_AGO = 5, 7, 30


@pytest.fixture(scope="session")
def filled_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """42 results: five of today, seven of yesterday, thirty of forty days ago."""
    folder = tmp_path_factory.mktemp("gallery") / "library"
    database = Database(folder)
    writer = LibraryWriter(database)
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    noon = midnight + timedelta(hours=12)
    for number in range(LONG_AGO):
        model = "qwen-image-edit-max" if number < 4 else "qwen-image-edit-plus"
        writer.add("a pencil sketch", noon - timedelta(days=40, minutes=-number), model)
    for number in range(YESTERDAY):
        writer.add("把背景换成雪山" if number == 3 else "golden hour light", noon - timedelta(days=1, minutes=-number))
    for number in range(TODAY):
        starred = writer.add("on a snowy mountain", midnight + timedelta(milliseconds=number))
    database.call(pictures.set_favourite, [starred.id], True)
    database.close()
    return folder


@pytest.fixture
def empty_gallery(qtbot: QtBot, owner: QObject, undressed_theme: Theme, tmp_path: Path) -> Iterator[GalleryScene]:
    """The page over a library that is at `library` in the test's folder, or a new one; not shown yet."""
    places = Places(tmp_path / "library", tmp_path / "config", tmp_path / "cache", tmp_path / "logs")
    assembly = assemble(places, Preferences(places.settings_file), parent=owner)
    scene = GalleryScene(assembly, undressed_theme, qtbot)
    assembly.studio.gallery.reload()
    yield scene
    assembly.close()
    scene.close()


@pytest.fixture
def copied_library(filled_library: Path, tmp_path: Path) -> None:
    shutil.copytree(filled_library, tmp_path / "library")


@pytest.fixture
def gallery(copied_library: None, empty_gallery: GalleryScene) -> GalleryScene:
    """The open page over a copy of the filled library, three days and four tiles in a line."""
    empty_gallery.open()
    empty_gallery.wait_for_count(TODAY + YESTERDAY + LONG_AGO)
    return empty_gallery
