"""A folder as it comes from a camera, and how it is brought in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.importing import How, Imported, ImportProgress
from qwen_studio.core.picture import Picture
from qwen_studio.core.resources import resource_path
from qwen_studio.jobs.importing import import_paths
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import search
from qwen_studio.library.listing import all_pictures
from qwen_studio.library.search import GalleryFilter

SAMPLES = resource_path("samples")


PHOTOS = ("astronaut.png", "chelsea.png", "coffee.png", "hubble_deep_field.jpg")


@pytest.fixture
def camera(tmp_path: Path) -> Path:
    """A folder with four real photographs, two of them deeper in it."""
    folder = tmp_path / "camera"
    (folder / "trip" / "day 1").mkdir(parents=True)
    for name, place in zip(PHOTOS, ("", "", "trip", "trip/day 1"), strict=True):
        shutil.copy2(SAMPLES / name, folder / place / name)
    return folder


def bring_in(
    workshop: Workshop,
    *paths: Path,
    how: How = How.COPY,
    told: Callable[[ImportProgress], None] = lambda _: None,
    cancel: CancelToken | None = None,
) -> Imported:
    return import_paths(
        workshop.database, workshop.files, workshop.thumbnails, paths, how, told, cancel or CancelToken(), readers=2
    )


def all_of(workshop: Workshop) -> list[Picture]:
    return list(all_pictures(workshop.database))


def names_of(workshop: Workshop) -> set[str]:
    return {workshop.files.of(picture).name for picture in all_of(workshop)}


def found(workshop: Workshop, words: str) -> list[int]:
    return workshop.database.call(search.find_ids, GalleryFilter(text=words))


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
