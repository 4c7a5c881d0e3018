"""The tags of the chosen pictures."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qwen_studio.library.common_facts import CommonFacts
from qwen_studio.state.collecting import Collecting
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.names_field import NamesField


class TagsField(NamesField):
    """Shows the tags that the pictures have, and gives them more; every tag that there is completes what is written."""

    def __init__(self, collecting: Collecting, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_words(self.tr("Tags"), self.tr("Add a tag"), self.tr("Remove the tag “{name}”"))
        self._collecting = collecting
        self._ids: tuple[int, ...] = ()
        self.added.connect(self._tag)
        self.removed.connect(self._untag)
        collecting.names_changed.connect(self._offer)
        self._offer()

    def set_pictures(self, ids: Sequence[int]) -> None:
        """From now on these are changed."""
        self._ids = tuple(ids)

    def show_facts(self, facts: CommonFacts) -> None:
        """Shows the tags of the pictures."""
        self.set_names(facts.tags, facts.count)

    @Slot()
    def _offer(self) -> None:
        self.set_known([name for name, _ in self._collecting.tags])

    @Slot(str)
    def _tag(self, name: str) -> None:
        self._collecting.change_tags(self._ids, add=[name])

    @Slot(str)
    def _untag(self, name: str) -> None:
        self._collecting.change_tags(self._ids, remove=[name])
