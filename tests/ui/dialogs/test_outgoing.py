"""What is shown before an edit is sent is what the service gets."""

import io
import json
from base64 import b64decode
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from qwen_studio.core.request import LinkImage
from qwen_studio.ui.dialogs.outgoing import OutgoingDialog
from qwen_studio.ui.dialogs.sent_picture import SentPicture
from qwen_studio.ui.main_window import MainWindow
from tests.ui.by_name import by_name, spoken_name
from tests.ui.scene import COFFEE, Scene

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WORDS = "Put the cup of Image 2 on Image 1"


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    """A picture that is too wide for the service, half red and half green."""
    path = tmp_path / "wide.tif"
    picture = Image.new("RGB", (4000, 1000), (200, 0, 0))
    picture.paste((0, 160, 0), (2000, 0, 4000, 1000))
    picture.save(path)
    return path


def write(scene: Scene, *files: Path) -> None:
    """Fills the form."""
    composer = scene.studio.composer
    composer.put_files(files)
    composer.set_instruction(WORDS)
    composer.set_seed(7)
    count = len(files)
    scene.qtbot.waitUntil(lambda: sum(s.sent_size is not None for s in composer.slots) == count)


def open_by_keys(scene: Scene, window: MainWindow) -> OutgoingDialog:
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL_SHIFT)
    scene.qtbot.waitUntil(lambda: bool(window.findChildren(OutgoingDialog)))
    (dialog,) = window.findChildren(OutgoingDialog)
    scene.qtbot.waitUntil(lambda: bool(json_of(dialog)))
    return dialog


def json_of(dialog: QWidget) -> str:
    return by_name(dialog, QPlainTextEdit, "Request as JSON").toPlainText()


def tells(dialog: QWidget, *parts: str) -> bool:
    return all(part in json_of(dialog) for part in parts)


def picture(scene: Scene, dialog: QWidget, number: int) -> SentPicture:
    """The picture of that image, once it is there."""
    name = f"Image {number} as it will be sent"
    shown = dialog.findChildren(SentPicture)[0]
    scene.qtbot.waitUntil(lambda: shown.accessibleName() == name)
    return shown


def facts(dialog: QWidget) -> str:
    return "\n".join(spoken_name(label) for label in dialog.findChildren(QLabel) if label.isVisible())


