"""The pictures that come out of an edit: downloaded, checked, and entered in the library."""

import contextlib
import os
from concurrent.futures import as_completed
from dataclasses import replace
from datetime import UTC, datetime

from qwen_studio.api.answers import Delivered
from qwen_studio.api.link_policy import LinkPolicy
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled, DownloadError, LinkExpired, PictureError, StudioError, UnknownHost
from qwen_studio.core.job import Job
from qwen_studio.core.language import translate
from qwen_studio.core.picture import JobInput, Picture
from qwen_studio.core.story import STORY_KEYWORD, Story
from qwen_studio.imaging.metadata import add_text, content_hash
from qwen_studio.imaging.verify import verify_result
from qwen_studio.jobs.entering import described
from qwen_studio.jobs.strays import enter_strays
from qwen_studio.jobs.workshop import JobObserver, Workshop
from qwen_studio.library import hosts, jobs, pictures


def fetch_results(
    workshop: Workshop,
    observer: JobObserver,
    job: Job,
    delivered: Delivered,
    cancel: CancelToken,
    *,
    look_on_disk: bool,
) -> list[StudioError]:
    """Brings every result of the answer that the library does not have yet; returns what kept the others away.

    Pictures are entered one by one as they arrive, so that one bad download costs no other picture. `Cancelled` among
    what is returned means that the program closes. `look_on_disk` for a job that was begun before: a result may lie in
    the library without its row.
    """
    have = {picture.index for picture in workshop.database.call(pictures.of_job, job.id, with_trash=True)}
    if look_on_disk:
        strays = enter_strays(workshop, job, set(range(len(delivered.links))) - have)
        have |= {picture.index for picture in strays}
        for picture in strays:
            observer.picture_added(picture)
    missing = [(index, link) for index, link in enumerate(delivered.links) if index not in have]
    inputs = workshop.database.call(jobs.inputs, job.id)
    policy = _policy(workshop, job)
    try:
        futures = [
            workshop.downloads.submit(_fetch, workshop, job, inputs, policy, index, link, cancel)
            for index, link in missing
        ]
    except RuntimeError:
        return [Cancelled()]  # the pool is closed
    failures: list[StudioError] = []
    arrived = len(have)
    observer.job_changed(job, _progress(arrived, len(delivered.links)))
    for future in as_completed(futures):
        try:
            observer.picture_added(future.result())
            arrived += 1
            observer.job_changed(job, _progress(arrived, len(delivered.links)))
        except StudioError as failure:
            failures.append(failure)
    # First what the user can do something about: the first is what the card shows.
    return sorted(failures, key=lambda failure: not isinstance(failure, UnknownHost))


def _progress(arrived: int, total: int) -> str:
    return (
        translate("jobs", "Downloading")
        if total == 1
        else translate("jobs", "Downloading, {arrived} of {total} here").format(arrived=arrived, total=total)
    )


def _policy(workshop: Workshop, job: Job) -> LinkPolicy:
    """What the catalogue and the user let this job's results come from."""
    rules = workshop.catalog().service
    allowed = workshop.database.call(hosts.allowed)
    return LinkPolicy(job.service, allowed.union(rules.result_hosts), rules.result_host_suffixes)


def _fetch(
    workshop: Workshop,
    job: Job,
    inputs: tuple[JobInput, ...],
    policy: LinkPolicy,
    index: int,
    link: str,
    cancel: CancelToken,
) -> Picture:
    download = workshop.files.new_partial()
    told = workshop.files.new_partial()
    try:
        workshop.downloader.download(link, download, policy=policy, cancel=cancel)
        try:
            with workshop.pixels:
                verified = verify_result(download)
        except PictureError as error:
            raise DownloadError(
                translate("jobs", "Result {index} is not a picture that can be read.").format(index=index + 1),
                next_step=translate("jobs", "Try the download again; the link lives for 24 hours."),
            ) from error
        created_at = datetime.now(UTC)
        story = story_of(job, inputs, index, content_hash(download), created_at)
        try:
            add_text(download, told, {STORY_KEYWORD: story.to_json()})
        except PictureError:
            # Paid for, and a picture, but no PNG: it is kept as it came.
            told, download = download, told
        new = described(job, index, told, "", verified, created_at)
        workshop.database.call(workshop.thumbnails.put, new.content_hash, verified.thumbnail)
        # Last before its row, so that a file under its final name is always whole.
        path = workshop.files.adopt_picture(
            told, created_at=created_at, instruction=job.request.instruction, job_id=job.id, index=index
        )
        new = replace(new, path=path)
        return workshop.database.call(pictures.insert, new)
    finally:
        for leftover in (download, told):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(leftover)  # noqa: PTH108 - a partial file of our own


def story_of(job: Job, inputs: tuple[JobInput, ...], index: int, content: str, created_at: datetime) -> Story:
    """What the file of result `index` tells about itself; `content` is the picture's content hash."""
    request = job.request
    return Story(
        job_id=job.id,
        index=index,
        instruction=request.instruction,
        negative_prompt=request.negative_prompt,
        model=request.model,
        region=request.region,
        n=request.n,
        seed=request.seed,
        watermark=request.watermark,
        prompt_extend=request.prompt_extend,
        size=None if request.size is None else (request.size.width, request.size.height),
        request_id=job.request_id,
        service="" if job.demo else job.service,
        demo=job.demo,
        unit_price=None if job.unit_price is None else str(job.unit_price),
        created_at=created_at.isoformat(),
        inputs=inputs,
        content_hash=content,
        job_created_at=job.created_at.isoformat(),
        sent_at=None if job.sent_at is None else job.sent_at.isoformat(),
        image_count=job.image_count,
        price_as_of=None if job.price_as_of is None else job.price_as_of.isoformat(),
    )


def all_expired(failures: list[StudioError]) -> bool:
    """Whether trying again cannot bring anything."""
    return bool(failures) and all(isinstance(failure, LinkExpired) for failure in failures)
