"""Changing one step of a chain and running what follows again, over a real library and the sandbox."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
)

from qwen_studio.app.assembly import assemble
from qwen_studio.core.job import JobState
from qwen_studio.core.picture import Picture
from qwen_studio.library import jobs, lineage, pictures
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.dialogs.rebase import RebaseDialog
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


@pytest.fixture
def teal(scene: Scene) -> Picture:
    """A third generation: coffee, warm, grey, teal; and a second edit of the second warm result."""
    scene.edit("A blue saucer", scene.path(scene.warm_2))
    return scene.edit("Make the cup teal", scene.path(scene.grey))[0]


def opened(scene: Scene, picture: Picture) -> RebaseDialog:
    scene.open_window(scene.window, 640, 480)
    scene.actions.set_pictures([picture])
    scene.actions.steps.change.trigger()
    scene.qtbot.waitUntil(lambda: any(d.isVisible() for d in scene.window.findChildren(RebaseDialog)))
    return next(d for d in scene.window.findChildren(RebaseDialog) if d.isVisible())


def which(dialog: RebaseDialog) -> QComboBox:
    # A screen reader is told a box's words as its name here.
    return next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Which steps run after it")


def choose(dialog: RebaseDialog, words: str) -> None:
    box = which(dialog)
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def ticks(dialog: RebaseDialog) -> dict[str, bool]:
    """The steps of the list as they are written, and whether they are ticked."""
    found = {}
    waiting = [by_name(dialog, QTreeWidget, "Steps that follow").invisibleRootItem()]
    while waiting:
        item = waiting.pop()
        found[item.text(0)] = item.checkState(0) is Qt.CheckState.Checked
        inner = (item.child(place) for place in range(item.childCount()))
        waiting += reversed([child for child in inner if child is not None])
    del found[""]
    return found


def go_button(dialog: RebaseDialog) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("Run"))


def run(dialog: RebaseDialog) -> None:
    QTest.mouseClick(go_button(dialog), Qt.MouseButton.LeftButton)


def said(scene: Scene) -> list[str]:
    return [words for words, *_ in scene.said.toasts]


def family(scene: Scene) -> list[str]:
    """The tree of the coffee, indented."""
    tree = scene.assembly.database.call(lineage.tree_of, scene.warm.content_hash)
    return ["  " * node.depth + node.title for node in tree.nodes()]


def wait_until_ended(scene: Scene) -> None:
    scene.qtbot.waitUntil(lambda: not scene.studio.rebase.is_running, timeout=60_000)


def test_the_branch_runs_again_on_the_changed_step_and_its_price_is_said_before(scene: Scene, teal: Picture) -> None:
    before = family(scene)
    cards = len(scene.studio.jobs.cards())
    dialog = opened(scene, scene.warm)
    choose(dialog, "Everything that follows")
    assert list(ticks(dialog)) == ["2a. Make it black and white", "3. Make the cup teal", "2b. A blue saucer"]
    assert all(ticks(dialog).values())
    # Two results of the first step, and one of each of the three others.
    assert go_button(dialog).text() == "Run 4 edits · $0.15"
    by_name(dialog, QPlainTextEdit, "Instruction").setPlainText("Cold light")
    assert len(scene.studio.jobs.cards()) == cards
    run(dialog)
    wait_until_ended(scene)
    new = [line.replace("Make it warm", "Cold light") for line in before[1:]]
    assert family(scene) == [*before, *new]
    assert said(scene)[-1] == "All 4 steps have run. The new branch stands beside the old one."
    assert "Step 1 of 4 runs: “Cold light”" in said(scene)
    # The step on the second result stands on the new second result.
    steps = scene.studio.jobs.cards()[:4]
    saucer = next(card for card in steps if card.job.request.instruction == "A blue saucer")
    cold = next(card for card in steps if card.job.request.instruction == "Cold light")
    given = scene.assembly.database.call(jobs.inputs, saucer.job.id)
    assert [image.content_hash for image in given] == [cold.pictures[1].content_hash]
    assert cold.job.request.seed == 7


def test_at_first_only_the_way_to_what_was_looked_at_last_runs_and_ctrl_enter_runs_it(
    scene: Scene, teal: Picture
) -> None:
    # GIVEN the end of one way was looked at, and then the step where it began; the other way is newer or older
    scene.show(teal)
    scene.show(scene.warm)
    dialog = opened(scene, scene.warm)
    way = {"2a. Make it black and white": True, "3. Make the cup teal": True, "2b. A blue saucer": False}
    assert ticks(dialog) == way
    box = which(dialog)
    assert box.currentText() == "Only the way to “Make the cup teal”"
    assert go_button(dialog).text() == "Run 3 edits · $0.12"
    # WHEN the step between is unticked, THEN what builds on it goes, and comes back with it
    tree = by_name(dialog, QTreeWidget, "Steps that follow")
    grey = tree.topLevelItem(0)
    assert grey is not None
    grey.setCheckState(0, Qt.CheckState.Unchecked)
    assert not any(ticks(dialog).values())
    assert box.currentText() == "Nothing"
    assert go_button(dialog).text() == "Run 1 edit · $0.06"
    tree.setFocus()
    last = tree.topLevelItem(1)
    assert last is not None
    last.setCheckState(0, Qt.CheckState.Checked)
    assert ticks(dialog) == way
    # WHEN the keys are pressed, THEN just these run
    before = family(scene)
    QTest.keyClick(
        by_name(dialog, QPlainTextEdit, "Instruction"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    scene.qtbot.waitUntil(lambda: scene.studio.rebase.is_running)
    wait_until_ended(scene)
    assert len(family(scene)) == len(before) + 3
    assert sum("A blue saucer" in line for line in family(scene)) == 1


def test_a_wrong_value_holds_it_back_and_says_why(scene: Scene, teal: Picture) -> None:
    dialog = opened(scene, teal)
    assert go_button(dialog).text() == "Run 1 edit · $0.03"
    instruction = by_name(dialog, QPlainTextEdit, "Instruction")
    instruction.setPlainText(" ")
    assert not go_button(dialog).isEnabled()
    assert any("instruction is empty" in label.text() for label in dialog.findChildren(QLabel))
    instruction.setPlainText("Warmer")
    assert go_button(dialog).isEnabled()
    dialog.findChildren(QLineEdit)[0].setText("blue")
    assert not go_button(dialog).isEnabled()
    dialog.reject()


def test_it_says_where_it_stopped_and_goes_on_with_what_does_not_build_on_that(scene: Scene, teal: Picture) -> None:
    sent_before = len(scene.studio.jobs.cards())
    dialog = opened(scene, scene.warm)
    choose(dialog, "Everything that follows")
    run(dialog)
    # The grey step is refused; teal builds on it, the saucer does not.
    rebase = scene.studio.rebase
    rebase.began.connect(
        lambda _number, _total, words: scene.sandbox.use_fault("Arrearage", times=1) if "black" in words else None
    )
    wait_until_ended(scene)
    assert any(words.startswith("Stopped at “Make it black and white”.") for words in said(scene))
    assert said(scene)[-1] == "2 of 4 steps have run; 2 have not."
    assert len(scene.studio.jobs.cards()) == sent_before + 3
    instructions = [card.job.request.instruction for card in scene.studio.jobs.cards()[:3]]
    assert "Make the cup teal" not in instructions


def test_it_can_be_stopped_after_the_step_that_runs(scene: Scene, teal: Picture) -> None:
    cards = len(scene.studio.jobs.cards())
    dialog = opened(scene, scene.warm)
    choose(dialog, "Everything that follows")
    run(dialog)
    scene.qtbot.waitUntil(lambda: any(words.startswith("Step 1 of 4") for words in said(scene)))
    scene.said.press()
    wait_until_ended(scene)
    assert said(scene)[-1] == "1 of 4 steps have run; 3 have not."
    assert len(scene.studio.jobs.cards()) == cards + 1


def test_a_step_that_was_not_sent_is_told_at_the_next_start_and_never_sent(
    scene: Scene, teal: Picture, owner: QObject
) -> None:
    dialog = opened(scene, scene.warm)
    choose(dialog, "Everything that follows")
    run(dialog)
    scene.qtbot.waitUntil(lambda: scene.studio.rebase.is_running)
    scene.assembly.close()
    places = scene.assembly.places
    again = assemble(places, Preferences(places.settings_file), base_url=scene.sandbox.base_url, parent=owner)
    try:
        with scene.qtbot.waitSignal(again.studio.jobs.reloaded):
            again.start()
        told: list[list[str]] = []
        again.studio.rebase.left_by_earlier_run(told.append)
        scene.qtbot.waitUntil(lambda: bool(told))
        assert len(told[0]) == 3
        assert set(told[0]) == {"A blue saucer", "Make it black and white", "Make the cup teal"}
        again.studio.rebase.left_by_earlier_run(told.append)
        scene.qtbot.waitUntil(lambda: len(told) == 2)
        assert told[1] == []
        assert not again.studio.rebase.is_running
        scene.qtbot.waitUntil(lambda: not again.studio.jobs.running and not again.studio.jobs.waiting)
        sent = again.database.call(lambda c: c.execute("SELECT count(*) FROM jobs").fetchone()[0])
        # Warm, grey, saucer, teal; and at most the first step of those that were to run again.
        assert sent in {4, 5}
        assert again.database.call(pictures.get, teal.id) is not None
    finally:
        again.close()


def test_hidden_branches_do_not_run_again(scene: Scene, teal: Picture) -> None:
    scene.show(teal)
    scene.qtbot.waitUntil(lambda: scene.studio.lineage.tree is not None)
    tree = scene.studio.lineage.tree
    assert tree is not None
    grey = next(node for node in tree.nodes() if node.job_id == scene.grey.job_id)
    scene.studio.branches.hide(grey)
    scene.qtbot.waitUntil(lambda: scene.studio.undo.undo_words == "Hide a branch")
    dialog = opened(scene, scene.warm)
    choose(dialog, "Everything that follows")
    assert go_button(dialog).text() == "Run 2 edits · $0.09"
    dialog.reject()
    assert all(card.job.state is JobState.DONE for card in scene.studio.jobs.cards())
