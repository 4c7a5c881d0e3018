"""Bad files among good ones: each is in the gallery, none is touched, and the good ones never wait."""

import os
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.importing import How, Imported, ImportProgress
from qwen_studio.core.picture import Picture
from qwen_studio.core.resources import resource_path
from qwen_studio.core.trouble import Trouble
from qwen_studio.imaging.metadata import hashes_of
from qwen_studio.jobs.disk_changes import Noticed, notice
from qwen_studio.jobs.importing import import_paths
from qwen_studio.jobs.rebuilding import add_files
from qwen_studio.jobs.verification import verify
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import pictures, search, trash
from qwen_studio.library.listing import all_pictures
from qwen_studio.library.search import GalleryFilter, GalleryRow
from tests.bad_files import BAD, everything_in, make_bad

OpenLibrary = Callable[..., Workshop]
PHOTO = resource_path("samples", "coffee.png")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "from outside"
    folder.mkdir()
    return folder


def bring_in(
    workshop: Workshop, paths: Sequence[Path], how: How, told: Callable[[ImportProgress], None] = lambda _: None
) -> Imported:
    return import_paths(
        workshop.database, workshop.files, workshop.thumbnails, paths, how, told, CancelToken(), readers=2
    )


def look(workshop: Workshop) -> Noticed:
    return notice(workshop.database, workshop.files, workshop.thumbnails, (), lambda _: None, CancelToken())


def gallery(workshop: Workshop, text: str = "") -> list[GalleryRow]:
    return workshop.database.call(search.find, GalleryFilter(text=text))


def troubles(workshop: Workshop) -> dict[str, str]:
    return {row.file: row.trouble for row in gallery(workshop) if row.trouble}


def bad_one(workshop: Workshop) -> Picture:
    (found,) = [picture for picture in all_pictures(workshop.database) if picture.trouble or picture.missing_since]
    return found


@pytest.mark.parametrize("how", How)
def test_sixty_bad_files_among_three_hundred_good_ones(workshop: Workshop, folder: Path, how: How) -> None:
    # GIVEN three hundred pictures, and between them seven files of each kind of trouble
    for number in range(300):
        Image.effect_noise((48, 32), number + 1).save(folder / f"{number % 7} good {number:03}.png")
    expected = make_bad(folder, times=7)
    before = everything_in(folder)
    arrived: list[int] = []

    # WHEN they are imported together
    imported = bring_in(workshop, [folder], how, lambda progress: arrived.extend(progress.arrived))

    # THEN all of them are in the gallery, were told of on the way, and each bad one says what is wrong
    assert (len(imported.new), len(imported.troubled)) == (300, len(expected))
    assert sorted(arrived) == sorted((*imported.new, *imported.troubled))
    assert {Path(unread.path).name for unread in imported.unread} == set(expected)
    rows = gallery(workshop)
    assert len(rows) == 300 + len(expected)
    assert troubles(workshop) == expected
    shown = [row.content_hash for row in rows if not row.trouble]
    assert len(workshop.database.call(workshop.thumbnails.get_many, shown)) == 300

    # AND nothing outside was deleted, moved or changed, nor is anything noticed or entered at a second look
    assert everything_in(folder) == before
    assert look(workshop) == Noticed()
    again = bring_in(workshop, [folder], how)
    assert (again.new, again.troubled, again.restored, again.duplicates) == ((), (), (), 300)
    assert len(again.unread) == len(expected)
    assert len(gallery(workshop)) == len(rows)
    assert verify(workshop.database, workshop.files, lambda *_: None, CancelToken()).intact


