"""Verifying: any damage is found, and a library in order has none."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled
from qwen_studio.core.geometry import Size
from qwen_studio.core.job import JobState
from qwen_studio.core.picture import Original
from qwen_studio.core.request import EditRequest
from qwen_studio.imaging.metadata import content_hash, file_sha256
from qwen_studio.jobs.verification import Findings, verify
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, originals, pictures, trash
from qwen_studio.library.damage import DamageKind
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.pictures import NewPicture
from qwen_studio.library.spare_answers import SpareAnswers
from qwen_studio.library.thumbnails import ThumbnailPack
from tests.jobs.watching import do_edit
from tests.library.history import NOON, Writer
from tests.library.test_row_hashes import behind_its_back


class Library:
    """A library with two results of one job, and the input they were made from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder)
        self.files = LibraryFiles(folder)
        self.thumbnails = ThumbnailPack(folder)
        self.database.opened.result()
        self.original = self._keep_original()
        self.job = Writer(self.database).job(self.original.content_hash, "Make it blue", state=JobState.SENDING)
        self.database.call(jobs.store_answer, self.job.id, 200, {}, b"{}", NOON)
        self.database.call(jobs.advance, self.job.id, JobState.ANSWERED)
        self.paths = [self.add_result(index) for index in range(2)]

    def _keep_original(self) -> Original:
        source = self.folder / "photo.jpg"
        Image.effect_noise((64, 48), 50).save(source)
        digest = content_hash(source)
        path = self.files.keep_original(source, digest, "photo.jpg")
        original = Original(digest, "photo.jpg", path, Size(64, 48), source.stat().st_size, NOON)
        source.unlink()
        self.database.call(originals.insert, original)
        return original

    def add_result(self, index: int) -> Path:
        partial = self.files.new_partial()
        Image.effect_noise((48, 32), 40 + index).save(partial, "PNG")
        digest = content_hash(partial)
        new = NewPicture(
            job_id=self.job.id,
            index=index,
            content_hash=digest,
            file_sha256=file_sha256(partial),
            size=Size(48, 32),
            file_bytes=partial.stat().st_size,
            created_at=datetime.now(UTC),
            path=self.files.adopt_picture(
                partial, created_at=NOON, instruction="Make it blue", job_id=self.job.id, index=index
            ),
        )
        self.database.call(self.thumbnails.put, digest, b"a thumbnail")
        self.database.call(pictures.insert, new)
        return self.files.absolute(new.path)

    def verify(self, told: Callable[[int, int], None] = lambda _done, _total: None) -> Findings:
        return verify(self.database, self.files, told, CancelToken())

    def kinds(self) -> list[DamageKind]:
        return [damage.kind for damage in self.verify().damages]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "Qwen Studio")
    yield made
    made.database.close()


