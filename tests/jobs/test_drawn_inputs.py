"""Marks upon an input: in the pixels that go out and in what is remembered, and nowhere else."""

import base64
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.drawing import Drawing
from qwen_studio.core.mark_shapes import INKS
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.core.story import STORY_KEYWORD, story_from_json
from qwen_studio.imaging.metadata import content_hash, file_sha256, read_texts
from qwen_studio.jobs.outgoing import outgoing
from qwen_studio.jobs.rebuilding import add_files
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, pictures
from qwen_studio.library.database import FILE_NAME
from qwen_studio.sandbox.server import SandboxServer
from tests.core.test_drawing import ALL, BOX, PIN
from tests.jobs.conftest import OpenWorkshop
from tests.jobs.watching import do_edit

COFFEE = resource_path("samples", "coffee.png")
RED = INKS[BOX.colour]


@pytest.fixture
def marked(request_for_coffee: EditRequest) -> EditRequest:
    """One result of the coffee photo, with marks of every kind upon it."""
    return with_drawing(replace(request_for_coffee, instruction="Add a spoon in the red box", n=1), ALL)


def with_drawing(request: EditRequest, drawing: Drawing) -> EditRequest:
    return replace(request, images=(FileImage(COFFEE, COFFEE.name, drawing),))


def on_the_wire(sandbox: SandboxServer, place: int = 0) -> Image.Image:
    """The input picture of the latest POST."""
    body = sandbox.requests[-1].json
    assert body is not None
    uri = body["input"]["messages"][0]["content"][place]["image"]
    return Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2]))).convert("RGB")


def colour_at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    found = image.getpixel((round(x * image.width), round(y * image.height)))
    assert isinstance(found, tuple)
    return found


def test_the_service_gets_the_marks_and_the_original_stays_as_it_is(
    workshop: Workshop, marked: EditRequest, sandbox: SandboxServer
) -> None:
    before = file_sha256(COFFEE)
    job, _ = do_edit(workshop, marked)

    # The marks are in the pixels that went out, and only there
    sent = on_the_wire(sandbox)
    assert colour_at(sent, 0.1, 0.4) == pytest.approx(RED, abs=30)
    with Image.open(COFFEE) as plain:
        assert colour_at(sent, 0.3, 0.4) == pytest.approx(colour_at(plain.convert("RGB"), 0.3, 0.4), abs=30)
    assert file_sha256(COFFEE) == before
    # What the library keeps is the original, under its own hash, without marks
    (given,) = workshop.database.call(jobs.inputs, job.id)
    assert given.content_hash == content_hash(COFFEE)
    (image,) = job.request.images
    assert isinstance(image, FileImage)
    assert image.path.is_relative_to(workshop.files.folder)
    assert file_sha256(image.path) == before
    assert len(list((workshop.files.folder / "inputs").rglob("*.png"))) == 1


def test_the_same_picture_with_and_without_marks_is_one_original(
    workshop: Workshop, marked: EditRequest, sandbox: SandboxServer
) -> None:
    first, _ = do_edit(workshop, marked)
    second, _ = do_edit(workshop, with_drawing(marked, ()))
    assert colour_at(on_the_wire(sandbox), 0.1, 0.4) != pytest.approx(RED, abs=30)
    hashes = {workshop.database.call(jobs.inputs, job.id)[0].content_hash for job in (first, second)}
    assert hashes == {content_hash(COFFEE)}


def test_what_is_shown_before_is_what_goes_out(
    workshop: Workshop, marked: EditRequest, sandbox: SandboxServer, tmp_path: Path
) -> None:
    shown = outgoing(marked, workshop.catalog(), tmp_path / "shown")
    do_edit(workshop, marked)
    (image,) = shown.images
    assert image.prepared is not None
    assert "marks painted on" in image.prepared.changes
    body = sandbox.requests[-1].json
    assert body is not None
    uri = body["input"]["messages"][0]["content"][0]["image"]
    assert base64.b64decode(uri.partition(",")[2]) == image.prepared.path.read_bytes()


def test_a_restart_brings_the_marks_back(open_library: OpenWorkshop, marked: EditRequest) -> None:
    job, _ = do_edit(open_library(), marked)
    again = open_library().database.call(jobs.get, job.id)
    assert again is not None
    (image,) = again.request.images
    assert isinstance(image, FileImage)
    assert image.drawing == ALL


def test_a_library_that_lost_its_database_knows_the_marks_from_the_files(
    open_library: OpenWorkshop, marked: EditRequest
) -> None:
    workshop = open_library()
    job, _ = do_edit(workshop, marked)
    (picture,) = workshop.database.call(pictures.of_job, job.id)
    story = story_from_json(read_texts(workshop.files.absolute(picture.path))[STORY_KEYWORD])
    assert story is not None
    assert story.inputs[0].drawing == ALL
    assert story.inputs[0].content_hash == content_hash(COFFEE)
    workshop.close()
    workshop.database.close()
    for file in workshop.files.folder.glob(f"{FILE_NAME}*"):
        file.unlink()

    again = open_library()
    add_files(again.database, again.files, again.thumbnails, lambda *_: None, CancelToken())
    found = again.database.call(jobs.get, job.id)
    assert found is not None
    (image,) = found.request.images
    assert isinstance(image, FileImage)
    assert image.drawing == ALL
    assert again.database.call(jobs.inputs, job.id)[0].drawing == ALL


def test_a_story_without_marks_reads_as_ever(workshop: Workshop, request_for_coffee: EditRequest) -> None:
    job, _ = do_edit(workshop, replace(request_for_coffee, n=1))
    (picture,) = workshop.database.call(pictures.of_job, job.id)
    assert '"drawing"' not in read_texts(workshop.files.absolute(picture.path))[STORY_KEYWORD]


@pytest.mark.parametrize("damage", ['[{"kind":"box"', "", "null", b"\xff\xfe", 7])
def test_damaged_marks_in_the_journal_cost_no_more_than_themselves(
    open_library: OpenWorkshop, marked: EditRequest, damage: object
) -> None:
    workshop = open_library()
    job, _ = do_edit(workshop, marked)
    workshop.database.call(lambda c: c.execute("UPDATE job_inputs SET drawing = ?", (damage,)))
    again = workshop.database.call(jobs.get, job.id)
    assert again is not None
    (image,) = again.request.images
    assert isinstance(image, FileImage)
    assert image.drawing == ()
    assert image.name == "coffee.png"
    assert workshop.database.call(jobs.inputs, job.id)[0].content_hash == content_hash(COFFEE)


def test_one_damaged_mark_leaves_the_others(open_library: OpenWorkshop, marked: EditRequest) -> None:
    workshop = open_library()
    job, _ = do_edit(workshop, with_drawing(marked, (BOX, PIN)))
    workshop.database.call(lambda c: c.execute("UPDATE job_inputs SET drawing = replace(drawing, 'red', 'infrared')"))
    assert workshop.database.call(jobs.inputs, job.id)[0].drawing == (PIN,)
