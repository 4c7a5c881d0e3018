"""Marks in the whole window: from the slot to the wire, and every way back."""

import base64
import io
from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from qwen_studio.core.drawing import Drawing
from qwen_studio.core.mark_shapes import INKS
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.imaging.metadata import content_hash, file_sha256
from qwen_studio.library import jobs
from qwen_studio.ui.composer.slot_view import SlotView
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.marking.marking_dialog import MarkingDialog
from qwen_studio.ui.why_not import why_not
from tests.core.test_drawing import BOX
from tests.ui.by_name import by_name
from tests.ui.marking.conftest import Hands
from tests.ui.scene import CAT, COFFEE, MODEL, Scene

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
RED = INKS[BOX.colour]
DONE = (Key.Key_Return, CTRL)
ESCAPE = (Key.Key_Escape, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    window = scene.open_program()
    scene.studio.composer.put_files([COFFEE])
    settle(scene)
    return window


def settle(scene: Scene) -> None:
    """Waits until every picture has been prepared as it will be sent."""
    slots = scene.studio.composer
    scene.qtbot.waitUntil(lambda: all(s.sent_size is not None for s in slots.slots if s.number in slots.filled))


def drawing_on(scene: Scene, number: int) -> Drawing:
    return scene.studio.composer.slot(number).drawing


def open_by_keys(scene: Scene, window: MainWindow) -> Hands:
    QTest.keyClick(window, Key.Key_D, CTRL | SHIFT)
    return opened(scene, window)


def opened(scene: Scene, window: MainWindow) -> Hands:
    def dialogs() -> list[MarkingDialog]:
        return [dialog for dialog in window.findChildren(MarkingDialog) if dialog.isVisible()]

    scene.qtbot.waitUntil(lambda: len(dialogs()) == 1)
    hands = Hands(dialogs()[0])
    scene.qtbot.waitUntil(lambda: not hands.canvas.picture_rect.isEmpty())
    # Keys go to the window that is in front.
    hands.dialog.activateWindow()
    scene.qtbot.waitUntil(hands.dialog.isActiveWindow)
    return hands


def leave(scene: Scene, window: MainWindow, hands: Hands, *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    """Presses the keys that close the dialog, and waits until the window has the keyboard again."""
    for key, held in keys:
        hands.key(key, held)
    window.activateWindow()
    scene.qtbot.waitUntil(window.isActiveWindow)


def draw_a_box(scene: Scene, window: MainWindow) -> None:
    hands = open_by_keys(scene, window)
    hands.drag((0.1, 0.2), (0.5, 0.6))
    leave(scene, window, hands, DONE)
    assert len(drawing_on(scene, 1)) == 1


def on_the_wire(scene: Scene) -> Image.Image:
    body = scene.sandbox.requests[-1].json
    assert body is not None
    uri = body["input"]["messages"][0]["content"][0]["image"]
    return Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2]))).convert("RGB")


def colour_at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    found = image.getpixel((round(x * image.width), round(y * image.height)))
    assert isinstance(found, tuple)
    return found


def said(window: MainWindow, words: str) -> Callable[[], bool]:
    """Whether a toast says these words."""
    from qwen_studio.ui.widgets.toast_card import ToastCard

    return lambda: any(
        words in label for card in window.findChildren(ToastCard) for label in [card.accessibleName() or _words(card)]
    )


def _words(card: object) -> str:
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(card, QWidget)
    return " ".join(label.text() for label in card.findChildren(QLabel))


def test_from_the_keys_to_the_pixels_that_the_service_gets(scene: Scene, window: MainWindow) -> None:
    before = file_sha256(COFFEE)
    draw_a_box(scene, window)
    link = next(b for b in window.findChildren(QPushButton) if b.property("words") == "in the red box")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert scene.studio.composer.instruction == "In the red box"
    settle(scene)
    with scene.qtbot.waitSignal(scene.studio.jobs.card_added) as added:
        QTest.keyClick(window, Key.Key_Return, CTRL)
    job_id = scene.studio.jobs.cards()[0].job.id
    assert added.args is not None
    scene.results(job_id)

    sent = on_the_wire(scene)
    assert colour_at(sent, 0.1, 0.4) == pytest.approx(RED, abs=30)
    assert colour_at(sent, 0.3, 0.4) == pytest.approx(colour_at(Image.open(COFFEE).convert("RGB"), 0.3, 0.4), abs=30)
    assert file_sha256(COFFEE) == before
    (given,) = scene.assembly.database.call(jobs.inputs, job_id)
    assert given.content_hash == content_hash(COFFEE)
    # The edit brings its marks back into an empty form.
    job = scene.assembly.database.call(jobs.get, job_id)
    assert job is not None
    scene.studio.composer.clear()
    scene.studio.composer.recall(job.request)
    settle(scene)
    assert drawing_on(scene, 1) == given.drawing
    assert len(given.drawing) == 1


def test_marks_are_drawn_on_later(scene: Scene, window: MainWindow) -> None:
    draw_a_box(scene, window)
    hands = open_by_keys(scene, window)
    assert len(hands.drawing) == 1
    hands.key(Key.Key_P)
    hands.click(0.8, 0.8)
    leave(scene, window, hands, DONE)
    assert [mark.kind.value for mark in drawing_on(scene, 1)] == ["box", "pin"]


