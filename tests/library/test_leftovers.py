"""Files that nobody needs go after thirty days, and nothing else does."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qwen_studio.core.draft import Draft
from qwen_studio.core.kept_draft import KeptDraft, KeptSlot
from qwen_studio.core.request import EditRequest
from qwen_studio.library.draft_file import DraftFile
from qwen_studio.library.leftovers import remove_leftovers

NOW = datetime(2026, 5, 31, 12, tzinfo=UTC)


def put(file: Path, days_old: float) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x")
    moment = (NOW - timedelta(days=days_old)).timestamp()
    os.utime(file, (moment, moment))
    return file


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def left(*folders: Path) -> set[str]:
    return {file.name for folder in folders for file in folder.rglob("*") if file.is_file()}


def test_damaged_drafts_go_thirty_days_after_they_were_set_aside(library: Path, cache: Path) -> None:
    draft = library / "draft"
    put(draft / "draft-damaged-2026-04-30.json", 100)
    put(draft / "draft-damaged-2026-04-30 2.json", 31)
    # Written long ago, and found damaged only lately.
    put(draft / "draft-damaged-2026-05-20.json", 100)
    put(draft / "draft-damaged-9999-99-99.json", 10)
    put(draft / "draft.json", 100)
    put(draft / "pasted.png", 100)
    put(library / "pictures" / "draft-damaged-2020-01-01.json", 900)
    assert remove_leftovers(library, cache, NOW) == 2
    assert left(library) == {
        "draft-damaged-2026-05-20.json",
        "draft-damaged-9999-99-99.json",
        "draft.json",
        "pasted.png",
        "draft-damaged-2020-01-01.json",
    }
    assert remove_leftovers(library, cache, NOW) == 0


def test_pictures_of_a_damaged_draft_go_at_the_start_after_it(library: Path, cache: Path) -> None:
    file = DraftFile(library)
    file.write(KeptDraft(Draft(EditRequest((), "words", "qwen-image-edit", "singapore")), ()))
    put(library / "draft" / "pasted.png", 100)
    put(library / "draft" / "draft-damaged-2026-04-01.json", 60)
    file.read()
    assert "pasted.png" in left(library)
    assert remove_leftovers(library, cache, NOW) == 1
    DraftFile(library).read()
    assert left(library) == {"draft.json"}


def test_what_came_in_goes_unless_it_is_new_or_in_the_draft(library: Path, cache: Path, tmp_path: Path) -> None:
    incoming = cache / "incoming"
    put(incoming / "old.png", 31)
    put(incoming / "new.png", 29)
    needed = put(incoming / "needed.png", 90)
    precious = put(tmp_path / "precious.png", 900)
    (incoming / "link.png").symlink_to(precious)
    put(incoming / "folder" / "inside.png", 90)
    slots = (KeptSlot(1, str(needed), "needed.png"),)
    DraftFile(library).write(KeptDraft(Draft(EditRequest((), "", "qwen-image-edit", "singapore")), slots))
    assert remove_leftovers(library, cache, NOW) == 1
    assert left(incoming) == {"new.png", "needed.png", "link.png", "inside.png"}
    assert precious.exists()


def test_nothing_there_and_nothing_allowed_is_no_trouble(library: Path, cache: Path) -> None:
    assert remove_leftovers(library, cache, NOW) == 0
    old = put(cache / "incoming" / "old.png", 31)
    if os.getuid():
        old.parent.chmod(0o500)
        assert remove_leftovers(library, cache, NOW) == 0
        old.parent.chmod(0o700)
