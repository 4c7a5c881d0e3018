"""Changes on disk are noticed while the program runs, by the system's own word."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qwen_studio.core.importing import How
from qwen_studio.core.picture import Picture
from qwen_studio.core.resources import resource_path
from qwen_studio.state import watching
from qwen_studio.state.studio import Studio

SAMPLES = resource_path("samples")


@pytest.fixture(autouse=True)
def no_look_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first look at everything would find any folder."""
    monkeypatch.setattr(watching, "FIRST_LOOK_AFTER_MS", 3_600_000)


def watched(studio: Studio) -> Sequence[str]:
    watcher = studio.watching._watcher
    return watcher.directories() if watcher is not None else ()


def bring_in(studio: Studio, qtbot: QtBot, path: Path, how: How = How.COPY) -> Picture:
    """Imports a file; returns its picture."""
    with qtbot.waitSignal(studio.importing.ended), qtbot.waitSignal(studio.pictures.added) as added:
        studio.importing.start([path], how)
    assert added.args is not None
    return read(studio, qtbot, added.args[0][0])


def read(studio: Studio, qtbot: QtBot, picture_id: int) -> Picture:
    found: list[Picture] = []
    studio.pictures.get(picture_id, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_new_library_is_watched_from_its_first_picture_on(studio: Studio, qtbot: QtBot) -> None:
    # GIVEN a library without any folder when it was looked at
    studio.watching._soon.setInterval(1)
    with qtbot.waitSignal(studio.watching.looked):
        studio.watching.look()
    assert not watched(studio)

    # WHEN pictures come in, and another program renames and deletes one
    picture = bring_in(studio, qtbot, SAMPLES / "chelsea.png")
    file = studio.pictures.path(picture)
    qtbot.waitUntil(lambda: str(file.parent) in watched(studio))
    assert str(studio.files.folder / "pictures") in watched(studio)
    renamed = file.with_name("renamed.png")
    with qtbot.waitSignal(studio.pictures.changed):
        file.rename(renamed)
    qtbot.waitUntil(lambda: read(studio, qtbot, picture.id).path.endswith("/renamed.png"))
    with qtbot.waitSignal(studio.watching.went_missing):
        renamed.unlink()

    # THEN that is known, without another look at everything
    assert read(studio, qtbot, picture.id).missing_since is not None


def test_a_folder_that_was_removed_is_watched_again(studio: Studio, qtbot: QtBot) -> None:
    first = bring_in(studio, qtbot, SAMPLES / "chelsea.png")
    folder = studio.pictures.path(first).parent
    qtbot.waitUntil(lambda: str(folder) in watched(studio))
    with qtbot.waitSignal(studio.watching.went_missing):
        studio.pictures.path(first).unlink()
        folder.rmdir()
    assert str(folder) not in watched(studio)

    bring_in(studio, qtbot, SAMPLES / "astronaut.png")
    qtbot.waitUntil(lambda: str(folder) in watched(studio))


def test_an_original_outside_that_was_renamed_in_its_folder_is_found(
    studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = tmp_path / "cat.png"
    shutil.copy(SAMPLES / "chelsea.png", photo)
    shutil.copy(SAMPLES / "astronaut.png", tmp_path)
    picture = bring_in(studio, qtbot, photo, How.REFERENCE)
    photo.rename(tmp_path / "my cat.png")
    with qtbot.waitSignal(studio.watching.looked), qtbot.assertNotEmitted(studio.watching.went_missing):
        studio.watching.look()
    found = read(studio, qtbot, picture.id)
    assert (found.reference, found.missing_since) == (str(tmp_path / "my cat.png"), None)
