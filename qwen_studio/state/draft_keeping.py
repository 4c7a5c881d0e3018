"""What is being written outlives the program, however that ends."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection

from PySide6.QtCore import QObject, QTimer

from qwen_studio.core.errors import StudioError
from qwen_studio.core.kept_draft import KeptDraft, KeptSlot
from qwen_studio.core.prompt import with_images_renumbered
from qwen_studio.core.request import MAX_IMAGES, LinkImage
from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.library.draft_file import DraftFile, FoundDraft
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.composer import Composer
from qwen_studio.state.slots import Slot, SlotState
from qwen_studio.state.tasks import Tasks

WRITE_AFTER_MS = 400

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Restored:
    """How the draft came back. `left_out` of its pictures found no slot.

    `bring_back` is there where the user had begun to write before: it puts the draft in place of that. `failure` says
    why the file could not be read.
    """

    damaged: Path | None = None
    left_out: int = 0
    bring_back: Callable[[], None] | None = None
    failure: StudioError | None = None


class DraftKeeping(QObject):
    """Writes the draft soon after each change, on a worker thread, and puts the last one into the form again.

    `follows` tells whether it does: what is in the form before the last draft is there must not take its place.
    """

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        files: LibraryFiles,
        composer: Composer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._files = files
        self._composer = composer
        self._file = DraftFile(files.folder)
        self._written: KeptDraft | None = None
        self._writing = False
        self._soon = QTimer(self, singleShot=True, interval=WRITE_AFTER_MS)
        self._soon.timeout.connect(self._write)
        self.follows = False

    def restore(self, free_slots: int, done: Callable[[Restored], object]) -> None:
        """Put the last draft into the form, its pictures behind the slots that are to be free; then follow changes."""

        def found(draft: FoundDraft) -> None:
            kept = draft.kept
            ids = [slot.picture_id for slot in kept.slots if slot.picture_id is not None] if kept else []
            if kept is None:
                self._end_restore(draft, None, free_slots, done)
                return
            self._tasks.deliver(
                self._database.submit(_paths_of, self._files, ids),
                lambda paths: self._end_restore(draft, self._checked(kept, paths), free_slots, done),
                lambda _: self._end_restore(draft, self._checked(kept, {}), free_slots, done),
            )

        def failed(error: StudioError) -> None:
            self.follow()
            done(Restored(failure=error))

        self._tasks.run(self._file.read, done=found, failed=failed)

    def follow(self) -> None:
        """Write what is in the form now, and soon after every change of it."""
        if self.follows:
            return
        self.follows = True
        composer = self._composer
        for signal in (composer.slots_changed, composer.text_changed, composer.parameters_changed):
            signal.connect(self._note)
        self._note()

    def close(self) -> None:
        """Write what has not been written; for when no worker is left."""
        self._soon.stop()
        kept = self._kept()
        if self.follows and kept != self._written:
            try:
                self._file.write(kept)
            except StudioError as error:
                self._failed(error)

    def _end_restore(
        self, found: FoundDraft, kept: KeptDraft | None, free_slots: int, done: Callable[[Restored], object]
    ) -> None:
        composer = self._composer
        if kept is None:
            restored = Restored(found.damaged)
        elif composer.instruction or any(slot.state is not SlotState.EMPTY for slot in composer.slots):
            restored = Restored(found.damaged, bring_back=lambda: self._put_in_place(kept))
        else:
            restored = Restored(found.damaged, self._put(kept, free_slots))
        self.follow()
        done(restored)

    def _put_in_place(self, kept: KeptDraft) -> None:
        self._put(kept, 0)

    def _put(self, kept: KeptDraft, free_slots: int) -> int:
        """Fill the form; the answer is how many pictures found no slot."""
        numbers = {slot.number: slot.number for slot in kept.slots}
        if free_slots:
            numbers = {slot.number: free_slots + place for place, slot in enumerate(kept.slots, 1)}
        numbers = {old: new for old, new in numbers.items() if new <= MAX_IMAGES}
        request, places = kept.draft.request, kept.draft.mentions
        if free_slots:
            # What names a picture that is gone is left as words.
            places = tuple(p for p in places if int(request.instruction[p + len("Image ")]) in numbers)
            words = with_images_renumbered(request.instruction, places, numbers)
            request = replace(request, instruction=words)
        self._composer.take_up(replace(kept.draft, request=request, mentions=places))
        for slot in kept.slots:
            if slot.number in numbers:
                self._composer.put_back(self._slot(slot, numbers[slot.number]))
        return len(kept.slots) - len(numbers)

    def _slot(self, kept: KeptSlot, number: int) -> Slot:
        return Slot(
            number,
            name=kept.name,
            image=LinkImage(kept.link) if kept.as_link and kept.link else None,
            picture_id=kept.picture_id,
            link=kept.link,
            file=self._file.path_of(kept.file),
            drawing=kept.drawing,
        )

    def _checked(self, kept: KeptDraft, paths: dict[int, Path]) -> KeptDraft:
        """The draft where a picture of the library is one only if it still lies there: a rebuild numbers them anew."""
        slots = [
            slot
            if slot.picture_id is None or paths.get(slot.picture_id) == self._file.path_of(slot.file)
            else replace(slot, picture_id=None)
            for slot in kept.slots
        ]
        return replace(kept, slots=tuple(slots))

    def _kept(self) -> KeptDraft:
        slots = tuple(
            KeptSlot(
                slot.number,
                self._file.told_path(slot.file),
                slot.name,
                slot.picture_id,
                slot.link,
                isinstance(slot.image, LinkImage),
                slot.drawing,
            )
            for slot in self._composer.slots
            if slot.file is not None
        )
        draft = self._composer.draft()
        return KeptDraft(replace(draft, request=replace(draft.request, images=())), slots)

    def _note(self) -> None:
        # Not put off by the next change: who types without a rest loses no more than who pauses.
        if not self._soon.isActive():
            self._soon.start()

    def _write(self) -> None:
        if self._writing:
            self._soon.start()
            return
        kept = self._kept()
        if kept == self._written:
            return
        self._writing = True
        self._tasks.run(self._file.write, kept, done=lambda _: self._wrote(kept), failed=self._failed)

    def _wrote(self, kept: KeptDraft) -> None:
        self._writing = False
        self._written = kept

    def _failed(self, error: StudioError) -> None:
        """A drive that takes nothing is told of by everything that matters more."""
        self._writing = False
        log.warning("the draft was not kept: %s", type(error).__name__)


def _paths_of(connection: Connection, files: LibraryFiles, ids: Sequence[int]) -> dict[int, Path]:
    found = (pictures.get(connection, picture_id) for picture_id in ids)
    return {picture.id: files.of(picture) for picture in found if picture is not None}
