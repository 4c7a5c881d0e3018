"""Contact sheets of many pictures, as PDF with real text or as PNG."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.core.name_pattern import name_of
from qwen_studio.core.picture import PictureDetails
from qwen_studio.core.sheet_layout import Caption, SheetChoice, SheetLayout, lay_out
from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.long_work import LongWork, Told, Work
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.qimages import load_qimage
from qwen_studio.state.sheet_books import PdfBook, PngBook, SheetBook
from qwen_studio.state.sheet_painting import captions_of, paint_footer, paint_place
from qwen_studio.state.tasks import Tasks

T = TypeVar("T")

_ASK_AGAIN_S = 0.05


@dataclass
class Sheet:
    """A contact sheet that was written; `left_out` are the pictures that could not be read, with why."""

    files: list[Path] = field(default_factory=list)
    pages: int = 0
    pictures: int = 0
    left_out: list[tuple[str, str]] = field(default_factory=list)


class ContactSheets(LongWork):
    """Makes one sheet at a time: a worker decodes the pictures, and each is painted in its turn on the UI thread.

    Not all on the worker: there Qt would take its own locks while it holds Python's. `ended` tells a `Sheet`.

    Signals:
        details_known(list[PictureDetails]): those that were asked for.
        small_loaded(int, QImage): the id of a picture, and the picture scaled down.
    """

    details_known = Signal(list)
    small_loaded = Signal(int, QImage)

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        files: LibraryFiles,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tasks, parent)
        self._database = database
        self._files = files
        self._preferences = preferences

    @property
    def choice(self) -> SheetChoice:
        """What was chosen last."""
        chosen = self._preferences.settings
        words = chosen.sheet_captions.split()
        return SheetChoice(
            format=chosen.sheet_format,
            paper=chosen.sheet_paper,
            landscape=chosen.sheet_landscape,
            columns=chosen.sheet_columns,
            captions=tuple(caption for caption in Caption if caption.value in words),
        )

    def ask_for_details(self, ids: Sequence[int]) -> None:
        """Tell what is known of these pictures, in this order."""
        self._tasks.deliver(self._database.submit(_details_of, list(ids)), self.details_known.emit)

    def ask_for_small(self, details: PictureDetails, side: int) -> None:
        """Load the picture, scaled down; nothing is told where it cannot be read."""
        told = partial(self.small_loaded.emit, details.picture.id)
        self._tasks.run(self._load, details, side, done=told)

    def make(self, ids: Sequence[int], choice: SheetChoice, target: Path) -> None:
        """Write the sheet, unless one is being made; further pages of a PNG are called like the first with a number."""
        self._preferences.change(
            sheet_format=choice.format,
            sheet_paper=choice.paper,
            sheet_landscape=choice.landscape,
            sheet_columns=choice.columns,
            sheet_captions=" ".join(caption.value for caption in choice.captions),
        )
        self.begin(Work.CONTACT_SHEET, self._make, list(ids), choice, target)

    def _load(self, details: PictureDetails, side: int) -> QImage:
        try:
            path = self._files.of(details.picture)
        except LibraryError as error:
            raise PictureError(error.message, next_step=error.next_step) from error
        return load_qimage(path, side)

    def _make(self, ids: Sequence[int], choice: SheetChoice, target: Path, told: Told, cancel: CancelToken) -> Sheet:
        chosen = self._database.call(_details_of, ids)
        layout = lay_out(choice, [details.picture.size for details in chosen])
        book = PdfBook(layout) if choice.format == "PDF" else PngBook(layout)
        sheet = Sheet(pages=layout.pages(len(chosen)), pictures=len(chosen))
        try:
            for page in range(sheet.pages):
                painter = self._on_ui(cancel, book.begin_page)
                first = page * layout.places
                for place, details in enumerate(chosen[first : first + layout.places]):
                    cancel.raise_if_cancelled()
                    image = self._load_or_say(details, book.side, sheet)
                    captions = captions_of(details, choice.captions)
                    self._on_ui(cancel, partial(paint_place, painter, layout, place, image, captions))
                    told(first + place + 1, len(chosen))
                self._on_ui(cancel, partial(_end_page, book, painter, layout, page + 1, sheet.pages))
                book.keep_page()
        finally:
            # Also where nobody waits any more: a painter must not end on this thread.
            self._tasks.call_soon(book.end)
        self._on_ui(cancel, book.end)
        sheet.files = book.write(target)
        return sheet

    def _load_or_say(self, details: PictureDetails, side: int, sheet: Sheet) -> QImage | str:
        try:
            return self._load(details, side)
        except PictureError as error:
            sheet.left_out.append((name_of(details), str(error)))
            return error.message

    def _on_ui(self, cancel: CancelToken, call: Callable[[], T]) -> T:
        """What the call returns on the UI thread; the worker waits, but not for a program that closes."""
        future: Future[T] = Future()
        self._tasks.call_soon(lambda: _fulfil(future, call))
        while not wait([future], _ASK_AGAIN_S).done:
            cancel.raise_if_cancelled()
        return future.result()


def _fulfil(future: "Future[T]", call: Callable[[], T]) -> None:
    try:
        future.set_result(call())
    except Exception as error:  # noqa: BLE001 - whatever it is belongs to the worker, which waits for it
        future.set_exception(error)


def _end_page(book: SheetBook, painter: QPainter, layout: SheetLayout, page: int, pages: int) -> None:
    paint_footer(painter, layout, page, pages)
    book.end_page()


def _details_of(connection: Connection, ids: Sequence[int]) -> list[PictureDetails]:
    found = (pictures.details(connection, picture_id) for picture_id in ids)
    return [details for details in found if details is not None]
