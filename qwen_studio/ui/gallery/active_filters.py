"""The line over the tiles that says what is filtered, and takes it away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from qwen_studio.state.collecting import Collecting
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.ui.gallery.filter_words import FilterPart, FilterWords
from qwen_studio.ui.gallery.gallery_actions import GalleryActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.flow_layout import FlowLayout
from qwen_studio.ui.widgets.removable_chip import ChipLook, RemovableChip


class ActiveFilters(QFrame):
    """A chip with a cross for each demand of the filter; not there while there is none.

    Signals:
        save_wanted(): the search is to be kept under a name.
    """

    save_wanted = Signal()

    def __init__(
        self,
        gallery: GalleryModel,
        collecting: Collecting,
        words: FilterWords,
        actions: GalleryActions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setAccessibleName(self.tr("Filters"))
        self._gallery = gallery
        self._words = words
        self._theme = theme
        self._parts: list[FilterPart] = []
        self._chips: list[RemovableChip] = []
        self._flow = FlowLayout(spacing=6)
        holder = QWidget()
        holder.setLayout(self._flow)
        policy = holder.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        holder.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(holder, 1)
        row.addWidget(self._button(self.tr("Save search…"), self.save_wanted.emit), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._button(self.tr("Clear all"), actions.show_everything), 0, Qt.AlignmentFlag.AlignTop)
        gallery.filter_changed.connect(self._show)
        collecting.names_changed.connect(self._show)
        self._show()

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        set_role(button, "ghost")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    @Slot()
    def _show(self) -> None:
        parts = self._words.parts(self._gallery.filter)
        self.setVisible(bool(parts))
        if parts == self._parts:
            return
        self._parts = parts
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(part) for part in parts]
        self._flow.invalidate()

    def _chip(self, part: FilterPart) -> RemovableChip:
        removal = self.tr("Remove filter: {filter}").format(filter=part.words)
        chip = RemovableChip(self._theme, ChipLook.FILTER, part.words, removal, part.icon)
        chip.clicked.connect(partial(self._take_away, part))
        self._flow.addWidget(chip)
        return chip

    def _take_away(self, part: FilterPart) -> None:
        self._gallery.set_filter(**part.without)
