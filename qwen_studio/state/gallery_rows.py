"""What is known about the pictures that are on the screen, and near it."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from sqlite3 import Connection
from typing import Generic, Protocol, TypeVar

from qwen_studio.library.database import Database
from qwen_studio.state.tasks import Tasks

KEPT = 2000
"""Some screens of the smallest tiles; a row weighs about half a kilobyte."""

_AT_ONCE = 64
"""About a screen: what is asked for first does not wait for what lies around it."""


class HasId(Protocol):
    """What is known about one picture."""

    @property
    def id(self) -> int:
        """The picture."""


Row = TypeVar("Row", bound=HasId)


class GalleryRows(Generic[Row]):
    """A window on the library's pictures, by id. `question` asks for rows, `loaded` gets the ids that are known now.

    One question is asked at a time, and the next is for what is needed by then: what was scrolled past meanwhile never
    keeps the library busy.
    """

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
        self._needed: list[int] = []
        self._asked: set[int] = set()
        # Of what is known or asked for, what has changed since.
        self._outdated: set[int] = set()

    def get(self, picture_id: int) -> Row | None:
        """What is known about the picture, without asking."""
        return self._known.get(picture_id)

    def need(self, ids: Iterable[int]) -> None:
        """Ask for those of the pictures that are not known yet, and no more for what was needed before."""
        self._needed = []
        for picture_id in ids:
            if picture_id in self._known:
                # What is on the screen is never what was not needed for longest.
                self._known.move_to_end(picture_id)
            if self._is_wanted(picture_id):
                self._needed.append(picture_id)
        self._ask()

    def take(self, rows: Iterable[Row]) -> None:
        """Know these from now on; what was not needed for longest is forgotten."""
        for row in rows:
            self._known[row.id] = row
            self._known.move_to_end(row.id)
            self._outdated.discard(row.id)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)

    def outdate(self, ids: Iterable[int]) -> None:
        """These have changed; what was known of them is handed out until it is known anew, so that nothing flickers."""
        self._outdated.update(i for i in ids if i in self._known or i in self._asked)

    def _is_wanted(self, picture_id: int) -> bool:
        return picture_id not in self._known or picture_id in self._outdated

    def _ask(self) -> None:
        missing = [i for i in self._needed if self._is_wanted(i)][:_AT_ONCE]
        if missing and not self._asked:
            self._asked = set(missing)
            self._outdated -= self._asked
            self._tasks.deliver(self._database.look(self._question, missing), self._answered, lambda _: self._failed())

    def _answered(self, rows: list[Row]) -> None:
        # What changed after it was asked for is asked for again.
        self._asked -= self._outdated
        news = [row for row in rows if row.id in self._asked]
        self.take(news)
        self._end()
        self._loaded({row.id for row in news})

    def _failed(self) -> None:
        self._outdated |= self._asked & self._known.keys()
        self._end()

    def _end(self) -> None:
        self._needed = [i for i in self._needed if i not in self._asked]
        self._asked = set()
        self._ask()
