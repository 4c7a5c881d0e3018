"""The pictures behind the tiles that are chosen."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from qwen_studio.core.picture import Picture
from qwen_studio.state.pictures import Pictures


class ChosenPictures(QObject):
    """Turns ids into pictures. Those that are on the screen are known before they are chosen.

    While one of the chosen is not known yet, `pictures` is empty: nothing must ever happen to those chosen before.

    Signals:
        changed(): `pictures` are others than before.
    """

    changed = Signal()

    def __init__(self, library: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._known: dict[int, Picture] = {}
        self._ids: tuple[int, ...] = ()
        self.pictures: tuple[Picture, ...] = ()
        library.changed.connect(self._read_again)
        library.removed.connect(self._leave_out)
        library.restored.connect(self._leave_out)

    def choose(self, ids: Iterable[int]) -> None:
        """These are chosen now."""
        self._ids = tuple(ids)
        self._ask([i for i in self._ids if i not in self._known])
        self._show()

    def expect(self, ids: Iterable[int]) -> None:
        """These may be chosen next; others are forgotten."""
        wanted = {*ids, *self._ids}
        self._known = {i: picture for i, picture in self._known.items() if i in wanted}
        self._ask(sorted(wanted - self._known.keys()))

    def _ask(self, ids: Sequence[int]) -> None:
        if ids:
            self._library.get_many(ids, self._take)

    def _take(self, pictures: Sequence[Picture]) -> None:
        self._known.update((picture.id, picture) for picture in pictures)
        self._show()

    def _show(self) -> None:
        known = tuple(self._known[i] for i in self._ids if i in self._known)
        pictures = known if len(known) == len(self._ids) else ()
        if pictures != self.pictures:
            self.pictures = pictures
            self.changed.emit()

    @Slot(object)
    def _read_again(self, ids: Sequence[int]) -> None:
        self._ask([i for i in ids if i in self._known])

    @Slot(object)
    def _leave_out(self, ids: Sequence[int]) -> None:
        for picture_id in ids:
            self._known.pop(picture_id, None)
        gone = set(ids)
        self._ids = tuple(i for i in self._ids if i not in gone)
        self._show()