@pytest.mark.parametrize("how", How)
@pytest.mark.parametrize("by", ["a look", "an import"])
def test_a_bad_file_that_was_mended_is_a_picture(workshop: Workshop, folder: Path, how: How, by: str) -> None:
    file = folder / "cup.png"
    file.write_bytes(PHOTO.read_bytes()[:5000])
    bring_in(workshop, [folder], how)
    bad = bad_one(workshop)
    shutil.copy(PHOTO, file)

    if by == "a look":
        assert look(workshop).well == [bad.id]
    else:
        assert bring_in(workshop, [folder], how).restored == (bad.id,)

    (now,) = all_pictures(workshop.database)
    assert (now.id, now.trouble, now.missing_since) == (bad.id, "", None)
    assert (now.content_hash, now.file_sha256) == hashes_of(PHOTO)
    with Image.open(PHOTO) as cup:
        assert now.size == cup.size
    assert workshop.files.of(now).read_bytes() == PHOTO.read_bytes()
    assert bool(now.reference) == (by == "a look" or how is How.REFERENCE)
    assert workshop.database.call(workshop.thumbnails.get, now.content_hash) is not None
    assert look(workshop) == Noticed()


def test_what_a_bad_file_becomes_is_told(workshop: Workshop, folder: Path) -> None:
    file = folder / "cup.png"
    file.touch()
    bring_in(workshop, [folder], How.COPY)

    def now() -> str:
        look(workshop)
        return troubles(workshop).get("cup.png", "")

    assert now() == Trouble.EMPTY
    file.write_text("words")
    assert now() == Trouble.NO_PICTURE
    file.unlink()
    assert now() == Trouble.MISSING
    file.write_bytes(PHOTO.read_bytes()[:5000])
    assert now() == Trouble.DAMAGED
    os.truncate(file, 3 * 2**30)
    assert now() == Trouble.TOO_LARGE
    shutil.copy(PHOTO, file)
    assert now() == ""


def test_a_bad_file_in_the_trash_comes_back_and_stays_on_the_disk(workshop: Workshop, folder: Path) -> None:
    make_bad(folder)
    before = everything_in(folder)
    ids = bring_in(workshop, [folder], How.COPY).troubled
    workshop.database.call(trash.move, workshop.files, ids, datetime.now(UTC))
    assert gallery(workshop) == []
    came_back: list[int] = []

    again = bring_in(workshop, [folder], How.COPY, lambda progress: came_back.extend(progress.came_back))

    assert again.troubled == ()
    assert sorted(came_back) == sorted(ids)
    assert len(gallery(workshop)) == len(BAD)
    workshop.database.call(trash.move, workshop.files, ids, datetime.now(UTC))
    assert workshop.database.call(trash.forget, ids) == []
    assert everything_in(folder) == before


def test_a_picture_that_went_bad_is_not_entered_a_second_time(workshop: Workshop, folder: Path) -> None:
    shutil.copy(PHOTO, folder / "cup.png")
    (picture_id,) = bring_in(workshop, [folder], How.REFERENCE).new
    os.truncate(folder / "cup.png", 5000)

    again = bring_in(workshop, [folder], How.REFERENCE)

    assert (again.new, again.troubled, len(again.unread)) == ((), (), 1)
    look(workshop)
    assert [(row.id, row.trouble) for row in gallery(workshop)] == [(picture_id, Trouble.DAMAGED)]


def test_words_are_no_pictures_whatever_they_begin_with(workshop: Workshop, folder: Path) -> None:
    (folder / "cars.txt").write_text("BMW, Audi\n")
    (folder / "no ending").write_text("BM\n")
    imported = bring_in(workshop, [folder], How.COPY)
    assert imported == Imported(not_pictures=2)


ODD_NAMES = (
    b"new\nline.png",
    b"tab\tand  two spaces .png",
    b"quo\"te's <and> |pipes|*?.png",
    b"$(reboot) `ls` %s {0}.png",
    b"caf\xe9 cr\xe8me.png",
    b"\xff\xfe\x80.png",
    "שלום עולם.png".encode(),
    "\u202egnp.exe.png".encode(),
    "把背景换成雪山 🏔️.png".encode(),
    b"a" * 251 + b".png",
    "ж".encode() * 125 + b".png",
)


