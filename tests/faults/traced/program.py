"""The program under test, without a window: a run of some edits, or the start that comes after it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from qwen_studio.api.catalog_file import load_catalog
from qwen_studio.api.credentials import KeyStore
from qwen_studio.api.pacing import Pacer
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.naming import new_id
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.imaging.metadata import file_sha256
from qwen_studio.jobs.connection import Connections
from qwen_studio.jobs.edit import Edit
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox
from qwen_studio.jobs.opening import open_workshop
from qwen_studio.jobs.recovery import give_back_spare_places, settle
from qwen_studio.jobs.verification import verify
from qwen_studio.jobs.workshop import DOWNLOADS_AT_ONCE
from qwen_studio.library import jobs, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.files import PARTIAL, PICTURES, LibraryFiles
from qwen_studio.library.spare_answers import FOLDER as SPARE
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from tests.faults.traced.plan import Plan

# Waiting for a turn is not what is tested here, and the sandbox of these tests takes all there is.
REQUESTS_PER_SECOND = 1000
CLOSING_S = 20


class Program:
    """An open library, with threads for the plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._downloads = min(DOWNLOADS_AT_ONCE, plan.images * plan.jobs)
        folder = Path(plan.folder) / "library"
        catalog, _ = load_catalog(resource_path("catalog.toml"), None)
        self._database = Database(folder)
        self._database.opened.result()
        self._files = LibraryFiles(folder)
        workshop = open_workshop(
            database=self._database,
            files=self._files,
            thumbnails=ThumbnailPack(folder),
            connections=Connections(
                lambda: catalog, KeyStore({"DASHSCOPE_API_KEY": SINGAPORE_KEY}), EmbeddedSandbox(), plan.base_url
            ),
            catalog=lambda: catalog,
            cache=Path(plan.folder) / "cache",
        )
        self._workshop = replace(
            workshop,
            first_pause_s=0.01,
            room_check_s=0.05,
            pacer=Pacer(REQUESTS_PER_SECOND),
            downloads=ThreadPoolExecutor(self._downloads, thread_name_prefix="download"),
        )
        self._workers = ThreadPoolExecutor(plan.jobs, thread_name_prefix="job")
        self.shown: dict[str, Job] = {}

    def threads(self) -> dict[str, list[int]]:
        """The system's ids of all threads, by role; those that were not there are made now, and wait for work."""
        return {
            "job": _started(self._workers, self._plan.jobs),
            "disk": [self._database.call(lambda _: threading.get_native_id())],
            "download": _started(self._workshop.downloads, self._downloads),
        }

    def run(self) -> list[dict[str, Any]]:
        """Do the plan's edits side by side; how they are shown when they have ended, or the program has."""
        self._do([self._new(self._edit(number)).run for number in range(self._plan.jobs)])
        return [_told(job) for job in self.shown.values()]

    def go_on(self) -> list[dict[str, Any]]:
        """What a start does: settle what the last run left, and fetch what is paid for; how the jobs are shown then."""
        resumable = self._database.call(settle)
        self._database.call(give_back_spare_places)
        self._do([self._new(job).resume for job in resumable])
        return [_told(job) for job in self.shown.values()]

    def library(self) -> dict[str, Any]:
        """All that the library holds, every file looked at; `wrong` is what should not be there."""
        folder = self._files.folder
        found = verify(self._database, self._files, lambda *_: None, CancelToken())
        wrong = [str(damage) for damage in found.damages]
        if self._database.mended is not None:
            wrong.append(self._database.mended.sentence)
        wrong += [path.name for hidden in (PARTIAL, SPARE) for path in (folder / hidden).glob("*")]
        return {
            "wrong": wrong,
            "jobs": [_told(job) for job in self._database.call(jobs.recent, 1000)],
            "pictures": [self._looked_at(picture) for picture in self._database.call(_all_pictures)],
            "files": sorted(
                path.relative_to(folder).as_posix() for path in (folder / PICTURES).rglob("*") if path.is_file()
            ),
        }

    def close(self) -> None:
        """End as the program does, also edits that stand still."""
        self._workshop.close()
        self._workers.shutdown()
        self._database.close()

    def job_changed(self, job: Job, note: str) -> None:
        """Show the job."""
        self.shown[job.id] = job

    def picture_added(self, picture: Picture) -> None:
        """The library says it all."""

    def _do(self, edits: list[Callable[[], Job]]) -> None:
        futures = [self._workers.submit(edit) for edit in edits]
        if wait(futures, self._plan.patience_s).not_done:
            self._workshop.close()
            wait(futures, CLOSING_S)
        for future in futures:
            job = future.result(0)
            self.shown[job.id] = job

    def _edit(self, number: int) -> Job:
        request = EditRequest(
            images=(FileImage(Path(self._plan.photo), "photo.jpg"),),
            instruction=self._plan.instruction(number),
            model="qwen-image-edit-plus",
            region="singapore",
            n=self._plan.images,
            seed=number,
        )
        return Job(
            id=new_id(),
            request=request,
            state=JobState.WAITING,
            created_at=datetime.now(UTC),
            service=self._plan.base_url,
            demo=False,
            unit_price=Decimal("0.03"),
        )

    def _new(self, job: Job) -> Edit:
        return Edit(job, self._workshop, self, CancelToken())

    def _looked_at(self, picture: Picture) -> dict[str, Any]:
        path = self._files.absolute(picture.path)
        return {
            "job": picture.job_id,
            "index": picture.index,
            "path": picture.path,
            "whole": path.is_file() and file_sha256(path) == picture.file_sha256,
        }


def _told(job: Job) -> dict[str, Any]:
    return {
        "id": job.id,
        "instruction": job.request.instruction,
        "state": job.state.value,
        "failure": "" if job.failure is None else f"{job.failure.kind}: {job.failure.message}",
    }


def _started(pool: ThreadPoolExecutor, count: int) -> list[int]:
    together = threading.Barrier(count)

    def report() -> int:
        together.wait()
        return threading.get_native_id()

    return [future.result() for future in [pool.submit(report) for _ in range(count)]]


def _all_pictures(c: Connection) -> list[Picture]:
    return pictures.get_many(c, [row[0] for row in c.execute("SELECT id FROM pictures ORDER BY id")])
