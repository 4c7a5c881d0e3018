"""Builds the state objects in the order in which they need each other, and closes them in the reverse."""

import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qwen_studio.api.catalog_file import load_catalog
from qwen_studio.api.credentials import KeyStore
from qwen_studio.core.resources import resource_path
from qwen_studio.jobs.connection import Connections
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox
from qwen_studio.jobs.runner import JobRunner
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.lock import LibraryLock
from qwen_studio.library.places import Places
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.state.collecting import Collecting
from qwen_studio.state.composer import Composer
from qwen_studio.state.contact_sheets import ContactSheets
from qwen_studio.state.exporting import Exporting
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.images import ImageCache
from qwen_studio.state.importing import Importing
from qwen_studio.state.job_list import JobList
from qwen_studio.state.libraries import Libraries
from qwen_studio.state.library_drive import LibraryDrive
from qwen_studio.state.lineage import Lineage
from qwen_studio.state.list_rows import ListRows
from qwen_studio.state.maintenance import Maintenance
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.saved_searches import SavedSearches
from qwen_studio.state.service import Service
from qwen_studio.state.spending import Spending
from qwen_studio.state.story_keeping import StoryKeeping
from qwen_studio.state.studio import Studio
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.state.totals import Totals
from qwen_studio.state.undo import UndoStack
from qwen_studio.state.viewer import Viewer
from qwen_studio.state.watching import Watching

if TYPE_CHECKING:
    from qwen_studio.jobs.workshop import Workshop


@dataclass(frozen=True)
class Assembly:
    """The studio and what stands behind it."""

    studio: Studio
    runner: JobRunner
    database: Database
    connections: Connections
    places: Places

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

    def close(self) -> bool:
        """End the threads; whether all of them did. The journal knows about the others."""
        self.studio.preferences.save()
        studio = self.studio
        for work in (studio.maintenance, studio.importing, studio.watching, studio.exporting, studio.sheets):
            work.close()
        ended = self.runner.close()
        self.studio.tasks.close()
        self.connections.close()
        self.database.close()
        return ended


def assemble(
    places: Places,
    preferences: Preferences,
    *,
    base_url: str = "",
    demo_latency_s: float = 3.0,
    keys: KeyStore | None = None,
    lock: LibraryLock | None = None,
    parent: QObject,
) -> Assembly:
    """Everything between the files of this machine and the window.

    `keys` knows those of this session, if there was a window before; `lock` is the library's, if it is held already.
    """
    tasks = Tasks(parent)
    catalog, catalog_problems = load_catalog(resource_path("catalog.toml"), places.user_catalog)
    database = Database(places.library, lock=lock)
    files = LibraryFiles(places.library)
    pack = ThumbnailPack(places.library)
    keys = keys or KeyStore(os.environ)
    connections = Connections(lambda: catalog, keys, EmbeddedSandbox(demo_latency_s), base_url)
    service = Service(tasks, preferences, catalog, catalog_problems, connections, parent)
    undo = UndoStack(tasks, database, parent)
    pictures = Pictures(tasks, database, files, undo, parent)
    jobs = JobList(tasks, database, service, pictures, parent)
    composer = Composer(tasks, service, preferences, database, files, places.cache, parent)
    lineage = Lineage(tasks, database, jobs, pictures, parent)
    totals = Totals(tasks, database, parent)
    for signal in (pictures.added, pictures.removed, pictures.restored, jobs.finished):
        signal.connect(totals.recount)
    spending = Spending(tasks, database, preferences, service, parent)
    jobs.counts_changed.connect(spending.recount)
    gallery = GalleryModel(tasks, database, pictures, parent)
    studio = Studio(
        tasks=tasks,
        preferences=preferences,
        service=service,
        composer=composer,
        jobs=jobs,
        pictures=pictures,
        thumbnails=Thumbnails(tasks, database, files, pack, parent),
        images=ImageCache(tasks, parent),
        viewer=Viewer(tasks, database, files, composer, jobs, pictures, lineage, parent),
        gallery=gallery,
        list_rows=ListRows(tasks, database, gallery, pictures, parent),
        lineage=lineage,
        totals=totals,
        spending=spending,
        maintenance=Maintenance(tasks, database, files, pack, parent),
        drive=LibraryDrive(tasks, preferences, places.library, parent),
        undo=undo,
        collecting=Collecting(tasks, database, undo, pictures, parent),
        saved_searches=SavedSearches(tasks, database, undo, parent),
        stories=StoryKeeping(tasks, database, files, jobs, pictures, parent),
        importing=Importing(tasks, database, files, pack, pictures, undo, preferences, parent),
        exporting=Exporting(tasks, database, files, pictures, preferences, parent),
        sheets=ContactSheets(tasks, database, files, preferences, parent),
        libraries=Libraries(tasks, preferences, places.library, parent),
        watching=Watching(tasks, database, files, pack, pictures, parent),
    )
    open_now = partial(_open_workshop, database, files, pack, connections, service, spending, places)
    return Assembly(studio, JobRunner(open_now, jobs), database, connections, places)


def _open_workshop(
    database: Database,
    files: LibraryFiles,
    pack: ThumbnailPack,
    connections: Connections,
    service: Service,
    spending: Spending,
    places: Places,
) -> "Workshop":
    # httpx and Pillow come with it, on a worker thread.
    from qwen_studio.jobs.opening import open_workshop

    return open_workshop(
        database=database,
        files=files,
        thumbnails=pack,
        connections=connections,
        catalog=lambda: service.catalog,
        cache=places.cache,
        caps=lambda: spending.caps,
    )
