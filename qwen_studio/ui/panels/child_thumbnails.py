"""What was made from a picture, as small pictures."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from qwen_studio.library.relatives import Child, Children
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.viewer.tile_pixmaps import TilePixmaps
from qwen_studio.ui.widgets.flow_layout import FlowLayout

_SIDE = 52


class ChildThumbnails(QWidget):
    """A button for each picture, newest first, and how many more there are.

    Signals:
        chosen(int): the user wants to see the picture of this id.
        menu_wanted(Child, QPoint): the user asks what can be done with it; a place of the screen.
    """

    chosen = Signal(int)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, thumbnails: Thumbnails, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tiles = TilePixmaps(thumbnails.image, QSize(_SIDE, _SIDE), 6)
        self._buttons: list[tuple[QToolButton, Child]] = []
        self._more = QLabel()
        set_role(self._more, "caption")
        self._flow = FlowLayout(spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._flow)
        column.addWidget(self._more)
        thumbnails.loaded.connect(self._fill)

    def set_children(self, children: Children) -> None:
        """Shows these."""
        for button, _ in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [(self._button(child), child) for child in children.newest]
        for button, _ in self._buttons:
            self._flow.addWidget(button)
        left = children.total - len(children.newest)
        words = self.tr("and {count} older ones") if children.is_exact else self.tr("and over {count} older ones")
        self._more.setText(words.format(count=left))
        self._more.setVisible(left > 0)
        self._fill()

    def _button(self, child: Child) -> QToolButton:
        button = QToolButton()
        button.setFixedSize(_SIDE + 2, _SIDE + 2)
        button.setIconSize(QSize(_SIDE, _SIDE))
        button.setStyleSheet("padding: 0")
        button.setIcon(self._theme.icon("image", "muted"))
        words = " ".join(child.instruction.split())
        button.setAccessibleName(self.tr("Made from this: {instruction}").format(instruction=words))
        button.setToolTip(words)
        button.clicked.connect(lambda: self.chosen.emit(child.id))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(lambda place: self.menu_wanted.emit(child, button.mapToGlobal(place)))
        return button

    @Slot()
    def _fill(self) -> None:
        for button, child in self._buttons:
            pixmap = self._tiles.pixmap(child.content_hash, self.devicePixelRatioF())
            if pixmap is not None:
                button.setIcon(QIcon(pixmap))
