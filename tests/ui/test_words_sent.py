"""What becomes of chips and choices once they are sent: plain words on the wire, in the journal and in the pictures."""

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qwen_studio.core.presets import WordsKind
from qwen_studio.core.story import STORY_KEYWORD
from qwen_studio.imaging.metadata import read_texts
from qwen_studio.library import jobs
from qwen_studio.ui.composer.instruction_edit import InstructionEdit
from qwen_studio.ui.main_window import MainWindow
from tests.ui.by_name import by_name
from tests.ui.scene import CAT, COFFEE, Scene


def test_chips_and_choices_are_plain_wherever_they_are_kept(scene: Scene, window: MainWindow) -> None:
    # GIVEN two pictures that are named by chips and then change places, and two wordings
    composer = scene.studio.composer
    composer.put_files([COFFEE, CAT])
    scene.qtbot.waitUntil(lambda: all(composer.slot(n).sent_size is not None for n in (1, 2)))
    edit = by_name(window, InstructionEdit, "Instruction")
    edit.setFocus()
    QTest.keyClicks(edit, "The {red|blue} cup of @cof")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "beside @")
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    composer.swap(1, 2)
    before, cards = len(scene.sandbox.requests), len(scene.studio.jobs.cards())

    # WHEN they are sent
    scene.press(window, "Generate")
    scene.qtbot.waitUntil(lambda: len(scene.studio.jobs.cards()) == cards + 2)
    new = [card.job.id for card in scene.studio.jobs.cards()[:2]]
    pictures = [scene.results(job_id)[0] for job_id in new]

    # THEN each is an edit of its own with plain words
    expected = ["The red cup of Image 2 beside Image 1", "The blue cup of Image 2 beside Image 1"]
    sent = [seen.json["input"]["messages"][0]["content"][-1]["text"] for seen in scene.sandbox.requests[before:]]
    assert sorted(sent) == sorted(expected)
    database = scene.assembly.database
    entered = [database.call(jobs.get, job_id) for job_id in new]
    assert [job.request.instruction for job in entered if job is not None] == expected
    stories = [json.loads(read_texts(scene.path(picture))[STORY_KEYWORD]) for picture in pictures]
    assert [story["instruction"] for story in stories] == expected
    with scene.qtbot.waitSignal(scene.studio.word_history.changed):
        scene.studio.word_history.reload(WordsKind.INSTRUCTION)
    known = [used.words for used in scene.studio.word_history.found(WordsKind.INSTRUCTION, "cup")]
    assert sorted(known) == sorted(expected)
