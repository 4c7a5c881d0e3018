"""Enters pictures from outside that tell no story. All functions run on the disk thread."""

import sqlite3

from qwen_studio.core.job import Job, JobState
from qwen_studio.core.naming import new_id
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest
from qwen_studio.jobs.found_files import FoundImport
from qwen_studio.library import jobs, marks, pictures
from qwen_studio.library.pictures import NewPicture


def enter(c: sqlite3.Connection, found: FoundImport) -> Picture:
    """The picture, entered with a job that says what another program was asked for, as far as the file tells that."""
    job = Job(
        id=new_id(),
        request=EditRequest((), found.prompt, model="", region="", negative_prompt=found.negative_prompt),
        state=JobState.IMPORTED,
        created_at=found.created_at,
        service="",
        demo=False,
        hidden=True,
    )
    jobs.insert(c, job, ())
    picture = pictures.insert(
        c,
        NewPicture(
            job_id=job.id,
            index=0,
            path=found.path,
            content_hash=found.content_hash,
            file_sha256=found.file_sha256,
            size=found.size,
            file_bytes=found.file_bytes,
            created_at=found.created_at,
            reference=found.reference,
            file_mtime_ns=found.file_mtime_ns,
        ),
    )
    if found.marks is not None:
        marks.give(c, picture.id, found.marks)
    if found.trashed:
        pictures.move_to_trash(c, [picture.id], found.file_changed_at)
    return picture
