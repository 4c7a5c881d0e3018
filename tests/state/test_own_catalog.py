"""A user's own catalogue, from the file to what is sent."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import Assembly
from qwen_studio.core.geometry import Size
from qwen_studio.core.job import JobState
from qwen_studio.core.resources import resource_path
from qwen_studio.library.places import Places
from qwen_studio.sandbox.server import SandboxServer

BARE = """
[[models]]
id = "qwen-image-edit"
label = "bare"
max_results = 1
parameters = []
instruction_limit = 800
instruction_unit = "characters"
negative_prompt_limit = 0
source = "a test"
as_of = 2026-01-01
"""


def test_a_model_without_parameters_is_sent_none(
    places: Places, open_studio: Callable[[], Assembly], sandbox: SandboxServer, qtbot: QtBot
) -> None:
    # GIVEN a model that takes nothing beside the number of images, and a form that was filled for another one
    places.config.mkdir()
    places.user_catalog.write_text(BARE)
    studio = open_studio().studio
    composer = studio.composer
    composer.put_files([resource_path("samples", "coffee.png")], 1)
    composer.set_instruction("Make it sepia")
    composer.set_negative_prompt("blur")
    composer.set_seed(7)
    composer.set_watermark(True)
    composer.set_prompt_extend(False)
    composer.set_size(Size(1024, 1024))

    # WHEN that model is chosen and the edit is sent
    composer.set_model("qwen-image-edit")
    assert composer.model.label == "bare"
    qtbot.waitUntil(lambda: composer.ready)
    with qtbot.waitSignal(studio.jobs.finished, timeout=60_000):
        job_id = studio.jobs.generate(composer.request())

    # THEN the service got the number of images alone, and the job tells nothing that was not sent
    card = studio.jobs.card(job_id)
    assert card is not None
    assert card.job.state is JobState.DONE
    (post,) = sandbox.requests
    assert post.json["parameters"] == {"n": 1}
    request = card.job.request
    assert (request.negative_prompt, request.seed, request.watermark, request.size) == ("", None, False, None)

    # AND what was filled in is there again for a model that takes it
    composer.set_model("qwen-image-edit-plus")
    assert (composer.request().negative_prompt, composer.request().seed) == ("blur", 7)


def test_an_invalid_catalogue_is_known_and_the_built_in_one_is_used(
    places: Places, open_studio: Callable[[], Assembly]
) -> None:
    places.config.mkdir()
    places.user_catalog.write_text(BARE.replace("max_results = 1", "max_results = 0"))
    service = open_studio().studio.service
    (problem,) = service.catalog_problems
    assert str(places.user_catalog) in str(problem)
    assert "models.qwen-image-edit.max_results: a model makes at least 1 image" in str(problem)
    model = service.catalog.model("qwen-image-edit")
    assert model is not None
    assert model.label == "edit"
