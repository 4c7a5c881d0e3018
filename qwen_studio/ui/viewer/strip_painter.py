"""Paints the jobs of the strip: tiles, places that are still empty, and the words below."""

import math
from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle

from qwen_studio.state.job_card import JobCard
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.theme import CAPTION_PX, Theme
from qwen_studio.ui.viewer.job_words import JobWords
from qwen_studio.ui.viewer.strip_layout import PlacedCard, Tile, is_running, measures_of
from qwen_studio.ui.viewer.tile_pixmaps import TilePixmaps

RADIUS = 8
_STAR_PX = 16
_BAR_WIDTH = 84


class StripPainter:
    """Knows the look of a card, nothing of where the user is."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, words: JobWords) -> None:
        self._theme = theme
        self._words = words
        self._thumbnails = thumbnails
        self.forget_tiles()

    def forget_tiles(self) -> None:
        """For when tiles have another size."""
        measures = measures_of(self._theme)
        size = QSize(measures.tile_width, measures.tile_height)
        self._tiles = TilePixmaps(self._thumbnails.image, size, RADIUS)

    def draw_tile(self, painter: QPainter, tile: Tile, card: JobCard, now: datetime, ratio: float) -> None:
        pixmap = self._tiles.pixmap(tile.picture.content_hash, ratio) if tile.picture is not None else None
        if pixmap is None:
            self._draw_place(painter, tile.rect, faint=tile.picture is None and not tile.is_first_missing)
        else:
            painter.drawPixmap(tile.rect.topLeft(), pixmap)
        if tile.is_first_missing:
            self._draw_progress(painter, tile.rect, card, now, ratio)
        if tile.picture is not None and tile.picture.favourite:
            self._draw_star(painter, tile.rect, ratio)

    def draw_frame(self, painter: QPainter, rect: QRect, *, has_focus: bool) -> None:
        """Marks the tile that the viewer shows; thrice while the keyboard is here."""
        tokens = self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.accent, 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        if has_focus:
            # Whatever the picture is like, one of the two is seen against it, and each against the other.
            for inset, colour in ((3.0, tokens.on_accent), (5.0, tokens.accent)):
                painter.setPen(QPen(colour, 2))
                frame = QRectF(rect).adjusted(inset, inset, -inset, -inset)
                painter.drawRoundedRect(frame, RADIUS - inset, RADIUS - inset)

    def draw_hover(self, painter: QPainter, rect: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.tokens.muted, 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS - 0.5, RADIUS - 0.5)

    def draw_caption(self, painter: QPainter, placed: PlacedCard, link_width: int) -> None:
        """Title and facts; `link_width` px are left free behind the title of a running job for its link."""
        room = placed.caption
        if room.isEmpty():
            return
        painter.setFont(self._theme.font(CAPTION_PX))
        painter.setPen(self._theme.tokens.muted)
        height = placed.measures.caption_height
        first = QRect(room.left(), room.top(), room.width(), height)
        second = first.translated(0, height)
        one_line = room.width() >= placed.measures.one_line_from
        title = placed.label or self._words.title(placed.card)
        # What tells variants apart is to be read, and not only there to be looked up.
        painter.setPen(self._theme.tokens.text if placed.label else self._theme.tokens.muted)
        if is_running(placed.card):
            beside = first.adjusted(0, 0, -link_width if one_line else 0, 0)
            self._write(painter, QStyle.visualRect(painter.layoutDirection(), first, beside), title)
            if one_line:
                self._write(painter, second, placed.card.note)
            return
        facts = self._words.facts(placed.card)
        if one_line and facts:
            facts = f" · {facts}"
            facts_width = painter.fontMetrics().horizontalAdvance(facts)
            title = self._elided(painter, title, first.width() - facts_width)
            self._write(painter, first, title + facts)
        else:
            self._write(painter, first, title)
            painter.setPen(self._theme.tokens.muted)
            self._write(painter, second, facts)

    def tile_pixmap(self, content_hash: str, ratio: float) -> QPixmap | None:
        """The tile alone, for a drag."""
        return self._tiles.pixmap(content_hash, ratio)

    def _draw_place(self, painter: QPainter, rect: QRect, *, faint: bool) -> None:
        tokens = self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, field = QColor(tokens.line), QColor(tokens.field)
        if faint:
            line.setAlphaF(0.6)
            field.setAlphaF(0.5)
        painter.setPen(QPen(line, 1))
        painter.setBrush(field)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS - 0.5, RADIUS - 0.5)

    def _draw_progress(self, painter: QPainter, rect: QRect, card: JobCard, now: datetime, ratio: float) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        icon, gap, thickness = px(18), px(8), px(4)
        painter.setFont(self._theme.font(CAPTION_PX))
        words = self._words.running(card, now)
        wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        room = rect.adjusted(4, 0, -4, 0)
        height = painter.fontMetrics().boundingRect(room, wrapped, words).height()
        top = rect.top() + (rect.height() - icon - height - thickness - 2 * gap) // 2
        middle = rect.center().x() + 1
        painter.drawPixmap(middle - icon // 2, top, self._theme.pixmap("hourglass", "muted", icon, ratio))
        painter.setPen(tokens.muted)
        top += icon + gap
        painter.drawText(QRect(room.left(), top, room.width(), height), wrapped, words)
        width = self._theme.room(_BAR_WIDTH)
        bar = QRectF(middle - width / 2, top + height + gap, width, thickness)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.track)
        painter.drawRoundedRect(bar, thickness / 2, thickness / 2)
        done = QRectF(bar)
        done.setWidth(max(float(thickness), bar.width() * progress(card.elapsed_s(now), card.usual_s)))
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            done.moveRight(bar.right())
        painter.setBrush(tokens.accent)
        painter.drawRoundedRect(done, thickness / 2, thickness / 2)

    def _draw_star(self, painter: QPainter, rect: QRect, ratio: float) -> None:
        side = self._theme.px(_STAR_PX)
        disc = QRect(rect.right() - side - 9, rect.top() + 4, side + 6, side + 6)
        disc = QStyle.visualRect(painter.layoutDirection(), rect, disc)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.scrim)
        painter.drawEllipse(QRectF(disc))
        painter.drawPixmap(disc.topLeft() + QPoint(3, 3), self._theme.pixmap("star-filled", "star", side, ratio))

    def _write(self, painter: QPainter, room: QRect, text: str) -> None:
        shown = self._elided(painter, text, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    @staticmethod
    def _elided(painter: QPainter, text: str, width: int) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)


def progress(elapsed_s: float, usual_s: float) -> float:
    """How far a job has probably come, 0 to 1; it slows down before the end and never reaches it."""
    part = elapsed_s / max(usual_s, 0.1)
    return part if part < 0.8 else 0.8 + 0.18 * (1 - math.exp(-(part - 0.8) / 0.5))
