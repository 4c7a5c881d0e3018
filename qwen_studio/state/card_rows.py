"""What the cards of the window are read from. All functions run on the disk thread."""

from collections.abc import Collection, Iterable
from sqlite3 import Connection

from qwen_studio.core.job import Job, JobState
from qwen_studio.jobs.recovery import settle
from qwen_studio.library import jobs, pictures
from qwen_studio.state.job_card import JobCard

RECENT = 40
"""How many edits of earlier runs are shown beside those of this one."""

_USUAL_S = 20.0


def settle_and_load(connection: Connection, running: Collection[str]) -> tuple[list[JobCard], list[JobCard]]:
    """Ends what the last run left and cannot go on; what can go on, and the latest cards in sight, newest first."""
    resumable = [_card(connection, job) for job in settle(connection, running)]
    return resumable, _in_sight(connection)


def pending(connection: Connection) -> list[JobCard]:
    """The edits whose pictures are paid for and not all here, oldest first."""
    cards = (_card(connection, job) for job in jobs.unfinished(connection))
    return [card for card in cards if card.is_pending]


def card_of(connection: Connection, job_id: str) -> JobCard | None:
    """The card of one job."""
    job = jobs.get(connection, job_id)
    return None if job is None else _card(connection, job)


def pictures_of(connection: Connection, job_ids: list[str], ids: list[int], cards: list[str]) -> dict[str, JobCard]:
    """Those jobs, and those with cards that the pictures belong to, as they are now."""
    # A thousand pictures may change at once, of which few are on cards.
    wanted = {*job_ids, *pictures.jobs_of(connection, ids).intersection(cards)}
    found = ((job_id, card_of(connection, job_id)) for job_id in wanted)
    return {job_id: card for job_id, card in found if card is not None}


def set_hidden(connection: Connection, job_ids: Iterable[str], hidden: bool) -> None:
    """Take those jobs out of sight for later starts, too, or bring them back."""
    for job_id in job_ids:
        if jobs.get(connection, job_id) is not None:
            jobs.update(connection, job_id, hidden=hidden)


def acknowledge(connection: Connection, job_id: str) -> None:
    """Let what was wrong with a job that ended be known: its card does not speak of it any more."""
    if jobs.get(connection, job_id) is not None:
        jobs.update(connection, job_id, failure=None)


def _in_sight(connection: Connection) -> list[JobCard]:
    cards = (_card(connection, job) for job in jobs.recent(connection, RECENT))
    return [card for card in cards if card.pictures or card.job.state is not JobState.DONE]


def _card(connection: Connection, job: Job) -> JobCard:
    all_of_it = pictures.of_job(connection, job.id, with_trash=True)
    here = tuple(picture for picture in all_of_it if picture.trashed_at is None)
    return JobCard(job, here, _USUAL_S, came=len(all_of_it))
