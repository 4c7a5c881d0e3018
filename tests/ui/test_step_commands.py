"""Going on from a result, doing an edit again, and bringing parts of it back, over a real library."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton

from qwen_studio.library import jobs
from qwen_studio.state.recall_part import RecallPart
from qwen_studio.ui.composer.chain_notice import ChainNotice
from qwen_studio.ui.dialogs.generate_again import GenerateAgain
from tests.ui.scene import CAT, COFFEE, Scene


@pytest.fixture
def writing(scene: Scene) -> Scene:
    """Somebody has begun an edit of the cat."""
    composer = scene.studio.composer
    composer.put_files([CAT], 1)
    composer.set_instruction("A hat for the cat")
    composer.set_negative_prompt("fog")
    composer.set_seed(99)
    composer.set_n(4)
    scene.qtbot.waitUntil(lambda: composer.ready)
    scene.actions.set_pictures([scene.warm])
    return scene


def form(scene: Scene) -> tuple[str, str, str, int | None, int]:
    composer = scene.studio.composer
    return composer.slot(1).name, composer.instruction, composer.negative_prompt, composer.seed, composer.n


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (RecallPart.INSTRUCTION, ("chelsea.png", "Make it warm", "blurred edges", 99, 4)),
        (RecallPart.PARAMETERS, ("chelsea.png", "A hat for the cat", "fog", 99, 2)),
        (RecallPart.INPUTS, ("coffee.png", "A hat for the cat", "fog", 99, 4)),
        (RecallPart.SEED, ("chelsea.png", "A hat for the cat", "fog", 7, 4)),
        (RecallPart.EVERYTHING, ("coffee.png", "Make it warm", "blurred edges", 7, 2)),
    ],
)
def test_each_part_comes_back_alone_and_goes_again(
    writing: Scene, part: RecallPart, expected: tuple[str, str, str, int | None, int]
) -> None:
    before = form(writing)
    steps = writing.actions.steps
    (steps.recall if part is RecallPart.EVERYTHING else steps.recall_parts[part]).trigger()
    writing.qtbot.waitUntil(lambda: bool(writing.recalled))
    assert form(writing) == expected
    words, button, _ = writing.said.toasts[-1]
    assert words
    assert button == "Undo"
    writing.said.press()
    writing.qtbot.waitUntil(lambda: form(writing) == before)
    writing.qtbot.waitUntil(lambda: writing.studio.composer.ready)


def test_a_seed_that_was_random_is_said_to_be_so(writing: Scene) -> None:
    writing.actions.set_pictures([writing.grey])
    writing.actions.steps.recall_parts[RecallPart.SEED].trigger()
    writing.qtbot.waitUntil(lambda: bool(writing.recalled))
    assert "random seed" in writing.said.toasts[-1][0]
    assert writing.studio.composer.seed is None


def test_continuing_makes_the_result_the_only_input_and_sends_nothing(writing: Scene) -> None:
    cards = len(writing.studio.jobs.cards())
    writing.actions.steps.continue_from.trigger()
    composer = writing.studio.composer
    writing.qtbot.waitUntil(lambda: composer.slot(1).picture_id == writing.warm.id)
    assert composer.filled == (1,)
    assert composer.instruction == ""
    assert "Image 1" in writing.said.toasts[-1][0]
    assert len(writing.studio.jobs.cards()) == cards
    writing.said.press()
    assert composer.instruction == "A hat for the cat"


def asked(scene: Scene) -> GenerateAgain:
    """The dialog that "Generate again" opens for what is chosen."""
    scene.open_window(scene.window, 640, 480)
    scene.actions.steps.again.trigger()
    scene.qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in scene.window.findChildren(GenerateAgain)))
    return scene.window.findChildren(GenerateAgain)[0]


def press(dialog: GenerateAgain, words: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "").startswith(words))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_generating_again_says_what_it_sends_and_what_it_costs_and_sends_only_then(writing: Scene) -> None:
    cards = len(writing.studio.jobs.cards())
    dialog = asked(writing)
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "does not build on its result" in said
    for part in ("Make it warm", "Image 1: coffee.png", "Avoid: blurred edges"):
        assert part in said
    assert len(writing.studio.jobs.cards()) == cards
    press(dialog, "Generate 2 images · $0.06")
    writing.qtbot.waitUntil(lambda: len(writing.studio.jobs.cards()) == cards + 1)
    card = writing.studio.jobs.cards()[0]
    # As it was, but of another seed, because the same one would make the same pictures.
    first = writing.assembly.database.call(jobs.get, writing.warm.job_id)
    assert first is not None
    assert card.job.request == replace(first.request, seed=None)
    writing.results(card.job.id)
    given = writing.assembly.database.call(jobs.inputs, card.job.id)
    assert given == writing.assembly.database.call(jobs.inputs, writing.warm.job_id)
    # What is being written is no other than before.
    assert form(writing) == ("chelsea.png", "A hat for the cat", "fog", 99, 4)


def test_the_seed_can_be_kept_and_cancel_sends_nothing(writing: Scene) -> None:
    cards = len(writing.studio.jobs.cards())
    dialog = asked(writing)
    press(dialog, "Cancel")
    writing.qtbot.waitUntil(lambda: not writing.window.findChildren(GenerateAgain))
    assert len(writing.studio.jobs.cards()) == cards
    dialog = asked(writing)
    dialog.findChildren(QCheckBox)[0].setChecked(False)
    press(dialog, "Generate 2 images")
    writing.qtbot.waitUntil(lambda: len(writing.studio.jobs.cards()) == cards + 1)
    assert writing.studio.jobs.cards()[0].job.request.seed == 7
    writing.results(writing.studio.jobs.cards()[0].job.id)


@pytest.fixture
def notice(scene: Scene) -> ChainNotice:
    return scene.open_window(ChainNotice(scene.studio.chain, scene.studio.drafts, scene.theme), 348, 80)


def fold_button(notice: ChainNotice) -> QPushButton:
    return notice.row.fix_button


def test_nobody_builds_upon_a_result_without_being_told(scene: Scene, notice: ChainNotice) -> None:
    composer = scene.studio.composer
    composer.put_files([COFFEE], 1)
    scene.qtbot.waitUntil(lambda: composer.ready or composer.slot(1).original_size is not None)
    assert notice.words() == ""
    composer.put_picture(scene.warm.id, 1)
    scene.qtbot.waitUntil(lambda: bool(notice.words()))
    assert notice.words() == "Generation 2 of coffee.png, continues “Make it warm”."
    assert not fold_button(notice).isVisible()
    composer.remove(1)
    scene.qtbot.waitUntil(lambda: not notice.words())


def test_a_result_that_came_back_as_a_file_is_known_by_its_content(scene: Scene, notice: ChainNotice) -> None:
    elsewhere = scene.path(scene.grey).parent.parent.parent / "IMG_0001.png"
    elsewhere.write_bytes(scene.path(scene.grey).read_bytes())
    scene.studio.composer.put_files([elsewhere], 1)
    scene.qtbot.waitUntil(lambda: bool(notice.words()))
    assert notice.words().startswith("Generation 3 of coffee.png, continues “Make it black and white”.")


def test_from_the_third_generation_on_a_chain_becomes_one_edit_and_back(scene: Scene, notice: ChainNotice) -> None:
    composer = scene.studio.composer
    composer.put_picture(scene.grey.id, 1)
    composer.set_instruction("Add {red|blue} steam")
    scene.qtbot.waitUntil(lambda: fold_button(notice).isVisible())
    assert "loses a little quality" in notice.words()
    QTest.mouseClick(fold_button(notice), Qt.MouseButton.LeftButton)
    scene.qtbot.waitUntil(lambda: composer.slot(1).name == "coffee.png")
    assert composer.instruction == "Make it warm.\nMake it black and white.\nAdd {red|blue} steam."
    scene.qtbot.waitUntil(lambda: not notice.words())
    scene.said.press()
    scene.qtbot.waitUntil(lambda: bool(notice.words()))
    assert composer.instruction == "Add {red|blue} steam"
    assert QApplication.activeModalWidget() is None
