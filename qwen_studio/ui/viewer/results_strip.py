"""The strip of results: every job of this run and the latest before it, newest first."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from qwen_studio.core.picture import Picture
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.job_list import JobList
from qwen_studio.state.picture_mime import mime_of_pictures
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.service import Service
from qwen_studio.state.spending import Spending
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.state.viewer import Viewer
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.strip_layout import Tile
from qwen_studio.ui.viewer.strip_view import StripView


class ResultsStrip(StripView):
    """Shows a result at a click, and lets it be dragged out of the program as a file.

    Alt and a click compare the shown result with that one.

    Keys: Left, Right, Home and End go through the results and show them, Enter goes to the viewer; with the actions
    attached, Delete moves to the trash and F marks a favourite.

    Signals:
        opened(): the user wants to look at the shown result, large.
        details_wanted(str): the user wants to know everything about the edit; job id.
        other_region_wanted(str): the user wants to try a refused key elsewhere; id of the region it was for.
    """

    opened = Signal()
    details_wanted = Signal(str)
    other_region_wanted = Signal(str)

    def __init__(
        self,
        jobs: JobList,
        viewer: Viewer,
        pictures: Pictures,
        thumbnails: Thumbnails,
        service: Service,
        spending: Spending,
        actions: PictureActions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, viewer, thumbnails, service, spending, theme, parent)
        self._pictures = pictures
        self._actions = actions
        self._pressed: tuple[QPoint, Picture] | None = None
        self.setAccessibleName(self.tr("Results"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        actions.attach_to(self, digits_are_slots=True)
        self._children.details_wanted.connect(self.details_wanted)
        self._children.other_region_wanted.connect(self.other_region_wanted)

    def chosen_job(self) -> str | None:
        """The job that the keyboard is on, else that of the shown picture, else the newest."""
        shown = self.shown_picture
        newest = self._placed[0].card.job.id if self._placed else None
        return self._children.job_with_focus() or (newest if shown is None else shown.job_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tile = self._tile_at(event.position())
        if tile is not None and tile.picture is not None and event.button() == Qt.MouseButton.LeftButton:
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._viewer.compare_with(tile.picture.id)
                return
            self._pressed = (event.position().toPoint(), tile.picture)
            self._viewer.show_picture(tile.picture.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            start, picture = self._pressed
            if (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                self._drag(picture)
            return
        self._hover(self._tile_at(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._tile_at(event.position()) is not None:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        order = [tile.picture for placed in self._placed for tile in placed.tiles if tile.picture is not None]
        key = event.key()
        onwards = -1 if self.isRightToLeft() else 1
        steps = {Qt.Key.Key_Left: -onwards, Qt.Key.Key_Right: onwards}
        if key in steps:
            self._viewer.step(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Home and order:
            self._viewer.show_picture(order[0].id)
        elif key == Qt.Key.Key_End and order:
            self._viewer.show_picture(order[-1].id)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.shown_picture is not None:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        shown = self.shown_picture
        focused = self._children.job_with_focus() if by_key else None
        if focused is not None:
            self._job_menu(focused).popup(self.viewport().mapToGlobal(event.pos()))
            return
        tile = self._tile_of(shown.id) if by_key and shown is not None else self._tile_at(QPointF(event.pos()))
        if tile is None or tile.picture is None:
            placed = self._card_at(event.pos())
            if placed is not None and not by_key:
                self._job_menu(placed.card.job.id).popup(self.viewport().mapToGlobal(event.pos()))
            return
        self._viewer.show_picture(tile.picture.id)
        self._actions.set_pictures([tile.picture])
        at = tile.rect.center() - QPoint(self._scrolled(), 0) if by_key else event.pos()
        self._job_menu(tile.picture.job_id, of_picture=True).popup(self.viewport().mapToGlobal(at))

    def _job_menu(self, job_id: str, *, of_picture: bool = False) -> QMenu:
        menu = QMenu(self)
        if of_picture:
            self._actions.fill_menu(menu)
            menu.addSeparator()
        menu.addAction(self.tr("Details of the edit…")).triggered.connect(lambda: self.details_wanted.emit(job_id))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            placed = self._card_at(event.pos())
            QToolTip.showText(event.globalPos(), self._explanation(placed.card) if placed else "", self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def _drag(self, picture: Picture) -> None:
        drag = QDrag(self)
        drag.setMimeData(mime_of_pictures([picture.id], [self._pictures.path(picture)]))
        tile = self._painter.tile_pixmap(picture.content_hash, self.devicePixelRatioF())
        if tile is not None:
            drag.setPixmap(tile)
            drag.setHotSpot(QPoint(20, 20))
        drag.exec(Qt.DropAction.CopyAction)

    def _hover(self, tile: Tile | None) -> None:
        picture_id = tile.picture.id if tile is not None and tile.picture is not None else None
        if picture_id != self._hovered:
            self._hovered = picture_id
            self.viewport().setCursor(
                Qt.CursorShape.ArrowCursor if picture_id is None else Qt.CursorShape.PointingHandCursor
            )
            self.viewport().update()

    def _explanation(self, card: JobCard) -> str:
        failure = card.job.failure
        lines = [self._words.title(card), card.note, "" if failure is None else failure.message]
        return "\n".join(line for line in lines if line)