def test_after_real_edits_everything_is_in_order(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    job, watcher = do_edit(workshop, request_for_coffee)
    do_edit(workshop, replace(request_for_coffee, instruction="图 " * 200, n=1))
    first, second = (picture.id for picture in watcher.pictures)
    workshop.database.call(pictures.set_favourite, [first], True)
    workshop.database.call(trash.move, workshop.files, [second], NOON)
    workshop.database.call(jobs.update, job.id, hidden=True)
    steps: list[tuple[int, int]] = []

    findings = verify(workshop.database, workshop.files, lambda *step: steps.append(step), CancelToken())

    assert findings.damages == ()
    assert findings.intact
    assert not findings.mended_at_next_start
    assert (findings.pictures, findings.originals, findings.thumbnails, findings.bad_thumbnails) == (3, 1, 4, 0)
    assert findings.rows == 2 + 2 + 2 + 3 + 1
    assert steps == [(number, 5) for number in range(1, 6)]
    assert not list((workshop.files.folder / ".partial").iterdir())
    assert not (workshop.files.folder / "library.damaged").exists()


def test_any_byte_changed_in_any_file_is_found(library: Library) -> None:
    files = [*library.paths, library.files.absolute(library.original.path)]
    expected = [DamageKind.PICTURE_CHANGED, DamageKind.PICTURE_CHANGED, DamageKind.ORIGINAL_CHANGED]
    for seed in range(200):
        chance = random.Random(seed)
        number = chance.randrange(3)
        whole = files[number].read_bytes()
        damaged = bytearray(whole)
        place = chance.randrange(len(whole))
        if chance.random() < 0.2:
            del damaged[place:]
        else:
            damaged[place] ^= 1 << chance.randrange(8)
        files[number].write_bytes(damaged)
        findings = library.verify()
        assert [damage.kind for damage in findings.damages] == [expected[number]], seed
        subject = files[number].relative_to(library.folder).as_posix()
        assert findings.damages[0].subject == subject
        files[number].write_bytes(whole)
    assert library.kinds() == []


def _remove(path: Path) -> None:
    path.unlink()


def _put_folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _put_link_to_nothing_in_its_place(path: Path) -> None:
    path.unlink()
    path.symlink_to("nothing")


@pytest.mark.parametrize("harm", [_remove, _put_folder_in_its_place, _put_link_to_nothing_in_its_place])
def test_files_that_are_gone_are_found_those_in_the_trash_too(library: Library, harm: Callable[[Path], None]) -> None:
    harm(library.paths[0])
    library.database.call(trash.move, library.files, [2], NOON)
    trashed = library.folder / ".trash" / library.paths[1].relative_to(library.folder)
    harm(trashed)
    harm(library.files.absolute(library.original.path))

    findings = library.verify()

    assert [(damage.kind, damage.subject) for damage in findings.damages] == [
        (DamageKind.ORIGINAL_MISSING, library.original.path),
        (DamageKind.PICTURE_MISSING, trashed.relative_to(library.folder).as_posix()),
        (DamageKind.PICTURE_MISSING, library.paths[0].relative_to(library.folder).as_posix()),
    ]
    assert all(damage.sentence.endswith("is missing.") for damage in findings.damages)
    assert not findings.mended_at_next_start


def test_files_that_no_row_knows_are_found(library: Library) -> None:
    (library.folder / ".trash").mkdir()
    for name in ("pictures/own.png", ".trash/old.png", "pictures/.DS_Store"):
        shutil.copy(library.paths[0], library.folder / name)
    found = library.verify().damages
    assert [(damage.kind, damage.subject) for damage in found] == [
        (DamageKind.UNKNOWN_FILE, ".trash/old.png"),
        (DamageKind.UNKNOWN_FILE, "pictures/own.png"),
    ]


def test_a_damaged_row_is_found_and_has_the_database_mended_at_the_next_start(library: Library) -> None:
    with behind_its_back(library.folder) as other:
        other.execute("UPDATE jobs SET instruction = 'Make it blud'")
    assert library.kinds() == [DamageKind.ROW]
    assert (library.folder / "library.damaged").exists()
    with behind_its_back(library.folder) as other:
        other.execute("UPDATE pictures SET path = CAST(X'70ff71' AS TEXT) WHERE id = 1")

    findings = library.verify()

    assert [(damage.kind, damage.subject) for damage in findings.damages if damage.kind is DamageKind.ROW] == [
        (DamageKind.ROW, library.job.id),
        (DamageKind.ROW, "p?q"),
    ]
    assert findings.mended_at_next_start
    library.database.close()
    again = Database(library.folder)
    again.opened.result()
    assert again.mended is not None
    again.close()


def test_damaged_pages_are_found(library: Library) -> None:
    library.database.close()
    path = library.folder / "library.sqlite"
    for seed in range(30):
        chance = random.Random(seed)
        content = bytearray(path.read_bytes())
        page = chance.randrange(1, len(content) // 4096) * 4096
        content[page : page + 512] = chance.randbytes(512)
        other = library.folder.with_name(f"other-{seed}")
        other.mkdir()
        (other / "library.sqlite").write_bytes(content)
        database = Database(other)
        database.opened.exception()
        if database.mended is None:  # else it was found at once
            findings = verify(database, LibraryFiles(other), lambda _done, _total: None, CancelToken())
            kinds = {damage.kind for damage in findings.damages}
            assert kinds & {DamageKind.DATABASE, DamageKind.ROW}, seed
            assert findings.mended_at_next_start
        database.close()


def test_an_answer_that_is_missing_is_found_unless_it_lies_in_its_spare_place(library: Library) -> None:
    with behind_its_back(library.folder) as other:
        other.execute("DELETE FROM answers")
    assert [(damage.kind, damage.subject) for damage in library.verify().damages] == [
        (DamageKind.ANSWER_MISSING, library.job.id)
    ]
    spare = SpareAnswers(library.folder)
    spare.reserve(library.job.id)
    assert library.kinds() == [DamageKind.ANSWER_MISSING]
    spare.put(library.job.id, 200, {}, b"{}", NOON)
    assert library.kinds() == []


def test_a_bad_thumbnail_is_only_counted(library: Library) -> None:
    pack = library.folder / "thumbnails.pack"
    content = bytearray(pack.read_bytes())
    content[3] ^= 1
    pack.write_bytes(content)
    findings = library.verify()
    assert (findings.intact, findings.thumbnails, findings.bad_thumbnails) == (True, 2, 1)
    pack.unlink()
    assert library.verify().bad_thumbnails == 2


def test_a_row_that_leads_out_of_the_library_is_not_followed(library: Library) -> None:
    with behind_its_back(library.folder) as other:
        other.execute("UPDATE pictures SET path = '../../etc/passwd' WHERE id = 1")
    changed = [damage for damage in library.verify().damages if damage.kind is DamageKind.PICTURE_CHANGED]
    assert "outside its folder" in changed[0].sentence


def test_what_the_program_does_meanwhile_is_no_damage(library: Library) -> None:
    """While it is verified, a picture goes to the trash and another arrives."""

    def meanwhile(done: int, _total: int) -> None:
        if done == 1:
            library.database.call(trash.move, library.files, [1, 2], NOON)
            library.add_result(2)

    assert library.verify(meanwhile).damages == ()


def test_verifying_can_be_stopped_and_leaves_nothing(library: Library) -> None:
    cancel = CancelToken()

    def stop(done: int, _total: int) -> None:
        if done == 2:
            cancel.cancel()

    with pytest.raises(Cancelled):
        verify(library.database, library.files, stop, cancel)
    with pytest.raises(Cancelled):
        verify(library.database, library.files, stop, cancel)
    assert not list((library.folder / ".partial").iterdir())
