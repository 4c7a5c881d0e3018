"""The pack of thumbnails."""

from pathlib import Path

import pytest

from qwen_studio.core.errors import LibraryError
from qwen_studio.library.database import Database
from qwen_studio.library.thumbnails import ThumbnailPack


def _jpeg(n: int) -> bytes:
    return b"\xff\xd8\xff" + bytes([n]) * (1000 + n) + b"\xff\xd9"


@pytest.fixture
def pack(database: Database, folder: Path) -> ThumbnailPack:
    database.opened.result()
    pack = ThumbnailPack(folder)
    for n in range(5):
        database.call(pack.put, f"hash {n}", _jpeg(n))
    return pack


def test_thumbnails_come_back_one_by_one_and_together(database: Database, pack: ThumbnailPack) -> None:
    assert database.call(pack.get, "hash 3") == _jpeg(3)
    assert database.call(pack.get, "unknown") is None
    many = database.call(pack.get_many, ["hash 4", "unknown", "hash 0", "hash 4"])
    assert many == {"hash 4": _jpeg(4), "hash 0": _jpeg(0)}
    assert database.call(pack.get_many, []) == {}


def test_thumbnails_are_there_after_the_library_was_moved(
    database: Database, pack: ThumbnailPack, folder: Path, tmp_path: Path
) -> None:
    database.close()
    folder.rename(tmp_path / "moved")
    again = Database(tmp_path / "moved")
    assert again.call(ThumbnailPack(tmp_path / "moved").get, "hash 1") == _jpeg(1)
    again.close()


def test_a_thumbnail_that_is_made_again_takes_the_place_of_the_first(database: Database, pack: ThumbnailPack) -> None:
    database.call(pack.put, "hash 1", _jpeg(77))
    assert database.call(pack.get, "hash 1") == _jpeg(77)
    assert database.call(pack.get, "hash 2") == _jpeg(2)


def test_a_damaged_thumbnail_is_missing_and_costs_no_other(
    database: Database, pack: ThumbnailPack, folder: Path
) -> None:
    file = folder / "thumbnails.pack"
    content = bytearray(file.read_bytes())
    content[content.index(_jpeg(2)) + 500] ^= 1
    file.write_bytes(content)

    found = database.call(pack.get_many, [f"hash {n}" for n in range(5)])

    assert found == {f"hash {n}": _jpeg(n) for n in (0, 1, 3, 4)}
    database.call(pack.put, "hash 2", _jpeg(2))
    assert database.call(pack.get, "hash 2") == _jpeg(2)


def test_a_pack_that_was_cut_short_or_lost_is_filled_again(
    database: Database, pack: ThumbnailPack, folder: Path
) -> None:
    file = folder / "thumbnails.pack"
    file.write_bytes(file.read_bytes()[: len(_jpeg(0)) + 10])
    assert database.call(pack.get_many, ["hash 0", "hash 1", "hash 4"]) == {"hash 0": _jpeg(0)}

    file.unlink()
    assert database.call(pack.get, "hash 0") is None
    database.call(pack.put, "hash 0", _jpeg(0))
    assert database.call(pack.get_many, ["hash 0", "hash 1"]) == {"hash 0": _jpeg(0)}


def test_a_pack_that_cannot_be_written_is_reported(database: Database, folder: Path) -> None:
    database.opened.result()
    (folder / "thumbnails.pack").mkdir()
    with pytest.raises(LibraryError, match="cannot be used"):
        database.call(ThumbnailPack(folder).put, "hash", _jpeg(0))
    assert database.call(ThumbnailPack(folder).get, "hash") is None
