"""What a result was made from, as small pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from qwen_studio.core.picture import JobInput
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.tile_pixmaps import TilePixmaps

_SIDE = 52


class InputThumbnails(QWidget):
    """A button for each input; a link that was never seen here shows its name.

    Signals:
        chosen(JobInput): the user wants to see it.
        menu_wanted(JobInput, QPoint): the user asks what can be done with it; a place of the screen.
    """

    chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, thumbnails: Thumbnails, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tiles = TilePixmaps(thumbnails.image, QSize(_SIDE, _SIDE), 6)
        self._buttons: list[tuple[QToolButton, JobInput]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch()
        thumbnails.loaded.connect(self._fill)

    def set_inputs(self, inputs: Sequence[JobInput]) -> None:
        for button, _ in self._buttons:
            button.deleteLater()
        self._buttons = [(self._button(given), given) for given in inputs]
        for place, (button, _) in enumerate(self._buttons):
            self._row.insertWidget(place, button)
        self._fill()

    def _button(self, given: JobInput) -> QToolButton:
        button = QToolButton()
        button.setFixedSize(_SIDE + 2, _SIDE + 2)
        button.setIconSize(QSize(_SIDE, _SIDE))
        button.setStyleSheet("padding: 0")
        button.setIcon(self._theme.icon("link" if given.url else "image", "muted"))
        name = self.tr("Image {number}: {name}").format(number=given.number, name=given.name)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setEnabled(bool(given.content_hash))
        button.clicked.connect(lambda: self.chosen.emit(given))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(lambda place: self.menu_wanted.emit(given, button.mapToGlobal(place)))
        return button

    @Slot()
    def _fill(self) -> None:
        for button, given in self._buttons:
            pixmap = self._tiles.pixmap(given.content_hash, self.devicePixelRatioF()) if given.content_hash else None
            if pixmap is not None:
                button.setIcon(QIcon(pixmap))
