"""The way of one edit, against the sandbox over HTTP."""

import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.job import JobState
from qwen_studio.core.request import EditRequest, FileImage, LinkImage
from qwen_studio.core.resources import resource_path
from qwen_studio.core.story import STORY_KEYWORD, story_from_json
from qwen_studio.imaging.metadata import read_texts
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, lineage, pictures
from qwen_studio.library.database import Database
from qwen_studio.sandbox.server import SandboxServer
from tests.jobs.watching import do_edit


@pytest.mark.parametrize("paints", [True])
def test_an_edit_ends_with_checked_files_rows_and_the_raw_answer(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    # WHEN two results are asked for
    job, watcher = do_edit(workshop, request_for_coffee)

    # THEN the job went the straight way and knows what it cost
    assert watcher.states == [
        JobState.WAITING,
        JobState.PREPARING,
        JobState.SENDING,
        JobState.ANSWERED,
        JobState.DOWNLOADING,
        JobState.DONE,
    ]
    assert job.image_count == 2
    assert str(job.cost) == "0.06"
    assert sandbox.billed == 2
    # AND each picture is a file that decodes, is what the row says, and tells its story
    entered = workshop.database.call(pictures.of_job, job.id)
    assert [p.index for p in entered] == [0, 1]
    for picture in entered:
        file = workshop.files.absolute(picture.path)
        assert hashlib.sha256(file.read_bytes()).hexdigest() == picture.file_sha256
        with Image.open(file) as image:
            image.load()
            assert image.format == "PNG"
            assert image.size == picture.size == (1248, 832)
        story = story_from_json(read_texts(file)[STORY_KEYWORD])
        assert story is not None
        assert story.instruction == "Make it black and white"
        assert story.seed == 7
        assert story.request_id == job.request_id
        assert story.inputs[0].name == "coffee.png"
    # AND the answer lies in the journal as it came
    answer = workshop.database.call(jobs.answer, job.id)
    assert answer is not None
    assert json.loads(answer.body)["request_id"] == job.request_id


def test_a_result_as_next_input_makes_a_chain_and_no_second_copy(
    workshop: Workshop, request_for_coffee: EditRequest
) -> None:
    # GIVEN a first edit
    first, _ = do_edit(workshop, request_for_coffee)
    result = workshop.database.call(pictures.of_job, first.id)[0]
    inputs_before = sorted((workshop.files.folder / "inputs").rglob("*.*"))

    # WHEN its first result is edited again
    image = FileImage(workshop.files.absolute(result.path), "result")
    second, _ = do_edit(workshop, replace(request_for_coffee, images=(image,), instruction="sepia", n=1))

    # THEN the second job hangs under the first, by content
    (parent,) = workshop.database.call(jobs.inputs, second.id)
    assert parent.content_hash == result.content_hash
    grandchild = workshop.database.call(pictures.of_job, second.id)[0]
    steps = workshop.database.call(lineage.ancestry, grandchild.id)
    assert steps[0].title == "coffee.png"
    assert len(steps) == 3
    # AND the library did not copy its own picture
    assert sorted((workshop.files.folder / "inputs").rglob("*.*")) == inputs_before


def test_three_images_go_out_in_slot_order(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    names = ["astronaut.png", "coffee.png", "chelsea.png"]
    images = tuple(FileImage(resource_path("samples", name), name) for name in names)
    job, _ = do_edit(workshop, replace(request_for_coffee, images=images, instruction="Image 1, Image 2, Image 3", n=1))

    assert job.state is JobState.DONE
    assert [i.name for i in workshop.database.call(jobs.inputs, job.id)] == names
    (post,) = sandbox.requests
    assert post.json is not None
    content = post.json["input"]["messages"][0]["content"]
    assert [sorted(part) for part in content] == [["image"], ["image"], ["image"], ["text"]]


@pytest.mark.parametrize("code", ["DataInspectionFailed", "Arrearage", "InvalidApiKey", "AllocationQuota.FreeTierOnly"])
def test_a_refusal_is_final_and_free(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer, code: str
) -> None:
    sandbox.use_fault(code, times=1)
    job, _ = do_edit(workshop, request_for_coffee)

    assert job.state is JobState.REFUSED
    assert job.failure is not None
    assert job.failure.code == code
    assert job.failure.request_id
    assert job.failure.next_step
    assert job.cost == 0
    assert len(sandbox.requests) == 1


def test_throttling_is_waited_out(workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer) -> None:
    sandbox.use_fault("Throttling.BurstRate", times=1)
    job, watcher = do_edit(workshop, request_for_coffee)

    assert job.state is JobState.DONE
    assert len(sandbox.requests) == 2
    assert sandbox.billed == 2
    assert any(note.startswith("Trying again") for note in watcher.notes)


def test_an_endless_internal_error_is_given_up_after_three_sends(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    sandbox.use_fault("InternalError", times=None)
    job, _ = do_edit(workshop, request_for_coffee)

    assert job.state is JobState.REFUSED
    assert len(sandbox.requests) == 3


@pytest.mark.parametrize("fault", ["drop-after-reading", "truncated-answer", "html", "malformed-json"])
def test_what_may_have_been_charged_is_never_sent_again(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer, fault: str
) -> None:
    sandbox.use_fault(fault, times=None)
    job, _ = do_edit(workshop, request_for_coffee)

    assert job.state is JobState.UNKNOWN
    assert str(job.cost_at_most) == "0.06"
    assert len(sandbox.requests) == 1


def test_a_redirect_is_not_followed_with_pictures_and_key(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    sandbox.use_fault("redirect", times=None)
    job, _ = do_edit(workshop, request_for_coffee)

    assert job.state is JobState.REFUSED
    assert len(sandbox.requests) == 1


def test_nobody_listening_means_not_sent(
    open_library: Callable[..., Workshop], request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    workshop = open_library(base_url=sandbox.base_url)
    sandbox.stop()
    job, _ = do_edit(workshop, request_for_coffee)

    assert job.state is JobState.NOT_SENT
    assert job.failure is not None
    assert job.failure.kind == "NotSent"
    assert workshop.database.call(jobs.get, job.id) == job


def test_without_a_key_nothing_is_sent(
    open_library: Callable[..., Workshop],
    request_for_coffee: EditRequest,
    sandbox: SandboxServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    job, _ = do_edit(open_library(key=""), request_for_coffee)

    assert job.state is JobState.NOT_SENT
    assert job.failure is not None
    assert "no key" in job.failure.message
    assert not sandbox.requests


def test_a_bad_picture_is_refused_before_anything_is_sent(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    job, _ = do_edit(workshop, replace(request_for_coffee, images=(FileImage(broken, "broken.png"),)))

    assert job.state is JobState.NOT_SENT
    assert job.failure is not None
    assert "broken.png" in job.failure.message
    assert not sandbox.requests


def test_a_body_that_a_gateway_finds_too_large_is_shrunk_once(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    # GIVEN three pictures whose request passes six million bytes
    noise = workshop.files.folder.parent / "noise.png"
    Image.effect_noise((1400, 1400), 90).convert("RGB").save(noise)
    images = (FileImage(noise, "noise.png"),) * 3
    sandbox.use_fault("BadRequest.TooLarge", times=1)

    # WHEN the gateway refuses it
    job, watcher = do_edit(workshop, replace(request_for_coffee, images=images, instruction="Image 1 2 3", n=1))

    # THEN it goes out a second time, smaller, and the person is told
    assert job.state is JobState.DONE
    first, second = sandbox.requests
    assert len(second.body) < 6_291_456 < len(first.body)
    assert any("too large" in note for note in watcher.notes)


def test_a_link_that_the_service_cannot_reach_is_sent_as_a_copy_once(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    # GIVEN a picture on a server that both can reach, and a service that says it cannot
    earlier, _ = do_edit(workshop, replace(request_for_coffee, n=1))
    answer = workshop.database.call(jobs.answer, earlier.id)
    assert answer is not None
    link = json.loads(answer.body)["output"]["choices"][0]["message"]["content"][0]["image"]
    sandbox.use_fault("InvalidURL.ConnectionRefused", times=1)

    # WHEN it is sent as a link
    job, _ = do_edit(workshop, replace(request_for_coffee, images=(LinkImage(link),), n=1))

    # THEN the second request carries the picture itself
    assert job.state is JobState.DONE
    sent = [seen.json["input"]["messages"][0]["content"][0]["image"] for seen in sandbox.requests[1:]]
    assert sent[0] == link
    assert sent[1].startswith("data:image/png;base64,")


def test_fewer_results_than_asked_are_kept_and_said(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    sandbox.use_fault("partial", times=1)
    job, watcher = do_edit(workshop, replace(request_for_coffee, n=4))

    assert job.state is JobState.PARTIAL
    assert 0 < len(watcher.pictures) < 4
    assert job.image_count == len(watcher.pictures) == sandbox.billed
    assert job.failure is not None
    assert "of 4 images" in job.failure.message


def test_an_expired_link_is_said(workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer) -> None:
    sandbox.use_fault("expired-link", times=1)
    job, _ = do_edit(workshop, request_for_coffee)

    assert job.state is JobState.EXPIRED
    assert job.failure is not None
    assert len(sandbox.requests) == 1


def test_a_stop_before_sending_sends_nothing(
    workshop: Workshop, request_for_coffee: EditRequest, sandbox: SandboxServer
) -> None:
    cancel = CancelToken()
    cancel.cancel()
    job, _ = do_edit(workshop, request_for_coffee, cancel)

    assert job.state is JobState.STOPPED
    assert not sandbox.requests


def test_an_edit_waits_for_a_library_that_is_still_being_opened(
    open_library: Callable[..., Workshop], request_for_coffee: EditRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, opens = threading.Event(), Database._open

    def open_slowly(database: Database) -> None:
        slow.wait(30)
        opens(database)

    monkeypatch.setattr(Database, "_open", open_slowly)
    workshop = open_library(wait_until_open=False)
    assert not workshop.files.folder.exists()
    ended: list[Any] = []
    edit = threading.Thread(target=lambda: ended.append(do_edit(workshop, request_for_coffee)))
    edit.start()
    edit.join(0.2)
    assert not ended
    slow.set()
    edit.join(60)
    assert ended[0][0].state is JobState.DONE
