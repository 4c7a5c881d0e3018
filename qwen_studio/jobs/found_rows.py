"""Enters what was found in the library's folder. What takes a connection runs on the disk thread."""

import re
import sqlite3
from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePath, PurePosixPath

from qwen_studio.core.job import Job, JobState
from qwen_studio.core.language import translate
from qwen_studio.core.picture import Original, Picture
from qwen_studio.core.story import Story
from qwen_studio.jobs.found_files import FoundOriginal, FoundResult, LeftAlone
from qwen_studio.jobs.told_jobs import agrees, from_outside, id_told_by, job_told_by, on_its_own, other_id
from qwen_studio.library import contents, jobs, known_files, marks, originals, pictures
from qwen_studio.library.files import INPUTS, LibraryFiles
from qwen_studio.library.pictures import NewPicture

_WAY = (JobState.WAITING, JobState.PREPARING, JobState.SENDING, JobState.ANSWERED, JobState.DOWNLOADING)
_BEFORE_ITS_ANSWER = _WAY[:3]


class FoundRows:
    """Makes rows of what was found, and counts them."""

    def __init__(self, files: LibraryFiles, results: Sequence[FoundResult], inputs: Sequence[FoundOriginal]) -> None:
        self._files = files
        # What is not in the trash is the better place, and an input never goes there.
        self._places = {result.content_hash: result.reference or result.path for result in results}
        self._places |= {r.content_hash: r.reference or r.path for r in results if not r.trashed}
        self._places |= {original.content_hash: original.path for original in inputs}
        self.jobs = 0
        self.pictures = 0
        self.originals = 0
        self.found_again = 0
        self.left_alone: list[LeftAlone] = []

    def enter_job(self, c: sqlite3.Connection, story: Story, results: Sequence[FoundResult]) -> None:
        """Enter results whose files tell the same of their job, with the job unless it is known."""
        best_first = sorted(results, key=lambda r: (r.index, r.changed, r.trashed, r.path))
        job = self._job(c, story, list({result.index: result for result in reversed(best_first)}.values()))
        for result in best_first:
            self._enter_result(c, job, story, result)
        held = pictures.of_job(c, job.id, with_trash=True)
        if job.state in {JobState.DONE, JobState.PARTIAL} and job.image_count < len(held):
            jobs.update(c, job.id, image_count=len(held))

    def enter_original(self, c: sqlite3.Connection, found: FoundOriginal) -> None:
        """Enter an input under the name that the first job with it tells, so jobs are to be entered before."""
        told = known_files.first_use(c, found.content_hash)
        name, added_at = told or (PurePosixPath(found.path).name, found.file_changed_at)
        originals.insert(c, Original(found.content_hash, name, found.path, found.size, found.file_bytes, added_at))
        self.originals += 1

    def _job(self, c: sqlite3.Connection, story: Story, results: Sequence[FoundResult]) -> Job:
        """The job that the story tells of: as it is known, or else entered."""
        for job_id in (id_told_by(story), other_id(story, results[0].job_key)):
            known = jobs.get(c, job_id)
            told = job_told_by(job_id, story, results, partial(self._path_of, c))
            if known is None:
                return self._insert(c, from_outside(told) if all(r.imported for r in results) else told, story)
            if agrees(known, jobs.inputs(c, job_id), story):
                return self._caught_up(c, known, told)
        raise AssertionError("the second id is made from everything in which stories can disagree")

    def _insert(self, c: sqlite3.Connection, job: Job, story: Story) -> Job:
        jobs.insert(c, job, story.inputs)
        self.jobs += 1
        return job

    def _caught_up(self, c: sqlite3.Connection, job: Job, told: Job) -> Job:
        """The known job; at its end if its row is older than its files, which are proof of an answer."""
        if job.state not in _BEFORE_ITS_ANSWER or jobs.answer(c, job.id) is not None:
            return job
        for state in _WAY[_WAY.index(job.state) + 1 :]:
            jobs.advance(c, job.id, state)
        return jobs.advance(
            c,
            job.id,
            told.state,
            sent_at=told.sent_at or job.sent_at,
            finished_at=told.finished_at,
            request_id=told.request_id,
            image_count=told.image_count,
            failure=told.failure,
        )

    def _enter_result(self, c: sqlite3.Connection, job: Job, story: Story, found: FoundResult) -> None:
        held = {picture.index: picture for picture in pictures.of_job(c, job.id, with_trash=True)}
        holder = held.get(found.index)
        if holder is None:
            self._insert_picture(c, job, found)
        elif holder.content_hash == found.content_hash:
            self._recognise(c, holder, found)
        else:
            # Two pictures claim one place: the first keeps it, and the other is shown beside.
            own = on_its_own(job, found)
            self._enter_result(c, jobs.get(c, own.id) or self._insert(c, own, story), story, found)

    def _insert_picture(self, c: sqlite3.Connection, job: Job, found: FoundResult) -> None:
        picture = pictures.insert(
            c,
            NewPicture(
                job_id=job.id,
                index=found.index,
                path=found.path,
                content_hash=found.content_hash,
                file_sha256=found.file_sha256,
                size=found.size,
                file_bytes=found.file_bytes,
                created_at=found.created_at,
                flag=found.flag,
                reference=found.reference,
            ),
        )
        if found.marks is not None:
            marks.give(c, picture.id, found.marks)
        if found.trashed:
            pictures.move_to_trash(c, [picture.id], found.file_changed_at)
        self.pictures += 1

    def _recognise(self, c: sqlite3.Connection, picture: Picture, found: FoundResult) -> None:
        """Say where the picture lies now, unless it also lies where its row says."""
        if found.reference:
            return
        there, here = self._files.of(picture), self._files.absolute(found.path)
        if there.is_file():
            if picture.path != found.path and not there.samefile(here):
                self.left_alone.append(
                    LeftAlone(found.path, translate("jobs", "It is a copy of {path}.").format(path=picture.path))
                )
            return
        pictures.set_path(c, picture.id, found.path)
        if found.trashed:
            pictures.move_to_trash(c, [picture.id], found.file_changed_at)
        else:
            pictures.restore(c, [picture.id])
        self.found_again += 1

    def _path_of(self, c: sqlite3.Connection, content_hash: str) -> Path:
        """Where this content lies; where it should lie if it is gone."""
        place = self._places.get(content_hash)
        if place is not None:
            # What stays outside has an absolute path.
            return Path(place) if PurePath(place).is_absolute() else self._files.absolute(place)
        known = contents.file_of(c, self._files, content_hash)
        if known is not None:
            return known
        sound = content_hash if re.fullmatch(r"[0-9a-f]{64}", content_hash) else "unknown"
        return self._files.folder / INPUTS / sound[:2] / sound