def rgb(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    colour = QColor(image.pixel(QPoint(x, y)))
    return colour.red(), colour.green(), colour.blue()


def test_pictures_text_and_length_are_those_on_the_wire(scene: Scene, window: MainWindow, wide: Path) -> None:
    # GIVEN an edit whose first picture has to be made smaller
    write(scene, wide, COFFEE)

    # WHEN it is looked at, and then sent
    dialog = open_by_keys(scene, window)
    first = picture(scene, dialog, 1).image().copy()
    QTest.mouseClick(by_name(dialog, QPushButton, "Image 2"), Qt.MouseButton.LeftButton)
    second = picture(scene, dialog, 2).image().copy()
    shown, told = json.loads(json_of(dialog)), facts(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    before = len(scene.sandbox.requests)
    scene.wait_for_end(scene.studio.jobs.generate(scene.studio.composer.request()))

    # THEN the service has got these pixels, these words and this many bytes
    sent = scene.sandbox.requests[before]
    content = sent.json["input"]["messages"][0]["content"]
    for image, part in ((first, content[0]), (second, content[1])):
        data = b64decode(part["image"].partition(",")[2])
        with Image.open(io.BytesIO(data)) as got:
            assert got.size == (image.width(), image.height())
            pixels = got.convert("RGB")
        for x, y in ((5, 5), (image.width() // 3, image.height() // 2), (image.width() - 5, image.height() - 5)):
            assert pixels.getpixel((x, y)) == rgb(image, x, y)
    assert first.width() == 3072
    assert shown["parameters"] == sent.json["parameters"]
    assert shown["model"] == sent.json["model"]
    assert shown["input"]["messages"][0]["content"][2] == {"text": WORDS} == content[2]
    assert f"{len(sent.body)} bytes" in told.replace(",", "").replace("\u202f", "")


def test_everything_is_said_and_the_json_is_copied_without_the_data(
    scene: Scene, window: MainWindow, wide: Path
) -> None:
    write(scene, wide, COFFEE)
    dialog = open_by_keys(scene, window)
    picture(scene, dialog, 1)

    told = facts(dialog)
    assert "wide.tif: 3072 × 768 pixels" in told
    assert "Changed from 4000 × 1000: scaled down" in told
    assert "Price: $0.03" in told
    assert "Result: 1 image of about 1248 × 832 pixels" in told
    assert "Avoid: nothing (one space)" in told
    assert "seed 7" in told
    assert by_name(dialog, QPlainTextEdit, "Instruction").toPlainText() == WORDS
    copied = scene.copied_by(dialog, "Copy JSON")
    assert copied == json_of(dialog)
    assert len(copied) < 2000
    first = json.loads(copied)["input"]["messages"][0]["content"][0]["image"]
    assert first.startswith("data:image/")
    assert first.endswith(" bytes)")


def test_every_part_is_reached_by_tab(scene: Scene, window: MainWindow, wide: Path) -> None:
    write(scene, wide, COFFEE)
    dialog = open_by_keys(scene, window)
    picture(scene, dialog, 1)
    reached = set()
    for _ in range(20):
        at = QApplication.focusWidget()
        assert at is not None
        reached.add(spoken_name(at))
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert {
        *("Image 1", "Actual pixels", "Image 1 as it will be sent"),
        *("Instruction", "Request as JSON", "Copy JSON", "Close"),
    } <= reached

    # Pixel for pixel, arrow keys move the picture.
    box, view = by_name(dialog, QCheckBox, "Actual pixels"), dialog.findChildren(SentPicture)[0]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    scene.qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() > 1000)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.horizontalScrollBar().value() > 0


def test_the_small_button_opens_it_and_an_unfinished_edit_says_what_is_missing(
    scene: Scene, window: MainWindow
) -> None:
    scene.press(window, "What will be sent")
    (dialog,) = window.findChildren(OutgoingDialog)
    assert "There is no picture to edit." in facts(dialog)
    assert "The instruction is empty." in facts(dialog)
    scene.qtbot.waitUntil(lambda: spoken_name(dialog.findChildren(SentPicture)[0]) == "No picture will be sent.")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    scene.qtbot.waitUntil(lambda: not window.findChildren(OutgoingDialog))

    # Afterwards nobody follows the form any more.
    write(scene, COFFEE)
    assert scene.studio.composer.ready


def test_a_file_that_went_away_is_said_in_place_of_its_picture(scene: Scene, window: MainWindow, wide: Path) -> None:
    write(scene, wide)
    wide.unlink()
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL_SHIFT)
    scene.qtbot.waitUntil(lambda: bool(window.findChildren(OutgoingDialog)))
    (dialog,) = window.findChildren(OutgoingDialog)
    view = dialog.findChildren(SentPicture)[0]
    scene.qtbot.waitUntil(lambda: "wide.tif" in view.accessibleName())
    assert not by_name(dialog, QPushButton, "Copy JSON").isEnabled()


def test_a_link_is_said_to_be_fetched_by_the_service(scene: Scene, window: MainWindow) -> None:
    write(scene, COFFEE)
    composer = scene.studio.composer
    # As a slot is whose link the service fetches by itself.
    link = LinkImage("https://example.com/cup.png")
    composer.slots = (replace(composer.slot(1), image=link, link=link.url), *composer.slots[1:])
    dialog = open_by_keys(scene, window)
    view = dialog.findChildren(SentPicture)[0]
    scene.qtbot.waitUntil(lambda: "The service fetches this picture itself" in view.accessibleName())
    assert link.url in json_of(dialog)


def test_every_variant_is_shown_as_it_goes_over_the_wire(scene: Scene, window: MainWindow) -> None:
    # GIVEN two wordings and two seeds
    write(scene, COFFEE)
    scene.studio.composer.set_instruction("A {red|green} cup")
    scene.studio.composer.set_seeds((1, 2))
    dialog = open_by_keys(scene, window)

    # WHEN each is looked at
    (choice,) = dialog.findChildren(QComboBox)
    assert choice.isVisible()
    shown = []
    for place in range(choice.count()):
        choice.setCurrentIndex(place)
        choice.activated.emit(place)
        label = choice.currentText().partition(": ")[2]
        words, seed = f"A {label.split()[0]} cup", int(label.split()[-1])
        scene.qtbot.waitUntil(partial(tells, dialog, words, f'"seed": {seed}'))
        shown.append((words, seed))
    assert "$0.12" in facts(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    scene.qtbot.waitUntil(lambda: not window.findChildren(OutgoingDialog))

    # THEN those are sent, once each, and stand in that order
    before = len(scene.sandbox.requests)
    cards = len(scene.studio.jobs.cards())
    scene.press(window, "Generate")
    scene.qtbot.waitUntil(lambda: len(scene.studio.jobs.cards()) == cards + 4)
    jobs = [card.job for card in scene.studio.jobs.cards()][:4]
    for job in jobs:
        scene.wait_for_end(job.id)
    assert [(job.request.instruction, job.request.seed) for job in jobs] == shown
    sent = [seen.json for seen in scene.sandbox.requests[before:]]
    texts = [body["input"]["messages"][0]["content"][-1]["text"] for body in sent]
    assert sorted(zip(texts, [body["parameters"]["seed"] for body in sent], strict=True)) == sorted(shown)
