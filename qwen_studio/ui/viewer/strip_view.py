"""Draws the strip of results and keeps it up to date."""

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from qwen_studio.core.picture import Picture
from qwen_studio.state.job_list import JobList
from qwen_studio.state.series import labels_among
from qwen_studio.state.service import Service
from qwen_studio.state.spending import Spending
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.state.viewer import Viewer
from qwen_studio.ui.mirroring import painter_of
from qwen_studio.ui.theme import HEADING_PX, Theme
from qwen_studio.ui.viewer.job_words import JobWords
from qwen_studio.ui.viewer.result_handles import ResultHandles
from qwen_studio.ui.viewer.strip_children import StripChildren
from qwen_studio.ui.viewer.strip_layout import (
    PlacedCard,
    Tile,
    is_running,
    lay_out,
    measures_of,
    total_width,
)
from qwen_studio.ui.viewer.strip_painter import StripPainter

_TICK_MS = 1000


class StripView(QAbstractScrollArea):
    """Tiles are painted; only what can be pressed, such as Cancel and Retry, is a widget.

    Elapsed times tick once a second while something runs and the strip can be seen.
    """

    def __init__(
        self,
        jobs: JobList,
        viewer: Viewer,
        thumbnails: Thumbnails,
        service: Service,
        spending: Spending,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._viewer = viewer
        self._theme = theme
        self._words = JobWords(self)
        self._measures = measures_of(theme)
        self._painter = StripPainter(theme, thumbnails, self._words)
        self._children = StripChildren(self.viewport(), jobs, service, spending, self._words, theme)
        self._handles = ResultHandles(self.viewport(), viewer, self._words)
        self._placed: list[PlacedCard] = []
        self._whole_width = 0
        self._hovered: int | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self._measures.whole_height)
        self.viewport().setAutoFillBackground(False)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        for signal in (jobs.card_added, jobs.card_changed, jobs.card_removed, jobs.reloaded, spending.changed):
            signal.connect(self._lay_out)
        # Whoever has just pressed Generate wants to see the new card.
        jobs.card_added.connect(self._scroll_to_newest)
        viewer.changed.connect(self._follow_viewer)
        thumbnails.loaded.connect(self.viewport().update)
        theme.changed.connect(self._take_measures)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(400, self._measures.whole_height)

    @property
    def shown_picture(self) -> Picture | None:
        """The picture of the strip that the viewer shows."""
        shown = self._viewer.shown
        return shown.picture if shown is not None else None

    def tile_of(self, picture_id: int) -> QRect | None:
        """Where the tile of that picture stands, in the viewport's coordinates."""
        tile = self._tile_of(picture_id)
        return None if tile is None else tile.rect.translated(-self._scrolled(), 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isRightToLeft():
            # There it begins at the right, which has moved.
            self._lay_out()
        else:
            self._set_range()
            self._place_widgets()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._place_widgets()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self.viewport())
        painter.translate(-self._scrolled(), 0)
        visible = event.rect().translated(self._scrolled(), 0)
        now = datetime.now(UTC)
        if not self._placed:
            self._draw_hint(painter)
        for placed in self._placed:
            if placed.rect.intersects(visible):
                self._draw(painter, placed, now)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel that turns up and down is all that most mice have.
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        across = -delta.x() if self.isRightToLeft() else delta.x()
        bar.setValue(bar.value() - (across or delta.y()))
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _draw(self, painter: QPainter, placed: PlacedCard, now: datetime) -> None:
        ratio = self.devicePixelRatioF()
        shown = self.shown_picture
        for tile in placed.tiles:
            self._painter.draw_tile(painter, tile, placed.card, now, ratio)
            picture_id = tile.picture.id if tile.picture is not None else None
            if shown is not None and picture_id == shown.id:
                self._painter.draw_frame(painter, tile.rect, has_focus=self.hasFocus())
            elif picture_id is not None and picture_id == self._hovered:
                self._painter.draw_hover(painter, tile.rect)
        self._painter.draw_caption(painter, placed, self._children.link_width(placed.card))

    def _draw_hint(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(HEADING_PX))
        painter.setPen(self._theme.tokens.muted)
        room = QRect(0, 0, self.viewport().width(), self._measures.tile_height)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.tr("The results of your edits appear here"))

    @Slot()
    def _lay_out(self) -> None:
        cards = self._jobs.cards()
        self._placed = lay_out(cards, self._children.failure_width, labels_among(cards), self._measures)
        self._whole_width = total_width(self._placed)
        if self.isRightToLeft():
            width = max(self._whole_width, self.viewport().width())
            self._placed = [placed.mirrored(width) for placed in self._placed]
        self._children.keep_only(self._placed)
        self._set_range()
        self._place_widgets()
        self._run_clock()
        self.viewport().update()

    @Slot()
    def _take_measures(self) -> None:
        if self._measures != measures_of(self._theme):
            self._measures = measures_of(self._theme)
            self._painter.forget_tiles()
            self._children.forget()
            self.setFixedHeight(self._measures.whole_height)
            self._lay_out()

    @Slot()
    def _scroll_to_newest(self) -> None:
        self.horizontalScrollBar().setValue(0)

    def _set_range(self) -> None:
        bar = self.horizontalScrollBar()
        bar.setRange(0, max(0, self._whole_width - self.viewport().width()))
        bar.setPageStep(self.viewport().width())
        bar.setSingleStep(48)

    def _place_widgets(self) -> None:
        self._children.place(self._placed, self._scrolled())
        self._handles.place(self._placed, self._scrolled())

    def _run_clock(self) -> None:
        runs = self.isVisible() and any(is_running(placed.card) for placed in self._placed)
        if runs != self._clock.isActive():
            self._clock.start() if runs else self._clock.stop()

    @Slot()
    def _tick(self) -> None:
        for placed in self._placed:
            if is_running(placed.card):
                self.viewport().update(placed.rect.translated(-self._scrolled(), 0))

    @Slot()
    def _follow_viewer(self) -> None:
        shown = self.shown_picture
        self.setAccessibleDescription("" if self._viewer.shown is None else self._viewer.shown.title)
        tile = self._tile_of(shown.id) if shown is not None else None
        if tile is not None:
            self._scroll_to(tile.rect)
        self.viewport().update()

    def _scroll_to(self, rect: QRect) -> None:
        margin = rect.width() // 2
        if rect.left() - margin < self._scrolled():
            self._scroll_left_to(rect.left() - margin)
        elif rect.right() + margin > self._scrolled() + self.viewport().width():
            self._scroll_left_to(rect.right() + margin - self.viewport().width())

    def _scrolled(self) -> int:
        """The px of the strip that are hidden at the left; read from right to left, its bar begins at the right."""
        bar = self.horizontalScrollBar()
        return bar.maximum() - bar.value() if self.isRightToLeft() else bar.value()

    def _scroll_left_to(self, x: int) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum() - x if self.isRightToLeft() else x)

    def _card_at(self, point: QPoint) -> PlacedCard | None:
        at = point + QPoint(self._scrolled(), 0)
        return next((placed for placed in self._placed if placed.rect.contains(at)), None)

    def _tile_at(self, point: QPointF) -> Tile | None:
        at = point.toPoint() + QPoint(self._scrolled(), 0)
        return next((tile for placed in self._placed for tile in placed.tiles if tile.rect.contains(at)), None)

    def _tile_of(self, picture_id: int) -> Tile | None:
        return next(
            (
                tile
                for placed in self._placed
                for tile in placed.tiles
                if tile.picture is not None and tile.picture.id == picture_id
            ),
            None,
        )
