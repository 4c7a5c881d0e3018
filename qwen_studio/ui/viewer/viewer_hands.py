"""What the mouse does with the picture in the viewer beside looking: a menu, and dragging it out."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QAction, QDrag
from PySide6.QtWidgets import QMenu

from qwen_studio.state.picture_mime import mime_of_files, mime_of_pictures
from qwen_studio.state.viewer import Shown, Viewer
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.thumbnail_menu import thumbnail_menu
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_actions import CompareActions

_DRAG_SIDE = 160


class ViewerHands(QObject):
    """The menu offers what can be done with the picture, and how it is looked at; a drag carries a real file."""

    def __init__(
        self,
        canvas: Canvas,
        viewer: Viewer,
        actions: PictureActions,
        compare: CompareActions,
        zoom: list[QAction],
        theme: Theme,
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._viewer = viewer
        self._actions = actions
        self._compare = compare
        self._zoom = zoom
        self._theme = theme
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(self._open_menu)
        canvas.drag_wanted.connect(self._drag)

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        shown = self._viewer.shown
        if shown is None:
            return
        if shown.picture is not None:
            menu = QMenu(self._canvas)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._actions.fill_menu(menu)
        else:
            menu = thumbnail_menu(self._actions, self._theme, Path(shown.key), None, None, self._canvas)
        menu.addSeparator()
        self._compare.fill(menu.addMenu(self.tr("&Compare")))
        menu.addMenu(self.tr("&Zoom")).addActions(self._zoom)
        menu.popup(self._canvas.mapToGlobal(place))

    @Slot()
    def _drag(self) -> None:
        shown = self._viewer.shown
        if shown is None:
            return
        drag = QDrag(self._canvas)
        drag.setMimeData(_mime_of(shown))
        seen = self._canvas.grab(self._canvas.picture_rect.toRect() & self._canvas.rect())
        ratio = seen.devicePixelRatio()
        small = seen.scaled(
            QSize(_DRAG_SIDE, _DRAG_SIDE) * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drag.setPixmap(small)
        drag.setHotSpot(QPoint(20, 20))
        # Never a move: the file stays where it is.
        drag.exec(Qt.DropAction.CopyAction)


def _mime_of(shown: Shown) -> QMimeData:
    file = Path(shown.key)
    return mime_of_files([file]) if shown.picture is None else mime_of_pictures([shown.picture.id], [file])
