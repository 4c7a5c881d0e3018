"""The results in the strip as buttons that can be heard."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qwen_studio.state.viewer import Viewer
from qwen_studio.ui.viewer.job_words import JobWords
from qwen_studio.ui.viewer.result_handle import ResultHandle
from qwen_studio.ui.viewer.strip_layout import PlacedCard


class ResultHandles(QObject):
    """One for each result that is in sight; they are children of the strip's viewport and lie over its tiles."""

    def __init__(self, viewport: QWidget, viewer: Viewer, words: JobWords) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._viewer = viewer
        self._words = words
        self._handles: dict[int, ResultHandle] = {}

    def place(self, placed: list[PlacedCard], scrolled: int) -> None:
        """Puts them where the results stand; those of others go."""
        in_sight = self._viewport.rect().translated(scrolled, 0)
        shown = set()
        for card in placed:
            if not card.rect.intersects(in_sight):
                continue
            for number, tile in enumerate(card.tiles, 1):
                if tile.picture is not None:
                    shown.add(tile.picture.id)
                    handle = self._handle(tile.picture.id)
                    handle.setGeometry(tile.rect.translated(-scrolled, 0))
                    handle.setAccessibleName(self._name(card, number))
                    handle.setAccessibleDescription(self._words.facts(card.card))
        for gone in set(self._handles) - shown:
            handle = self._handles.pop(gone)
            handle.hide()
            handle.deleteLater()

    def _name(self, card: PlacedCard, number: int) -> str:
        title = card.label or self._words.title(card.card)
        words = self.tr("Result {n} of {count}: {title}")
        return words.format(n=number, count=len(card.tiles), title=title)

    def _handle(self, picture_id: int) -> ResultHandle:
        handle = self._handles.get(picture_id)
        if handle is None:
            handle = self._handles[picture_id] = ResultHandle(self._viewport)
            handle.clicked.connect(lambda: self._viewer.show_picture(picture_id))
            handle.show()
        return handle
