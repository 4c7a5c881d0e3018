"""The answer's way into the journal, also where the drive refuses it for now."""

import logging
from collections.abc import Callable

from qwen_studio.api.client import Answer
from qwen_studio.core.errors import LibraryError
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import jobs

log = logging.getLogger(__name__)


def keep_answer(workshop: Workshop, job_id: str, answer: Answer, told: Callable[[LibraryError], None]) -> None:
    """Returns when the raw answer is durable in the journal: from then on no kill can lose what was paid for.

    It goes into its spare place first, which takes two system calls where the journal takes some twenty: this is the
    moment in which a kill makes the outcome unknown. Where the journal cannot be written, it is tried again until it
    takes the answer; `told` gets to know why that is.

    Raises:
        LibraryError: the journal did not take it before the program closes; `SpareAnswers.get` tells if it is kept.
    """
    content = (answer.status, answer.headers, answer.body, answer.received_at)
    put_aside = workshop.spare_answers.put(job_id, *content)
    try:
        workshop.database.call(jobs.store_answer, job_id, *content)
    except LibraryError as refused:
        log.warning("The answer to job %s is not in the journal yet; put aside: %s", job_id, put_aside)
        error = refused
        while True:
            told(error)
            if not workshop.wait_for_room():
                raise error from None
            try:
                workshop.database.call(jobs.store_answer, job_id, *content)
            except LibraryError as again:
                error = again
            else:
                break
    workshop.spare_answers.free(job_id)
