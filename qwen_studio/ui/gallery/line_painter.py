"""Paints one line of the gallery's list."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.naming import printable
from qwen_studio.library.list_rows import ListRow
from qwen_studio.library.search import GalleryRow
from qwen_studio.state.trouble_words import TroubleWords
from qwen_studio.ui.cost_words import cost_text
from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.gallery.list_columns import FIGURES, Column
from qwen_studio.ui.moments import moment_text
from qwen_studio.ui.theme import BODY_PX, HEADING_PX, Theme

PADDING = 8

_MAIN = frozenset({Column.NAME, Column.INSTRUCTION})
_RADIUS = 8.0
_STAR_PX = 13


class LinePainter:
    """Knows the look of a line, nothing of where it is or whether it is chosen."""

    def __init__(self, theme: Theme, catalog: Catalog) -> None:
        self._theme = theme
        self._catalog = catalog
        self._troubles = TroubleWords()

    def draw_ground(self, painter: QPainter, rect: QRect, *, chosen: bool, hovered: bool) -> None:
        """What the words stand on, with a thin line below."""
        tokens = self._theme.tokens
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_wash if chosen else tokens.panel)
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -2), _RADIUS, _RADIUS)
        painter.setPen(QPen(tokens.line, 1))
        bottom = QPoint(0, rect.bottom())
        painter.drawLine(QPoint(rect.left() + PADDING, 0) + bottom, QPoint(rect.right() - PADDING, 0) + bottom)

    def draw_words(
        self,
        painter: QPainter,
        places: Mapping[Column, QRect],
        row: GalleryRow,
        facts: ListRow | None,
        now: datetime,
        ratio: float,
    ) -> None:
        """The facts, each in its column."""
        tokens = self._theme.tokens
        words = {Column.DATE: moment_text(row.created_at, now, short=True)}
        if facts is not None:
            words |= self._words(row, facts)
        for column, place in places.items():
            if column is Column.RATING:
                self._draw_stars(painter, place, row.rating, ratio)
            elif column is Column.SIZE and (trouble := self._troubles.on_tile(row.trouble)):
                self._draw_text(painter, place, trouble, tokens.warn, column)
            elif text := words.get(column):
                self._draw_text(painter, place, text, tokens.text if column in _MAIN else tokens.muted, column)

    def _words(self, row: GalleryRow, facts: ListRow) -> dict[Column, str]:
        model = self._catalog.model(facts.model)
        return {
            Column.NAME: printable(facts.name),
            Column.INSTRUCTION: " ".join(facts.instruction.split()),
            Column.MODEL: facts.model if model is None else model.label,
            Column.SEED: "" if facts.seed is None else str(facts.seed),
            Column.SIZE: f"{row.width} × {row.height} · {bytes_text(facts.file_bytes)}",
            Column.COST: cost_text(facts.cost, demo=facts.demo, imported=facts.imported),
        }

    def _draw_text(self, painter: QPainter, place: QRect, text: str, colour: QColor, column: Column) -> None:
        painter.setFont(self._theme.font(BODY_PX if column in _MAIN else HEADING_PX, QFont.Weight.Normal))
        painter.setPen(colour)
        room = place.adjusted(PADDING, 0, -PADDING, 0)
        # Of a name its end tells as much as its beginning.
        elide = Qt.TextElideMode.ElideMiddle if column is Column.NAME else Qt.TextElideMode.ElideRight
        side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(text, elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, text)

    def _draw_stars(self, painter: QPainter, place: QRect, rating: int, ratio: float) -> None:
        side = self._theme.px(_STAR_PX)
        star = self._theme.pixmap("star-filled", "star", side, ratio)
        top = place.center().y() - side // 2
        for number in range(min(rating, (place.width() - PADDING) // side)):
            spot = QRect(place.left() + PADDING + number * (side + 1), top, side, side)
            painter.drawPixmap(QStyle.visualRect(painter.layoutDirection(), place, spot), star)
