"""How one row of the palette looks."""

from itertools import groupby

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.palette.entry import Entry, EntryKind, PaletteRow
from qwen_studio.ui.palette.palette_rows import Index, PaletteRows
from qwen_studio.ui.theme import BODY_PX, CAPTION_PX, HEADING_PX, Theme
from qwen_studio.ui.viewer.tile_pixmaps import TilePixmaps

ROW_HEIGHT = 34
HEADING_HEIGHT = 28
_SIDE = 10
_GAP = 10
_ICON_ROOM = 26
_ICON_PX = 18
_THUMBNAIL_PX = 26
_KEY_PAD = 6
_KEY_HEIGHT = 20
_RADIUS = 6.0
_LEAST_TITLE_PX = 180
_KIND_ICONS = {
    EntryKind.INSTRUCTION: "history",
    EntryKind.PICTURE: "image",
    EntryKind.PRESET: "bookmark",
}


class PaletteDelegate(QStyledItemDelegate):
    """Icon or thumbnail, title with the typed letters marked, where it stands in grey, and its key."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        side = theme.px(_THUMBNAIL_PX)
        self._tiles = TilePixmaps(thumbnails.image, QSize(side, side), 5)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PaletteRow = index.data(PaletteRows.RowRole)
        return QSize(200, self._theme.px(HEADING_HEIGHT if row.entry is None else ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PaletteRow = index.data(PaletteRows.RowRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if row.entry is None:
            self._draw_heading(painter, option.rect, row.heading)
        else:
            self._draw_ground(painter, option.rect, option.state)
            self._draw_entry(painter, option.rect, row.entry, row.match.letters)
        painter.restore()

    def _draw_heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.setFont(self._theme.font(HEADING_PX, QFont.Weight.DemiBold))
        painter.setPen(self._theme.tokens.muted)
        room = rect.adjusted(_SIDE, 0, -_SIDE, -5)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)

    def _draw_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.tokens.accent_wash)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.tokens.raised)
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 0.5, -1, -0.5), _RADIUS, _RADIUS)

    def _draw_entry(self, painter: QPainter, rect: QRect, entry: Entry, letters: frozenset[int]) -> None:
        icon_room, direction = self._theme.px(_ICON_ROOM), painter.layoutDirection()
        icon = QRect(rect.left() + _SIDE, rect.top(), icon_room, rect.height())
        self._draw_icon(painter, QStyle.visualRect(direction, rect, icon), entry)
        room = rect.adjusted(_SIDE + icon_room + _GAP, 0, -_SIDE, 0)
        if entry.keys:
            keys = self._keys_rect(room, entry.keys)
            self._draw_keys(painter, QStyle.visualRect(direction, rect, keys), entry.keys)
            room.setRight(keys.left() - _GAP)
        room = QStyle.visualRect(direction, rect, room)
        body, small = self._theme.font(BODY_PX), self._theme.font(CAPTION_PX)
        wanted = QFontMetrics(self._theme.font(BODY_PX, QFont.Weight.DemiBold)).horizontalAdvance(entry.title)
        title_room = min(wanted, room.width())
        if entry.beside:
            least = min(self._theme.room(_LEAST_TITLE_PX), room.width())
            left = room.width() - max(min(wanted, room.width()), least) - _GAP
            beside = QFontMetrics(small).elidedText(entry.beside, Qt.TextElideMode.ElideLeft, max(0, left))
            whole = QFontMetrics(small).horizontalAdvance(entry.beside)
            # Rather no place at all than three letters of one.
            if beside == entry.beside or left > whole // 2:
                painter.setFont(small)
                painter.setPen(self._theme.tokens.muted)
                painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, beside)
        shown = QFontMetrics(body).elidedText(entry.title, Qt.TextElideMode.ElideRight, title_room)
        self._draw_title(painter, room, shown, letters, enabled=entry.enabled)

    def _draw_icon(self, painter: QPainter, room: QRect, entry: Entry) -> None:
        ratio, side = painter.device().devicePixelRatioF(), self._theme.px(_ICON_PX)
        if entry.content_hash:
            pixmap = self._tiles.pixmap(entry.content_hash, ratio)
            if pixmap is not None:
                self._draw_in_middle(painter, room, pixmap, self._theme.px(_THUMBNAIL_PX))
                return
        colour = "muted" if entry.enabled else "faint"
        if entry.checked:
            pixmap = self._theme.pixmap("check", "accent_text", side, ratio)
        elif entry.icon is not None:
            mode = QIcon.Mode.Normal if entry.enabled else QIcon.Mode.Disabled
            pixmap = entry.icon.pixmap(QSize(side, side), ratio, mode)
        elif entry.kind in _KIND_ICONS:
            pixmap = self._theme.pixmap(_KIND_ICONS[entry.kind], colour, side, ratio)
        else:
            return
        self._draw_in_middle(painter, room, pixmap, side)

    @staticmethod
    def _draw_in_middle(painter: QPainter, room: QRect, pixmap: QPixmap, side: int) -> None:
        painter.drawPixmap(room.left() + (room.width() - side) // 2, room.top() + (room.height() - side) // 2, pixmap)

    def _keys_rect(self, room: QRect, keys: str) -> QRect:
        """Where the key stands: at the end of the room."""
        width = QFontMetrics(self._theme.font(CAPTION_PX)).horizontalAdvance(keys) + 2 * _KEY_PAD
        height = self._theme.px(_KEY_HEIGHT)
        return QRect(room.right() - width, room.top() + (room.height() - height) // 2, width, height)

    def _draw_keys(self, painter: QPainter, rect: QRect, keys: str) -> None:
        box = QRectF(rect).translated(0.5, 0.5)
        painter.setFont(self._theme.font(CAPTION_PX))
        painter.setPen(self._theme.tokens.line)
        painter.setBrush(self._theme.tokens.field)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(self._theme.tokens.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)

    def _draw_title(
        self, painter: QPainter, room: QRect, shown: str, letters: frozenset[int], *, enabled: bool
    ) -> None:
        tokens = self._theme.tokens
        fonts = {False: self._theme.font(BODY_PX), True: self._theme.font(BODY_PX, QFont.Weight.DemiBold)}
        metrics = QFontMetrics(fonts[False])
        y = room.top() + (room.height() - metrics.height()) // 2 + metrics.ascent()
        x = room.left()
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            # Parts of words are put beside each other: that works in one direction only, which their letters know.
            widths = (QFontMetrics(fonts[n in letters]).horizontalAdvance(shown[n]) for n in range(len(shown)))
            x = room.right() + 1 - sum(widths)
        for typed, run in groupby(enumerate(shown), lambda letter: letter[0] in letters):
            words = "".join(letter for _, letter in run)
            painter.setFont(fonts[typed])
            painter.setPen(tokens.faint if not enabled else tokens.accent_text if typed else tokens.text)
            painter.drawText(x, y, words)
            x += painter.fontMetrics().horizontalAdvance(words)
