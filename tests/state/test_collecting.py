"""What is said of many pictures, taken back, done again, told by their files, and known after a restart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import Assembly
from qwen_studio.core.marks import MARKS_KEYWORD, Marks, marks_from_json
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.imaging.metadata import read_texts
from qwen_studio.library import albums, marks, pictures
from qwen_studio.library.pictures import LibrarySummary
from qwen_studio.state import story_keeping
from qwen_studio.state.studio import Studio

OpenStudio = Callable[[], Assembly]

COFFEE = resource_path("samples", "coffee.png")
WARM = EditRequest((FileImage(COFFEE, COFFEE.name),), "Make it warm", "qwen-image-edit-plus", "singapore", n=2)


def finished(studio: Studio, qtbot: QtBot) -> tuple[Picture, ...]:
    """The results of an edit."""
    with qtbot.waitSignal(studio.jobs.finished, timeout=60_000):
        job_id = studio.jobs.generate(WARM)
    card = studio.jobs.card(job_id)
    assert card is not None
    return card.pictures


@pytest.fixture
def ids(open_studio: OpenStudio, qtbot: QtBot) -> tuple[Assembly, list[int]]:
    """A running program with the two results of an edit."""
    assembly = open_studio()
    made = finished(assembly.studio, qtbot)
    return assembly, [picture.id for picture in made]


def said(assembly: Assembly, ids: list[int]) -> dict[int, Marks]:
    found: dict[int, Marks] = assembly.database.call(marks.of_pictures, ids)
    return found


def undo(studio: Studio, qtbot: QtBot) -> str:
    with qtbot.waitSignal(studio.undo.taken_back) as taken:
        studio.undo.undo()
    return str(taken.args[0].words)


def redo(studio: Studio, qtbot: QtBot) -> str:
    with qtbot.waitSignal(studio.undo.done_again) as done:
        studio.undo.redo()
    return str(done.args[0].words)


def test_every_step_has_words_and_a_way_back_and_forth(ids: tuple[Assembly, list[int]], qtbot: QtBot) -> None:
    assembly, (one, two) = ids
    studio = assembly.studio
    both = [one, two]
    before = said(assembly, both)
    # All at once: what is asked while the library still works on the last one waits for its turn.
    studio.collecting.set_rating([one], 2)
    studio.collecting.set_rating(both, 5)
    studio.pictures.set_favourite(both, True)
    studio.collecting.change_tags(both, add=["  Best  of ", ""])
    studio.collecting.set_note([two], "for Anna")
    studio.collecting.make_album("Prints", [one])
    studio.pictures.move_to_trash(both)
    expected = [
        "Move 2 pictures to the trash",
        "Make the album “Prints”",
        "Write a note",
        "Tag 2 pictures",
        "Make 2 pictures favourites",
        "Rate 2 pictures",
        "Rate a picture",
    ]
    assert [undo(studio, qtbot) for _ in expected] == expected
    assert said(assembly, both) == before
    assert studio.undo.undo_words == ""
    assert [redo(studio, qtbot) for _ in expected] == expected[::-1]
    assert said(assembly, both) == {
        one: Marks(favourite=True, rating=5, tags=("Best of",), albums=("Prints",)),
        two: Marks(favourite=True, rating=5, note="for Anna", tags=("Best of",)),
    }
    assert all(p.trashed_at is not None for p in assembly.database.call(pictures.get_many, both))
    # A new step ends what could be done again.
    undo(studio, qtbot)
    assert studio.undo.redo_words == expected[0]
    with qtbot.waitSignal(studio.undo.applied):
        studio.collecting.set_rating(both, 1)
    assert studio.undo.redo_words == ""


def test_each_picture_gets_its_own_rating_back(ids: tuple[Assembly, list[int]], qtbot: QtBot) -> None:
    assembly, (one, two) = ids
    assembly.database.call(pictures.set_rating, [one], 1)
    assembly.database.call(pictures.set_rating, [two], 4)
    assembly.studio.collecting.set_rating([one, two], 3)
    undo(assembly.studio, qtbot)
    after = said(assembly, [one, two])
    assert [after[one].rating, after[two].rating] == [1, 4]


def test_what_changes_nothing_is_no_step(ids: tuple[Assembly, list[int]], qtbot: QtBot) -> None:
    assembly, both = ids
    with qtbot.waitSignal(assembly.studio.undo.applied):
        assembly.studio.collecting.set_rating(both, 0)
    assembly.studio.collecting.change_tags(both, remove=["none has it"])
    with qtbot.waitSignal(assembly.studio.undo.applied):
        assembly.studio.pictures.restore(both)
    assert assembly.studio.undo.undo_words == ""


def test_the_names_that_there_are_follow(ids: tuple[Assembly, list[int]], qtbot: QtBot) -> None:
    assembly, (one, two) = ids
    collecting = assembly.studio.collecting
    with qtbot.waitSignal(collecting.names_changed):
        collecting.change_tags([one, two], add=["sea"])
    assert collecting.tags == [("sea", 2)]
    with qtbot.waitSignal(collecting.names_changed):
        collecting.make_album("Prints", [one])
    (album,) = collecting.albums
    assert (album.name, album.count, collecting.album_id("PRINTS")) == ("Prints", 1, album.id)
    # The name of an album that there is puts into it.
    collecting.make_album("prints", [two])
    qtbot.waitUntil(lambda: [a.count for a in collecting.albums] == [2])
    collecting.rename_album(album.id, "Large prints")
    qtbot.waitUntil(lambda: collecting.album_name(album.id) == "Large prints")
    with qtbot.waitSignal(assembly.studio.undo.offered) as offered:
        collecting.delete_album(album.id)
    assert offered.args[0].told == "The album “Large prints” was deleted; its pictures stay"
    qtbot.waitUntil(lambda: collecting.albums == [])
    assembly.studio.undo.take_back(offered.args[0])
    qtbot.waitUntil(lambda: [(a.id, a.name, a.count) for a in collecting.albums] == [(album.id, "Large prints", 2)])
    assembly.studio.pictures.move_to_trash([one])
    qtbot.waitUntil(lambda: collecting.tags == [("sea", 1)])


def test_a_name_that_is_taken_is_refused_in_words(ids: tuple[Assembly, list[int]], qtbot: QtBot) -> None:
    assembly, _ = ids
    collecting = assembly.studio.collecting
    collecting.make_album("One")
    collecting.make_album("Two")
    two = next(a.id for a in assembly.database.call(albums.all_albums) if a.name == "Two")
    with qtbot.waitSignal(assembly.studio.undo.failed) as failed:
        collecting.rename_album(two, "one")
    assert "an album “one” already" in str(failed.args[0])
    assert assembly.studio.undo.undo_words == "Make the album “Two”"


def test_the_trash_is_emptied_for_good(ids: tuple[Assembly, list[int]], qtbot: QtBot) -> None:
    assembly, (one, two) = ids
    studio = assembly.studio
    rows = assembly.database.call(pictures.get_many, [one, two])
    sizes = {p.id: p.file_bytes for p in rows}
    studio.pictures.move_to_trash([one])
    studio.collecting.set_rating([two], 3)
    studio.collecting.set_rating([one], 3)
    (trashed,) = assembly.database.call(pictures.get_many, [one])
    file = studio.pictures.path(trashed)
    assert file.is_file()
    told: list[LibrarySummary] = []
    studio.pictures.trash_size(None, told.append)
    qtbot.waitUntil(lambda: told == [LibrarySummary(1, sizes[one])])

    # What does not lie in the trash is never deleted, whoever asks for it.
    with qtbot.waitSignal(studio.pictures.removed) as removed:
        studio.pictures.delete_for_good([one, two])

    assert removed.args == [[one]]
    qtbot.waitUntil(lambda: not file.exists())
    assert [p.id for p in assembly.database.call(pictures.get_many, [one, two])] == [two]
    # AND no step is left that would bring back nothing
    assert undo(studio, qtbot) == "Rate a picture"
    assert said(assembly, [two])[two].rating == 0
    assert studio.undo.undo_words == ""


def test_files_outside_the_library_are_never_deleted(
    ids: tuple[Assembly, list[int]], qtbot: QtBot, tmp_path: Path
) -> None:
    assembly, (one, _) = ids
    outside = tmp_path / "outside.png"
    outside.write_bytes(b"mine")
    assembly.database.call(
        lambda c: c.execute("UPDATE pictures SET path = '', reference = ? WHERE id = ?", (str(outside), one))
    )
    assembly.studio.pictures.move_to_trash([one])
    with qtbot.waitSignal(assembly.studio.pictures.removed):
        assembly.studio.pictures.delete_for_good(None)
    with qtbot.waitSignal(assembly.studio.pictures.removed):
        assembly.studio.pictures.delete_for_good(None)
    assert outside.read_bytes() == b"mine"
    assert assembly.database.call(pictures.get_many, [one]) == []


def test_the_files_tell_it_after_a_rest_and_a_restart(
    open_studio: OpenStudio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a program that is closed before it had a rest
    monkeypatch.setattr(story_keeping, "REST_MS", 60_000)
    assembly = open_studio()
    one, two = finished(assembly.studio, qtbot)
    files = [assembly.studio.pictures.path(picture) for picture in (one, two)]
    assembly.studio.collecting.set_rating([one.id, two.id], 3)
    with qtbot.waitSignal(assembly.studio.undo.applied):
        assembly.studio.collecting.change_tags([one.id], add=["sea"])
    assert [told_by(file) for file in files] == [None, None]

    # WHEN it starts again and rests
    monkeypatch.setattr(story_keeping, "REST_MS", 1)
    again = open_studio()

    # THEN the files tell what the library still knows
    qtbot.waitUntil(lambda: [told_by(f) for f in files] == [Marks(rating=3, tags=("sea",)), Marks(rating=3)])
    assert said(again, [one.id, two.id]) == {one.id: Marks(rating=3, tags=("sea",)), two.id: Marks(rating=3)}
    assert again.studio.undo.undo_words == ""
    # AND what comes after that is told, too
    again.studio.pictures.set_favourite([two.id], True)
    qtbot.waitUntil(lambda: told_by(files[1]) == Marks(favourite=True, rating=3))


def told_by(file: Path) -> Marks | None:
    return marks_from_json(read_texts(file).get(MARKS_KEYWORD, ""))
