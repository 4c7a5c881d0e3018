"""An import goes on beside other work, can be ended at any moment, and keeps what it has done."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.importing import ImportProgress
from qwen_studio.jobs import arrivals
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack
from tests.jobs.bringing_in import PHOTOS, all_of, bring_in, camera, names_of

__all__ = ["camera"]


def test_the_first_pictures_are_there_while_the_rest_is_read(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(80):
        Image.effect_noise((64, 48), number + 1).save(folder / f"{number:03}.png")
    told: list[ImportProgress] = []
    there: list[int] = []
    at_once: list[int] = []
    enter = arrivals.enter

    def entered(
        database: Database, files: LibraryFiles, pack: ThumbnailPack, some: Sequence[arrivals.Arrival]
    ) -> arrivals.Entered:
        at_once.append(len(some))
        return enter(database, files, pack, some)

    monkeypatch.setattr(arrivals, "enter", entered)

    def tell(progress: ImportProgress) -> None:
        told.append(progress)
        if progress.arrived:
            there.append(len(workshop.database.call(pictures.get_many, progress.arrived)) - len(progress.arrived))

    imported = bring_in(workshop, folder, told=tell)

    assert len(imported.new) == 80
    assert [i for progress in told for i in progress.arrived] == list(imported.new)
    assert set(there) == {0}, "what was told of was in the library by then"
    first = next(progress for progress in told if progress.arrived)
    assert (first.done, first.total) == (1, 80)
    assert max(at_once) <= 24, "others wait for the disk thread meanwhile"
    assert sum(at_once) == 80


def test_cancelled_it_keeps_what_it_has_done(workshop: Workshop, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        Image.effect_noise((64, 48), number + 1).save(folder / f"{number:03}.png")
    cancel = CancelToken()

    def tell(progress: ImportProgress) -> None:
        if progress.done == 10:
            cancel.cancel()

    imported = bring_in(workshop, folder, told=tell, cancel=cancel)

    assert imported.cancelled
    assert 10 <= len(imported.new) < 60
    assert len(all_of(workshop)) == len(imported.new)
    assert {workshop.files.folder / picture.path for picture in all_of(workshop)} == set(
        (workshop.files.folder / "pictures").rglob("*.png")
    )
    assert not list((workshop.files.folder / ".partial").iterdir())
    rest = bring_in(workshop, folder)
    assert len(rest.new) == 60 - len(imported.new)


def test_what_was_entered_before_the_drive_was_full_is_told_of(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        Image.effect_noise((64, 48), number + 1).save(folder / f"{number:03}.png")
    # So that several transactions follow each other.
    monkeypatch.setattr("qwen_studio.jobs.importing._ENTER_FIRST_AFTER_S", 1000)
    enter = arrivals.enter
    rows = [0]

    def entered(
        database: Database, files: LibraryFiles, pack: ThumbnailPack, some: Sequence[arrivals.Arrival]
    ) -> arrivals.Entered:
        if sum(rows) > 24:
            raise LibraryError("The drive is full.")
        rows.append(len(some))
        return enter(database, files, pack, some)

    monkeypatch.setattr(arrivals, "enter", entered)
    told: list[int] = []

    with pytest.raises(LibraryError, match="is full"):
        bring_in(workshop, folder, told=lambda progress: told.extend(progress.arrived))

    assert rows[1:] == [1, 24]
    assert sorted(told) == sorted(picture.id for picture in all_of(workshop))
    assert len(told) == 25


def test_a_full_drive_ends_it_and_keeps_what_is_done(
    workshop: Workshop, camera: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qwen_studio.library import durable

    whole = durable.copy

    def copy(source: Path, target: Path) -> None:
        if source.name == "hubble_deep_field.jpg":
            raise OSError(28, "No space left on device")
        whole(source, target)

    monkeypatch.setattr(durable, "copy", copy)
    with pytest.raises(LibraryError, match="is full"):
        bring_in(workshop, camera)

    assert not list((workshop.files.folder / ".partial").iterdir())
    monkeypatch.undo()
    again = bring_in(workshop, camera)
    assert len(again.new) + again.duplicates == 4
    assert names_of(workshop) == set(PHOTOS)
