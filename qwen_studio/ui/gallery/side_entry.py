"""One line of the list at the left of the gallery."""

from collections.abc import Callable

from PySide6.QtWidgets import QTreeWidgetItem

from qwen_studio.library.search import GalleryFilter


class SideEntry(QTreeWidgetItem):
    """What it says, what it shows or does, and what can be done to it. `drop` takes ids of pictures.

    `with_order`: what it shows has an order of its own.
    """

    def __init__(
        self,
        words: str,
        icon_name: str,
        *,
        shows: GalleryFilter | None = None,
        with_order: bool = False,
        count: int | None = None,
        act: Callable[[], object] | None = None,
        drop: Callable[[list[int]], object] | None = None,
        rename: Callable[[], object] | None = None,
        delete: Callable[[], object] | None = None,
    ) -> None:
        super().__init__([words])
        self.icon_name = icon_name
        self.shows = shows
        self.with_order = with_order
        self.count = count
        self.act = act
        self.drop = drop
        self.rename = rename
        self.delete = delete
        self.setToolTip(0, words)