def test_the_marks_of_a_whole_sitting_are_taken_back_by_one_undo(scene: Scene, window: MainWindow) -> None:
    draw_a_box(scene, window)
    scene.qtbot.waitUntil(lambda: scene.studio.undo.undo_words == "Marks on Image 1")
    by_name(window, SlotView, "Image 2").setFocus()
    QTest.keyClick(window, Key.Key_Z, CTRL)
    assert drawing_on(scene, 1) == ()


def test_cancelled_marks_can_be_had_back(scene: Scene, window: MainWindow) -> None:
    hands = open_by_keys(scene, window)
    hands.drag((0.1, 0.2), (0.5, 0.6))
    leave(scene, window, hands, ESCAPE, ESCAPE)
    assert drawing_on(scene, 1) == ()
    scene.qtbot.waitUntil(said(window, "The marks on Image 1 were not kept."))
    scene.studio.undo.undo()
    assert len(drawing_on(scene, 1)) == 1


def test_opening_and_leaving_without_a_change_leaves_nothing_to_undo(scene: Scene, window: MainWindow) -> None:
    before = scene.studio.undo.undo_words
    leave(scene, window, open_by_keys(scene, window), ESCAPE)
    leave(scene, window, open_by_keys(scene, window), DONE)
    assert scene.studio.undo.undo_words == before


def test_another_picture_drops_the_marks_and_undo_brings_both_back(scene: Scene, window: MainWindow) -> None:
    draw_a_box(scene, window)
    marks = drawing_on(scene, 1)
    scene.studio.composer.put_files([CAT], 1)
    settle(scene)
    assert drawing_on(scene, 1) == ()
    scene.qtbot.waitUntil(said(window, "The marks on Image 1 went with its picture."))
    scene.studio.undo.undo()
    settle(scene)
    assert drawing_on(scene, 1) == marks
    image = scene.studio.composer.slot(1).image
    assert isinstance(image, FileImage)
    assert image.name == "coffee.png"


def test_removed_marks_come_back(scene: Scene, window: MainWindow) -> None:
    draw_a_box(scene, window)
    scene.studio.composer.remove_drawing(1)
    scene.qtbot.waitUntil(said(window, "The marks on Image 1 were removed."))
    scene.studio.undo.undo()
    settle(scene)
    assert len(drawing_on(scene, 1)) == 1


def test_undo_finds_the_picture_after_a_swap(scene: Scene, window: MainWindow) -> None:
    draw_a_box(scene, window)
    scene.studio.composer.swap(1, 2)
    assert len(drawing_on(scene, 2)) == 1
    scene.studio.undo.undo()
    assert drawing_on(scene, 2) == ()


def test_the_keys_open_the_slot_that_has_the_keyboard(scene: Scene, window: MainWindow) -> None:
    scene.studio.composer.put_files([CAT], 2)
    settle(scene)
    by_name(window, SlotView, "Image 2").setFocus(Qt.FocusReason.TabFocusReason)
    hands = open_by_keys(scene, window)
    assert hands.dialog.windowTitle() == "Draw marks on Image 2"


def test_without_a_picture_the_keys_do_nothing(scene: Scene, window: MainWindow) -> None:
    scene.studio.composer.clear()
    QTest.keyClick(window, Key.Key_D, CTRL | SHIFT)
    assert not window.findChildren(MarkingDialog)


def test_the_form_that_goes_to_the_next_window_has_its_marks(scene: Scene, window: MainWindow) -> None:
    draw_a_box(scene, window)
    marks = drawing_on(scene, 1)
    draft = scene.studio.composer.draft()
    scene.studio.composer.clear()
    scene.studio.composer.take_up(draft)
    settle(scene)
    assert drawing_on(scene, 1) == marks


def test_a_folded_chain_keeps_the_marks_that_its_first_step_speaks_of(scene: Scene, window: MainWindow) -> None:
    studio = scene.studio
    request = EditRequest((FileImage(COFFEE, COFFEE.name, (BOX,)),), "Steam in the red box", MODEL, "singapore")
    (first,) = scene.results(studio.jobs.generate(request))
    (second,) = scene.edit("Make it warm", scene.path(first))
    studio.composer.clear()
    studio.composer.put_picture(second.id, 1)
    scene.qtbot.waitUntil(lambda: len(studio.chain.steps) == 3)
    studio.drafts.fold(studio.chain.steps)
    scene.qtbot.waitUntil(lambda: drawing_on(scene, 1) == (BOX,))
    assert "Steam in the red box" in studio.composer.instruction
    settle(scene)
    assert studio.composer.slot(1).name == "coffee.png"


def test_the_action_rests_with_a_reason_while_there_is_no_picture(scene: Scene, window: MainWindow) -> None:
    action = next(a for menu in window.menuBar().actions() for a in _actions_of(menu) if "marks" in a.text())
    assert action.isEnabled()
    scene.studio.composer.clear()
    assert not action.isEnabled()
    assert why_not(action) == "Put a picture into one of the input images first"


def _actions_of(menu: QAction) -> list[QAction]:
    inner = menu.menu()
    assert isinstance(inner, QMenu)
    return inner.actions()
