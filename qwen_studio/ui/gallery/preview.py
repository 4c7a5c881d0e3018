"""One picture of the gallery, as large as the page."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from qwen_studio.core.picture import Picture
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.images import ImageCache
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.state.trouble_words import TroubleWords
from qwen_studio.ui.theme import BODY_PX, Theme
from qwen_studio.ui.viewer.checkerboard import checkerboard

_MARGIN = 24
_NOTCH = 120
_FULL_AFTER_MS = 60
"""Who holds an arrow down sees thumbnails pass; the full picture of each would come too late anyway."""
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
}
_CLOSE = (Qt.Key.Key_Space, Qt.Key.Key_Escape)
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Preview(QWidget):
    """Lies over its parent. Arrows go on, Space and Esc close it, Enter opens the picture on the Edit page.

    Signals:
        stepped(int): another row of the gallery is looked at.
        opened(int): the picture is to be edited; its id.
        closed(): the tiles are to be seen again.
    """

    stepped = Signal(int)
    opened = Signal(int)
    closed = Signal()

    def __init__(
        self,
        gallery: GalleryModel,
        pictures: Pictures,
        images: ImageCache,
        thumbnails: Thumbnails,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Preview"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page = parent
        self._gallery = gallery
        self._pictures = pictures
        self._images = images
        self._thumbnails = thumbnails
        self._theme = theme
        self._row = -1
        self._id = 0
        self._picture: Picture | None = None
        self._drawn = QPixmap()
        self._drawn_of = (0, QSize())
        self._turned = 0
        self._full = QTimer(self, singleShot=True, interval=_FULL_AFTER_MS)
        self._full.timeout.connect(self._ask_for_picture)
        parent.installEventFilter(self)
        for signal in (thumbnails.loaded, images.loaded, gallery.dataChanged, theme.changed):
            signal.connect(self.update)
        gallery.modelReset.connect(self._rows_changed)
        gallery.rowsInserted.connect(self._rows_changed)
        self.hide()

    @property
    def row(self) -> int:
        """The row that is looked at."""
        return self._row

    def show_row(self, row: int) -> None:
        """Show that picture over everything."""
        self._look_at(row)
        self.setGeometry(self._over())
        self.show()
        self.raise_()
        self.setFocus()

    def shown_image(self) -> QImage:
        """The best that is known of the picture: itself, else its thumbnail."""
        picture = self._picture
        if picture is not None and picture.id == self._picture_id():
            image = self._images.image(str(self._pictures.path(picture)))
            if image is not None:
                return image
        facts = self._gallery.row_at(self._row) if self._is_there() else None
        image = None if facts is None else self._thumbnails.image(facts.content_hash)
        return QImage() if image is None else image

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # Esc stops an edit elsewhere in the window, and arrows belong to the picture here.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (*_CLOSE, *_OPEN, *_STEPS)
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSE:
            self._close()
        elif event.key() in _OPEN:
            self.opened.emit(self._picture_id())
        elif event.key() in _STEPS:
            self._step_to(self._row + _STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step_to(0 if event.key() == Qt.Key.Key_Home else self._gallery.shown_count - 1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit(self._picture_id())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._place(self.shown_image()).contains(
            event.position().toPoint()
        ):
            self._close()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches:
            self._step_to(self._row - notches)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.canvas)
        image = self.shown_image()
        if not image.isNull():
            place = self._place(image)
            if image.hasAlphaChannel():
                brush = checkerboard(tokens.raised, tokens.field, self.devicePixelRatioF())
                painter.fillRect(place, brush)
            painter.drawPixmap(place, self._scaled(image, place.size()))
        elif about := self._about_trouble():
            painter.setFont(self._theme.font(BODY_PX, QFont.Weight.Normal))
            painter.setPen(tokens.muted)
            room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, about)
        painter.end()

    def _about_trouble(self) -> str:
        """What is said where there is nothing to be seen."""
        facts = self._gallery.row_at(self._row) if self._is_there() else None
        return "" if facts is None else TroubleWords().about(facts)

    def _scaled(self, image: QImage, size: QSize) -> QPixmap:
        wanted = size * self.devicePixelRatioF()
        if self._drawn_of != (image.cacheKey(), wanted):
            self._drawn = QPixmap.fromImage(
                image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
            self._drawn_of = (image.cacheKey(), wanted)
        return self._drawn

    def _place(self, image: QImage) -> QRect:
        """Where the picture lies: as large as there is room, but no larger than its own pixels."""
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        facts = self._gallery.row_at(self._row) if self._is_there() else None
        size = image.size() if facts is None else QSize(facts.width, facts.height)
        own = size / self.devicePixelRatioF()
        fitted = own.scaled(room.size().boundedTo(own), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(room.topLeft(), fitted)
        place.moveCenter(room.center())
        return place

    def _over(self) -> QRect:
        return self._page.rect()

    def _is_there(self) -> bool:
        return 0 <= self._row < self._gallery.shown_count

    def _picture_id(self) -> int:
        return self._gallery.id_at(self._row) if self._is_there() else 0

    def _step_to(self, row: int) -> None:
        row = min(max(0, row), self._gallery.shown_count - 1)
        if row != self._row:
            self._look_at(row)
            self.stepped.emit(row)

    def _look_at(self, row: int) -> None:
        self._row = row
        self._id = self._picture_id()
        self._full.start()
        self.update()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    @Slot()
    def _ask_for_picture(self) -> None:
        if self._is_there():
            self._pictures.get(self._picture_id(), self._take)

    def _take(self, picture: Picture) -> None:
        if picture.id == self._picture_id():
            self._picture = picture
            self.update()

    @Slot()
    def _rows_changed(self) -> None:
        """The rows stand elsewhere now: the same picture stays, or what took its place."""
        if not self.isVisible():
            return
        shown = self._gallery.row_of(self._id)
        row = shown if shown >= 0 else min(self._row, self._gallery.shown_count - 1)
        if row < 0:
            self._close()
        else:
            self._look_at(row)
