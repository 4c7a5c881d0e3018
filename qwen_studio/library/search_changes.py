"""Changes of the saved searches, each of which can be taken back."""

import sqlite3
from dataclasses import dataclass

from qwen_studio.library import saved_searches
from qwen_studio.library.changes import Applied
from qwen_studio.library.search import GalleryFilter


@dataclass(frozen=True)
class SetSearch:
    """Keep a search under this name, in place of one that had it, or forget it where nothing is wanted."""

    name: str
    wanted: GalleryFilter | None

    def apply(self, c: sqlite3.Connection) -> Applied:
        name = " ".join(self.name.split())
        before = saved_searches.all_searches(c).get(name)
        if self.wanted is None:
            saved_searches.delete(c, name)
        else:
            saved_searches.save(c, name, self.wanted)
        return Applied(SetSearch(name, before), names=before != self.wanted)


@dataclass(frozen=True)
class RenameSearch:
    """Give a saved search another name."""

    name: str
    new_name: str

    def apply(self, c: sqlite3.Connection) -> Applied:
        saved_searches.rename(c, self.name, self.new_name)
        return Applied(RenameSearch(" ".join(self.new_name.split()), self.name), names=True)
