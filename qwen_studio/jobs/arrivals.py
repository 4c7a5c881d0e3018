"""Pictures from outside that have been read, on their way into the rows of the library."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qwen_studio.core.picture import Picture
from qwen_studio.core.story import Story
from qwen_studio.jobs import imported_rows
from qwen_studio.jobs.found_files import FoundImport, FoundResult, story_in
from qwen_studio.jobs.found_rows import FoundRows
from qwen_studio.library import disk_rows, pictures, trash
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.thumbnails import ThumbnailPack


@dataclass(slots=True)
class Arrival:
    """A picture that has been read. `partial` is the copy of it, unless its file stays where it is.

    `known` is the picture that it brings back: one without its file, one in the trash, whose file lies there, or one
    whose file could not be read until now.
    """

    found: FoundImport | FoundResult
    thumbnail: bytes
    name: str
    source: Path
    partial: Path | None
    known: Picture | None

    def drop(self) -> None:
        """Leave nothing of it in the library."""
        if self.partial is not None:
            self.partial.unlink(missing_ok=True)


@dataclass
class Entered:
    """Ids of the pictures that are new, and that came back; how many were there meanwhile."""

    new: list[int] = field(default_factory=list)
    restored: list[int] = field(default_factory=list)
    known: int = 0


def enter(database: Database, files: LibraryFiles, thumbnails: ThumbnailPack, arrivals: Sequence[Arrival]) -> Entered:
    """Move the copies to their places, and write the rows in one transaction. For a worker thread.

    Raises:
        LibraryError: the library cannot take them; copies that have a place by then are found by a rebuild.
    """
    copied = [(a, a.partial) for a in arrivals if a.partial is not None]
    places = files.adopt_copies(
        [(partial, a.known.path if a.known is not None else "", a.found.created_at, a.name) for a, partial in copied]
    )
    for (arrival, _), place in zip(copied, places, strict=True):
        arrival.found = replace(arrival.found, path=place)
        arrival.partial = None
    stories = [story_in(a.source) if isinstance(a.found, FoundResult) else None for a in arrivals]
    return database.call(_enter, files, thumbnails, arrivals, stories)


def _enter(
    c: sqlite3.Connection,
    files: LibraryFiles,
    thumbnails: ThumbnailPack,
    arrivals: Sequence[Arrival],
    stories: Sequence[Story | None],
) -> Entered:
    entered = Entered()
    for arrival, story in zip(arrivals, stories, strict=True):
        thumbnails.put(c, arrival.found.content_hash, arrival.thumbnail)
        if arrival.known is not None:
            bring_back(c, files, arrival.found, arrival.known)
            entered.restored.append(arrival.known.id)
        elif isinstance(arrival.found, FoundResult) and story is not None:
            FoundRows(files, [arrival.found], []).enter_job(c, story, [arrival.found])
            picture = pictures.by_content(c, arrival.found.content_hash)
            if picture is not None:
                entered.new.append(picture.id)
        elif isinstance(arrival.found, FoundImport):
            entered.new.append(imported_rows.enter(c, arrival.found).id)
        else:
            # Its story has gone between two looks: it comes in the next time.
            entered.known += 1
    return entered


def bring_back(c: sqlite3.Connection, files: LibraryFiles, found: FoundImport | FoundResult, known: Picture) -> None:
    """Let the picture have the file that was found, or that lies in the trash; it is in the gallery again."""
    picture_id = known.id
    if not known.was_read:
        disk_rows.set_content(c, picture_id, found.content_hash, found.file_sha256, found.size)
    if found.path or found.reference:
        pictures.restore(c, [picture_id])
        if found.path:
            pictures.set_path(c, picture_id, found.path)
        else:
            pictures.set_reference(c, picture_id, found.reference)
    else:
        trash.restore(c, files, [picture_id])
    disk_rows.set_found(c, [picture_id])
