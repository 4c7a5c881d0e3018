"""Results that lie in the library without a row: the program was ended between the file and its row."""

from datetime import UTC, datetime
from pathlib import Path

from qwen_studio.core.errors import PictureError
from qwen_studio.core.job import Job
from qwen_studio.core.picture import Picture
from qwen_studio.core.story import STORY_KEYWORD, story_from_json
from qwen_studio.imaging.metadata import read_texts
from qwen_studio.imaging.verify import verify_result
from qwen_studio.jobs.entering import described
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import pictures


def enter_strays(workshop: Workshop, job: Job, missing: set[int]) -> list[Picture]:
    """The missing results whose whole files are in the library already, now with their rows."""
    entered = []
    for relative in workshop.files.results_of(job.id, since=job.sent_at or job.created_at):
        file = workshop.files.absolute(relative)
        index = _index_told_by(file, job)
        if index not in missing:
            continue
        try:
            with workshop.pixels:
                verified = verify_result(file)
        except PictureError:
            continue
        created_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        new = described(job, index, file, relative, verified, created_at)
        workshop.database.call(workshop.thumbnails.put, new.content_hash, verified.thumbnail)
        entered.append(workshop.database.call(pictures.insert, new))
        missing.discard(index)
    return entered


def _index_told_by(file: Path, job: Job) -> int | None:
    story = story_from_json(read_texts(file).get(STORY_KEYWORD, ""))
    return story.index if story is not None and story.job_id == job.id else None
