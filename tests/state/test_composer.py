"""Slots, words and parameters of the next edit."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QClipboard, QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import Assembly
from qwen_studio.core.geometry import Size
from qwen_studio.core.instruction_checks import CheckKind
from qwen_studio.core.job import JobState
from qwen_studio.core.request import FileImage, LinkImage
from qwen_studio.core.resources import resource_path
from qwen_studio.sandbox.server import SandboxServer
from qwen_studio.state.composer import Composer
from qwen_studio.state.picture_mime import accepts_mime, on_clipboard
from qwen_studio.state.slots import SlotState
from qwen_studio.state.studio import Studio

COFFEE = resource_path("samples", "coffee.png")
CAT = resource_path("samples", "chelsea.png")


@pytest.fixture
def composer(studio: Studio) -> Composer:
    return studio.composer


def wait_for(qtbot: QtBot, composer: Composer, number: int, state: SlotState = SlotState.READY) -> None:
    qtbot.waitUntil(lambda: composer.slot(number).state is state)


def test_a_file_is_looked_at_and_what_will_be_sent_is_known(composer: Composer, qtbot: QtBot) -> None:
    composer.put_files([CAT], 1)
    assert composer.slot(1).state is SlotState.LOADING
    qtbot.waitUntil(lambda: composer.slot(1).sent_size is not None)

    slot = composer.slot(1)
    assert slot.original_size == Size(451, 300)
    assert slot.sent_size == Size(577, 384)
    assert slot.sent_bytes is not None
    assert "scaled up" in " ".join(slot.changes)
    assert slot.thumbnail is not None
    assert slot.thumbnail.width() == 451


def test_several_files_fill_slots_in_order_and_the_rest_is_counted(composer: Composer, qtbot: QtBot) -> None:
    assert composer.put_files([COFFEE, CAT, COFFEE, CAT]) == 1
    for number in (1, 2, 3):
        wait_for(qtbot, composer, number)
    assert [slot.name for slot in composer.slots] == ["coffee.png", "chelsea.png", "coffee.png"]
    assert composer.last_filled == 3


def test_a_broken_file_says_so_on_its_slot_and_keeps_the_edit_from_being_sent(
    composer: Composer, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "holiday.jpg"
    broken.write_bytes(b"no picture at all")
    composer.set_instruction("Make it blue")
    composer.put_files([broken], 1)
    wait_for(qtbot, composer, 1, SlotState.BAD)

    assert "holiday.jpg" in composer.slot(1).problem
    assert not composer.ready
    assert "Image 1" in composer.problems()[0].message


def test_swapping_keeps_what_arrives_late_with_its_picture(composer: Composer, qtbot: QtBot) -> None:
    composer.put_files([COFFEE, CAT])
    composer.swap(1, 2)
    qtbot.waitUntil(lambda: all(composer.slot(n).sent_size for n in (1, 2)))

    assert composer.slot(1).name == "chelsea.png"
    assert composer.slot(1).original_size == Size(451, 300)
    assert composer.slot(2).original_size == Size(600, 400)
    assert [image.name for image in composer.request().images] == ["chelsea.png", "coffee.png"]


def test_a_replaced_picture_does_not_come_back(composer: Composer, qtbot: QtBot) -> None:
    composer.put_files([CAT], 1)
    composer.put_files([COFFEE], 1)
    qtbot.waitUntil(lambda: composer.slot(1).sent_size is not None)
    assert composer.slot(1).original_size == Size(600, 400)


def test_a_gap_between_the_slots_is_said(composer: Composer, qtbot: QtBot) -> None:
    composer.set_instruction("Make it blue")
    composer.put_files([COFFEE], 2)
    wait_for(qtbot, composer, 2)
    (problem,) = composer.problems()
    assert problem.message == "Image 1 is empty, so Image 2 would be sent as Image 1."
    composer.swap(1, 2)
    assert composer.ready


def test_pixels_from_the_clipboard_become_a_file(composer: Composer, qtbot: QtBot) -> None:
    image = QImage(500, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 200, 30))
    mime = QMimeData()
    mime.setImageData(image)
    assert accepts_mime(mime)
    assert composer.put_mime(mime)
    wait_for(qtbot, composer, 1)

    sent = composer.slot(1).image
    assert isinstance(sent, FileImage)
    with Image.open(sent.path) as kept:
        assert kept.convert("RGB").getpixel((0, 0)) == (10, 200, 30)


@pytest.mark.parametrize(
    "text",
    [
        *("just words", "ftp://example.org/a.png", "http://a b", "https://a b/c.png"),
        *("https://example.org/a.png is a cat", "https://example.org/a\nb.png"),
    ],
)
def test_what_is_no_picture_is_not_taken(composer: Composer, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    assert not accepts_mime(mime)
    assert not composer.put_mime(mime)
    assert composer.filled == ()


def test_a_link_that_cannot_be_fetched_here_can_still_be_sent(composer: Composer, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("http://127.0.0.1:9/picture%201.png")])
    composer.put_mime(mime, 1)
    wait_for(qtbot, composer, 1, SlotState.BAD)
    composer.send_as_link(1, on=True)

    assert composer.slot(1).state is SlotState.READY
    assert composer.slot(1).image == LinkImage("http://127.0.0.1:9/picture%201.png")


def test_a_link_with_chinese_and_spaces_is_sent_percent_encoded(
    studio: Studio, sandbox: SandboxServer, web: tuple[str, Path], qtbot: QtBot
) -> None:
    # GIVEN the address of a picture as a browser shows it
    address, folder = web
    shutil.copy(COFFEE, folder / "咖啡 1.png")
    mime = QMimeData()
    mime.setText(f"{address}/咖啡 1.png\n")

    # WHEN it is pasted, left to the service, and sent
    composer = studio.composer
    assert composer.put_mime(mime, 1)
    composer.send_as_link(1, on=True)
    composer.set_instruction("Make it sepia")
    qtbot.waitUntil(lambda: composer.ready)
    with qtbot.waitSignal(studio.jobs.finished, timeout=60_000):
        job_id = studio.jobs.generate(composer.request())

    # THEN the service fetched it under the address that the document shows
    (post,) = sandbox.requests
    image = post.json["input"]["messages"][0]["content"][0]
    assert image == {"image": f"{address}/%E5%92%96%E5%95%A1%201.png"}
    card = studio.jobs.card(job_id)
    assert card is not None
    assert card.job.state is JobState.DONE


@pytest.mark.parametrize(("length", "over"), [(799, False), (800, False), (801, True)])
def test_the_instruction_limit_counts_characters(composer: Composer, length: int, over: bool) -> None:
    composer.set_instruction("画" * length)
    assert composer.instruction_length == length
    assert any("over the limit of 800" in p.message for p in composer.problems()) == over


@pytest.mark.parametrize(("length", "over"), [(500, False), (501, True)])
def test_the_negative_prompt_limit_counts_characters(composer: Composer, length: int, over: bool) -> None:
    composer.set_negative_prompt("é" * length)
    assert any("over the limit of 500" in p.message for p in composer.problems()) == over


def test_a_model_with_one_result_takes_n_down(composer: Composer) -> None:
    composer.set_n(6)
    assert composer.n == 6
    composer.set_model("qwen-image-edit")
    assert composer.n == 1
    assert composer.sizes() == []
    assert str(composer.cost()) == "0.045"


def test_an_image_without_a_picture_is_found(composer: Composer, qtbot: QtBot) -> None:
    composer.put_files([COFFEE, CAT])
    composer.set_instruction("put the cat of Image 2 into the cup of Image 3")
    for number in (1, 2):
        wait_for(qtbot, composer, number)
    (check,) = composer.checks()
    assert check.kind is CheckKind.MISSING_IMAGE
    assert check.images == (3,)
    assert check.fixed == "put the cat of Image 2 into the cup of Image 1"


def test_the_expected_size_follows_the_last_image(composer: Composer, qtbot: QtBot) -> None:
    composer.put_files([CAT, COFFEE])
    for number in (1, 2):
        wait_for(qtbot, composer, number)
    assert composer.expected_size() == Size(1248, 832)


def test_recall_brings_the_whole_request_back(composer: Composer, qtbot: QtBot) -> None:
    composer.put_files([COFFEE, CAT])
    for number in (1, 2):
        wait_for(qtbot, composer, number)
    composer.set_instruction("Image 1 beside Image 2")
    composer.set_negative_prompt("blur")
    composer.set_n(3)
    composer.set_seed(0)
    composer.set_watermark(True)
    request = composer.request()

    composer.clear()
    composer.set_instruction("")
    composer.set_model("qwen-image-edit")
    composer.recall(request)
    for number in (1, 2):
        wait_for(qtbot, composer, number)
    assert composer.request() == request


def test_choices_survive_a_restart(open_studio: Callable[[], Assembly]) -> None:
    first = open_studio().studio
    first.composer.set_model("qwen-image-edit-max")
    first.composer.set_n(4)
    again = open_studio().studio
    assert again.composer.model.id == "qwen-image-edit-max"
    assert again.composer.n == 4


def test_a_clipboard_that_was_never_filled_is_empty(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_: None)
    assert not accepts_mime(on_clipboard())
