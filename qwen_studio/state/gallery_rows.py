"""What is known about the pictures that are on the screen, and near it."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from sqlite3 import Connection
from typing import Generic, Protocol, TypeVar

from qwen_studio.library.database import Database
from qwen_studio.state.tasks import Tasks

KEPT = 2000
"""Some screens of the smallest tiles; a row weighs about half a kilobyte."""


class HasId(Protocol):
    """What is known about one picture."""

    @property
    def id(self) -> int:
        """The picture."""


Row = TypeVar("Row", bound=HasId)


class GalleryRows(Generic[Row]):
    """A window on the library's pictures, by id. `question` asks for rows, `loaded` gets the ids that are known now."""

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        question: Callable[[Connection, list[int]], list[Row]],
        loaded: Callable[[set[int]], None],
    ) -> None:
        self._tasks = tasks
        self._database = database
        self._question = question
        self._loaded = loaded
        self._known: OrderedDict[int, Row] = OrderedDict()
        self._asked: set[int] = set()

    def get(self, picture_id: int) -> Row | None:
        """What is known about the picture, without asking."""
        return self._known.get(picture_id)

    def need(self, ids: Iterable[int]) -> None:
        """Ask for those of the pictures that are not known yet."""
        missing = [i for i in ids if i not in self._known and i not in self._asked]
        if missing:
            self._asked.update(missing)
            self._tasks.deliver(
                self._database.submit(self._question, missing),
                lambda rows: self._answered(missing, rows),
                lambda _: None,
            )

    def take(self, rows: Iterable[Row]) -> None:
        """Know these from now on; what was not needed for longest is forgotten."""
        for row in rows:
            self._known[row.id] = row
            self._known.move_to_end(row.id)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)

    def forget(self, ids: Iterable[int]) -> None:
        """These have changed."""
        for picture_id in ids:
            self._known.pop(picture_id, None)

    def _answered(self, asked: list[int], rows: list[Row]) -> None:
        self._asked.difference_update(asked)
        self.take(rows)
        self._loaded({row.id for row in rows})
