"""Where every tile of the gallery lies: arithmetic per day, so that a hundred thousand cost as little as ten."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize

from qwen_studio.state.gallery_model import Section

MARGIN = 14
GAP = 10
TOP = 3
HEADING_HEIGHT = 43
"""At 100 % text scale."""


@dataclass(frozen=True)
class _Block:
    """The tiles of one day, from the top of its heading to the bottom of its last line."""

    section: Section
    top: int
    heading: int
    lines: int


class TileLayout:
    """Equal tiles in lines under day headings. Coordinates are px of the contents, which scroll under the window.

    `width` is the room from edge to edge. Tiles are about `wanted` wide: as many as fill the lines. With a
    `list_height` there is one of that height in each line, with no gap between them.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        width: int,
        wanted: int,
        list_height: int = 0,
        *,
        heading_height: int = HEADING_HEIGHT,
        mirrored: bool = False,
    ) -> None:
        self._heading_height = heading_height
        # Read from right to left: the first tile of a line is its last from the left.
        self._mirror = width if mirrored else 0
        room = self._room = max(1, width - 2 * MARGIN)
        gap = 0 if list_height else GAP
        self.columns = 1 if list_height else max(1, round((room + GAP) / (max(1, wanted) + GAP)))
        tile_width = max(1, (room - GAP * (self.columns - 1)) // self.columns)
        self.tile = QSize(tile_width, list_height or max(1, tile_width * 3 // 4))
        self._lefts = [MARGIN + column * (room + GAP) // self.columns for column in range(self.columns)]
        self._pitch = self.tile.height() + gap
        lines = [-(-section.count // self.columns) for section in sections]
        headings = [TOP if section.heading is None else heading_height for section in sections]
        heights = (heading + count * self._pitch - gap for heading, count in zip(headings, lines, strict=True))
        tops = list(accumulate(heights, initial=TOP))
        self._blocks = [_Block(*placed) for placed in zip(sections, tops, headings, lines, strict=False)]
        self._tops = tops[:-1]
        self._firsts = [section.first for section in sections]
        self.count = sections[-1].first + sections[-1].count if sections else 0
        self.height = tops[-1] + MARGIN if sections else 0

    @property
    def line_height(self) -> int:
        """From one line of tiles to the next."""
        return self._pitch

    def width_for(self, columns: int) -> int:
        """The width to wish for so that this many columns fill the same room."""
        return (self._room + GAP) // max(1, columns) - GAP

    def rect(self, row: int) -> QRect:
        """Where the tile of the row lies; empty for a row that there is not."""
        if not 0 <= row < self.count:
            return QRect()
        block = self._block_of(row)
        line, column = divmod(row - block.section.first, self.columns)
        return self._seen(QRect(QPoint(self._lefts[column], self._first_line(block) + line * self._pitch), self.tile))

    def row_at(self, point: QPoint) -> int:
        """The row whose tile holds the point, or -1."""
        row = self.row_near(point)
        return row if self.rect(row).contains(point) else -1

    def row_near(self, point: QPoint) -> int:
        """The row whose tile is nearest to the point, by line first; -1 if there are none."""
        if not self._blocks:
            return -1
        block = self._blocks[max(0, bisect_right(self._tops, point.y()) - 1)]
        line = min(max(0, (point.y() - self._first_line(block)) // self._pitch), block.lines - 1)
        return self._in_line(block, line, self._column_near(self._seen(QRect(point, QSize(1, 1))).x()))

    def above(self, row: int) -> int:
        """The row over this one; the same if it stands in the first line."""
        return self._beside(row, -1)

    def below(self, row: int) -> int:
        """The row under this one, or the last; the same if it stands in the last line."""
        return self._beside(row, 1)

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows of all lines that show something between these heights."""
        if not self._blocks or bottom < top:
            return range(0)
        first = self.row_near(QPoint(max(0, self._mirror - 1), top))
        if self.rect(first).bottom() < top:
            # The gap under the line was hit.
            first = self._line_end(first)
        last = self.row_near(QPoint(0, bottom))
        end = last if self.rect(last).top() > bottom else self._line_end(last)
        return range(first, max(first, end))

    def rows_in(self, rect: QRect) -> list[range]:
        """The rows whose tiles the rectangle touches."""
        seen = self._seen(rect)
        left, right = seen.left(), seen.right()
        columns = [c for c, x in enumerate(self._lefts) if x <= right and x + self.tile.width() > left]
        rows = self.rows_between(rect.top(), rect.bottom())
        if not columns or not rows:
            return []
        if len(columns) == self.columns:
            return [rows]
        touched = []
        start = rows.start
        while start < rows.stop:
            end = self._line_end(start)
            part = range(start + columns[0], min(end, start + columns[-1] + 1))
            if part:
                touched.append(part)
            start = end
        return touched

    def headings_between(self, top: int, bottom: int) -> Iterator[tuple[Section, QRect]]:
        """The days whose headings show between these heights, and where."""
        for block in self._blocks[max(0, bisect_right(self._tops, top - self._heading_height) - 1) :]:
            if block.top > bottom:
                return
            yield block.section, self._seen(QRect(MARGIN, block.top, self._room, block.heading))

    def _seen(self, rect: QRect) -> QRect:
        """The rectangle as it is, or as a mirror shows it."""
        return rect if not self._mirror else rect.translated(self._mirror - 2 * rect.x() - rect.width(), 0)

    def _block_of(self, row: int) -> _Block:
        return self._blocks[bisect_right(self._firsts, row) - 1]

    @staticmethod
    def _first_line(block: _Block) -> int:
        return block.top + block.heading

    def _column_near(self, x: int) -> int:
        return max(0, bisect_right(self._lefts, x) - 1)

    def _in_line(self, block: _Block, line: int, column: int) -> int:
        return block.section.first + min(line * self.columns + column, block.section.count - 1)

    def _line_end(self, row: int) -> int:
        """The first row after the line in which this row stands."""
        block = self._block_of(row)
        line = (row - block.section.first) // self.columns
        return block.section.first + min((line + 1) * self.columns, block.section.count)

    def _beside(self, row: int, step: int) -> int:
        block = self._block_of(row)
        line, column = divmod(row - block.section.first, self.columns)
        if 0 <= line + step < block.lines:
            return self._in_line(block, line + step, column)
        place = bisect_right(self._firsts, row) - 1 + step
        if not 0 <= place < len(self._blocks):
            return row
        other = self._blocks[place]
        return self._in_line(other, 0 if step > 0 else other.lines - 1, column)
