"""What the user says of the chosen pictures: stars, tags, a note, albums."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.library.common_facts import CommonFacts
from qwen_studio.state.collecting import Collecting
from qwen_studio.ui.panels.albums_field import AlbumsField
from qwen_studio.ui.panels.note_box import NoteBox
from qwen_studio.ui.panels.tags_field import TagsField
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.star_rating import StarRating


class MarksSection(QWidget):
    """Shows what the pictures have in common, and changes it for all of them."""

    def __init__(self, collecting: Collecting, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collecting = collecting
        self._ids: tuple[int, ...] = ()
        self._stars = StarRating(theme)
        self._stars.rated.connect(self._rate)
        self._mixed = QLabel(self.tr("mixed"))
        set_role(self._mixed, "caption")
        self._tags = TagsField(collecting, theme)
        self._note = NoteBox(collecting)
        self._albums = AlbumsField(collecting, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(7)
        column.addLayout(self._rating_row())
        for title, field in (
            (self.tr("Tags"), self._tags),
            (self.tr("Note"), self._note),
            (self.tr("Albums"), self._albums),
        ):
            heading = QLabel(title)
            set_role(heading, "heading")
            heading.setContentsMargins(0, 5, 0, 0)
            column.addWidget(heading)
            column.addWidget(field)

    def set_pictures(self, ids: Sequence[int]) -> None:
        """From now on these are changed."""
        self._ids = tuple(ids)
        for field in (self._tags, self._note, self._albums):
            field.set_pictures(ids)

    def show_facts(self, facts: CommonFacts) -> None:
        """Shows what the pictures have in common."""
        rating = facts.shared["rating"]
        self._stars.set_rating(rating.value if isinstance(rating.value, int) else None)
        self._mixed.setVisible(rating.mixed)
        for field in (self._tags, self._note, self._albums):
            field.show_facts(facts)

    def _rating_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._stars)
        row.addWidget(self._mixed)
        row.addStretch()
        return row

    @Slot(int)
    def _rate(self, rating: int) -> None:
        self._collecting.set_rating(self._ids, rating)
