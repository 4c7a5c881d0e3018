"""One edit, from the click to its pictures. Runs on a worker thread and reads from top to bottom."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from qwen_studio.api.answers import Delivered, read_answer
from qwen_studio.api.client import Answer
from qwen_studio.api.payload import Body, build_body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.errors import (
    Again,
    Cancelled,
    DownloadError,
    LibraryError,
    NoRoom,
    NotSent,
    OutcomeUnknown,
    ServiceError,
    StudioError,
)
from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.core.language import translate
from qwen_studio.core.request import InputImage, LinkImage, problems
from qwen_studio.jobs.answer_keeping import keep_answer
from qwen_studio.jobs.connection import Connection
from qwen_studio.jobs.inputs import fetched, keep, ready_to_send, shrunk
from qwen_studio.jobs.results import all_expired, fetch_results
from qwen_studio.jobs.workshop import JobObserver, Workshop
from qwen_studio.library import caps, jobs
from qwen_studio.library.space import check_room

T = TypeVar("T")

log = logging.getLogger(__name__)

MAX_SENDS = 3
"""How often one edit is sent at most when the service certainly did not take it, or refused it for its pace."""


class Edit:
    """The life of one job; `run` for a new one, `resume` for one whose answer is in the journal.

    Only what is sent needs a key: that of `account_id`, or of the region's first account.
    """

    def __init__(
        self, job: Job, workshop: Workshop, observer: JobObserver, cancel: CancelToken, *, account_id: str = ""
    ) -> None:
        self._account_id = account_id
        self._job = job
        self._workshop = workshop
        self._observer = observer
        self._cancel = cancel
        self._resumed = False
        # Whether what the service said to the last send is here, in the journal or in its spare place.
        self._has_answer = False

    def run(self) -> Job:
        """Do the whole edit; always returns the job as it ended."""
        return self._to_its_end(lambda: self._collect(self._send(self._enter_in_journal())))

    def resume(self) -> Job:
        """Continue from the stored answer: read it again, and fetch what is missing. Never sends."""
        self._resumed = True
        return self._to_its_end(lambda: self._collect(self._stored_answer()))

    def _to_its_end(self, work: Callable[[], None]) -> Job:
        try:
            work()
        except Cancelled:
            self._end(JobState.STOPPED)
        except NotSent as error:
            self._end(JobState.NOT_SENT, error)
        except OutcomeUnknown as error:
            self._end(JobState.UNKNOWN, error)
        except ServiceError as error:
            self._end(JobState.REFUSED, error)
        except StudioError as error:
            self._give_up(error)
        if self._job.state.finished:
            self._workshop.spare_answers.free(self._job.id)
        return self._job

    def _stored_answer(self) -> Delivered:
        stored = self._workshop.database.call(jobs.answer, self._job.id)
        if stored is None or not stored.intact:
            raise OutcomeUnknown(
                translate("jobs", "The answer to this edit was not kept, or is damaged."),
                next_step=translate("jobs", "Look at the usage page before sending it again."),
            )
        return read_answer(Answer(stored.status, stored.headers, stored.body, stored.received_at))

    def _enter_in_journal(self) -> list[InputImage]:
        """The input images as the library keeps them, with the job's row written."""
        found = problems(self._job.request, self._workshop.catalog())
        if found:
            raise found[0]
        self._cancel.raise_if_cancelled()
        # Of a library that is still being opened not even the folder may be there.
        self._workshop.database.opened.result()
        check_room(self._workshop.files.folder, self._job.request.n)
        self._tell(translate("jobs", "Keeping the inputs"))
        kept = [keep(self._workshop, number, image) for number, image in enumerate(self._job.request.images, 1)]
        images = [k.image for k in kept]
        self._job = replace(self._job, request=replace(self._job.request, images=tuple(images)))
        self._workshop.database.call(jobs.insert, self._job, [k.record for k in kept])
        self._advance(JobState.PREPARING, translate("jobs", "Preparing the pictures"))
        return images

    def _send(self, images: list[InputImage]) -> Delivered:
        """Send as it is; where the service could not take the pictures in this form, once more in another."""
        limits = self._workshop.catalog().inputs
        try:
            return self._send_prepared(images, limits)
        except ServiceError as error:
            if error.again is Again.SHRUNK:
                limits = shrunk(limits, len(images))
                self._go_back(
                    translate("jobs", "Making the pictures smaller, because the service found them too large")
                )
            elif error.again is Again.AS_DATA and any(isinstance(image, LinkImage) for image in images):
                self._go_back(
                    translate("jobs", "Fetching the pictures here, because the service could not reach a link")
                )
                images = [
                    fetched(self._workshop, number, image, self._job.service, self._cancel)
                    for number, image in enumerate(images, 1)
                ]
            else:
                raise
        return self._send_prepared(images, limits)

    def _send_prepared(self, images: Sequence[InputImage], limits: InputLimits) -> Delivered:
        """Send until the service took it or certainly will not."""
        request = self._job.request
        model = self._workshop.catalog().model(request.model)
        assert model is not None  # noqa: S101 - `problems` has refused unknown models
        body = build_body(request, [ready_to_send(self._workshop, image, limits) for image in images], model)
        connection = self._workshop.connections.open(request.region, demo=self._job.demo, account_id=self._account_id)
        for attempt in range(1, MAX_SENDS + 1):
            pause = self._workshop.first_pause_s * 2 ** (attempt - 1)
            try:
                return read_answer(self._send_once(connection, body))
            except NotSent as error:
                if attempt == MAX_SENDS:
                    raise
                self._wait_to_repeat(error, pause)
            except ServiceError as error:
                if attempt == MAX_SENDS or error.again not in {Again.BACK_OFF, Again.TWICE}:
                    raise
                pause = max(pause, error.retry_after_s or 0)
                if error.again is Again.BACK_OFF:
                    # Whatever else goes out with this key would be refused as well.
                    self._workshop.pacer.back_off(self._pace_of(connection), pause)
                self._wait_to_repeat(error, pause)
        raise AssertionError("the last attempt returns or raises")

    def _send_once(self, connection: Connection, body: Body) -> Answer:
        rules = self._workshop.catalog().service
        self._workshop.spare_answers.reserve(self._job.id)
        self._has_answer = False
        self._tell(translate("jobs", "Waiting for its turn"))
        with self._workshop.pacer.turn(self._pace_of(connection), self._cancel) as turn:
            self._job = self._workshop.database.call(
                caps.enter_sending,
                self._job.id,
                self._workshop.caps(),
                service=connection.base_url,
                now=datetime.now(UTC),
            )
            self._tell(translate("jobs", "Sending"))
            answer = self._workshop.client.post_edit(
                connection.base_url,
                rules.path,
                connection.key,
                body,
                cancel=self._cancel,
                on_head_sent=turn.start,
                on_body_sent=lambda: self._tell(translate("jobs", "With the service")),
            )
        self._has_answer = True
        answered = replace(self._job, state=JobState.ANSWERED, answered_at=answer.received_at)
        keep_answer(self._workshop, self._job.id, answer, lambda error: self._show(answered, error))
        self._when_there_is_room(
            lambda: self._advance(JobState.ANSWERED, translate("jobs", "Answered"), answered_at=answer.received_at),
            answered,
        )
        return answer

    def _pace_of(self, connection: Connection) -> str:
        """What shares a pace: the service counts by account."""
        return f"{connection.base_url} {self._account_id or self._job.request.region}"

    def _wait_to_repeat(self, error: NotSent | ServiceError, pause_s: float) -> None:
        self._advance(
            JobState.WAITING,
            translate("jobs", "Trying again in {seconds:.0f} s: {reason}").format(
                seconds=pause_s, reason=error.message
            ),
        )
        self._cancel.sleep(pause_s)
        self._advance(JobState.PREPARING, translate("jobs", "Trying again"))

    def _go_back(self, note: str) -> None:
        self._advance(JobState.WAITING, note)
        self._advance(JobState.PREPARING, note)

    def _collect(self, delivered: Delivered) -> None:
        """Fetch the results of a delivered answer; what is missing can be fetched later."""
        failures = self._when_there_is_room(lambda: self._fetch(delivered))
        asked, got = self._job.request.n, len(delivered.links)
        if any(isinstance(failure, Cancelled) for failure in failures):
            return  # the program closes, and the next start goes on from here
        if not failures:
            state = JobState.DONE if got >= asked else JobState.PARTIAL
            self._end(state, None if state is JobState.DONE else _fewer(asked, got))
        elif not all_expired(failures):
            self._update(Failure.of(failures[0]))
        elif len(failures) < got:
            self._end(JobState.PARTIAL, failures[0])
        else:
            self._end(JobState.EXPIRED, failures[0])

    def _fetch(self, delivered: Delivered) -> list[StudioError]:
        """What kept which results away; raises NoRoom where that was the drive, and not the service."""
        self._advance(
            JobState.DOWNLOADING,
            "Downloading",
            request_id=delivered.request_id,
            image_count=delivered.image_count,
            failure=None,
        )
        # Stopping does not apply any more: these pictures are paid for.
        failures = fetch_results(
            self._workshop, self._observer, self._job, delivered, CancelToken(), look_on_disk=self._resumed
        )
        self._resumed = True
        for failure in failures:
            if isinstance(failure, NoRoom):
                raise failure
        return failures

    def _when_there_is_room(self, work: Callable[[], T], shown: Job | None = None) -> T:
        """The result of work on what is paid for; on a full drive the work is done again until it succeeds.

        Raises:
            NoRoom: there was none before the program closes.
        """
        while True:
            try:
                return work()
            except NoRoom as error:
                self._show(shown or self._job, error)
                if not self._workshop.wait_for_room():
                    raise

    def _show(self, job: Job, error: StudioError) -> None:
        """Tell of a job that stands still, without the journal, which may be what cannot be written."""
        self._observer.job_changed(replace(job, failure=Failure.of(error)), "")

    def _give_up(self, error: StudioError) -> None:
        """End, or stand still, as an error that is neither the service's nor the network's demands."""
        state = self._job.state
        log.info("job %s stopped by %s in state %s", self._job.id, type(error).__name__, state.value)
        if state in {JobState.WAITING, JobState.PREPARING}:
            self._end(JobState.NOT_SENT, error)
        elif state is JobState.SENDING and self._is_kept():
            self._job = replace(self._job, state=JobState.ANSWERED, failure=Failure.of(error))
            self._tell("")
        elif state is JobState.SENDING:
            self._end(JobState.UNKNOWN, error)
        else:
            # The answer is kept; the rest is done when the library works again.
            self._update(Failure.of(error))

    def _is_kept(self) -> bool:
        """Whether the next start finds the answer."""
        if not self._has_answer:
            return False
        if self._workshop.spare_answers.get(self._job.id) is not None:
            return True
        try:
            stored = self._workshop.database.call(jobs.answer, self._job.id)
        except LibraryError:
            return False
        return stored is not None and self._job.sent_at is not None and stored.received_at >= self._job.sent_at

    def _advance(self, state: JobState, note: str, **changes: Any) -> None:
        if state is self._job.state:
            # A resumed job goes on where it stood.
            self._job = self._workshop.database.call(jobs.update, self._job.id, **changes)
        else:
            self._job = self._workshop.database.call(jobs.advance, self._job.id, state, **changes)
        self._tell(note)

    def _update(self, failure: Failure) -> None:
        try:
            self._job = self._workshop.database.call(jobs.update, self._job.id, failure=failure)
        except LibraryError:
            self._job = replace(self._job, failure=failure)
        self._tell("")

    def _end(self, state: JobState, error: StudioError | None = None) -> None:
        """Enter how the job ended. A job that cannot be entered is shown all the same: the words matter most then."""
        failure = None if error is None else Failure.of(error)
        request_id = failure.request_id if failure is not None and failure.request_id else self._job.request_id
        now = datetime.now(UTC)
        unentered = replace(self._job, state=state, finished_at=now, failure=failure, request_id=request_id)
        try:
            # A job that failed before its row was written has none: nothing was sent, and nothing is to be kept.
            known = self._workshop.database.call(jobs.get, self._job.id) is not None
            self._job = (
                self._workshop.database.call(
                    jobs.advance, self._job.id, state, finished_at=now, failure=failure, request_id=request_id
                )
                if known
                else unentered
            )
        except LibraryError:
            log.exception("job %s could not be entered as %s", self._job.id, state.value)
            self._job = unentered
        self._tell("")

    def _tell(self, note: str) -> None:
        self._observer.job_changed(self._job, note)


def _fewer(asked: int, got: int) -> DownloadError:
    return DownloadError(
        translate("jobs", "The service made {got} of {asked} images.").format(got=got, asked=asked),
        next_step=translate("jobs", "Only {got} will be charged. Generate again for more.").format(got=got),
    )
