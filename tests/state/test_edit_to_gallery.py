"""From Generate to lineage and gallery, and over a restart, without a window."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import Assembly
from qwen_studio.core.job import JobState
from qwen_studio.core.resources import resource_path
from qwen_studio.core.spend import Period
from qwen_studio.sandbox.server import SandboxServer
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.slots import SlotState
from qwen_studio.state.studio import Studio

END_MS = 60_000


def edit(studio: Studio, qtbot: QtBot, instruction: str, n: int = 1) -> JobCard:
    """Fill the first slot if it is empty, press Generate, and wait for the end."""
    composer = studio.composer
    if not composer.filled:
        composer.put_files([resource_path("samples", "coffee.png")], 1)
    composer.set_instruction(instruction)
    composer.set_n(n)
    qtbot.waitUntil(lambda: composer.ready)
    with qtbot.waitSignal(studio.jobs.finished, timeout=END_MS):
        job_id = studio.jobs.generate(composer.request())
    card = studio.jobs.card(job_id)
    assert card is not None
    return card


def test_results_arrive_on_the_card_and_at_the_top_of_the_gallery(studio: Studio, qtbot: QtBot) -> None:
    card = edit(studio, qtbot, "sepia", n=2)
    assert card.job.state is JobState.DONE
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 2)

    assert [p.index for p in card.pictures] == [0, 1]
    assert {studio.gallery.id_at(row) for row in range(2)} == {p.id for p in card.pictures}
    # AND a third pushes in above without a reset
    resets: list[None] = []
    studio.gallery.modelReset.connect(lambda: resets.append(None))
    newest = edit(studio, qtbot, "blur").pictures[0]
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 3)
    assert studio.gallery.id_at(0) == newest.id
    assert not resets


def test_a_chain_is_one_tree_and_survives_a_restart(open_studio: Callable[[], Assembly], qtbot: QtBot) -> None:
    # GIVEN two generations
    studio = open_studio().studio
    first = edit(studio, qtbot, "warm light").pictures[0]
    studio.composer.put_picture(first.id, 1)
    qtbot.waitUntil(lambda: studio.composer.slot(1).picture_id == first.id)
    qtbot.waitUntil(lambda: studio.composer.slot(1).state is SlotState.READY)
    second = edit(studio, qtbot, "pencil sketch").pictures[0]

    # WHEN the program starts again and the second is looked at
    studio = open_studio().studio
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 2)
    studio.viewer.show_picture(second.id)
    qtbot.waitUntil(lambda: studio.lineage.tree is not None and studio.viewer.shown is not None)

    # THEN the tree stands under the original, and the breadcrumb says the way
    tree = studio.lineage.tree
    assert tree is not None
    assert tree.root.title == "coffee.png"
    (child,) = tree.root.children
    assert child.title == "warm light"
    (grandchild,) = child.children
    assert grandchild.picture_ids == (second.id,)
    shown = studio.viewer.shown
    assert shown is not None
    assert shown.breadcrumb[0].text == "coffee.png"
    assert [c.picture_id for c in shown.breadcrumb] == [None, first.id, second.id]
    assert shown.before_key.endswith(first.path)


def test_a_failed_edit_keeps_its_words_and_can_be_sent_again(
    studio: Studio, qtbot: QtBot, sandbox: SandboxServer
) -> None:
    sandbox.use_fault("DataInspectionFailed", times=1)
    card = edit(studio, qtbot, "sepia")
    assert card.job.state is JobState.REFUSED
    assert card.job.failure is not None

    with qtbot.waitSignal(studio.jobs.finished, timeout=END_MS):
        studio.jobs.retry(card.job.id)
    (again,) = studio.jobs.cards()
    assert again.job.state is JobState.DONE
    assert again.job.request.instruction == "sepia"


def test_an_edit_that_nobody_waits_for_still_counts_until_it_ends(
    studio: Studio, qtbot: QtBot, sandbox: SandboxServer
) -> None:
    sandbox.use_fault("slow-bytes", times=1)
    composer = studio.composer
    composer.put_files([resource_path("samples", "coffee.png")], 1)
    composer.set_instruction("sepia")
    qtbot.waitUntil(lambda: composer.ready)
    job_id = studio.jobs.generate(composer.request())
    qtbot.waitUntil(lambda: studio.jobs.with_service == 1, timeout=END_MS)
    # Until the whole request is out, a stop still stops it.
    qtbot.waitUntil(lambda: len(sandbox.requests) == 1, timeout=END_MS)

    studio.jobs.stop(job_id)

    assert studio.jobs.cards() == []
    assert (studio.jobs.with_service, studio.jobs.running) == (1, 1)
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 1, timeout=END_MS)
    qtbot.waitUntil(lambda: (studio.jobs.with_service, studio.jobs.running) == (0, 0))


def test_a_download_that_failed_is_not_running(studio: Studio, qtbot: QtBot, sandbox: SandboxServer) -> None:
    sandbox.use_fault("missing-result", times=1)
    composer = studio.composer
    composer.put_files([resource_path("samples", "coffee.png")], 1)
    composer.set_instruction("sepia")
    qtbot.waitUntil(lambda: composer.ready)

    studio.jobs.generate(composer.request())

    qtbot.waitUntil(lambda: studio.jobs.cards()[0].job.failure is not None, timeout=END_MS)
    assert studio.jobs.running == 0


def test_search_trash_and_undo(studio: Studio, qtbot: QtBot) -> None:
    kept = edit(studio, qtbot, "金色的光").pictures[0]
    other = edit(studio, qtbot, "blur").pictures[0]
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 2)

    # A single Chinese character finds
    studio.gallery.set_filter(text="光")
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 1)
    assert studio.gallery.index(0).data(GalleryModel.PictureIdRole) == kept.id
    studio.gallery.set_filter(text="")
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 2)

    # What is thrown away leaves gallery, card and folder, and comes back whole
    path = studio.pictures.path(other)
    with qtbot.waitSignal(studio.pictures.removed):
        studio.pictures.move_to_trash([other.id])
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 1)
    assert not path.exists()
    with qtbot.waitSignal(studio.pictures.restored):
        studio.pictures.restore([other.id])
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 2)
    assert path.exists()
    card = studio.jobs.card(other.job_id)
    assert card is not None
    qtbot.waitUntil(lambda: bool(studio.jobs.card(other.job_id).pictures))  # type: ignore[union-attr]


def test_favourites_and_totals(studio: Studio, qtbot: QtBot) -> None:
    picture = edit(studio, qtbot, "sepia").pictures[0]
    studio.pictures.set_favourite([picture.id], True)
    studio.gallery.set_filter(favourites=True)
    qtbot.waitUntil(lambda: studio.gallery.shown_count == 1 and studio.gallery.id_at(0) == picture.id)
    qtbot.waitUntil(lambda: studio.spending.spent[Period.DAY].images == 1)
    assert str(studio.spending.spent[Period.DAY].usd) == "0.03"
    qtbot.waitUntil(lambda: studio.totals.library_count == 1)
    assert studio.totals.library_bytes == picture.file_bytes


@pytest.mark.parametrize("paints", [True])
def test_a_lost_thumbnail_is_made_again_from_the_picture(open_studio: Callable[[], Assembly], qtbot: QtBot) -> None:
    assembly = open_studio()
    picture = edit(assembly.studio, qtbot, "sepia").pictures[0]
    (assembly.places.library / "thumbnails.pack").write_bytes(b"")

    studio = open_studio().studio
    with qtbot.waitSignal(studio.thumbnails.loaded):
        assert studio.thumbnails.image(picture.content_hash) is None
    image = studio.thumbnails.image(picture.content_hash)
    assert image is not None
    assert max(image.width(), image.height()) == 256
