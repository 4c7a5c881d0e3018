"""The chip that says which tags pictures must have."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qwen_studio.state.collecting import Collecting
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.ui.gallery.bar_chip import BarChip
from qwen_studio.ui.theme import Theme


class TagsChip(BarChip):
    """Opens the list of tags; several add up."""

    def __init__(
        self, gallery: GalleryModel, collecting: Collecting, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Tags"), "tag", parent=parent)
        self._gallery = gallery
        self._collecting = collecting
        self.clicked.connect(self._open)
        gallery.filter_changed.connect(self._show_filter)

    def nextCheckState(self) -> None:
        """Nothing: the filter decides, not the click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _open(self) -> None:
        from qwen_studio.ui.gallery.tag_list import TagList

        tags = TagList(self)
        tags.chosen.connect(self._choose)
        tags.ask(self._collecting.tags, self._gallery.filter.tags, self.below())

    @Slot(list)
    def _choose(self, tags: list[str]) -> None:
        self._gallery.set_filter(tags=tuple(tags))

    @Slot()
    def _show_filter(self) -> None:
        count = len(self._gallery.filter.tags)
        self.setChecked(count > 0)
        # The tags themselves stand in the line below; a chip as long as they are would push the others about.
        self.set_words(self.tr("Tags: {count}").format(count=count) if count else self.tr("Tags"))
