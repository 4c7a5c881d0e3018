"""What every edit needs at hand, built once and shared by all of them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Event, Semaphore
from typing import Protocol

from qwen_studio.api.client import Client
from qwen_studio.api.download import Downloader
from qwen_studio.api.pacing import Pacer
from qwen_studio.core.catalog import Catalog
from qwen_studio.core.job import Job
from qwen_studio.core.picture import Picture
from qwen_studio.core.spend import Caps
from qwen_studio.jobs.connection import Connections
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.spare_answers import SpareAnswers
from qwen_studio.library.thumbnails import ThumbnailPack

DOWNLOADS_AT_ONCE = 6


class JobObserver(Protocol):
    """Told what happens to jobs; called on worker threads."""

    def job_changed(self, job: Job, note: str) -> None:
        """The job is now as given; `note` says in a few words what is going on."""

    def picture_added(self, picture: Picture) -> None:
        """A result is in the library."""


@dataclass(frozen=True)
class Workshop:
    """The collaborators of an edit.

    `caps` are the user's spending caps of the moment. `cache` is a folder whose content may vanish at any time.
    `first_pause_s` is waited before an edit is repeated; every further pause is twice as long. Where the library's
    drive is full, it is looked at every `room_check_s` whether there is room again; never where `waits_for_room` is
    false.
    """

    database: Database
    files: LibraryFiles
    spare_answers: SpareAnswers
    thumbnails: ThumbnailPack
    connections: Connections
    catalog: Callable[[], Catalog]
    cache: Path
    client: Client
    downloader: Downloader
    pacer: Pacer
    first_pause_s: float = 1.0
    room_check_s: float = 5.0
    waits_for_room: bool = True
    caps: Callable[[], Caps] = Caps
    downloads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(DOWNLOADS_AT_ONCE, thread_name_prefix="download")
    )
    # One at a time: work on pixels saturates a core, and the window wants the other.
    pixels: Semaphore = field(default_factory=lambda: Semaphore(1))
    closing: Event = field(default_factory=Event)
    room: Condition = field(default_factory=Condition)

    def wait_for_room(self) -> bool:
        """Waits a while for room on the drive; whether it is worth another try then."""
        if not self.waits_for_room:
            return False
        with self.room:
            if not self.closing.is_set():
                self.room.wait(self.room_check_s)
        return not self.closing.is_set()

    def look_for_room(self) -> None:
        """Let everybody who waits for room try again now."""
        with self.room:
            self.room.notify_all()

    def close(self) -> None:
        """End everything that is under way: sent calls become unknown, downloads go on at the next start."""
        self.closing.set()
        self.look_for_room()
        self.downloader.close()
        self.client.close()
        # Without cancelling: a future that a pool cancels at its end never wakes who waits for it. What still stands in
        # the queue ends at once, because the downloader is closed.
        self.downloads.shutdown()
