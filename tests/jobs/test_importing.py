"""Pictures from outside come into the library, whatever lies beside them."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.importing import How, Imported
from qwen_studio.core.job import JobState
from qwen_studio.core.marks import MARKS_KEYWORD, Marks
from qwen_studio.core.request import EditRequest
from qwen_studio.core.trouble import Trouble
from qwen_studio.imaging.metadata import add_text
from qwen_studio.jobs.rebuilding import add_files
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, ledger, lineage, pictures, search, trash
from qwen_studio.library.listing import all_jobs
from qwen_studio.library.search import GalleryFilter
from tests.jobs.bringing_in import PHOTOS, SAMPLES, all_of, bring_in, camera, files_in, found, names_of
from tests.jobs.watching import do_edit

__all__ = ["camera"]


OpenLibrary = Callable[..., Workshop]


def test_a_folder_is_copied_with_its_folders(workshop: Workshop, camera: Path) -> None:
    before = files_in(camera)

    imported = bring_in(workshop, camera)

    assert len(imported.new) == 4
    assert not imported.unread
    assert files_in(camera) == before
    assert names_of(workshop) == set(PHOTOS)
    for picture in all_of(workshop):
        path = workshop.files.of(picture)
        assert path.read_bytes() == (SAMPLES / path.name).read_bytes()
        month = f"{picture.created_at.astimezone():%Y-%m}"
        assert picture.path == f"pictures/imported/{month}/{path.name}"
        with Image.open(path) as image:
            assert picture.size == image.size
    hashes = [picture.content_hash for picture in all_of(workshop)]
    assert len(workshop.database.call(workshop.thumbnails.get_many, hashes)) == 4
    assert not list((workshop.files.folder / ".partial").iterdir())


def test_a_reference_leaves_the_file_where_it_is(workshop: Workshop, camera: Path) -> None:
    imported = bring_in(workshop, camera, how=How.REFERENCE)

    assert len(imported.new) == 4
    assert not (workshop.files.folder / "pictures").exists()
    assert {workshop.files.of(picture) for picture in all_of(workshop)} == {
        path for path in camera.rglob("*") if path.is_file()
    }
    assert found(workshop, "chelsea")


def test_imported_pictures_are_no_edits_and_cost_nothing(workshop: Workshop, camera: Path) -> None:
    bring_in(workshop, camera)

    listed = [each.job for each in all_jobs(workshop.database)]
    assert {job.state for job in listed} == {JobState.IMPORTED}
    assert workshop.database.call(jobs.recent, 10) == []
    assert workshop.database.call(jobs.unfinished) == []
    days = datetime(1990, 1, 1, tzinfo=UTC).date(), datetime(2100, 1, 1, tzinfo=UTC).date()
    assert workshop.database.call(ledger.payments, *days) == []
    assert workshop.database.call(ledger.ledger, *days) == []
    assert workshop.database.call(ledger.months) == []
    assert workshop.database.call(ledger.images_made) == {}
    details = workshop.database.call(pictures.details, all_of(workshop)[0].id)
    assert details is not None
    assert details.imported
    assert details.cost is None
    assert (details.model, details.region, details.instruction) == ("", "", "")


def test_what_is_known_is_not_entered_again(workshop: Workshop, camera: Path) -> None:
    shutil.copy(SAMPLES / "coffee.png", camera / "the same cup.png")
    first = bring_in(workshop, camera)
    again = bring_in(workshop, camera, how=How.REFERENCE)

    assert (len(first.new), first.duplicates) == (4, 1)
    assert (again.new, again.restored, again.duplicates) == ((), (), 5)
    assert len(all_of(workshop)) == 4


@pytest.mark.parametrize("how", How)
def test_what_lost_its_file_or_lies_in_the_trash_comes_back(workshop: Workshop, camera: Path, how: How) -> None:
    bring_in(workshop, camera)
    lost, thrown, both, _ = all_of(workshop)
    workshop.files.of(lost).unlink()
    workshop.database.call(trash.move, workshop.files, [thrown.id, both.id], datetime.now(UTC))
    in_trash = workshop.database.call(pictures.get, both.id)
    assert in_trash is not None
    workshop.files.of(in_trash).unlink()

    again = bring_in(workshop, camera, how=how)

    assert set(again.restored) == {lost.id, thrown.id, both.id}
    assert (again.new, again.duplicates) == ((), 1)
    now = {picture.id: picture for picture in all_of(workshop)}
    assert len(now) == 4
    assert all(picture.trashed_at is None for picture in now.values())
    assert all(workshop.files.of(picture).is_file() for picture in now.values())
    assert now[thrown.id].path == thrown.path
    if how is How.COPY:
        assert (now[lost.id].path, now[both.id].path) == (lost.path, both.path)
    else:
        assert Path(now[lost.id].reference).parent in {camera, *(p for p in camera.rglob("*") if p.is_dir())}


def test_a_picture_of_another_library_brings_its_story(
    open_library: OpenLibrary, request_for_coffee: EditRequest, tmp_path: Path
) -> None:
    # GIVEN results of an edit, one of them rated, taken to another computer
    workshop = open_library()
    job, _ = do_edit(workshop, request_for_coffee)
    inputs = workshop.database.call(jobs.inputs, job.id)
    taken = tmp_path / "stick"
    shutil.copytree(workshop.files.folder / "pictures", taken)
    first = next(iter(sorted(taken.rglob("*.png"))))
    marked = Marks(favourite=True, rating=4, tags=("cups",))
    add_text(first, first.with_name("rated.png"), {MARKS_KEYWORD: marked.to_json()})
    first.unlink()
    workshop.database.close()
    shutil.rmtree(workshop.files.folder)

    # WHEN they are imported there
    other = open_library()
    imported = bring_in(other, taken)

    # THEN the edit is told as it was, and is none of this library
    assert len(imported.new) == 2
    known = other.database.call(jobs.get, job.id)
    assert known is not None
    assert known.state is JobState.IMPORTED
    assert known.hidden
    assert (known.request.instruction, known.request.seed) == ("Make it black and white", 7)
    assert known.request.model == "qwen-image-edit-plus"
    assert other.database.call(jobs.inputs, job.id) == inputs
    assert [picture.index for picture in other.database.call(pictures.of_job, job.id)] == [0, 1]
    assert other.database.call(ledger.images_made) == {}
    assert set(found(other, "black and white")) == set(imported.new)
    rated = other.database.call(search.find_ids, GalleryFilter(rating=4, favourites=True, tags=("cups",)))
    assert len(rated) == 1
    tree = other.database.call(lineage.tree_of, all_of(other)[0].content_hash)
    assert [node.title for node in tree.nodes()][:1] == ["coffee.png"]


def test_text_of_other_programs_is_found(workshop: Workshop, tmp_path: Path) -> None:
    info = PngInfo()
    info.add_text("parameters", "a lighthouse in the fog\nNegative prompt: people\nSteps: 20, Sampler: Euler, Seed: 5")
    with Image.open(SAMPLES / "chelsea.png") as cat:
        cat.save(tmp_path / "00012.png", pnginfo=info)

    imported = bring_in(workshop, tmp_path / "00012.png")

    assert found(workshop, "lighthouse fog") == list(imported.new)
    assert found(workshop, "people") == list(imported.new)
    details = workshop.database.call(pictures.details, imported.new[0])
    assert details is not None
    assert details.instruction == "a lighthouse in the fog"
    assert details.negative_prompt == "people"


def test_a_photo_stands_where_it_was_taken(workshop: Workshop, camera: Path, time_zone: Callable[[str], None]) -> None:
    time_zone("Asia/Tokyo")
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2019:08:04 06:30:00"
    with Image.open(SAMPLES / "chelsea.png") as cat:
        cat.save(camera / "taken.jpg", exif=exif)
        cat.save(camera / "untaken.jpg", quality=50)
    os.utime(camera / "untaken.jpg", (1_500_000_000, 1_500_000_000))

    bring_in(workshop, camera / "taken.jpg", camera / "untaken.jpg")

    by_name = {workshop.files.of(picture).name: picture for picture in all_of(workshop)}
    assert by_name["taken.jpg"].created_at == datetime(2019, 8, 3, 21, 30, tzinfo=UTC)
    assert by_name["taken.jpg"].path == "pictures/imported/2019-08/taken.jpg"
    assert by_name["untaken.jpg"].created_at == datetime.fromtimestamp(1_500_000_000, UTC)


def test_bad_files_are_told_of_and_good_ones_come_in(workshop: Workshop, camera: Path) -> None:
    # GIVEN everything that lies about in folders
    whole = (SAMPLES / "coffee.png").read_bytes()
    (camera / "cut off.png").write_bytes(whole[: len(whole) // 2])
    (camera / "empty.jpg").touch()
    (camera / "words.png").write_text("not a picture")
    (camera / "notes.txt").write_text("milk, bread")
    (camera / "film.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(100))
    (camera / "nothing").touch()
    (camera / "gone.png").symlink_to(camera / "nowhere.png")
    (camera / ".hidden.png").write_bytes(whole)
    (camera / ".git").mkdir()
    (camera / ".git" / "inside.png").write_bytes(whole)
    os.mkfifo(camera / "pipe.png")
    Image.new("1", (9000, 9000)).save(camera / "huge.png")
    with Image.open(SAMPLES / "chelsea.png") as cat:
        cat.save(camera / "really a picture.txt", "PNG")
    (camera / "trip" / "round").symlink_to(camera)

    # WHEN they are imported
    imported = bring_in(workshop, camera, camera / "was here.png")

    # THEN each good one is there, and each bad one that looks like a picture is named with a sentence
    good = {*PHOTOS, "really a picture.png"}
    assert len(imported.new) == 5
    assert {workshop.files.of(picture).name for picture in all_of(workshop) if picture.was_read} == good
    sentences = {Path(unread.path).name: unread.sentence for unread in imported.unread}
    assert sentences == {
        "cut off.png": "“cut off.png” is damaged or incomplete.",
        "empty.jpg": "“empty.jpg” is empty.",
        "words.png": "“words.png” is not a picture that can be read.",
        "gone.png": "“gone.png” is not there.",
        "pipe.png": "“pipe.png” is not an ordinary file.",
        "huge.png": sentences["huge.png"],
        "was here.png": "“was here.png” is not there.",
    }
    assert "too large" in sentences["huge.png"]
    assert imported.not_pictures == 3

    # AND each of those has a place in the gallery, where it says what is wrong; its file stays where it was
    rows = {row.file: row.trouble for row in workshop.database.call(search.find, GalleryFilter(troubled=True))}
    assert rows == {
        "cut off.png": Trouble.DAMAGED,
        "empty.jpg": Trouble.EMPTY,
        "words.png": Trouble.NO_PICTURE,
        "gone.png": Trouble.MISSING,
        "pipe.png": Trouble.UNREADABLE,
        "huge.png": Trouble.TOO_LARGE,
        "was here.png": Trouble.MISSING,
    }
    bad = [picture for picture in all_of(workshop) if not picture.was_read]
    assert {picture.id for picture in bad} == set(imported.troubled)
    assert {workshop.files.of(picture) for picture in bad} == {camera / name for name in sentences}
    assert len({picture.content_hash for picture in bad}) == len(bad)
    assert len(found(workshop, "cut off")) == 1


def test_the_library_itself_is_left_out(workshop: Workshop, camera: Path, tmp_path: Path) -> None:
    bring_in(workshop, camera)
    shutil.rmtree(camera)

    imported = bring_in(workshop, tmp_path, workshop.files.folder, workshop.files.folder / "pictures")

    assert imported == Imported(not_pictures=imported.not_pictures)


def test_a_rebuild_knows_what_came_from_outside(open_library: OpenLibrary, camera: Path) -> None:
    workshop = open_library()
    bring_in(workshop, camera)
    thrown, *_ = all_of(workshop)
    workshop.database.call(trash.move, workshop.files, [thrown.id], datetime.now(UTC))
    before = {(p.path, p.content_hash, p.size, p.created_at) for p in all_of(workshop)}
    workshop.database.close()
    for file in workshop.files.folder.glob("library.sqlite*"):
        file.unlink()

    again = open_library()
    added = add_files(again.database, again.files, again.thumbnails, lambda *_: None, CancelToken())

    assert (added.jobs, added.pictures, added.left_alone) == (4, 4, ())
    assert {(p.path, p.content_hash, p.size, p.created_at) for p in all_of(again)} == before
    assert {each.job.state for each in all_jobs(again.database)} == {JobState.IMPORTED}
    assert [p.content_hash for p in all_of(again) if p.trashed_at] == [thrown.content_hash]
