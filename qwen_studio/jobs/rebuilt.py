"""A library's database made anew from the library's files alone."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.language import translate
from qwen_studio.jobs.rebuilding import Added, Told, add_files
from qwen_studio.library import replacing
from qwen_studio.library.database import Database
from qwen_studio.library.files import INPUTS, PICTURES, TRASH, LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack

_READERS = 2


@dataclass(frozen=True)
class Rebuilt:
    """What the new database holds. `set_aside` is where the old one lies now, None if there was none."""

    added: Added
    set_aside: Path | None


def rebuild(library: Path, told: Told, cancel: CancelToken, *, leave_pending: bool = False) -> Rebuilt:
    """Give the library in the folder a new database, made from its files; the old one is set aside.

    The new database takes its place only when it is complete. What no file tells is not in it: jobs without pictures,
    favourites, and where pictures lie that are still to be fetched, so the latter are a reason to refuse unless
    `leave_pending`. The library must not be open, here or elsewhere.

    Raises:
        Cancelled: all is as it was.
        LibraryError: all is as it was: there is no library, it is open, or pictures are still to be fetched.
    """
    if not any((library / name).is_dir() for name in (PICTURES, INPUTS, TRASH)):
        raise LibraryError(
            translate("jobs", "There is no library in {library}.").format(library=library),
            next_step=translate("jobs", "Choose its folder by --library."),
        )
    lock = replacing.begin(library)
    if not leave_pending and (waiting := replacing.pending(library)):
        lock.release()
        raise _still_to_be_fetched(waiting)
    database = Database(library, replacing.BUILDING, lock)
    try:
        added = _build(database, library, told, cancel)
        database.close()
        set_aside = replacing.replace_database(library, datetime.now(UTC))
    except BaseException:
        database.close()
        replacing.give_up(library)
        raise
    return Rebuilt(added, set_aside)


def _build(database: Database, library: Path, told: Told, cancel: CancelToken) -> Added:
    database.opened.result()
    pack = ThumbnailPack(library, replacing.BUILDING_PACK)
    return add_files(database, LibraryFiles(library), pack, told, cancel, readers=_READERS)


def _still_to_be_fetched(waiting: int) -> LibraryError:
    one = translate(
        "jobs",
        "{count} edit has pictures that are paid for and not fetched yet, and only the present database knows where"
        " they lie.",
    )
    several = translate(
        "jobs",
        "{count} edits have pictures that are paid for and not fetched yet, and only the present database knows where"
        " they lie.",
    )
    return LibraryError(
        (several if waiting > 1 else one).format(count=waiting),
        next_step=translate(
            "jobs", "Run “qwen-studio library recover” first, or add --leave-pending to do without them."
        ),
    )
