"""Copies of many pictures in a folder of the user's own."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import InputError, LibraryError
from qwen_studio.core.export_choice import ExportChoice, Sizing
from qwen_studio.core.importing import How
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.core.story import STORY_KEYWORD, story_from_json
from qwen_studio.imaging.decode import decode
from qwen_studio.imaging.metadata import read_texts
from qwen_studio.jobs.exporting import Exported, export_many
from qwen_studio.jobs.importing import import_paths
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import pictures, tags
from tests.jobs.watching import do_edit

PLAIN = ExportChoice(pattern="{instruction} {seed}")


@pytest.fixture
def paints() -> bool:
    """Results are looked at."""
    return True


@pytest.fixture
def two(workshop: Workshop, request_for_coffee: EditRequest) -> tuple[Picture, Picture]:
    """Two results of one edit, one of them with a tag."""
    job, _ = do_edit(workshop, request_for_coffee)
    first, second = workshop.database.call(pictures.of_job, job.id)
    workshop.database.call(tags.add, [first.id], ("Anna",))
    return first, second


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def save(
    workshop: Workshop,
    chosen: tuple[Picture, ...],
    out: Path,
    choice: ExportChoice = PLAIN,
    cancel: CancelToken | None = None,
) -> Exported:
    told: list[tuple[int, int]] = []
    outcome = export_many(
        workshop.database,
        workshop.files,
        [picture.id for picture in chosen],
        choice,
        out,
        lambda done, total: told.append((done, total)),
        cancel or CancelToken(),
    )
    assert told == [(n, len(chosen)) for n in range(1, len(chosen) + 1)]
    return outcome


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_pictures_are_copied_under_names_of_their_own(
    workshop: Workshop, two: tuple[Picture, Picture], out: Path
) -> None:
    out.mkdir()
    (out / "MAKE IT BLACK AND WHITE 7.PNG").write_bytes(b"someone else's")
    outcome = save(workshop, two, out)
    assert [file.name for file in outcome.files] == [
        "Make it black and white 7 2.png",
        "Make it black and white 7 3.png",
    ]
    assert (out / "MAKE IT BLACK AND WHITE 7.PNG").read_bytes() == b"someone else's"
    for picture, file in zip(two, outcome.files, strict=True):
        assert file.read_bytes() == workshop.files.of(picture).read_bytes()
    assert not outcome.left_out
    assert not outcome.stopped
    assert not outcome.cancelled


def test_smaller_copies_keep_their_story(workshop: Workshop, two: tuple[Picture, Picture], out: Path) -> None:
    save(workshop, two, out, replace(PLAIN, sizing=Sizing.LONGEST_SIDE, side_px=400, pattern="{n}"))
    small = decode(out / "1.png")
    assert max(small.size) == 400
    original = decode(workshop.files.of(two[0]), max_side=400)
    assert small.tobytes() == original.tobytes()
    story = story_from_json(read_texts(out / "1.png")[STORY_KEYWORD])
    assert story is not None
    assert story.instruction == "Make it black and white"


def test_percent_is_of_the_pictures_own_size_and_nothing_grows(
    workshop: Workshop, two: tuple[Picture, Picture], out: Path
) -> None:
    save(workshop, two, out, replace(PLAIN, format="JPEG", sizing=Sizing.PERCENT, percent=25, pattern="{n}"))
    with Image.open(out / "1.jpg") as image:
        assert image.format == "JPEG"
        assert image.width == round(two[0].size.width / 4)
    save(workshop, two, out, replace(PLAIN, sizing=Sizing.LONGEST_SIDE, side_px=16_000, pattern="large {n}"))
    with Image.open(out / "large 1.png") as image:
        assert image.size == tuple(two[0].size)


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("sizing", [Sizing.ORIGINAL, Sizing.PERCENT])
def test_a_share_copy_has_neither_text_nor_chain(
    workshop: Workshop, two: tuple[Picture, Picture], out: Path, file_format: str, sizing: Sizing
) -> None:
    choice = replace(PLAIN, format=file_format, sizing=sizing, keep_story=False, pattern="{n}")
    (file, _) = save(workshop, two, out, choice).files
    content = file.read_bytes()
    for secret in (b"black and white", two[0].job_id.encode(), b"Anna", b"qwen_studio", b"coffee"):
        assert secret not in content
        assert secret.decode().encode("utf-16-be") not in content
    with Image.open(file) as image:
        image.load()
        assert not image.getexif()


def test_what_cannot_be_read_is_left_out_and_said(workshop: Workshop, two: tuple[Picture, Picture], out: Path) -> None:
    workshop.files.of(two[0]).unlink()
    outcome = save(workshop, two, out)
    assert [(left.name, left.sentence) for left in outcome.left_out] == [
        (
            Path(two[0].path).name,
            f"“{Path(two[0].path).name}” is not there. It may have been moved or deleted: choose it again.",
        )
    ]
    assert names(out) == ["Make it black and white 7 2.png"]


def test_a_folder_that_takes_nothing_ends_the_export(
    workshop: Workshop, two: tuple[Picture, Picture], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(LibraryError, match=r"Nothing can be saved in .*file"):
        save(workshop, two, tmp_path / "file")
    with pytest.raises(LibraryError, match="a name that no folder can have"):
        save(workshop, two, tmp_path / "a\0b")


def test_a_full_drive_ends_the_export_with_what_is_done(
    workshop: Workshop, two: tuple[Picture, Picture], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    out.mkdir()
    monkeypatch.setattr("qwen_studio.imaging.written.os.fsync", full)
    outcome = save(workshop, two, out)
    assert "no room left on the disk. Make room" in outcome.stopped
    assert outcome.files == []
    assert names(out) == []


def test_an_export_that_is_cancelled_keeps_what_is_written(
    workshop: Workshop, two: tuple[Picture, Picture], out: Path
) -> None:
    cancel = CancelToken()
    cancel.cancel()
    outcome = save(workshop, two, out, cancel=cancel)
    assert outcome.cancelled
    assert outcome.files == []
    assert names(out) == []


def test_a_pattern_that_is_none_is_refused_before_anything_is_made(
    workshop: Workshop, two: tuple[Picture, Picture], out: Path
) -> None:
    with pytest.raises(InputError, match="There is no field"):
        save(workshop, two, out, replace(PLAIN, pattern="{colour}"))
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "saved_as"),
    [
        (b"\xff\xfe not text.png", "not text.png"),
        ("صورة \u202egnp.\u202c שלום.png".encode(), "صورة gnp. שלום.png"),
        (b"x" * 251 + b".png", "x" * 200 + ".png"),
        (b"con.png", "picture con.png"),
    ],
)
def test_pictures_from_outside_keep_names_of_every_kind(
    workshop: Workshop, tmp_path: Path, out: Path, name: bytes, saved_as: str
) -> None:
    source = tmp_path / os.fsdecode(name)
    source.write_bytes(resource_path("samples", "coffee.png").read_bytes())
    import_paths(
        workshop.database,
        workshop.files,
        workshop.thumbnails,
        [source],
        How.REFERENCE,
        lambda _: None,
        CancelToken(),
        readers=1,
    )
    (picture,) = workshop.database.call(pictures.get_many, range(10))
    (file,) = save(workshop, (picture,), out, replace(PLAIN, pattern="{name}")).files
    assert file.name == saved_as
    assert file.read_bytes() == source.read_bytes()


def test_results_are_laid_over_the_original_of_their_chain_at_its_size(
    workshop: Workshop, two: tuple[Picture, Picture], request_for_coffee: EditRequest, out: Path
) -> None:
    # GIVEN an edit of an edit, and one of which nothing is left
    made_from = workshop.files.of(two[0])
    job, _ = do_edit(workshop, replace(request_for_coffee, images=(FileImage(made_from, made_from.name),)))
    last, lost = workshop.database.call(pictures.of_job, job.id)
    Image.effect_noise(lost.size, 90).convert("RGB").save(workshop.files.of(lost))
    (image, *_) = request_for_coffee.images
    assert isinstance(image, FileImage)
    with Image.open(image.path) as coffee:
        wanted = coffee.size
    assert last.size != wanted
    # WHEN both are exported at the size of the original
    outcome = save(workshop, (last, lost), out, replace(PLAIN, sizing=Sizing.CHAIN_ORIGINAL))
    # THEN the one has it, and of the other it is said that it cannot
    (file,) = outcome.files
    with Image.open(file) as saved:
        assert saved.size == wanted
    assert ["Too little of its original" in left.sentence for left in outcome.left_out] == [True]
