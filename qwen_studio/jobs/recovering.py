"""Brings what is paid for and not here yet, without a window."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from sqlite3 import Connection

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.job import Job
from qwen_studio.core.picture import Picture
from qwen_studio.jobs.edit import Edit
from qwen_studio.jobs.recovery import give_back_spare_places, settle
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs, pictures

_AT_ONCE = 4


@dataclass(frozen=True)
class Recovered:
    """An unfinished job as it is now. `came` pictures were fetched just now, `here` are in the library in all."""

    job: Job
    came: int
    here: int


def recover(workshop: Workshop, told: Callable[[int, int], None]) -> list[Recovered]:
    """Every job that was unfinished, after all that could be done for it without sending anything; oldest first.

    `told` how many of how many are done. Closing the workshop on another thread, or by an interrupt on this one, ends
    it early; what is missing then stays in the journal.

    Raises:
        LibraryError: the database cannot be read or written.
    """
    unfinished = workshop.database.call(jobs.unfinished)
    resumable = workshop.database.call(settle)
    workshop.database.call(give_back_spare_places)
    observers = {job.id: _Counting() for job in unfinished}
    told(len(unfinished) - len(resumable), len(unfinished))
    pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="job")
    try:
        futures = [pool.submit(Edit(job, workshop, observers[job.id], CancelToken()).resume) for job in resumable]
        for number, future in enumerate(as_completed(futures), 1):
            future.result()
            told(len(unfinished) - len(resumable) + number, len(unfinished))
    except BaseException:
        workshop.close()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    return [workshop.database.call(_as_it_is, job, observers[job.id].came) for job in unfinished]


def _as_it_is(c: Connection, before: Job, came: int) -> Recovered:
    return Recovered(jobs.get(c, before.id) or before, came, len(pictures.of_job(c, before.id, with_trash=True)))


class _Counting:
    """Counts the pictures of one job that come."""

    def __init__(self) -> None:
        self.came = 0

    def job_changed(self, job: Job, note: str) -> None:
        """The state is read when all is done."""

    def picture_added(self, picture: Picture) -> None:  # noqa: ARG002 - the observer's signature
        self.came += 1
