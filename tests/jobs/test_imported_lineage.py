"""A photograph that was brought in is the original of what is made from it."""

from dataclasses import replace

import pytest

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.importing import How
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.jobs.importing import import_paths
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import lineage, pictures
from tests.jobs.watching import do_edit


@pytest.mark.parametrize("how", How)
def test_the_family_begins_with_the_photograph_and_its_name(
    workshop: Workshop, request_for_coffee: EditRequest, how: How
) -> None:
    photo = resource_path("samples", "chelsea.png")
    (cat,) = import_paths(
        workshop.database, workshop.files, workshop.thumbnails, [photo], how, lambda _: None, CancelToken(), readers=1
    ).new
    picture = workshop.database.call(pictures.get, cat)
    assert picture is not None
    alone = workshop.database.call(lineage.ancestry, cat)
    assert [(step.kind, step.title, step.picture_id) for step in alone] == [("original", "chelsea.png", cat)]
    assert [node.title for node in workshop.database.call(lineage.tree_of, picture.content_hash).nodes()] == [
        "chelsea.png"
    ]

    edit = replace(
        request_for_coffee, images=(FileImage(workshop.files.of(picture), "cat.png"),), instruction="Make it night"
    )
    job, _ = do_edit(workshop, edit)
    made = workshop.database.call(pictures.of_job, job.id)
    steps = workshop.database.call(lineage.ancestry, made[0].id)
    assert [(step.kind, step.title) for step in steps] == [("original", "chelsea.png"), ("job", "Make it night")]
    for content_hash in (picture.content_hash, made[0].content_hash):
        tree = workshop.database.call(lineage.tree_of, content_hash)
        assert [(node.depth, node.title) for node in tree.nodes()] == [(0, "chelsea.png"), (1, "Make it night")]
