"""Everything that the window knows."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qwen_studio.core.resources import resource_path
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.places import Places
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.undo import UndoStack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qwen_studio.core.catalog import Catalog
    from qwen_studio.jobs.connection import Connections
    from qwen_studio.jobs.dropped_files import DroppedFile
    from qwen_studio.state.branches import Branches
    from qwen_studio.state.chain import Chain
    from qwen_studio.state.collecting import Collecting
    from qwen_studio.state.composer import Composer
    from qwen_studio.state.contact_sheets import ContactSheets
    from qwen_studio.state.draft_keeping import DraftKeeping
    from qwen_studio.state.drafts import Drafts
    from qwen_studio.state.exporting import Exporting
    from qwen_studio.state.gallery_model import GalleryModel
    from qwen_studio.state.housekeeping import Housekeeping
    from qwen_studio.state.images import ImageCache
    from qwen_studio.state.importing import Importing
    from qwen_studio.state.job_list import JobList
    from qwen_studio.state.libraries import Libraries
    from qwen_studio.state.library_drive import LibraryDrive
    from qwen_studio.state.lineage import Lineage
    from qwen_studio.state.list_rows import ListRows
    from qwen_studio.state.long_work import LongWork
    from qwen_studio.state.maintenance import Maintenance
    from qwen_studio.state.network import NetworkSettings
    from qwen_studio.state.presets import Presets
    from qwen_studio.state.rebase import Rebase
    from qwen_studio.state.recent_files import RecentFiles
    from qwen_studio.state.saved_searches import SavedSearches
    from qwen_studio.state.service import Service
    from qwen_studio.state.spending import Spending
    from qwen_studio.state.story_keeping import StoryKeeping
    from qwen_studio.state.thumbnails import Thumbnails
    from qwen_studio.state.totals import Totals
    from qwen_studio.state.viewer import Viewer
    from qwen_studio.state.watching import Watching
    from qwen_studio.state.word_history import WordHistory


class Studio:
    """The state objects, in the order in which they need each other.

    Each is made, and its module loaded, when somebody asks for it: a start loads what its first page shows, and the
    rest while that is looked at already.
    """

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        database: Database,
        places: Places,
        connect: "Callable[[Callable[[], Catalog]], Connections]",
        parent: QObject,
    ) -> None:
        """`connect` makes the ways to the service from what tells the catalogue in use."""
        self.tasks = tasks
        self.preferences = preferences
        self._database = database
        self._places = places
        self._connect = connect
        self._parent = parent
        self.files = LibraryFiles(places.library)
        self.pack = ThumbnailPack(places.library)
        self.undo = UndoStack(tasks, database, parent)
        self.pictures = Pictures(tasks, database, self.files, self.undo, parent)

    @cached_property
    def network(self) -> "NetworkSettings":
        from qwen_studio.state.network import NetworkSettings

        return NetworkSettings(self.tasks, self.preferences, self._connect(lambda: self.service.catalog), self._parent)

    @property
    def connections(self) -> "Connections":
        return self.network.connections

    @cached_property
    def service(self) -> "Service":
        from qwen_studio.api.catalog_file import load_catalog
        from qwen_studio.state.service import Service

        catalog, problems = load_catalog(resource_path("catalog.toml"), self._places.user_catalog)
        return Service(self.tasks, self.preferences, catalog, problems, self.connections, self._parent)

    @cached_property
    def jobs(self) -> "JobList":
        from qwen_studio.state.job_list import JobList

        return JobList(self.tasks, self._database, self.service, self.pictures, self._parent)

    @cached_property
    def composer(self) -> "Composer":
        from qwen_studio.state.composer import Composer
        from qwen_studio.state.slot_steps import SlotSteps

        composer = Composer(
            self.tasks, self.service, self.preferences, self._database, self.files, self._places.cache, self._parent
        )
        composer.files_taken.connect(self._remember_files)
        SlotSteps(composer, self.undo, composer)
        return composer

    @cached_property
    def recent_files(self) -> "RecentFiles":
        from qwen_studio.state.recent_files import RecentFiles

        return RecentFiles(self.tasks, self.preferences, self._parent)

    @cached_property
    def presets(self) -> "Presets":
        from qwen_studio.state.presets import Presets

        return Presets(self.tasks, self.undo, resource_path("presets.toml"), self._places.user_presets, self._parent)

    @cached_property
    def word_history(self) -> "WordHistory":
        from qwen_studio.state.word_history import WordHistory

        return WordHistory(self.tasks, self._database, self.preferences, self._parent)

    @cached_property
    def lineage(self) -> "Lineage":
        from qwen_studio.state.lineage import Lineage

        return Lineage(self.tasks, self._database, self.jobs, self.pictures, self._parent)

    @cached_property
    def branches(self) -> "Branches":
        from qwen_studio.state.branches import Branches

        return Branches(self.undo, self.pictures, self.lineage, self._parent)

    @cached_property
    def chain(self) -> "Chain":
        from qwen_studio.state.chain import Chain

        return Chain(self.tasks, self._database, self.composer, self._parent)

    @cached_property
    def drafts(self) -> "Drafts":
        from qwen_studio.state.drafts import Drafts

        return Drafts(self.tasks, self._database, self.files, self.composer, self.undo, self._parent)

    @cached_property
    def draft_keeping(self) -> "DraftKeeping":
        from qwen_studio.state.draft_keeping import DraftKeeping

        return DraftKeeping(self.tasks, self._database, self.files, self.composer, self._parent)

    @cached_property
    def rebase(self) -> "Rebase":
        from qwen_studio.state.rebase import Rebase

        return Rebase(self.tasks, self._database, self.jobs, self.pictures, self.service, self._parent)

    @cached_property
    def viewer(self) -> "Viewer":
        from qwen_studio.state.viewer import Viewer

        return Viewer(
            self.tasks,
            self._database,
            self.files,
            self.composer,
            self.jobs,
            self.pictures,
            self.lineage,
            self._parent,
        )

    @cached_property
    def images(self) -> "ImageCache":
        from qwen_studio.state.images import ImageCache

        images = ImageCache(self.tasks, self._parent)
        # Also when another program has written into a file.
        self.pictures.changed.connect(lambda _: images.look_again())
        return images

    @cached_property
    def thumbnails(self) -> "Thumbnails":
        from qwen_studio.state.thumbnails import Thumbnails

        return Thumbnails(self.tasks, self._database, self.files, self.pack, self._parent)

    @cached_property
    def gallery(self) -> "GalleryModel":
        from qwen_studio.state.gallery_model import GalleryModel
        from qwen_studio.state.kept_order import KeptOrder, kept_order

        order = kept_order(self.preferences.settings)
        gallery = GalleryModel(self.tasks, self._database, self.pictures, self._parent, wanted=order)
        KeptOrder(gallery, self.preferences, gallery)
        return gallery

    @cached_property
    def list_rows(self) -> "ListRows":
        from qwen_studio.state.list_rows import ListRows

        return ListRows(self.tasks, self._database, self.gallery, self.pictures, self._parent)

    @cached_property
    def collecting(self) -> "Collecting":
        from qwen_studio.state.collecting import Collecting

        return Collecting(self.tasks, self._database, self.undo, self.pictures, self._parent)

    @cached_property
    def saved_searches(self) -> "SavedSearches":
        from qwen_studio.state.saved_searches import SavedSearches

        return SavedSearches(self.tasks, self._database, self.undo, self._parent)

    @cached_property
    def totals(self) -> "Totals":
        from qwen_studio.state.totals import Totals

        totals = Totals(self.tasks, self._database, self._parent)
        changes = self.pictures
        for signal in (changes.added, changes.removed, changes.restored, self.jobs.finished):
            signal.connect(totals.recount)
        return totals

    @cached_property
    def spending(self) -> "Spending":
        from qwen_studio.state.spending import Spending

        spending = Spending(self.tasks, self._database, self.preferences, self.service, self._parent)
        self.jobs.counts_changed.connect(spending.recount)
        return spending

    @cached_property
    def drive(self) -> "LibraryDrive":
        from qwen_studio.state.library_drive import LibraryDrive

        return LibraryDrive(self.tasks, self.preferences, self._places.library, self._parent)

    @cached_property
    def libraries(self) -> "Libraries":
        from qwen_studio.state.libraries import Libraries

        return Libraries(self.tasks, self.preferences, self._places.library, self._parent)

    @cached_property
    def stories(self) -> "StoryKeeping":
        from qwen_studio.state.story_keeping import StoryKeeping

        return StoryKeeping(self.tasks, self._database, self.files, self.jobs, self.pictures, self._parent)

    @cached_property
    def maintenance(self) -> "Maintenance":
        from qwen_studio.state.maintenance import Maintenance

        return Maintenance(self.tasks, self._database, self.files, self.pack, self._parent)

    @cached_property
    def housekeeping(self) -> "Housekeeping":
        from qwen_studio.state.housekeeping import Housekeeping

        return Housekeeping(self.tasks, self._places.library, self._places.cache, self._parent)

    @cached_property
    def importing(self) -> "Importing":
        from qwen_studio.state.importing import Importing

        return Importing(
            self.tasks,
            self._database,
            self.files,
            self.pack,
            self.pictures,
            self.undo,
            self.preferences,
            self._parent,
        )

    @cached_property
    def watching(self) -> "Watching":
        from qwen_studio.state.watching import Watching

        return Watching(self.tasks, self._database, self.files, self.pack, self.pictures, self._parent)

    @cached_property
    def exporting(self) -> "Exporting":
        from qwen_studio.state.exporting import Exporting

        return Exporting(self.tasks, self._database, self.files, self.pictures, self.preferences, self._parent)

    @cached_property
    def sheets(self) -> "ContactSheets":
        from qwen_studio.state.contact_sheets import ContactSheets

        return ContactSheets(self.tasks, self._database, self.files, self.preferences, self._parent)

    def look_at_file(self, file: "Path") -> "DroppedFile | None":
        """What a file from outside tells of how it was made. For worker threads.

        Raises:
            PictureError: the file cannot be read.
        """
        from qwen_studio.jobs.dropped_files import look_at

        return look_at(self._database, self.files, file)

    def _remember_files(self, files: "list[Path]") -> None:
        self.recent_files.remember(files)

    @property
    def long_works(self) -> "list[LongWork]":
        """What may go on in the background for minutes, each of which can be watched and stopped."""
        return [self.maintenance, self.importing, self.watching, self.exporting, self.sheets]

    def close_works(self) -> None:
        """Stop those of them that there are."""
        for name in ("maintenance", "importing", "watching", "exporting", "sheets"):
            if name in vars(self):
                vars(self)[name].close()

    def close_draft(self) -> None:
        """Keep what is being written, if a window asked for that; for when no worker is left."""
        if "draft_keeping" in vars(self):
            self.draft_keeping.close()
