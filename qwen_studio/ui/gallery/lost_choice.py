"""What was chosen and is not shown any more, until it is shown again."""

from collections.abc import Sequence

MOST_STEPS = 50


class LostChoice:
    """By picture, the newest loss last. It ends with the first choice that the user makes instead.

    What lies in the trash is not shown again by looking into the trash: there it would be about something else.
    """

    def __init__(self) -> None:
        self._lost: list[tuple[bool, tuple[int, ...]]] = []
        self._given: set[int] = set()

    def lose(self, ids: Sequence[int], *, in_trash: bool) -> None:
        """These were chosen, and are not shown any more."""
        self._lost.append((in_trash, tuple(ids)))
        del self._lost[:-MOST_STEPS]

    def give(self, ids: Sequence[int]) -> None:
        """These are chosen now, by nobody's wish."""
        self._given = set(ids)

    def hear(self, ids: Sequence[int]) -> None:
        """These are chosen: if they are not what was given, the user wants them instead."""
        if set(ids) != self._given:
            self._lost.clear()
            self._given = set(ids)

    def candidates(self, *, in_trash: bool) -> list[tuple[int, ...]]:
        """What is waited for in such a view, the newest first."""
        return [ids for trash, ids in reversed(self._lost) if trash == in_trash]

    def found(self, ids: tuple[int, ...], *, in_trash: bool) -> None:
        """These are chosen again."""
        self._lost.remove((in_trash, ids))
        self._given = set(ids)
