"""Pictures on their way into the trash and back."""

from pathlib import Path

import pytest

from qwen_studio.core.errors import LibraryError
from qwen_studio.core.picture import Picture
from qwen_studio.library import durable, jobs, pictures, trash
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from tests.library.history import NOON, Writer


@pytest.fixture
def files(database: Database, folder: Path) -> LibraryFiles:
    database.opened.result()
    return LibraryFiles(folder)


@pytest.fixture
def three(database: Database, writer: Writer, files: LibraryFiles) -> list[Picture]:
    """Three pictures with their files, which hold their content hashes."""
    job = writer.job("o", "warm", "a", "b", "c")
    found = database.call(pictures.of_job, job.id)
    for picture in found:
        path = files.absolute(picture.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(picture.content_hash)
    return found


def _now(database: Database, files: LibraryFiles, before: list[Picture]) -> list[tuple[str, bool, str]]:
    found = [database.call(pictures.get, picture.id) for picture in before]
    return [
        (picture.path, picture.trashed_at is not None, files.absolute(picture.path).read_text())
        for picture in found
        if picture is not None
    ]


def test_files_and_rows_go_into_the_trash_and_come_back(
    database: Database, files: LibraryFiles, three: list[Picture]
) -> None:
    ids = [picture.id for picture in three]
    before = _now(database, files, three)

    database.call(trash.move, files, ids[:2], NOON)
    database.call(trash.move, files, ids[:2], NOON)

    assert _now(database, files, three) == [
        (f".trash/{three[0].path}", True, "a"),
        (f".trash/{three[1].path}", True, "b"),
        (three[2].path, False, "c"),
    ]
    database.call(trash.restore, files, ids)
    assert _now(database, files, three) == before


@pytest.mark.parametrize("way", ["into", "back"])
def test_all_go_or_none(database: Database, files: LibraryFiles, three: list[Picture], way: str) -> None:
    # GIVEN three pictures, where there is a folder in place of the last one's file
    ids = [picture.id for picture in three]
    if way == "back":
        database.call(trash.move, files, ids, NOON)
    before = _now(database, files, three)
    last = files.absolute(before[2][0])
    last.unlink()
    last.mkdir()

    # WHEN all are to be moved
    moved = (
        database.submit(trash.move, files, ids, NOON) if way == "into" else database.submit(trash.restore, files, ids)
    )
    with pytest.raises(LibraryError):
        moved.result()

    # THEN the others are where they were, files and rows, and nothing else is there
    assert _now(database, files, three[:2]) == before[:2]
    everywhere = [p for p in files.folder.rglob("*") if p.is_file() and p.suffix == ".png"]
    assert sorted(everywhere) == sorted(files.absolute(path) for path, _, _ in before[:2])


def test_a_picture_whose_file_is_missing_goes_all_the_same(
    database: Database, files: LibraryFiles, three: list[Picture]
) -> None:
    ids = [picture.id for picture in three]
    files.absolute(three[1].path).unlink()
    database.call(trash.move, files, ids, NOON)
    trashed = {picture.id: picture for picture in database.call(pictures.get_many, ids)}
    assert all(picture.trashed_at == NOON for picture in trashed.values())
    assert trashed[ids[1]].path == three[1].path
    database.call(trash.restore, files, ids)
    assert [p.path for p in database.call(pictures.get_many, ids)] == [p.path for p in three]


def test_a_thousand_take_few_waits_for_the_drive(
    database: Database, files: LibraryFiles, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = writer.job("o", "warm", *(f"p{number}" for number in range(1000)))
    made = database.call(pictures.of_job, job.id)
    for picture in made:
        path = files.absolute(picture.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(picture.content_hash)
    waits: list[Path] = []
    monkeypatch.setattr(durable, "flush_folder", waits.append)
    ids = [picture.id for picture in made]

    database.call(trash.move, files, ids, NOON)
    database.call(trash.restore, files, ids)

    assert len(waits) < 20
    assert all(files.absolute(p.path).read_text() == p.content_hash for p in database.call(pictures.of_job, job.id))


def test_emptying_forgets_only_what_lies_in_the_trash(
    database: Database, files: LibraryFiles, three: list[Picture]
) -> None:
    ids = [picture.id for picture in three]
    database.call(trash.move, files, ids[:2], NOON)
    assert sorted(database.call(trash.all_ids)) == sorted(ids[:2])

    gone = database.call(trash.forget, ids)

    assert gone == [f".trash/{three[0].path}", f".trash/{three[1].path}"]
    assert [p.id for p in database.call(pictures.get_many, ids)] == [ids[2]]
    assert database.call(jobs.get, three[0].job_id) is not None
