"""The albums that the chosen pictures are in."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qwen_studio.library.common_facts import CommonFacts
from qwen_studio.state.collecting import Collecting
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.names_field import NamesField


class AlbumsField(NamesField):
    """Puts the pictures into albums, which are made where there are none of the name, and takes them out."""

    def __init__(self, collecting: Collecting, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, separator="")
        self.set_words(self.tr("Albums"), self.tr("Add to an album"), self.tr("Take out of the album “{name}”"))
        self._collecting = collecting
        self._ids: tuple[int, ...] = ()
        self.added.connect(self._put_in)
        self.removed.connect(self._take_out)
        collecting.names_changed.connect(self._offer)
        self._offer()

    def set_pictures(self, ids: Sequence[int]) -> None:
        """From now on these are changed."""
        self._ids = tuple(ids)

    def show_facts(self, facts: CommonFacts) -> None:
        """Shows the albums of the pictures."""
        self.set_names(facts.albums, facts.count)

    @Slot()
    def _offer(self) -> None:
        self.set_known([album.name for album in self._collecting.albums])

    @Slot(str)
    def _put_in(self, name: str) -> None:
        self._collecting.make_album(name, self._ids)

    @Slot(str)
    def _take_out(self, name: str) -> None:
        album_id = self._collecting.album_id(name)
        if album_id is not None:
            self._collecting.take_out_of_album(album_id, self._ids)
