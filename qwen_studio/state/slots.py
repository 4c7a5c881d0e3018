"""The three input slots: what stands in Image 1, Image 2 and Image 3, and what will be sent for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from qwen_studio.core.drawing import Drawing
from qwen_studio.core.errors import StudioError
from qwen_studio.core.geometry import Size
from qwen_studio.core.language import sentences
from qwen_studio.core.naming import new_id
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import MAX_IMAGES, FileImage, InputImage, LinkImage
from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.library.files import DRAFT, LibraryFiles
from qwen_studio.state.picture_mime import link_of, local_files, picture_ids
from qwen_studio.state.service import Service
from qwen_studio.state.slot_work import THUMBNAIL_SIDE, fetch_link, look, prepare_slot, save_pasted
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.imaging.decode import PictureInfo
    from qwen_studio.imaging.prepare import Prepared

__all__ = ["THUMBNAIL_SIDE", "InputSlots", "Slot", "SlotState"]


class SlotState(Enum):
    """What a slot shows."""

    EMPTY = "empty"
    LOADING = "loading"
    READY = "ready"
    BAD = "bad"


class Gesture(Enum):
    """What the user has done with slots."""

    PUT = "put"
    REMOVE = "remove"
    SWAP = "swap"


@dataclass(frozen=True)
class Slot:
    """One input slot. The sent_ fields are None until the picture has been prepared; `link` is where it came from.

    `drawing` are the marks upon the picture, which belong to it and go where it goes.
    """

    number: int
    state: SlotState = SlotState.EMPTY
    name: str = ""
    image: InputImage | None = None
    thumbnail: QImage | None = None
    original_size: Size | None = None
    sent_size: Size | None = None
    sent_bytes: int | None = None
    sent_format: str = ""
    changes: tuple[str, ...] = ()
    problem: str = ""
    picture_id: int | None = None
    link: str = ""
    file: Path | None = None
    drawing: Drawing = ()
    # Tells the slot's present content from what was there before, for answers that come late.
    content: str = field(default_factory=new_id)

    @property
    def holds_a_picture(self) -> bool:
        """Whether one is there, or on its way."""
        return self.state in {SlotState.READY, SlotState.LOADING}

    @property
    def can_be_drawn_on(self) -> bool:
        """Whether its pixels are here."""
        return self.state is SlotState.READY and self.file is not None and self.original_size is not None


@dataclass(frozen=True)
class SlotChange:
    """One gesture of the user: what stood in the slots that it concerns before, and after."""

    gesture: Gesture
    before: tuple[Slot, ...]
    after: tuple[Slot, ...]


class InputSlots(QObject):
    """Owner of the slots. Files are looked at and prepared on worker threads while the user still types.

    Signals:
        slots_changed(): some slot is other than before.
        drawing_left(Slot): that slot had marks upon its picture, which alone are gone from it.
        handled(SlotChange): the user has put pictures into slots, removed or swapped them. Not told of what is part
            of something larger, such as an earlier request that comes back.
        files_taken(list[Path]): the user has put these files into slots.
        refused(str): why a picture did not take the place of another, which is there again.
    """

    slots_changed = Signal()
    drawing_left = Signal(object)
    handled = Signal(object)
    files_taken = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        service: Service,
        database: Database,
        files: LibraryFiles,
        cache: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._service = service
        self._database = database
        self._files = files
        self._cache = cache
        self.slots = tuple(Slot(number) for number in range(1, MAX_IMAGES + 1))

    @property
    def prepared_folder(self) -> Path:
        """Where pictures lie as they will be sent."""
        return self._cache / "prepared"

    def slot(self, number: int) -> Slot:
        """The slot of Image `number`."""
        return self.slots[number - 1]

    @property
    def filled(self) -> tuple[int, ...]:
        """The numbers of the slots that hold a picture."""
        return tuple(s.number for s in self.slots if s.holds_a_picture)

    @property
    def last_filled(self) -> int:
        """The number of the slot whose aspect the result follows; 0 if all are empty."""
        return max(self.filled, default=0)

    def put_files(self, paths: Sequence[Path], number: int | None = None) -> int:
        """Fill slots in order, from `number` or the first free one; returns how many files found no slot."""
        first = number or self._first_free()
        return self._load_files(paths, range(first, MAX_IMAGES + 1))

    def put_into_free(self, paths: Sequence[Path]) -> int:
        """Fill the slots that are free, and no other; the answer is how many files found none."""
        return self._load_files(paths, [slot.number for slot in self.slots if slot.state is SlotState.EMPTY])

    def put_pixels(self, image: QImage, number: int | None = None) -> None:
        """Fill a slot with a raw picture, such as a screenshot from the clipboard."""
        target = number or self._first_free()
        path = self._incoming(".png")
        slot = Slot(target, SlotState.LOADING, self.tr("Pasted picture"), file=path)
        before = self.slots
        self._load(slot, before=lambda: save_pasted(image, path))
        self._tell(Gesture.PUT, before)

    def put_link(self, url: str, number: int | None = None) -> None:
        """Fill a slot from an http(s) address: fetched here, so that what is seen is what is sent."""
        before = self.slots
        self._fetch(url, number or self._first_free())
        self._tell(Gesture.PUT, before)

    def put_picture(self, picture_id: int, number: int | None = None, *, told: bool = True) -> None:
        """Fill a slot with a picture of the library; not `told`, this is part of something larger."""
        self.put_pictures([picture_id], number, told=told)

    def put_pictures(self, ids: Sequence[int], number: int | None = None, *, told: bool = True) -> None:
        """Fill the slots from `number` or the first free one with pictures of the library."""
        targets = dict(zip(ids, range(number or self._first_free(), MAX_IMAGES + 1), strict=False))

        def found(here: list[Picture]) -> None:
            before = self.slots
            for picture in here:
                path, target = self._files.of(picture), targets[picture.id]
                slot = Slot(target, SlotState.LOADING, path.name, file=path, picture_id=picture.id)
                self._load(slot, instead_of=self.slot(target))
            if told:
                self._tell(Gesture.PUT, before)

        self._tasks.deliver(self._database.submit(pictures.get_many, list(targets)), found)

    def put_image(self, image: InputImage, number: int) -> None:
        """Fill a slot with an image of an earlier request."""
        if isinstance(image, FileImage):
            self._load(Slot(number, SlotState.LOADING, image.name, file=image.path, drawing=image.drawing))
        else:
            self._fetch(image.url, number)
            self.send_as_link(number, on=True)

    def put_mime(self, mime: QMimeData, number: int | None = None) -> bool:
        """Fill slots with what was dropped or pasted; False if there is nothing of use in it."""
        if ids := picture_ids(mime):
            self.put_pictures(ids, number)
        elif paths := local_files(mime):
            self.put_files(paths, number)
        elif mime.hasImage() and isinstance(image := mime.imageData(), QImage) and not image.isNull():
            # Browsers offer the pixels beside the link; pixels need no second download.
            self.put_pixels(image, number)
        elif (url := link_of(mime)) is not None:
            self.put_link(url, number)
        else:
            return False
        return True

    def pixels(self, number: int, done: Callable[[QImage], object]) -> None:
        """Hand over the picture in this slot, if its file can be read; without the marks drawn upon it."""
        file = self.slot(number).file
        if file is not None:
            self._tasks.run(_pixels, file, done=done)

    def put_back(self, slot: Slot) -> None:
        """Put what a slot held before into it again, with its marks."""
        before = Slot(slot.number, SlotState.LOADING, slot.name, link=slot.link, file=slot.file, drawing=slot.drawing)
        self._load(replace(before, picture_id=slot.picture_id))
        if isinstance(slot.image, LinkImage):
            self.send_as_link(slot.number, on=True)

    def restore(self, slots: Sequence[Slot]) -> None:
        """Let these slots hold again what they held, or nothing."""
        for slot in slots:
            if slot.content == self.slot(slot.number).content:
                continue
            if slot.state is SlotState.EMPTY:
                self._set(slot)
            elif slot.link and slot.file is not None and not slot.file.exists():
                # It left before it was fetched.
                self._fetch(slot.link, slot.number)
            else:
                self.put_back(slot)

    def draw(self, number: int, drawing: Drawing) -> None:
        """Let these be the marks upon a slot's picture. Where there are some, a copy is sent and never the link."""
        slot = self.slot(number)
        file = slot.file
        if slot.drawing == drawing or not slot.can_be_drawn_on or file is None:
            return
        as_link = isinstance(slot.image, LinkImage) and not drawing
        image = slot.image if as_link else FileImage(file, slot.name, drawing)
        # Another content: what is being prepared with other marks is nobody's business any more.
        drawn = replace(
            slot, image=image, drawing=drawing, content=new_id(), sent_size=None, sent_bytes=None, changes=()
        )
        self._set(drawn)
        self._prepare(drawn)

    def remove_drawing(self, number: int) -> None:
        """Remove the marks upon a slot's picture."""
        before = self.slot(number)
        self.draw(number, ())
        if before.drawing:
            self.drawing_left.emit(before)

    def remove(self, number: int) -> None:
        """Empty a slot."""
        before = self.slots
        if self.slot(number).state is not SlotState.EMPTY:
            self._set(Slot(number))
            self._tell(Gesture.REMOVE, before)

    def clear(self) -> None:
        """Empty all slots."""
        self.slots = tuple(Slot(slot.number) for slot in self.slots)
        self.slots_changed.emit()

    def swap(self, a: int, b: int) -> None:
        """Exchange what stands in two slots, as the user's own gesture."""
        before = self.slots
        self.exchange(a, b)
        self._tell(Gesture.SWAP, before)

    def exchange(self, a: int, b: int) -> None:
        """Exchange what stands in two slots."""
        slots = list(self.slots)
        slots[a - 1], slots[b - 1] = replace(self.slot(b), number=a), replace(self.slot(a), number=b)
        self.slots = tuple(slots)
        self.slots_changed.emit()

    def send_as_link(self, number: int, on: bool) -> None:
        """Choose whether the service fetches a slot's link by itself, or gets the copy that was fetched here."""
        slot = self.slot(number)
        if not slot.link or (on and slot.drawing):
            return
        if on:
            self._set(replace(slot, state=SlotState.READY, image=LinkImage(slot.link), problem=""))
        elif slot.file is not None and slot.original_size is not None:
            self._set(replace(slot, image=FileImage(slot.file, slot.name, slot.drawing)))
        else:
            self._fetch(slot.link, number)

    def _fetch(self, url: str, number: int) -> None:
        path = self._incoming("")
        slot = Slot(number, SlotState.LOADING, LinkImage(url).name, link=url, file=path)
        self._load(slot, before=lambda: fetch_link(url, path, self._service.network_now))

    def _tell(self, gesture: Gesture, before: tuple[Slot, ...]) -> None:
        both = [(b, a) for b, a in zip(before, self.slots, strict=True) if b.content != a.content]
        if both:
            self.handled.emit(SlotChange(gesture, tuple(b for b, _ in both), tuple(a for _, a in both)))

    def _first_free(self) -> int:
        free = (s.number for s in self.slots if s.state is SlotState.EMPTY)
        return next(free, MAX_IMAGES)

    def _incoming(self, suffix: str) -> Path:
        # In the library and not in the cache: pasted pixels are nowhere else, and the draft outlives the program.
        return self._files.folder / DRAFT / f"{new_id()}{suffix}"

    def _set(self, slot: Slot) -> None:
        slots = list(self.slots)
        slots[slot.number - 1] = slot
        self.slots = tuple(slots)
        self.slots_changed.emit()

    def _change(self, content: str, **fields: object) -> None:
        # A swap may have moved the content meanwhile; a replacement has made it nobody's business.
        for slot in self.slots:
            if slot.content == content:
                self._set(replace(slot, **fields))  # type: ignore[arg-type]  # replace() checks names, not types

    def _load(self, slot: Slot, before: Callable[[], None] | None = None, *, instead_of: Slot | None = None) -> None:
        assert slot.file is not None  # noqa: S101 - every way of filling names a file
        file, content = slot.file, slot.content
        self._set(slot)

        def looked(seen: "tuple[PictureInfo, QImage]") -> None:
            info, thumbnail = seen
            now = next((s for s in self.slots if s.content == content), None)
            if now is None:
                return
            image = now.image if isinstance(now.image, LinkImage) else FileImage(file, slot.name, slot.drawing)
            self._change(content, state=SlotState.READY, image=image, thumbnail=thumbnail, original_size=info.size)
            self._prepare(slot)

        def failed(error: StudioError) -> None:
            now = next((s for s in self.slots if s.content == content), None)
            if now is None or instead_of is None or not instead_of.holds_a_picture:
                self._failed(content, error)
                return
            self.put_back(replace(instead_of, number=now.number))
            stays = self.tr("Image {number} stays as it was.").format(number=now.number)
            self.refused.emit(sentences(str(error), stays))

        self._tasks.run(look, file, before, done=looked, failed=failed)

    def _load_files(self, paths: Sequence[Path], numbers: Sequence[int]) -> int:
        before = self.slots
        for target, path in zip(numbers, paths, strict=False):
            self._load(Slot(target, SlotState.LOADING, path.name, file=path), instead_of=self.slot(target))
        self._tell(Gesture.PUT, before)
        self.files_taken.emit(list(paths[: len(numbers)]))
        return max(0, len(paths) - len(numbers))

    def _prepare(self, slot: Slot) -> None:
        self._tasks.run(
            prepare_slot,
            slot.file,
            self._service.catalog.inputs,
            self.prepared_folder,
            slot.drawing,
            done=lambda prepared: self._prepared(slot.content, prepared),
            failed=lambda error: self._failed(slot.content, error),
        )

    def _prepared(self, content: str, prepared: "Prepared") -> None:
        self._change(
            content,
            sent_size=prepared.size,
            sent_bytes=prepared.file_bytes,
            sent_format=prepared.mime.removeprefix("image/").upper(),
            changes=prepared.changes,
        )

    def _failed(self, content: str, error: StudioError) -> None:
        if any(slot.content == content and isinstance(slot.image, LinkImage) for slot in self.slots):
            # The service fetches that by itself; only the copy to look at is missing.
            return
        self._change(content, state=SlotState.BAD, image=None, problem=str(error))


def _pixels(file: Path) -> QImage:
    from qwen_studio.state.qimages import load_qimage

    return load_qimage(file)