@pytest.mark.parametrize("how", How)
def test_odd_names_survive_a_restart_a_search_and_a_rebuild(open_library: OpenLibrary, folder: Path, how: How) -> None:
    # GIVEN pictures of odd names, and an empty file of another
    for number, name in enumerate(ODD_NAMES):
        path = os.fsdecode(bytes(folder) + b"/" + name)
        Image.new("RGB", (32, 24), (number * 9, 80, 120)).save(path, "PNG")
    broken = Path(os.fsdecode(bytes(folder) + b"/bad \xff name \n.png"))
    broken.touch()
    workshop = open_library()
    assert len(bring_in(workshop, [folder], how).new) == len(ODD_NAMES)

    # WHEN the program is started again
    workshop = open_library()

    # THEN each is found by the words of its name, and its file is there
    for words in ("new line", "tab two", "quo te", "reboot", "caf", "שלום", "gnp.exe", "雪山", "aaa", "жжж"):
        assert len(gallery(workshop, words)) == 1, words
    every = list(all_pictures(workshop.database))
    well = [picture for picture in every if picture.was_read]
    assert len(well) == len(ODD_NAMES)
    assert all(workshop.files.of(picture).is_file() for picture in well)
    assert troubles(workshop) == {broken.name: Trouble.EMPTY}
    assert look(workshop) == Noticed()

    # AND copies are entered again from their files alone
    if how is How.COPY:
        workshop.close()
        workshop.database.close()
        for file in workshop.files.folder.glob("library.sqlite*"):
            file.unlink()
        workshop = open_library()
        added = add_files(workshop.database, workshop.files, workshop.thumbnails, lambda *_: None, CancelToken())
        assert (added.pictures, added.left_alone) == (len(ODD_NAMES), ())
        again = list(all_pictures(workshop.database))
        assert {p.path for p in again} == {p.path for p in well}
        assert {p.content_hash for p in again} == {p.content_hash for p in well}


@pytest.mark.parametrize("how", How)
def test_what_happens_between_two_runs_is_noticed_at_the_second(
    open_library: OpenLibrary, folder: Path, how: How
) -> None:
    # GIVEN six pictures, and a program that was closed
    names = ("gone", "renamed", "replaced", "damaged", "moved away", "well")
    for number, name in enumerate(names):
        Image.effect_noise((60, 40), number + 1).save(folder / f"{name}.png")
    workshop = open_library()
    ids = bring_in(workshop, [folder], how).new
    look(workshop)
    by_name = {workshop.files.of(p).stem: p for p in workshop.database.call(pictures.get_many, ids)}
    at = {name: workshop.files.of(picture) for name, picture in by_name.items()}
    workshop.close()
    workshop.database.close()

    # WHEN other programs were at work meanwhile
    aside = folder.parent / "aside.png"
    at["gone"].unlink()
    at["renamed"].rename(at["renamed"].with_name("other name.png"))
    Image.effect_noise((80, 80), 90).save(at["replaced"])
    os.truncate(at["damaged"], 900)
    at["moved away"].rename(aside)

    # THEN the first look of the next run tells all of it
    workshop = open_library()
    look(workshop)
    now = {p.id: p for p in workshop.database.call(pictures.get_many, ids)}
    here = {row.id: row.trouble for row in gallery(workshop)}
    expected = {"gone": Trouble.MISSING, "moved away": Trouble.MISSING, "damaged": Trouble.DAMAGED, "well": ""}
    expected["replaced"] = Trouble.CHANGED
    # What lies outside is looked for in its own folder, and farther away where the user says.
    expected["renamed"] = ""
    assert {name: here[picture.id] for name, picture in by_name.items()} == expected
    assert now[by_name["replaced"].id].size == (80, 80)
    assert workshop.files.of(now[by_name["renamed"].id]).name == "other name.png"

    # AND what comes back is well again
    aside.rename(at["moved away"])
    assert look(workshop).well == [by_name["moved away"].id]
    assert len(gallery(workshop)) == len(names), "nothing is forgotten"
