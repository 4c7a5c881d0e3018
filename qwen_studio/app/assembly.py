"""What stands behind a window: opened before it, and closed after it."""

import os
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qwen_studio.library.database import Database
from qwen_studio.library.places import Places
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.studio import Studio
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.api.credentials import KeyStore
    from qwen_studio.core.catalog import Catalog
    from qwen_studio.jobs.connection import Connections
    from qwen_studio.jobs.runner import JobRunner
    from qwen_studio.jobs.workshop import Workshop
    from qwen_studio.library.lock import LibraryLock


class Assembly:
    """The studio, the open library, and the workers for its edits."""

    def __init__(self, studio: Studio, database: Database, places: Places) -> None:
        self.studio = studio
        self.database = database
        self.places = places

    @property
    def connections(self) -> "Connections":
        return self.studio.connections

    @cached_property
    def runner(self) -> "JobRunner":
        from qwen_studio.jobs.runner import JobRunner

        return JobRunner(self._open_workshop, self.studio.jobs)

    def start(self) -> None:
        """Begin everything that must not delay the first paint.

        What the files of a mended library tell is entered first: it settles jobs that the backup knows as unfinished.
        """
        if self.database.mended is None:
            self._go_on()
        else:
            self.studio.maintenance.add_files(then=self._go_on)

    def _go_on(self) -> None:
        studio = self.studio
        studio.jobs.start(self.runner)
        studio.gallery.reload()
        studio.totals.recount()
        studio.spending.recount()
        studio.maintenance.start_daily_backups()
        studio.drive.start()
        studio.collecting.reload()
        studio.saved_searches.reload()
        studio.stories.start()
        studio.watching.start()
        studio.housekeeping.start()

    def close(self) -> bool:
        """End the threads; whether all of them did. The journal knows about the others."""
        self.studio.preferences.save()
        self.studio.close_works()
        ended = self.runner.close()
        self.studio.tasks.close()
        self.studio.close_draft()
        self.connections.close()
        self.database.close()
        return ended

    def _open_workshop(self) -> "Workshop":
        # httpx and Pillow come with it, on a worker thread.
        from qwen_studio.jobs.opening import open_workshop

        studio = self.studio
        return open_workshop(
            database=self.database,
            files=studio.files,
            thumbnails=studio.pack,
            connections=self.connections,
            catalog=lambda: studio.service.catalog,
            cache=self.places.cache,
            caps=lambda: studio.spending.caps,
        )


def assemble(
    places: Places,
    preferences: Preferences,
    *,
    base_url: str = "",
    demo_latency_s: float = 3.0,
    keys: "KeyStore | None" = None,
    lock: "LibraryLock | None" = None,
    parent: QObject,
) -> Assembly:
    """Everything between the files of this machine and the window.

    `keys` knows those of this session, if there was a window before; `lock` is the library's, if it is held already.
    """

    def connect(catalog: "Callable[[], Catalog]") -> "Connections":
        from qwen_studio.api.credentials import KeyStore
        from qwen_studio.jobs.connection import Connections
        from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox

        return Connections(catalog, keys or KeyStore(os.environ), EmbeddedSandbox(demo_latency_s), base_url)

    database = Database(places.library, lock=lock)
    return Assembly(Studio(Tasks(parent), preferences, database, places, connect, parent), database, places)
