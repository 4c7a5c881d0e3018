"""The whole way: from a dropped photo to a chain in the gallery, over a restart."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit

from qwen_studio.core.job import JobState
from qwen_studio.core.picture import Picture
from qwen_studio.core.resources import resource_path
from qwen_studio.library import jobs, pictures
from qwen_studio.sandbox.server import SandboxServer
from qwen_studio.state.slots import SlotState
from tests.e2e.program import Program

COFFEE = resource_path("samples", "coffee.png")


def results(program: Program) -> tuple[Picture, ...]:
    """The results of the newest edit, once it has ended."""
    cards = program.studio.jobs.cards()
    done = bool(cards) and cards[0].job.state is JobState.DONE
    return cards[0].pictures if done else ()


def is_grey(file: Path) -> bool:
    with Image.open(file) as image:
        red, green, blue = image.convert("RGB").split()
    return (
        max(
            ImageStat.Stat(ImageChops.difference(red, green)).mean
            + ImageStat.Stat(ImageChops.difference(green, blue)).mean
        )
        < 12
    )


def test_from_a_dropped_photo_to_a_chain_in_the_gallery(
    start: Callable[..., Program], sandbox: SandboxServer, tmp_path: Path
) -> None:
    # GIVEN a fresh program, and a photo in another program's window
    program = start()
    studio = program.studio

    # WHEN the photo is dragged onto Image 1
    program.drop_file(COFFEE, "Image 1")
    program.wait(lambda: studio.composer.slot(1).state is SlotState.READY)
    assert studio.composer.slot(1).name == "coffee.png"

    # AND an instruction is typed, two images are asked for, and Ctrl+Return is pressed
    program.type("Instruction", "Make it black and white")
    field = program.find("Instruction", QPlainTextEdit)
    program.wait(lambda: field.toPlainText() == "Make it black and white")
    program.click("2 images")
    program.wait(lambda: studio.composer.n == 2)
    program.press("ctrl+Return")

    # THEN two grey pictures arrive as files of the library
    program.wait(lambda: len(results(program)) == 2)
    first_results = results(program)
    for picture in first_results:
        assert is_grey(studio.pictures.path(picture))
    assert [r["input"]["messages"][0]["content"][1]["text"] for r in (s.json for s in sandbox.requests)] == [
        "Make it black and white"
    ]
    # AND the first of them is in the viewer
    program.wait(lambda: studio.viewer.shown is not None and studio.viewer.shown.picture == first_results[0])

    # WHEN an edit continues from it
    program.click("Continue from this result")
    program.wait(lambda: studio.composer.slot(1).picture_id == first_results[0].id)
    program.wait(lambda: studio.composer.slot(1).state is SlotState.READY)
    program.click("Instruction")
    program.press("ctrl+a")
    program.press("BackSpace")
    program.type("Instruction", "sepia")
    program.wait(lambda: field.toPlainText() == "sepia")
    program.click("Generate")
    program.wait(lambda: len(studio.jobs.cards()) == 2 and len(results(program)) == 2)
    second_results = results(program)
    assert not is_grey(studio.pictures.path(second_results[0]))
    # The sandbox was sent the very bytes of the first result, without its story
    program.wait(lambda: studio.viewer.shown is not None and studio.viewer.shown.picture == second_results[0])

    # AND it is saved elsewhere by Save as…
    target = tmp_path / "saved.png"
    program.press("ctrl+s")
    program.wait(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    program.enter(str(target))
    program.press("Return")
    program.wait(target.exists)
    program.wait(lambda: not isinstance(QApplication.activeWindow(), QFileDialog))
    with Image.open(target) as saved, Image.open(studio.pictures.path(second_results[0])) as kept:
        assert saved.format == "PNG"
        assert list(saved.convert("RGB").tobytes()[:999]) == list(kept.convert("RGB").tobytes()[:999])
        assert saved.size == kept.size

    # WHEN the program is closed and started again
    files = {
        studio.pictures.path(p): hashlib.sha256(studio.pictures.path(p).read_bytes()).hexdigest()
        for p in first_results + second_results
    }
    program = start()
    studio = program.studio

    # THEN both generations are in the gallery
    program.press("ctrl+2")
    program.wait(lambda: program.find("Gallery").isVisible())
    program.wait(lambda: studio.gallery.shown_count == 4)
    shown = {studio.gallery.id_at(row) for row in range(4)}
    assert shown == {p.id for p in first_results + second_results}
    # AND the files are as they were
    assert {file: hashlib.sha256(file.read_bytes()).hexdigest() for file in files} == files
    # AND the chain is known: original, first result, second result
    parents = program.assembly.database.call(jobs.inputs, second_results[0].job_id)
    assert [parent.content_hash for parent in parents] == [first_results[0].content_hash]
    studio.viewer.show_picture(second_results[0].id)
    program.wait(lambda: studio.viewer.shown is not None and studio.viewer.shown.picture == second_results[0])
    assert studio.viewer.shown is not None
    assert [crumb.picture_id for crumb in studio.viewer.shown.breadcrumb] == [
        None,
        first_results[0].id,
        second_results[0].id,
    ]
    assert program.assembly.database.call(pictures.summary).count == 4
