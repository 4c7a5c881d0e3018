"""The lines of a family tree: from each picture down to what was made from it."""

from PySide6.QtCore import QLineF, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from qwen_studio.ui.panels.lineage_rows import DEEPEST, LineageRows
from qwen_studio.ui.theme import Theme

SIDE = 12
THUMB_LEFT = 6
_STEP_PX = 22
_LEAST_STEP_PX = 10
_ROOM_PX = 72
"""As much of the panel's width as the levels may take; in a deep family each gets less."""
_RAIL_PX = 8
_BEND_PX = 5


class LineageLines:
    """Paints what leads to a row and what passes it; the way to the current picture is stronger."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._pens = (QPen(), QPen())
        theme.changed.connect(self._make_pens)
        self._make_pens()

    def step(self, deepest: int) -> int:
        """How far to the right one level stands of the other, in a family as deep as that."""
        return max(_LEAST_STEP_PX, min(_STEP_PX, _ROOM_PX // max(1, deepest)))

    def draw(self, painter: QPainter, rect: QRect, thumb: QRect, rows: LineageRows, number: int) -> None:
        """`rect` is all that belongs to the row, `thumb` where its picture lies."""
        row = rows.rows[number]
        step = self.step(rows.deepest)
        rails = [rect.left() + SIDE + THUMB_LEFT + level * step + _RAIL_PX + 0.5 for level in range(DEEPEST + 1)]
        way = rows.path_level(number)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        own = row.level - 1
        for level, goes_on in enumerate(row.goes_on):
            if goes_on and (level < own or row.is_under):
                self._down(painter, rails[level], rect.top(), rect.bottom() + 1, is_way=level == way)
        if row.is_under:
            self._down(painter, rails[row.level], rect.top(), thumb.top(), is_way=rows.is_on_path(number))
        elif own >= 0:
            self._to_parent(painter, rails[own], rect, thumb, rows, number)
        if row.has_children:
            self._down(painter, rails[row.level], thumb.bottom() + 1, rect.bottom() + 1, is_way=rows.leads_on(number))

    def _to_parent(
        self, painter: QPainter, rail: float, rect: QRect, thumb: QRect, rows: LineageRows, number: int
    ) -> None:
        row = rows.rows[number]
        arrives = rows.is_on_path(number)
        passes = not arrives and rows.path_level(number) == row.level - 1
        middle = thumb.center().y() + 0.5
        if row.goes_on[row.level - 1]:
            self._down(painter, rail, rect.top(), rect.bottom() + 1, is_way=passes)
        bend = QPainterPath(QPointF(rail, rect.top()))
        bend.lineTo(rail, middle - _BEND_PX)
        bend.quadTo(rail, middle, rail + _BEND_PX, middle)
        bend.lineTo(thumb.left(), middle)
        painter.setPen(self._pen(is_way=arrives))
        painter.drawPath(bend)
        if passes:
            self._down(painter, rail, rect.top(), rect.bottom() + 1, is_way=True)

    def _down(self, painter: QPainter, x: float, top: int, bottom: int, *, is_way: bool) -> None:
        painter.setPen(self._pen(is_way=is_way))
        painter.drawLine(QLineF(x, top, x, bottom))

    def _pen(self, *, is_way: bool) -> QPen:
        return self._pens[is_way]

    def _make_pens(self) -> None:
        # Hundreds of lines are drawn in each frame.
        tokens = self._theme.tokens
        flat = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        self._pens = (QPen(tokens.faint, 1.0, *flat), QPen(tokens.accent, 2.0, *flat))
