"""Everything that the window knows, in one value."""

from dataclasses import dataclass

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
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.state.totals import Totals
from qwen_studio.state.undo import UndoStack
from qwen_studio.state.viewer import Viewer
from qwen_studio.state.watching import Watching


@dataclass(frozen=True)
class Studio:
    """The state objects, built by `app` and handed to the window."""

    tasks: Tasks
    preferences: Preferences
    service: Service
    composer: Composer
    jobs: JobList
    pictures: Pictures
    thumbnails: Thumbnails
    images: ImageCache
    viewer: Viewer
    gallery: GalleryModel
    list_rows: ListRows
    lineage: Lineage
    totals: Totals
    spending: Spending
    maintenance: Maintenance
    drive: LibraryDrive
    undo: UndoStack
    collecting: Collecting
    saved_searches: SavedSearches
    stories: StoryKeeping
    importing: Importing
    watching: Watching
    exporting: Exporting
    sheets: ContactSheets
    libraries: Libraries
