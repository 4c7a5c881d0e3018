"""Files that come back from elsewhere, dropped on the viewer of the Edit page."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from qwen_studio.core.drawing import DrawnMark, MarkColour, MarkKind, Point
from qwen_studio.core.request import FileImage
from qwen_studio.library import originals
from qwen_studio.state.picture_mime import mime_of_slot
from qwen_studio.ui.dialogs.dropped_file import DroppedFileDialog
from qwen_studio.ui.edit_page import EditPage
from qwen_studio.ui.viewer.viewer_pane import ViewerPane
from tests.ui.composer.gestures import drag_over, drop_on, files
from tests.ui.scene import CAT, WARM, Scene

A1111 = "a lighthouse in the fog\nNegative prompt: people\nSteps: 20, Sampler: Euler a, Seed: 965400086, Size: 512x768"
COMFY = {
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a lighthouse", "clip": ["4", 1]}},
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "x.safetensors"}},
}


@pytest.fixture
def page(scene: Scene) -> EditPage:
    page = EditPage(scene.studio, scene.theme, scene.actions, scene.said.announce)
    return scene.open_window(page, 1440, 800)


def drop(page: EditPage, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    common = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    viewer = page.findChildren(ViewerPane)[0]
    QApplication.sendEvent(viewer, QDragEnterEvent(QPoint(200, 200), *common))
    event = QDropEvent(QPointF(200, 200), *common)
    QApplication.sendEvent(viewer, event)
    assert event.isAccepted()


def offered(scene: Scene, page: EditPage) -> DroppedFileDialog:
    scene.qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(DroppedFileDialog)))
    return page.findChildren(DroppedFileDialog)[0]


def press(dialog: DroppedFileDialog, words: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == words)
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(dialog: DroppedFileDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_plain_picture_goes_into_the_first_free_slot_without_a_question(scene: Scene, page: EditPage) -> None:
    drop(page, CAT)
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(1).name == "chelsea.png")
    assert not page.findChildren(DroppedFileDialog)


def test_a_renamed_result_is_known_by_its_content_and_recalled_or_used(
    scene: Scene, page: EditPage, tmp_path: Path
) -> None:
    composer = scene.studio.composer
    renamed = tmp_path / "IMG_0042.png"
    shutil.copy(scene.path(scene.warm_2), renamed)
    drop(page, renamed)
    dialog = offered(scene, page)
    assert "is in your library" in words(dialog)
    assert "Make it warm" in words(dialog)
    press(dialog, "Recall settings")
    scene.qtbot.waitUntil(lambda: composer.instruction == "Make it warm")
    assert (composer.seed, composer.negative_prompt, composer.n) == (7, "blurred edges", 2)
    scene.qtbot.waitUntil(lambda: composer.slot(1).name == "coffee.png")
    assert "in the form again" in scene.said.toasts[-1][0]
    drop(page, renamed)
    scene.qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(DroppedFileDialog)))
    press(next(d for d in page.findChildren(DroppedFileDialog) if d.isVisible()), "Use as image")
    scene.qtbot.waitUntil(lambda: composer.slot(2).name == "IMG_0042.png")


def test_a_result_whose_library_is_lost_tells_its_own_story(scene: Scene, page: EditPage, tmp_path: Path) -> None:
    composer = scene.studio.composer
    mailed = tmp_path / "mailed.png"
    shutil.copy(scene.path(scene.warm), mailed)

    def forget(c: Connection) -> None:
        c.execute("DELETE FROM picture_words")
        c.execute("UPDATE pictures SET content_hash = 'x' || content_hash")
        c.execute("DELETE FROM originals")

    scene.assembly.database.call(forget)
    drop(page, mailed)
    dialog = offered(scene, page)
    assert "does not know it" in words(dialog)
    assert "Not here any more, so recalled without: coffee.png" in words(dialog)
    press(dialog, "Recall settings")
    scene.qtbot.waitUntil(lambda: composer.instruction == "Make it warm")
    assert composer.seed == 7
    assert composer.filled == ()
    assert scene.assembly.database.call(originals.by_content, "coffee") is None


def test_marks_on_an_input_come_back_with_the_story(scene: Scene, page: EditPage, tmp_path: Path) -> None:
    box = DrawnMark(MarkKind.BOX, MarkColour.RED, (Point(0.1, 0.1), Point(0.4, 0.5)))
    coffee = WARM.images[0]
    assert isinstance(coffee, FileImage)
    job_id = scene.studio.jobs.generate(replace(WARM, images=(replace(coffee, drawing=(box,)),), n=1))
    scene.wait_for_end(job_id)
    card = scene.studio.jobs.card(job_id)
    assert card is not None
    mailed = tmp_path / "mailed.png"
    shutil.copy(scene.path(card.pictures[0]), mailed)
    scene.assembly.database.call(_forget_pictures)
    drop(page, mailed)
    press(offered(scene, page), "Recall settings")
    scene.qtbot.waitUntil(lambda: scene.studio.composer.filled == (1,))
    assert scene.studio.composer.slot(1).drawing == (box,)


def _forget_pictures(c: Connection) -> None:
    c.execute("UPDATE pictures SET content_hash = 'x' || content_hash")


@pytest.mark.parametrize(
    ("keyword", "text", "program", "prompt"),
    [
        ("parameters", A1111, "Stable Diffusion WebUI", "a lighthouse in the fog"),
        ("prompt", json.dumps(COMFY), "ComfyUI", "a lighthouse"),
        ("invokeai_metadata", json.dumps({"positive_prompt": "old mill", "seed": 7}), "InvokeAI", "old mill"),
    ],
)
def test_files_of_other_programs_show_their_text_to_be_copied_and_used(
    scene: Scene, page: EditPage, tmp_path: Path, keyword: str, text: str, program: str, prompt: str
) -> None:
    info = PngInfo()
    info.add_text(keyword, text)
    with Image.open(CAT) as cat:
        cat.save(tmp_path / "other.png", pnginfo=info)
    drop(page, tmp_path / "other.png")
    dialog = offered(scene, page)
    assert f"Made with {program}." in words(dialog)
    assert prompt in words(dialog)
    QGuiApplication.clipboard().clear()
    press(dialog, "Copy text")
    assert prompt in QGuiApplication.clipboard().text()
    assert dialog.isVisible()
    press(dialog, "Use as instruction")
    scene.qtbot.waitUntil(lambda: scene.studio.composer.instruction == prompt)
    scene.said.press()
    assert scene.studio.composer.instruction == ""


def test_a_file_that_cannot_be_read_is_explained_at_its_slot(scene: Scene, page: EditPage, tmp_path: Path) -> None:
    bad = tmp_path / "letter.png"
    bad.write_text("no picture")
    drop(page, bad)
    scene.qtbot.waitUntil(lambda: bool(scene.studio.composer.slot(1).problem))
    assert not page.findChildren(DroppedFileDialog)


def test_several_files_fill_the_slots_as_before(scene: Scene, page: EditPage, tmp_path: Path) -> None:
    shutil.copy(scene.path(scene.warm), tmp_path / "a.png")
    drop(page, tmp_path / "a.png", CAT)
    scene.qtbot.waitUntil(lambda: scene.studio.composer.filled == (1, 2))
    scene.qtbot.waitUntil(lambda: isinstance(scene.studio.composer.slot(2).image, FileImage))
    assert not page.findChildren(DroppedFileDialog)


def test_several_files_fill_free_slots_and_the_form_says_what_found_none(
    scene: Scene, page: EditPage, tmp_path: Path
) -> None:
    scene.studio.composer.put_files([CAT])
    photos = [tmp_path / f"{name}.png" for name in ("one", "two", "three")]
    for photo in photos:
        shutil.copy(CAT, photo)
    drop(page, *photos)
    assert [slot.name for slot in scene.studio.composer.slots] == ["chelsea.png", "one.png", "two.png"]
    told = "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "Taken: one.png, two.png.\nNot taken: three.png." in told


def test_a_file_manager_that_wants_to_move_keeps_its_file(scene: Scene, page: EditPage) -> None:
    viewer = page.findChildren(ViewerPane)[0]
    assert drop_on(viewer, files(CAT)) is Qt.DropAction.CopyAction
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(1).name == "chelsea.png")
    assert not drag_over(viewer, files(CAT), Qt.DropAction.MoveAction)


def test_a_slot_that_is_dropped_on_the_viewer_stays_where_it_is(scene: Scene, page: EditPage) -> None:
    scene.studio.composer.put_files([CAT])
    viewer = page.findChildren(ViewerPane)[0]
    assert not drag_over(viewer, mime_of_slot(1, CAT))
    assert scene.studio.composer.filled == (1,)
