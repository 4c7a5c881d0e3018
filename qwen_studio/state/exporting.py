"""Exporting pictures while everything else goes on."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.export_choice import ExportChoice, Sizing
from qwen_studio.core.name_pattern import facts_of
from qwen_studio.core.picture import PictureDetails
from qwen_studio.core.settings import is_storable
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.long_work import LongWork, Told, Work
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.jobs.exporting import Exported


class Exporting(LongWork):
    """Does one export at a time, and remembers how it was done. Its `ended` tells an `Exported`, or the error.

    Signals:
        facts_known(PictureFacts): those that were asked for.
    """

    facts_known = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        files: LibraryFiles,
        pictures: Pictures,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tasks, parent)
        self._database = database
        self._files = files
        self._pictures = pictures
        self._preferences = preferences

    @property
    def choice(self) -> ExportChoice:
        """What was chosen last."""
        chosen = self._preferences.settings
        return ExportChoice(
            format=chosen.export_format,
            quality=chosen.export_quality,
            sizing=Sizing(chosen.export_sizing),
            side_px=chosen.export_side_px,
            percent=chosen.export_percent,
            pattern=chosen.export_pattern,
            keep_story=chosen.export_story,
        )

    @property
    def folder(self) -> Path:
        """Where to pictures went last; at first the user's own folder of pictures."""
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return Path(self._preferences.settings.export_folder or pictures)

    def ask_for_facts(self, picture_id: int) -> None:
        """Tell what the name of this picture's copy can tell, as the first of an export."""

        def found(details: PictureDetails | None) -> None:
            if details is not None:
                self.facts_known.emit(facts_of(details, 1))

        self._pictures.details(picture_id, found)

    def export(self, ids: Sequence[int], choice: ExportChoice, folder: Path) -> None:
        """Write a copy of each picture into the folder, unless an export goes on already."""
        self._preferences.change(
            export_format=choice.format,
            export_quality=choice.quality,
            export_sizing=choice.sizing.value,
            export_side_px=choice.side_px,
            export_percent=choice.percent,
            export_pattern=choice.pattern,
            export_story=choice.keep_story,
        )
        if is_storable(str(folder)):
            self._preferences.change(export_folder=str(folder))
        self.begin(Work.EXPORT, _export, self._database, self._files, list(ids), choice, folder)


def _export(
    database: Database,
    files: LibraryFiles,
    ids: Sequence[int],
    choice: ExportChoice,
    folder: Path,
    told: Told,
    cancel: CancelToken,
) -> "Exported":
    from qwen_studio.jobs.exporting import export_many

    return export_many(database, files, ids, choice, folder, told, cancel)
