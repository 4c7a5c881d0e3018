"""Pictures on their way into the trash and back."""

from pathlib import Path

import pytest

from qwen_studio.core.errors import LibraryError
from qwen_studio.core.picture import Picture
from qwen_studio.library import pictures, trash
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
    # GIVEN three pictures, the last of which has no file any more
    ids = [picture.id for picture in three]
    if way == "back":
        database.call(trash.move, files, ids, NOON)
    before = _now(database, files, three)
    last = database.call(pictures.get, ids[2])
    assert last is not None
    files.absolute(last.path).unlink()

    # WHEN all are to be moved
    moved = (
        database.submit(trash.move, files, ids, NOON) if way == "into" else database.submit(trash.restore, files, ids)
    )
    with pytest.raises(LibraryError, match="is missing"):
        moved.result()

    # THEN the others are where they were, files and rows
    assert _now(database, files, three[:2]) == before[:2]
