"""The job behind a result, from the story in the result's file."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from qwen_studio.core.geometry import Size
from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.core.language import translate
from qwen_studio.core.picture import JobInput
from qwen_studio.core.request import EditRequest, FileImage, InputImage, LinkImage
from qwen_studio.core.story import Story
from qwen_studio.jobs.found_files import FoundResult
from qwen_studio.library.columns import stored_text


def request_told_by(story: Story, images: tuple[InputImage, ...]) -> EditRequest:
    """What was asked for as the story tells, of these images."""
    return EditRequest(
        images=images,
        instruction=story.instruction,
        model=story.model,
        region=story.region,
        n=story.n,
        negative_prompt=story.negative_prompt,
        seed=story.seed,
        watermark=story.watermark,
        prompt_extend=True if story.prompt_extend is None else story.prompt_extend,
        size=None if story.size is None else Size(*story.size),
    )


def job_told_by(job_id: str, story: Story, results: Sequence[FoundResult], path_of: Callable[[str], Path]) -> Job:
    """The job as far as the story and the results that were found tell; `path_of` says where a content lies."""
    first, last = min(r.created_at for r in results), max(r.created_at for r in results)
    whole = len(results) >= story.n
    return Job(
        id=job_id,
        request=request_told_by(story, tuple(_image(slot, path_of) for slot in story.inputs)),
        state=JobState.DONE if whole else JobState.PARTIAL,
        created_at=_moment(story.job_created_at) or first,
        service=story.service,
        demo=story.demo,
        unit_price=None if story.unit_price is None else Decimal(story.unit_price),
        price_as_of=None if story.price_as_of is None else date.fromisoformat(story.price_as_of),
        sent_at=_moment(story.sent_at),
        finished_at=last,
        request_id=story.request_id,
        image_count=max(story.image_count or 0, len(results)),
        failure=None if whole else _fewer(len(results), story.n),
    )


def from_outside(job: Job) -> Job:
    """The job of pictures that were made elsewhere: told in full, but no work and no cost of this library."""
    return replace(job, state=JobState.IMPORTED, hidden=True, image_count=0, failure=None)


def on_its_own(job: Job, result: FoundResult) -> Job:
    """A job for a result whose place belongs to another picture, so that it is seen; it costs nothing twice."""
    job_id = _hashed(f"{job.id}\0{result.index}\0{result.content_hash}")
    own = replace(job, id=job_id, state=JobState.DONE, unit_price=None, image_count=1, failure=None)
    return from_outside(own) if result.imported else own


def agrees(job: Job, inputs: Sequence[JobInput], story: Story) -> bool:
    """Whether the story tells of this job and its inputs, and not only under the job's id."""
    request = job.request
    asked = (request.instruction, request.negative_prompt, request.model, request.region, request.n, request.seed)
    told = (stored_text(story.instruction), stored_text(story.negative_prompt), story.model, story.region)
    return (*asked, job.demo, tuple(inputs)) == (*told, story.n, story.seed, story.demo, story.inputs)


def id_told_by(story: Story) -> str:
    """The story's own id of its job where it is one that this program gives, else one made from it."""
    return story.job_id if re.fullmatch(r"[0-9a-f]{32}", story.job_id) else _hashed(story.job_id)


def other_id(story: Story, job_key: bytes) -> str:
    """An id for the job of a story that tells otherwise than the job that has its id."""
    return _hashed(f"{story.job_id}\0{job_key.hex()}")


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()[:32]


def _image(slot: JobInput, path_of: Callable[[str], Path]) -> InputImage:
    if not slot.content_hash:
        return LinkImage(slot.url)
    return FileImage(path_of(slot.content_hash), slot.name, slot.drawing)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _fewer(found: int, n: int) -> Failure:
    return Failure(
        translate("jobs", "The library's files hold {found} of {n} images.").format(found=found, n=n),
        translate("jobs", "The others were never fetched, or their files are gone."),
    )
