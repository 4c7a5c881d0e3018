from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from qwen_studio.core.errors import LibraryError
from qwen_studio.jobs.found_files import LeftAlone
from qwen_studio.jobs.rebuilding import Added
from qwen_studio.jobs.verification import Findings
from qwen_studio.library.backups import BackupOutcome
from qwen_studio.library.damage import Damage, DamageKind
from qwen_studio.library.mending import Mended
from qwen_studio.state.long_work import Ended, Work
from qwen_studio.ui.maintenance_words import MaintenanceWords

WORDS = MaintenanceWords()
INTACT = Findings(rows=12304, pictures=3020, originals=12, thumbnails=3032, bad_thumbnails=0, damages=())
NOTHING = Added(jobs=0, pictures=0, originals=0, found_again=0, changed=(), left_alone=())


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


def test_a_library_in_order_is_said_with_counts() -> None:
    report = WORDS.report(Ended(Work.VERIFY, INTACT))
    assert (report.kind, report.sentence) == (
        "ok",
        "12,304 rows and 3,020 pictures checked: everything is in order.",
    )


@pytest.mark.parametrize("kind", list(DamageKind))
def test_every_damage_has_advice_and_only_the_database_is_mended_by_a_restart(kind: DamageKind) -> None:
    damaged = replace(INTACT, damages=(Damage(kind, "pictures/a.png", "It is not what it was."),))
    report = WORDS.report(Ended(Work.VERIFY, damaged))
    assert report.kind == "bad"
    assert report.sentence.endswith("1 thing is not in order.")
    assert report.lines == ("pictures/a.png: It is not what it was.",)
    assert len(report.advice) > 40
    assert report.can_mend == (kind in {DamageKind.DATABASE, DamageKind.ROW})
    assert ("Restart" in report.advice) == report.can_mend


def test_the_same_advice_is_given_once() -> None:
    damages = tuple(Damage(DamageKind.PICTURE_MISSING, f"{n}.png", "Missing.") for n in range(3))
    report = WORDS.report(Ended(Work.VERIFY, replace(INTACT, damages=damages)))
    assert report.advice.count("Bring missing files back") == 1
    assert len(report.lines) == 3


@pytest.mark.parametrize("outcome", list(BackupOutcome))
def test_every_outcome_of_a_backup_has_words(outcome: BackupOutcome) -> None:
    report = WORDS.report(Ended(Work.BACK_UP, outcome))
    assert report.sentence
    assert report.can_mend == (outcome is BackupOutcome.DAMAGED)


def test_a_mended_database_tells_all_that_happened() -> None:
    mended = Mended(Path("/x/library.damaged-1.sqlite"), date(2025, 11, 21), rows=1200, doubtful_rows=1)
    added = replace(NOTHING, jobs=7, pictures=14, left_alone=(LeftAlone("pictures/b.png", "It has no story."),))
    report = WORDS.mended(mended, Ended(Work.ADD_FILES, added))
    assert report.sentence == "The library's database was damaged and was set aside."
    assert report.advice == (
        "The backup of 21 November 2025 was brought back. 1,201 entries of the damaged one could still be read and were"
        " brought over. 1 of them may hold errors. 14 pictures were entered from their files. The damaged"
        " file is kept as library.damaged-1.sqlite. Some files were left alone or are not as they were delivered:"
    )
    assert report.lines == ("pictures/b.png: It has no story.",)


def test_a_mended_database_is_told_of_also_where_adding_the_files_failed() -> None:
    mended = Mended(Path("/x/library.damaged-1.sqlite"), None, rows=0, doubtful_rows=0)
    report = WORDS.mended(mended, Ended(Work.ADD_FILES, LibraryError("The drive is gone.", next_step="Look at it.")))
    assert "There was no good backup, so a new one was begun. The drive is gone." in report.advice
    assert report.advice.endswith("Look at it.")
