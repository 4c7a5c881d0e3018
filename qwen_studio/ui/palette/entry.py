"""One thing that the command palette can find."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from PySide6.QtGui import QIcon

from qwen_studio.core.fuzzy import UNASKED, Match, Searched


class EntryKind(Enum):
    """What it is, in the order in which the groups stand before anything is typed."""

    ACTION = "action"
    INSTRUCTION = "instruction"
    PICTURE = "picture"
    PRESET = "preset"


@dataclass(frozen=True, eq=False)
class Entry:
    """Something to choose, and what choosing it does.

    `id` is the same in every run; `beside` stands in grey at its right. `also` is text that is searched too.
    `why_not` is filled where it cannot be chosen now. A picture shows its thumbnail in place of an icon.
    """

    id: str
    kind: EntryKind
    title: str
    choose: Callable[[], object]
    beside: str = ""
    keys: str = ""
    also: str = ""
    icon: QIcon | None = None
    content_hash: str = ""
    checked: bool = False
    enabled: bool = True
    why_not: str = ""

    def searched(self) -> tuple[Searched, Searched]:
        """Title and what is searched beside it, as they are compared."""
        return self._searched

    @cached_property
    def _searched(self) -> tuple[Searched, Searched]:
        return Searched(self.title), Searched(f"{self.beside} {self.keys} {self.also}")


@dataclass(frozen=True)
class PaletteRow:
    """An entry and what of it was typed, or a heading."""

    heading: str = ""
    entry: Entry | None = None
    match: Match = UNASKED
