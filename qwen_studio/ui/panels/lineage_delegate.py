"""How one step of a family looks."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qwen_studio.library.lineage_values import LineageNode
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.panels.lineage_model import LineageModel, is_running
from qwen_studio.ui.theme import BODY_PX, CAPTION_PX, Theme
from qwen_studio.ui.viewer.tile_pixmaps import TilePixmaps

THUMB_PX = 44
_INDENT_PX = 22
_USUAL_WIDTH = 280
_DEEPEST = 6
_PAD = 6
_SIDE = 12
_GAP = 9
_BETWEEN = 8
_RADIUS = 8.0


class LineageDelegate(QStyledItemDelegate):
    """Thumbnail, title in at most two lines, caption; the deeper the further to the right."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heights: dict[tuple[str, int], int] = {}
        self._tiles = TilePixmaps(thumbnails.image, QSize(THUMB_PX, THUMB_PX), 6)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        node: LineageNode = index.data(LineageModel.NodeRole)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else _USUAL_WIDTH
        text = (node.title, self._text_width(node, width))
        # Families of a thousand are laid out anew whenever one of them changes.
        height = self._heights.get(text)
        if height is None:
            lines = len(self._title_lines(*text, bold=True))
            height = self._heights[text] = max(THUMB_PX, self._text_height(lines)) + 2 * _PAD + _BETWEEN
        return QSize(width, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        node: LineageNode = index.data(LineageModel.NodeRole)
        rect: QRect = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = rect.adjusted(_SIDE + self._indent(node), _BETWEEN // 2, -_SIDE, -_BETWEEN // 2)
        self._draw_ground(painter, row, state)
        thumb = QRect(row.left() + _PAD, row.top() + (row.height() - THUMB_PX) // 2, THUMB_PX, THUMB_PX)
        self._draw_thumb(painter, thumb, node)
        text = QRect(thumb.right() + 1 + _GAP, row.top(), 0, row.height())
        text.setRight(row.right() - _PAD)
        self._draw_text(painter, text, node, str(index.data(LineageModel.CaptionRole)), bold=selected)
        painter.restore()

    def _draw_ground(self, painter: QPainter, row: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(tokens.accent_wash)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens.raised)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(tokens.accent)
        painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _draw_thumb(self, painter: QPainter, rect: QRect, node: LineageNode) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._tiles.pixmap(node.content_hash, ratio) if node.content_hash else None
        if pixmap is not None:
            painter.drawPixmap(rect.topLeft(), pixmap)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.field)
        painter.drawRoundedRect(QRectF(rect), 6, 6)
        icon = self._theme.pixmap("hourglass" if is_running(node) else "image", "muted", 16, ratio)
        painter.drawPixmap(rect.left() + (THUMB_PX - 16) // 2, rect.top() + (THUMB_PX - 16) // 2, icon)

    def _draw_text(self, painter: QPainter, room: QRect, node: LineageNode, caption: str, *, bold: bool) -> None:
        tokens = self._theme.tokens
        lines = self._title_lines(node.title, room.width(), bold=bold)
        font = self._title_font(bold=bold)
        metrics = QFontMetrics(font)
        y = room.top() + (room.height() - self._text_height(len(lines))) // 2
        painter.setFont(font)
        painter.setPen(tokens.text)
        for line in lines:
            painter.drawText(room.left(), y + metrics.ascent(), line)
            y += metrics.height()
        painter.setFont(self._theme.font(CAPTION_PX))
        painter.setPen(tokens.muted)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), y + 1 + metrics.ascent(), shown)

    def _title_lines(self, title: str, width: int, *, bold: bool) -> list[str]:
        """The title in one or two lines, the second cut where it does not end."""
        font = self._title_font(bold=bold)
        layout = QTextLayout(title, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(max(1, width))
        layout.endLayout()
        cut = first.textLength()
        lines = [title[:cut].rstrip()]
        if cut < len(title):
            lines.append(QFontMetrics(font).elidedText(title[cut:], Qt.TextElideMode.ElideRight, width))
        return lines

    def _title_font(self, *, bold: bool) -> QFont:
        return self._theme.font(BODY_PX, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)

    def _text_height(self, lines: int) -> int:
        caption = QFontMetrics(self._theme.font(CAPTION_PX)).height()
        return lines * QFontMetrics(self._title_font(bold=True)).height() + 1 + caption

    @staticmethod
    def _indent(node: LineageNode) -> int:
        return min(node.depth, _DEEPEST) * _INDENT_PX

    def _text_width(self, node: LineageNode, width: int) -> int:
        return width - 2 * _SIDE - self._indent(node) - 2 * _PAD - THUMB_PX - _GAP
