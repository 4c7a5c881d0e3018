"""Bringing pictures in from outside: how it is asked for, and what became of it."""

from dataclasses import dataclass
from enum import Enum


class How(Enum):
    """What the library keeps of a file from outside."""

    COPY = "copy"
    REFERENCE = "reference"
    """The file stays where it is, and the library remembers the place."""


@dataclass(frozen=True)
class Unread:
    """A file or folder that could not be brought in. `path` may hold bytes that are no text, as names on disk do."""

    path: str
    sentence: str


@dataclass(frozen=True)
class ImportProgress:
    """How far it is: files looked at, of how many, and the ids of pictures that are in the library since last told."""

    done: int
    total: int
    arrived: tuple[int, ...] = ()
    came_back: tuple[int, ...] = ()


@dataclass(frozen=True)
class Imported:
    """What became of every file.

    `new` and `restored` are ids of pictures; restored ones were in the trash, or had lost their file.
    `duplicates` are there as they were. `not_pictures` were passed over without a word; `unread` cannot be shown, and
    `troubled` are the ids of those of them that are new in the gallery, where they say what is wrong.
    `cancelled`: the rest was not looked at any more.
    """

    new: tuple[int, ...] = ()
    restored: tuple[int, ...] = ()
    duplicates: int = 0
    not_pictures: int = 0
    unread: tuple[Unread, ...] = ()
    troubled: tuple[int, ...] = ()
    cancelled: bool = False
