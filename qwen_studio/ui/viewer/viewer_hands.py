"""What the mouse does with the picture in the viewer beside looking: a menu, and dragging it out."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QAction, QDrag
from PySide6.QtWidgets import QMenu

from qwen_studio.state.picture_mime import mime_of_files, mime_of_pictures
from qwen_studio.state.qimages import load_qimage
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.viewer import Shown, Viewer
from qwen_studio.ui.clipboard import put_on_clipboard
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.show_in_folder import show_in_folder
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_actions import CompareActions

_DRAG_SIDE = 160


class ViewerHands(QObject):
    """The menu offers what can be done with the picture, and how it is looked at; a drag carries a real file."""

    def __init__(
        self,
        canvas: Canvas,
        viewer: Viewer,
        tasks: Tasks,
        actions: PictureActions,
        compare: CompareActions,
        zoom: list[QAction],
        theme: Theme,
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._viewer = viewer
        self._tasks = tasks
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
        menu = QMenu(self._canvas)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if shown.picture is not None:
            self._actions.fill_menu(menu)
        else:
            self._fill_for_file(menu, Path(shown.key))
        menu.addSeparator()
        self._compare.fill(menu.addMenu(self.tr("&Compare")))
        menu.addMenu(self.tr("&Zoom")).addActions(self._zoom)
        menu.popup(self._canvas.mapToGlobal(place))

    def _fill_for_file(self, menu: QMenu, file: Path) -> None:
        copy = menu.addAction(self._theme.icon("copy"), self.tr("&Copy"))
        copy.triggered.connect(
            lambda: self._tasks.run(load_qimage, file, done=lambda image: put_on_clipboard(image, [file]))
        )
        folder = menu.addAction(self._theme.icon("folder"), self.tr("Show in &folder"))
        folder.triggered.connect(lambda: show_in_folder(file))

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
