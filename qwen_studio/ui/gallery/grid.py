"""The gallery's tiles, as a person uses them: pointer, keys, drag, and what is painted."""

from datetime import datetime

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDrag,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.picture_mime import mime_of_pictures
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.state.trouble_words import TroubleWords
from qwen_studio.ui.gallery.chosen_pictures import ChosenPictures
from qwen_studio.ui.gallery.kept_place import KeptPlace
from qwen_studio.ui.gallery.rating_painter import RatingPainter
from qwen_studio.ui.gallery.size_keys import size_step
from qwen_studio.ui.gallery.tile_layout import HEADING_HEIGHT
from qwen_studio.ui.gallery.tile_painter import STAR_REACH, TilePainter
from qwen_studio.ui.gallery.tile_view import TileView
from qwen_studio.ui.gallery.trouble_painter import TroublePainter
from qwen_studio.ui.mirroring import painter_of
from qwen_studio.ui.theme import Theme, set_role

NARROWEST_TILE = 96
WIDEST_TILE = 420

_SCROLLED_MS = 120
_NOTCH = 120
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class GalleryGrid(TileView):
    """Shows the rows of the gallery, and says what a person wants with them.

    Signals:
        opened(int): a picture is to be seen large; its id.
        menu_wanted(QPoint): the menu of the chosen pictures is to open at this place of the screen.
        picked(int, int): the chosen picture is to be compared with this other one; their ids.
        filled(): for the first time nothing on the screen is lacking.
    """

    opened = Signal(int)
    menu_wanted = Signal(QPoint)
    picked = Signal(int, int)
    filled = Signal()

    def __init__(
        self,
        model: GalleryModel,
        thumbnails: Thumbnails,
        pictures: Pictures,
        chosen: ChosenPictures,
        preferences: Preferences,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        self._theme = theme
        super().__init__(model, preferences.settings.tile_width, parent)
        self.setAccessibleName(self.tr("Gallery"))
        set_role(self, "bare")
        self._thumbnails = thumbnails
        self._pictures = pictures
        self._chosen = chosen
        self._preferences = preferences
        self._painter = TilePainter(theme, thumbnails)
        self._troubles = TroublePainter(theme)
        self._ratings = RatingPainter(theme)
        self._about_trouble = TroubleWords(self)
        self._hovered = -1
        self._on_star = False
        self._star_pressed = False
        self._was_filled = False
        self._turned = 0
        self._place = KeptPlace(self, model)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask_for_thumbnails)
        self._go_on = QTimer(self, singleShot=True, interval=0)
        self._go_on.timeout.connect(self.viewport().update)
        self._later = QTimer(self, singleShot=True, interval=_SCROLLED_MS)
        self._later.timeout.connect(self._expect_shown)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        # Everything is painted, so that scrolling moves what is there and paints the rest only.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.shown_changed.connect(self._shows_others)
        model.dataChanged.connect(self._soon.start)
        thumbnails.loaded.connect(self._thumbnail_loaded)
        preferences.changed.connect(self._follow_preferences)
        theme.changed.connect(self._take_letters)

    def larger(self) -> None:
        """One tile less in each line."""
        self._change_columns(-1)

    def smaller(self) -> None:
        """One tile more in each line."""
        self._change_columns(1)

    def drag_mime(self) -> QMimeData:
        """The chosen pictures: for this program, and as real files for every other."""
        pictures = self._chosen.pictures
        return mime_of_pictures(
            [picture.id for picture in pictures], [self._pictures.path(picture) for picture in pictures]
        )

    def star_of(self, row: int) -> QRect:
        """Where the star of that tile is on the screen, if it is."""
        return self._painter.star_rect(self.visualRect(self._gallery.index(row)), self.layoutDirection())

    def is_painted(self, row: int) -> bool:
        """Whether the tile shows its picture, and not an empty place."""
        facts = self._gallery.row_at(row)
        return facts is not None and self._painter.is_ready(
            facts.content_hash, self.picture_size(), self.devicePixelRatioF()
        )

    def heading_height(self) -> int:
        return self._theme.px(HEADING_HEIGHT)

    def picture_size(self) -> QSize:
        """How large each picture is painted."""
        return self.tile_layout.tile

    def startDrag(self, _actions: Qt.DropAction) -> None:
        if not self._chosen.pictures:
            return
        drag = QDrag(self)
        drag.setMimeData(self.drag_mime())
        facts = self._gallery.row_at(self.currentIndex().row())
        tile = self._painter.drag_pixmap(
            "" if facts is None else facts.content_hash,
            self.picture_size(),
            len(self._chosen.pictures),
            self.devicePixelRatioF(),
        )
        if tile is not None:
            drag.setPixmap(tile)
            drag.setHotSpot(QPoint(self.picture_size().width() // 2, self.picture_size().height() - 12))
        drag.exec(Qt.DropAction.CopyAction)

    def event(self, event: QEvent) -> bool:
        # The keys of size belong to the tiles while the keyboard is here, whatever else the window does with them.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and size_step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = size_step(event)
        if step:
            self._change_columns(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            # The view itself would copy the words that a screen reader hears.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_star(event.position().toPoint()):
            self._star_pressed = True
            self._toggle_star(self.indexAt(event.position().toPoint()).row())
            return
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and self._pick(event.position().toPoint()):
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._is_on_star(event.position().toPoint()):
            self.mousePressEvent(event)
            return
        self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        if not self._star_pressed:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._star_pressed:
            self._star_pressed = False
            return
        super().mouseReleaseEvent(event)
        self._band = QRect()
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.chosen_count():
            return
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        tile = self.visualRect(self.currentIndex())
        self.menu_wanted.emit(event.globalPos() if by_mouse else self.viewport().mapToGlobal(tile.center()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches:
            self._change_columns(-1 if notches > 0 else 1)
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()
        self._later.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with self._thumbnails.held_back():
            self._paint(event)
        if self._painter.unfinished or self._troubles.unfinished:
            self._go_on.start()
        if self._painter.lacking:
            self._soon.start()
        if not self._was_filled and self.shown_rows() and all(map(self.is_painted, self.shown_rows())):
            self._was_filled = True
            self.filled.emit()

    def _paint(self, event: QPaintEvent) -> None:
        self._painter.begin()
        self._troubles.begin()
        painter = painter_of(self.viewport())
        painter.fillRect(event.rect(), self._theme.tokens.window)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalOffset())
        shown = event.rect().translated(0, self.verticalOffset())
        changed = event.region().translated(0, self.verticalOffset())
        today = datetime.now().astimezone().date()
        for section, rect in self.tile_layout.headings_between(shown.top(), shown.bottom()):
            if section.heading is not None:
                self._painter.draw_heading(painter, rect, section.heading, today)
        for row in self.tile_layout.rows_between(shown.top(), shown.bottom()):
            # Two changed tiles have all between them in their common rectangle.
            if changed.intersects(self.tile_layout.rect(row)):
                self._draw_tile(painter, row)
        if not self._band.isNull():
            self._painter.draw_band(painter, self._band)
        painter.end()

    def _draw_tile(self, painter: QPainter, row: int) -> None:
        facts = self._gallery.row_at(row)
        index = self._gallery.index(row)
        rect = self.tile_layout.rect(row)
        ratio = self.devicePixelRatioF()
        chosen = self.selectionModel().isSelected(index)
        if facts is None:
            self._painter.draw_place(painter, rect)
        else:
            if facts.was_read:
                self._painter.draw_picture(painter, rect, facts.content_hash, ratio)
            else:
                self._painter.draw_place(painter, rect)
            if facts.trouble:
                self._troubles.draw(painter, rect, facts, ratio)
            else:
                self._ratings.draw(painter, rect, facts.rating, ratio)
        if chosen:
            self._painter.draw_chosen(painter, rect)
        elif row == self._hovered:
            self._painter.draw_hover(painter, rect)
        if index == self.currentIndex() and self.hasFocus():
            self._painter.draw_current(painter, rect)
        if facts is not None and (facts.favourite or row == self._hovered):
            self._painter.draw_star(painter, rect, ratio, filled=facts.favourite)

    def _change_columns(self, step: int) -> None:
        columns = self.tile_layout.columns + step
        width = self.tile_layout.width_for(columns) if columns > 0 else 0
        if NARROWEST_TILE <= width <= WIDEST_TILE:
            self._preferences.change(tile_width=width)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._gallery.id_at(index.row()))

    def _is_on_star(self, point: QPoint) -> bool:
        index = self.indexAt(point)
        reach = STAR_REACH
        return index.isValid() and self.star_of(index.row()).adjusted(-reach, -reach, reach, reach).contains(point)

    def _pick(self, point: QPoint) -> bool:
        """Whether there is a pair to compare: what is chosen, and what lies there."""
        other, here = self.indexAt(point), self.currentIndex()
        if not other.isValid() or other == here or not self.selectionModel().isSelected(here):
            return False
        self.picked.emit(self._gallery.id_at(here.row()), self._gallery.id_at(other.row()))
        return True

    def _toggle_star(self, row: int) -> None:
        facts = self._gallery.row_at(row)
        if facts is not None:
            self._pictures.set_favourite([facts.id], not facts.favourite)

    def viewportEvent(self, event: QEvent) -> bool:
        # Words are found when they are asked for: what lies under a pointer that rests may change meanwhile.
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip_at(self, point: QPoint) -> str:
        from html import escape

        if self._is_on_star(point):
            return self.tr("Favourite (F)")
        row = self.indexAt(point).row()
        facts = self._gallery.row_at(row) if row >= 0 else None
        about = "" if facts is None else escape(self._about_trouble.about(facts)).replace("\n", "<br>")
        # As rich text it is broken into lines, and a name that looks like a tag is shown as it is.
        return about and f"<p>{about}</p>"

    def _hover(self, point: QPoint) -> None:
        row = self.indexAt(point).row()
        if row != self._hovered:
            for changed in (row, self._hovered):
                self.viewport().update(self.visualRect(self._gallery.index(changed)))
            self._hovered = row
        on_star = self._is_on_star(point)
        if on_star != self._on_star:
            self._on_star = on_star
            shape = Qt.CursorShape.PointingHandCursor if on_star else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    @Slot(str)
    def _thumbnail_loaded(self, content_hash: str) -> None:
        for row in self.shown_rows():
            facts = self._gallery.row_at(row)
            if facts is not None and facts.content_hash == content_hash:
                self.viewport().update(self.visualRect(self._gallery.index(row)))

    @Slot(object)
    def _follow_preferences(self, names: set[str]) -> None:
        if "tile_width" in names:
            self.set_tile_width(self._preferences.settings.tile_width)

    @Slot()
    def _take_letters(self) -> None:
        # A slot of its own: what overrides a method of Qt is called even when the view is gone.
        self.updateGeometries()

    @Slot()
    def _shows_others(self) -> None:
        if self.viewport().underMouse():
            self._hover(self.viewport().mapFromGlobal(QCursor.pos()))
        self._soon.start()
        self._later.start()

    @Slot()
    def _ask_for_thumbnails(self) -> None:
        if self.isHidden():  # the same pictures are shown in another way
            return
        shown = self.shown_rows()
        around = self.shown_rows(pages_around=1)
        self._gallery.look_at(shown, around)
        tile, ratio = self.picture_size(), self.devicePixelRatioF()
        shape = self._painter.shape(tile, ratio)
        near = (*range(shown.stop, around.stop), *range(around.start, shown.start))
        # Of a large screen there is no room for another one: what would be dropped before it is seen is not made.
        known = filter(None, map(self._gallery.row_at, (*shown, *near[: self._thumbnails.room_for(shape)])))
        hashes = [facts.content_hash for facts in known if facts.was_read]
        # Asked for from the least important on: what is on the screen was looked at last, and is kept longest.
        lacking = [h for h in reversed(hashes) if not self._painter.is_ready(h, tile, ratio)]
        self._thumbnails.wanted(lacking[::-1], shape)

    @Slot()
    def _expect_shown(self) -> None:
        if not self.isHidden():
            self._chosen.expect(self._gallery.id_at(row) for row in self.shown_rows())
