"""The file of the draft: whole or as before, for its owner alone, and with no picture too many."""

import os
from pathlib import Path

import pytest

from qwen_studio.core.draft import Draft
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.kept_draft import KeptDraft, KeptSlot
from qwen_studio.core.request import EditRequest
from qwen_studio.library.draft_file import DraftFile, FoundDraft

LONG_AGO = 1_000_000_000


def draft(words: str, *files: str) -> KeptDraft:
    slots = tuple(KeptSlot(number, file, file) for number, file in enumerate(files, 1))
    return KeptDraft(Draft(EditRequest((), words, "qwen-image-edit", "singapore")), slots)


def old_picture(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"pixels")
    os.utime(folder / name, (LONG_AGO, LONG_AGO))
    return folder / name


def test_the_last_draft_is_read_and_only_its_owner_can(tmp_path: Path) -> None:
    file = DraftFile(tmp_path)
    assert file.read() == FoundDraft()
    file.write(draft("first"))
    file.write(draft("second"))
    assert file.read() == FoundDraft(draft("second"))
    assert [path.name for path in file.folder.iterdir()] == ["draft.json"]
    assert (file.folder / "draft.json").stat().st_mode & 0o777 == 0o600
    assert file.folder.stat().st_mode & 0o777 == 0o700


def test_pictures_that_the_draft_does_not_need_any_more_are_removed(tmp_path: Path) -> None:
    file = DraftFile(tmp_path)
    needed, unused = (old_picture(file.folder, name) for name in ("needed.png", "unused.png"))
    file.write(draft("words", "draft/needed.png"))
    pasted_meanwhile = file.folder / "pasted.png"
    pasted_meanwhile.write_bytes(b"pixels")
    os.utime(pasted_meanwhile, (2 * LONG_AGO + 10**9, 2 * LONG_AGO + 10**9))
    file.read()
    assert needed.exists()
    assert not unused.exists()
    assert pasted_meanwhile.exists()


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe", b'{"instruction": "half'])
def test_a_damaged_file_is_set_aside_once_with_all_its_pictures(tmp_path: Path, damaged: bytes) -> None:
    file = DraftFile(tmp_path)
    picture = old_picture(file.folder, "pasted.png")
    (file.folder / "draft.json").write_bytes(damaged)
    found = file.read()
    assert found.kept is None
    assert found.damaged is not None
    assert found.damaged.name.startswith("draft-damaged-")
    assert found.damaged.read_bytes() == damaged
    assert file.read() == FoundDraft()
    file.write(draft("new"))
    assert file.read() == FoundDraft(draft("new"))
    assert picture.exists()
    assert found.damaged.exists()


def test_what_can_be_used_of_a_damaged_file_is(tmp_path: Path) -> None:
    file = DraftFile(tmp_path)
    file.folder.mkdir()
    (file.folder / "draft.json").write_text('{"instruction": "words", "n": "many"}')
    found = file.read()
    assert found.kept is not None
    assert found.kept.draft.request.instruction == "words"
    assert found.damaged is not None


def test_files_of_the_library_are_told_from_its_folder(tmp_path: Path) -> None:
    file = DraftFile(tmp_path / "library")
    assert file.told_path(tmp_path / "library" / "pictures" / "a.png") == "pictures/a.png"
    assert file.told_path(tmp_path / "a.png") == str(tmp_path / "a.png")
    moved = DraftFile(tmp_path / "moved")
    assert moved.path_of("pictures/a.png") == tmp_path / "moved" / "pictures" / "a.png"
    assert moved.path_of(str(tmp_path / "a.png")) == tmp_path / "a.png"


def test_what_cannot_be_written_is_one_error_and_leaves_the_draft_before(tmp_path: Path) -> None:
    file = DraftFile(tmp_path)
    file.write(draft("before"))
    (file.folder / "draft.json.new").mkdir()
    with pytest.raises(LibraryError):
        file.write(draft("after"))
    assert file.read().kept == draft("before")
