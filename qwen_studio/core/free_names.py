"""Names that no other file of a folder has."""

import unicodedata
from collections.abc import Iterable


class FreeNames:
    """Gives each name once: names that differ by case or by how letters are composed are one file on many drives."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {_folded(name) for name in taken}
        self._next: dict[str, int] = {}

    def take(self, stem: str, suffix: str) -> str:
        """The name, or the first of "name 2", "name 3"… that is free; it is taken from now on."""
        key = _folded(stem + suffix)
        name = stem + suffix
        number = self._next.get(key, 2)
        while _folded(name) in self._taken:
            name = f"{stem} {number}{suffix}"
            number += 1
        self._next[key] = number
        self._taken.add(_folded(name))
        return name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
