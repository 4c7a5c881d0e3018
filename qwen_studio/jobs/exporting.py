"""Copies of many pictures, in a folder of the user's own, under names of a pattern."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import LibraryError, PictureError, StudioError
from qwen_studio.core.export_choice import SUFFIXES, ExportChoice, Sizing
from qwen_studio.core.free_names import FreeNames
from qwen_studio.core.language import translate
from qwen_studio.core.name_pattern import NamePattern, facts_of, name_of
from qwen_studio.core.picture import PictureDetails
from qwen_studio.imaging.export import export
from qwen_studio.library import pictures
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles

log = logging.getLogger(__name__)

Told = Callable[[int, int], None]

_MOST_WORKERS = 4
"""Each holds a whole picture, of which the largest has 64 megapixels."""
_ASK_FOR = 200


@dataclass(frozen=True)
class LeftOut:
    """A picture that was not exported, and why."""

    name: str
    sentence: str


@dataclass
class Exported:
    """What became of an export. `stopped` is why it ended before its end: the sentence, "" where it did not."""

    folder: Path
    wanted: int
    files: list[Path] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    stopped: str = ""
    cancelled: bool = False


def export_many(
    database: Database,
    files: LibraryFiles,
    ids: Sequence[int],
    choice: ExportChoice,
    folder: Path,
    told: Told,
    cancel: CancelToken,
) -> Exported:
    """Write a copy of each picture into the folder, in this order; never onto a file that is there.

    What cannot be read is left out and said; a folder that takes nothing ends the export. Cancelled, what is written
    stays.

    Raises:
        InputError: the pattern is none.
        LibraryError: the folder cannot be made or read.
    """
    pattern = NamePattern(choice.pattern)
    outcome = Exported(folder, len(ids))
    names = FreeNames(_names_in(folder))
    stop = CancelToken()
    with ThreadPoolExecutor(min(_MOST_WORKERS, os.cpu_count() or 1), thread_name_prefix="export") as workers:
        copies = []
        for n, details in enumerate(_details(database, ids), 1):
            name = names.take(pattern.stem(facts_of(details, n)), SUFFIXES[choice.format])
            laid_over = choice.sizing is Sizing.CHAIN_ORIGINAL
            way = database.call(_way_to, files, details.picture.id) if laid_over else ()
            copy = partial(_copy, files, details, choice, way, folder / name)
            copies.append((details, workers.submit(_unless_stopped, copy, cancel, stop)))
        for done, (details, copy_made) in enumerate(copies, 1):
            try:
                target = copy_made.result()
            except PictureError as error:
                outcome.left_out.append(LeftOut(name_of(details), str(error)))
            except StudioError as error:
                stop.cancel()
                outcome.stopped = outcome.stopped or str(error)
            else:
                if target is not None:
                    outcome.files.append(target)
            told(done, len(ids))
    outcome.cancelled = cancel.cancelled and len(outcome.files) + len(outcome.left_out) < len(ids)
    return outcome


def _names_in(folder: Path) -> list[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [path.name for path in folder.iterdir()]
    except (OSError, ValueError) as error:
        reason = (
            error.strerror if isinstance(error, OSError) else translate("jobs", "it has a name that no folder can have")
        )
        raise LibraryError(
            translate("jobs", "Nothing can be saved in {folder}: {reason}.").format(folder=folder, reason=reason),
            next_step=translate("jobs", "Choose another folder."),
        ) from error


def _details(database: Database, ids: Sequence[int]) -> Iterator[PictureDetails]:
    for start in range(0, len(ids), _ASK_FOR):
        yield from database.call(_details_of, ids[start : start + _ASK_FOR])


def _details_of(connection: Connection, ids: Sequence[int]) -> list[PictureDetails]:
    found = (pictures.details(connection, picture_id) for picture_id in ids)
    return [details for details in found if details is not None]


def _unless_stopped(copy: Callable[[], Path], *tokens: CancelToken) -> Path | None:
    return None if any(token.cancelled for token in tokens) else copy()


def _way_to(connection: Connection, files: LibraryFiles, picture_id: int) -> tuple[Path, ...]:
    from qwen_studio.library.chain_files import chain_files
    from qwen_studio.library.lineage import ancestry

    return chain_files(connection, files, [step.content_hash for step in ancestry(connection, picture_id)])


def _copy(
    files: LibraryFiles, details: PictureDetails, choice: ExportChoice, way: Sequence[Path], target: Path
) -> Path:
    picture = details.picture
    try:
        source = files.of(picture)
    except LibraryError as error:
        raise PictureError(error.message, next_step=error.next_step) from error
    export(
        source,
        target,
        format=choice.format,
        quality=choice.quality,
        keep_story=choice.keep_story,
        max_side=choice.longest_side(picture.size),
        alignment=_over(way) if way else None,
    )
    return target


def _over(way: Sequence[Path]) -> Alignment:
    from qwen_studio.imaging.chain_alignment import chain_alignment

    found = chain_alignment(way)
    if found is None:
        raise PictureError(
            translate("jobs", "Too little of its original is left to lay it over that one."),
            next_step=translate("jobs", "Export it at its own size."),
        )
    return found
