"""What other programs do to the library's files is noticed, and nothing is forgotten."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.importing import How
from qwen_studio.core.picture import Picture
from qwen_studio.core.resources import resource_path
from qwen_studio.core.trouble import Trouble
from qwen_studio.imaging.metadata import add_text, file_sha256, hashes_of
from qwen_studio.jobs.disk_changes import Noticed, notice
from qwen_studio.jobs.importing import import_paths
from qwen_studio.jobs.lost_files import find_elsewhere
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import pictures, search, trash
from qwen_studio.library.listing import all_pictures
from qwen_studio.library.search import GalleryFilter

SAMPLES = resource_path("samples")
MONTH = "pictures/imported/2020-05"


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Four real photographs of May 2020."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for file in sorted(SAMPLES.glob("*.[pj][np]g")):
        shutil.copy(file, folder)
        os.utime(folder / file.name, (1_590_000_000, 1_590_000_000))
    return folder


@pytest.fixture(params=How)
def library(request: pytest.FixtureRequest, workshop: Workshop, photos: Path) -> Workshop:
    """A library of the four, copied or where they are, that has been looked at."""
    bring_in(workshop, photos, request.param)
    assert not told_by(look(workshop))
    return workshop


@pytest.fixture
def copied(workshop: Workshop, photos: Path) -> Workshop:
    bring_in(workshop, photos, How.COPY)
    assert not told_by(look(workshop))
    return workshop


def bring_in(workshop: Workshop, folder: Path, how: How) -> None:
    import_paths(
        workshop.database, workshop.files, workshop.thumbnails, [folder], how, lambda _: None, CancelToken(), readers=1
    )


def look(workshop: Workshop, *folders: str) -> Noticed:
    told: list[int] = []
    noticed = notice(workshop.database, workshop.files, workshop.thumbnails, folders, told.extend, CancelToken())
    assert set(told) == set(told_by(noticed))
    return noticed


def told_by(noticed: Noticed) -> list[int]:
    return sorted({*noticed.gone, *noticed.well, *noticed.edited, *noticed.troubled, *noticed.found})


def named(workshop: Workshop, name: str) -> Picture:
    (found,) = [p for p in all_pictures(workshop.database) if workshop.files.of(p).name == name]
    return found


def again(workshop: Workshop, picture: Picture) -> Picture:
    now = workshop.database.call(pictures.get, picture.id)
    assert now is not None
    return now


def trouble_of(workshop: Workshop, picture: Picture) -> str:
    (row,) = workshop.database.call(search.rows, [picture.id])
    return row.trouble


def test_a_deleted_file_is_missing_until_it_is_back(library: Workshop) -> None:
    cat = named(library, "chelsea.png")
    path = library.files.of(cat)
    aside = path.with_name(".aside")
    path.rename(aside)

    assert look(library).still_gone == [cat.id]

    assert again(library, cat).missing_since is not None
    assert trouble_of(library, cat) == Trouble.MISSING
    assert library.database.call(search.find_ids, GalleryFilter(troubled=True)) == [cat.id]
    assert len(library.database.call(search.find_ids, GalleryFilter())) == 4, "it is not forgotten"
    assert not told_by(look(library)), "it is told once"
    aside.rename(path)
    assert look(library).well == [cat.id]
    assert again(library, cat) == cat


def test_a_renamed_or_moved_file_is_found_by_its_content(copied: Workshop) -> None:
    cat, cup = named(copied, "chelsea.png"), named(copied, "coffee.png")
    copied.files.of(cat).rename(copied.files.of(cat).with_name("我的猫.png"))
    (copied.files.folder / "pictures" / "favourites").mkdir()
    copied.files.of(cup).rename(copied.files.folder / "pictures" / "favourites" / "cup.png")

    noticed = look(copied)

    assert sorted(noticed.found) == sorted([cat.id, cup.id])
    assert not noticed.still_gone
    assert again(copied, cat).path == f"{MONTH}/我的猫.png"
    assert again(copied, cup).path == "pictures/favourites/cup.png"
    assert trouble_of(copied, cat) == ""
    assert copied.database.call(search.find_ids, GalleryFilter(text="我的猫")) == [cat.id]
    assert not told_by(look(copied))


def test_a_copy_of_a_file_is_not_taken_for_it(copied: Workshop) -> None:
    cat = named(copied, "chelsea.png")
    shutil.copy(copied.files.of(cat), copied.files.of(cat).with_name("copy.png"))

    assert not told_by(look(copied))
    assert again(copied, cat) == cat


def test_an_edited_picture_is_shown_as_it_is_now(library: Workshop) -> None:
    cat = named(library, "chelsea.png")
    path = library.files.of(cat)
    with Image.open(path) as image:
        image.convert("L").rotate(90, expand=True).save(path, "PNG")

    assert look(library).edited == [cat.id]

    now = again(library, cat)
    assert now.size == (cat.size.height, cat.size.width)
    assert (now.content_hash, now.file_sha256) == hashes_of(path)
    assert now.file_bytes == path.stat().st_size
    assert (now.id, now.job_id, now.created_at) == (cat.id, cat.job_id, cat.created_at)
    assert trouble_of(library, cat) == Trouble.CHANGED
    small = library.database.call(library.thumbnails.get, now.content_hash)
    assert small is not None
    assert small != library.database.call(library.thumbnails.get, cat.content_hash)
    assert not told_by(look(library)), "it is told once"


def test_other_words_in_a_file_are_no_other_picture(library: Workshop) -> None:
    cat, stars = named(library, "chelsea.png"), named(library, "hubble_deep_field.jpg")
    add_text(library.files.of(cat), library.files.of(cat), {"Comment": "my cat"})
    path = library.files.of(stars)
    whole = path.read_bytes()
    # A comment, as programs that tag photos write it.
    path.write_bytes(whole[:2] + b"\xff\xfe\x00\x07stars" + whole[2:])

    assert not told_by(look(library))

    for picture in (cat, stars):
        now = again(library, picture)
        assert now.content_hash == picture.content_hash
        assert now.file_sha256 == file_sha256(library.files.of(picture)) != picture.file_sha256
        assert trouble_of(library, picture) == ""


def test_a_damaged_file_says_so_until_it_is_whole(library: Workshop) -> None:
    cat = named(library, "chelsea.png")
    path = library.files.of(cat)
    whole = path.read_bytes()

    def written(content: bytes) -> str:
        path.write_bytes(content)
        look(library)
        return trouble_of(library, cat)

    assert written(whole[:30_000]) == Trouble.DAMAGED
    assert not told_by(look(library))
    assert written(b"") == Trouble.EMPTY
    assert not told_by(look(library))
    assert written(b"something else") == Trouble.NO_PICTURE
    assert again(library, cat).content_hash == cat.content_hash, "so that it is known when it is whole"
    assert written(whole) == ""
    assert again(library, cat) == cat


def test_what_cannot_be_read_says_so(library: Workshop) -> None:
    cat = named(library, "chelsea.png")
    path = library.files.of(cat)
    aside = path.with_name(".aside")
    path.rename(aside)
    path.mkdir()
    assert look(library).troubled == [cat.id]
    assert trouble_of(library, cat) == Trouble.UNREADABLE
    path.rmdir()
    path.symlink_to(path)
    assert not told_by(look(library))
    path.unlink()
    aside.rename(path)
    assert look(library).well == [cat.id]
    assert trouble_of(library, cat) == ""


def test_the_trash_is_looked_at_too(copied: Workshop) -> None:
    cat = named(copied, "chelsea.png")
    copied.database.call(trash.move, copied.files, [cat.id], datetime.now(UTC))
    assert not told_by(look(copied))
    # As somebody does who brings it back by hand.
    copied.files.of(again(copied, cat)).rename(copied.files.absolute(cat.path))

    assert look(copied).found == [cat.id]
    assert again(copied, cat) == cat


def test_a_look_into_one_folder_leaves_the_others(copied: Workshop) -> None:
    cat, cup = named(copied, "chelsea.png"), named(copied, "coffee.png")
    (copied.files.folder / "pictures" / "imported" / "2020-06").mkdir()
    other = "pictures/imported/2020-06"
    copied.files.of(cup).rename(copied.files.folder / other / "coffee.png")
    copied.database.call(pictures.set_path, cup.id, f"{other}/coffee.png")
    copied.files.of(cat).unlink()

    assert not told_by(look(copied, other))
    assert look(copied, MONTH).gone == [cat.id]


def test_missing_files_are_found_in_a_folder_that_is_named(library: Workshop, photos: Path, tmp_path: Path) -> None:
    # GIVEN a library that lost everything, and a disk with its files under other names
    every = list(all_pictures(library.database))
    attic = tmp_path / "attic" / "old"
    attic.mkdir(parents=True)
    for number, picture in enumerate(every):
        library.files.of(picture).rename(attic / f"{number}{Path(library.files.of(picture)).suffix}")
    add_text(attic / "0.png", attic / "0.png", {"Comment": "written anew"})
    shutil.rmtree(photos)
    (attic / "letter.txt").write_text("…")
    assert len(look(library).still_gone) == 4
    told: list[tuple[int, int]] = []

    # WHEN it is looked through
    found, missing = find_elsewhere(
        library.database,
        library.files,
        tmp_path / "attic",
        lambda done, total: told.append((done, total)),
        CancelToken(),
    )

    # THEN all are there, and nothing there was touched
    assert sorted(found) == [picture.id for picture in every]
    assert missing == 0
    assert len(list(attic.iterdir())) == 5
    assert told[-1][0] == told[-1][1]
    for picture in every:
        now = again(library, picture)
        assert now.missing_since is None
        assert library.files.of(now).is_file()
        assert Path(now.reference).parent == attic if picture.reference else now.path == picture.path
    assert not told_by(look(library))


def put_folder_in_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_bad_files_among_good_ones_keep_nobody(workshop: Workshop, tmp_path: Path) -> None:
    # GIVEN a library in which every tenth file came to harm
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        Image.effect_noise((96, 64), number + 1).save(folder / f"{number:03}.png")
    bring_in(workshop, folder, How.COPY)
    look(workshop)
    expected = {}
    harms: list[tuple[Trouble, Callable[[Path], object]]] = [
        (Trouble.MISSING, Path.unlink),
        (Trouble.EMPTY, lambda path: path.write_bytes(b"")),
        (Trouble.DAMAGED, lambda path: path.write_bytes(path.read_bytes()[:-900])),
        (Trouble.NO_PICTURE, lambda path: path.write_text("no picture")),
        (Trouble.TOO_LARGE, lambda path: Image.new("1", (9000, 9000)).save(path)),
        (Trouble.UNREADABLE, put_folder_in_place),
    ]
    every = list(all_pictures(workshop.database))
    for number, picture in enumerate(every[::10]):
        trouble, harm = harms[number % len(harms)]
        harm(workshop.files.of(picture))
        expected[picture.id] = trouble.value

    # WHEN it is looked at
    look(workshop)

    # THEN each bad one says what is wrong, and each good one is as it was
    rows = workshop.database.call(search.find, GalleryFilter())
    assert {row.id: row.trouble for row in rows if row.trouble} == expected
    assert len(rows) == 200
    assert not told_by(look(workshop))
