"""How one step of a family looks."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qwen_studio.library.lineage_values import LineageNode
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.panels.lineage_lines import SIDE, THUMB_LEFT, LineageLines
from qwen_studio.ui.panels.lineage_model import LineageModel, is_running
from qwen_studio.ui.panels.lineage_rows import LineageRow
from qwen_studio.ui.theme import BODY_PX, CAPTION_PX, Theme
from qwen_studio.ui.viewer.tile_pixmaps import TilePixmaps
from qwen_studio.ui.wear import WEARS_FROM

THUMB_PX = 44
_PAD = 6
_GAP = 9
_BETWEEN = 8
_RADIUS = 8.0
_ICON_PX = 13
_DIMMED = 0.45
_KEPT_TITLES = 2000


class LineageDelegate(QStyledItemDelegate):
    """Lines to what it was made from, thumbnail, title in at most two lines, generation and caption."""

    def __init__(
        self,
        theme: Theme,
        thumbnails: Thumbnails,
        model: LineageModel,
        shown_hash: Callable[[LineageNode], str],
        parent: QObject | None = None,
    ) -> None:
        """`shown_hash` is the content that stands for a node: of the result that is meant."""
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._shown_hash = shown_hash
        self._thumbnails = thumbnails
        self._take_size()
        theme.changed.connect(self._take_size)
        self._lines = LineageLines(theme)

    def _take_size(self) -> None:
        self._side = self._theme.room(THUMB_PX)
        self._tiles = TilePixmaps(self._thumbnails.image, QSize(self._side, self._side), 6)
        self._titles: dict[tuple[str, int, bool], list[str]] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        # The same for all, so that a thousand need no look at each.
        return QSize(100, max(self._side, self._text_height(2)) + 2 * _PAD + _BETWEEN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rows = self._model.rows
        row = rows.rows[index.row()]
        rect: QRect = option.rect
        step = self._lines.step(rows.deepest)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rect.adjusted(SIDE + row.level * step, _BETWEEN // 2, -SIDE, -_BETWEEN // 2)
        side = self._side
        thumb = QRect(ground.left() + THUMB_LEFT, ground.top() + (ground.height() - side) // 2, side, side)
        text = QRect(thumb.right() + 1 + _GAP, ground.top(), 0, ground.height())
        text.setRight(ground.right() - _PAD)
        self._draw_lines(painter, option, thumb, index.row())
        direction = option.direction
        ground, thumb, text = (QStyle.visualRect(direction, rect, part) for part in (ground, thumb, text))
        painter.setLayoutDirection(direction)
        self._draw_ground(painter, ground, option.state)
        if row.is_dimmed:
            painter.setOpacity(_DIMMED)
        self._draw_thumb(painter, thumb, row.node)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._draw_text(painter, text, row, str(index.data(LineageModel.CaptionRole)), bold=selected)
        painter.restore()

    def _draw_lines(self, painter: QPainter, option: QStyleOptionViewItem, thumb: QRect, number: int) -> None:
        rect: QRect = option.rect
        painter.save()
        if option.direction == Qt.LayoutDirection.RightToLeft:
            painter.translate(rect.left() + rect.right() + 1, 0)
            painter.scale(-1, 1)
        self._lines.draw(painter, rect, thumb, self._model.rows, number)
        painter.restore()

    def _draw_ground(self, painter: QPainter, ground: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(tokens.accent_wash)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens.raised)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.accent, self._theme.focus_px))
        painter.drawRoundedRect(QRectF(ground).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _draw_thumb(self, painter: QPainter, rect: QRect, node: LineageNode) -> None:
        ratio = painter.device().devicePixelRatioF()
        content_hash = self._shown_hash(node)
        pixmap = self._tiles.pixmap(content_hash, ratio) if content_hash else None
        if pixmap is not None:
            painter.drawPixmap(rect.topLeft(), pixmap)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.field)
        painter.drawRoundedRect(QRectF(rect), 6, 6)
        side = self._theme.px(16)
        icon = self._theme.pixmap("hourglass" if is_running(node) else "image", "muted", side, ratio)
        painter.drawPixmap(rect.left() + (self._side - side) // 2, rect.top() + (self._side - side) // 2, icon)

    def _draw_text(self, painter: QPainter, room: QRect, row: LineageRow, caption: str, *, bold: bool) -> None:
        tokens = self._theme.tokens
        node = row.node
        if node.note:
            self._draw_icon(painter, room, "pencil")
            beside = room.adjusted(0, 0, -self._theme.px(_ICON_PX) - 4, 0)
            room = QStyle.visualRect(painter.layoutDirection(), room, beside)
        lines = self._title_lines(node.title, room.width(), bold=bold)
        font = self._title_font(bold=bold)
        metrics = QFontMetrics(font)
        y = room.top() + (room.height() - self._text_height(len(lines))) // 2
        painter.setFont(font)
        painter.setPen(tokens.text)
        for line in lines:
            place = QRect(room.left(), y, room.width(), metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, line)
            y += metrics.height()
        self._draw_caption(painter, QRect(room.left(), y + 1, room.width(), metrics.height()), node, caption)

    def _draw_caption(self, painter: QPainter, room: QRect, node: LineageNode, caption: str) -> None:
        """The generation, in the colour of a warning where it tells of wear, and what else is known."""
        tokens = self._theme.tokens
        painter.setFont(self._theme.font(CAPTION_PX))
        metrics = painter.fontMetrics()
        left = Qt.AlignmentFlag.AlignLeft
        generation = self._model.generation(node)
        if generation:
            painter.setPen(tokens.warn if node.depth >= WEARS_FROM else tokens.muted)
            shown = metrics.elidedText(generation, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, left, shown)
            beside = room.adjusted(metrics.horizontalAdvance(shown), 0, 0, 0)
            room = QStyle.visualRect(painter.layoutDirection(), room, beside)
            caption = f" · {caption}"
        painter.setPen(tokens.muted)
        painter.drawText(room, left, metrics.elidedText(caption, Qt.TextElideMode.ElideRight, room.width()))

    def _draw_icon(self, painter: QPainter, room: QRect, name: str) -> None:
        side = self._theme.px(_ICON_PX)
        icon = self._theme.pixmap(name, "muted", side, painter.device().devicePixelRatioF())
        place = QRect(room.right() - side + 1, room.top() + _PAD + 2, side, side)
        painter.drawPixmap(QStyle.visualRect(painter.layoutDirection(), room, place), icon)

    def _title_lines(self, title: str, width: int, *, bold: bool) -> list[str]:
        """The title in one or two lines, the second cut where it does not end."""
        key = (title, width, bold)
        if key not in self._titles:
            if len(self._titles) >= _KEPT_TITLES:
                self._titles.clear()
            self._titles[key] = _two_lines(title, max(1, width), self._title_font(bold=bold))
        return self._titles[key]

    def _title_font(self, *, bold: bool) -> QFont:
        return self._theme.font(BODY_PX, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)

    def _text_height(self, lines: int) -> int:
        caption = QFontMetrics(self._theme.font(CAPTION_PX)).height()
        return lines * QFontMetrics(self._title_font(bold=True)).height() + 1 + caption


def _two_lines(title: str, width: int, font: QFont) -> list[str]:
    layout = QTextLayout(title, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    cut = first.textLength()
    lines = [title[:cut].rstrip()]
    if cut < len(title):
        lines.append(QFontMetrics(font).elidedText(title[cut:], Qt.TextElideMode.ElideRight, width))
    return lines
