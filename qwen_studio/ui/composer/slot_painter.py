"""How one slot looks: empty, being read, filled, or with something that cannot be used."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap

from qwen_studio.core.request import LinkImage
from qwen_studio.state.slots import Slot, SlotState
from qwen_studio.ui.rounded_tile import rounded_tile
from qwen_studio.ui.theme import CAPTION_PX, Theme

RADIUS = 8.0
_BADGE_HEIGHT = 20.0
_BADGE_INSET = 7.0
_STRIP_HEIGHT = 42.0
_CROSS_ROOM = 20.0


@dataclass(frozen=True)
class SlotLook:
    """What is to be seen of a slot.

    `teaches`: says how to fill it. `leads`: results take its aspect. `crossed`: the button that removes it shows.
    """

    slot: Slot
    teaches: bool
    leads: bool
    crossed: bool
    focused: bool
    hovered: bool
    dropping: bool


class SlotPainter(QObject):
    """Paints one slot; keeps the last picture that it has cut to the tile."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cut = QPixmap()
        self._cut_key: tuple[object, ...] | None = None

    def paint(self, painter: QPainter, rect: QRect, look: SlotLook) -> None:
        """Paints the slot into the rectangle, in the theme's colours of the moment."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        tile = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        self._paint_ground(painter, tile, look)
        slot = look.slot
        if slot.state is SlotState.EMPTY:
            self._paint_invitation(painter, tile, look)
        else:
            if slot.thumbnail is not None:
                self._paint_picture(painter, rect, slot, slot.thumbnail)
            self._paint_state(painter, tile, slot)
            if look.leads:
                self._paint_strip(painter, tile)
            self._paint_badge(painter, tile, look)
        self._paint_frame(painter, tile, look)

    def _paint_ground(self, painter: QPainter, tile: QRectF, look: SlotLook) -> None:
        tokens = self._theme.tokens
        ground = tokens.field
        if look.slot.state is SlotState.EMPTY:
            ground = tokens.accent_wash if look.dropping else tokens.raised if look.hovered else tokens.field
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(tile, RADIUS, RADIUS)

    def _paint_frame(self, painter: QPainter, tile: QRectF, look: SlotLook) -> None:
        tokens = self._theme.tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if look.dropping and look.slot.state is not SlotState.EMPTY:
            wash = QColor(tokens.accent_strong)
            wash.setAlphaF(0.4)
            painter.setBrush(wash)
        pen = QPen(tokens.line, 1.0)
        if look.dropping or look.focused:
            pen = QPen(tokens.accent, 2.0)
            tile = tile.adjusted(0.5, 0.5, -0.5, -0.5)
        elif look.slot.state is SlotState.BAD:
            pen = QPen(tokens.bad, 1.0)
        elif look.slot.state is SlotState.EMPTY:
            pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.drawRoundedRect(tile, RADIUS, RADIUS)

    def _paint_invitation(self, painter: QPainter, tile: QRectF, look: SlotLook) -> None:
        token = "accent_text" if look.dropping else "muted"
        words = self.tr("Drop, paste\nor browse")
        lower = QRectF(tile.left() + 4, tile.top() + tile.height() * 0.47, tile.width() - 8, tile.height() * 0.53 - 4)
        alignment = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        # With a pen: without one, words have no size.
        painter.setPen(self._theme.tokens.named(token))
        painter.setFont(self._theme.font(CAPTION_PX))
        # In large letters there is no room for them; the tool tip has them all.
        if not look.teaches or not lower.contains(painter.boundingRect(lower, alignment.value, words)):
            self._paint_icon(painter, "plus", token, tile.center(), 22)
            return
        self._paint_icon(painter, "plus", token, QPointF(tile.center().x(), tile.top() + tile.height() * 0.31), 22)
        painter.drawText(lower, alignment, words)

    def _paint_state(self, painter: QPainter, tile: QRectF, slot: Slot) -> None:
        """An icon and a word in the middle, for what has no picture to show."""
        if slot.state is SlotState.LOADING:
            icon, token, word = "", "muted", self.tr("Reading…")  # the view turns a spinner there
        elif slot.state is SlotState.BAD:
            icon, token, word = "warning", "bad", self.tr("Unusable")
        elif slot.thumbnail is None:
            is_link = isinstance(slot.image, LinkImage)
            icon, token, word = ("link", "muted", self.tr("Link")) if is_link else ("image", "muted", slot.name)
        else:
            return
        middle = tile.center() + QPointF(0, 2)
        if icon:
            self._paint_icon(painter, icon, token, middle, 20)
        painter.setPen(self._theme.tokens.named(token))
        painter.setFont(self._theme.font(CAPTION_PX))
        below = QRectF(tile.left() + 6, middle.y() + self._theme.px(14), tile.width() - 12, self._theme.px(18))
        word = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideMiddle, int(below.width()))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_picture(self, painter: QPainter, rect: QRect, slot: Slot, image: QImage) -> None:
        ratio = painter.device().devicePixelRatioF()
        key = (image.cacheKey(), rect.width(), rect.height(), ratio, slot.drawing)
        if key != self._cut_key:
            if slot.drawing:
                from qwen_studio.ui.marking.mark_painter import marked_image

                # Already of the tile's size, where lines are as thick as it takes to see them.
                wanted, expand = rect.size() * ratio, Qt.AspectRatioMode.KeepAspectRatioByExpanding
                image = image.scaled(wanted, expand, Qt.TransformationMode.SmoothTransformation)
                image = marked_image(image, slot.drawing)
            self._cut = rounded_tile(image, rect.size(), RADIUS, ratio)
            self._cut_key = key
        painter.setOpacity(1.0 if slot.state is SlotState.READY else 0.25)
        painter.drawPixmap(rect.topLeft(), self._cut)
        painter.setOpacity(1.0)

    def _paint_badge(self, painter: QPainter, tile: QRectF, look: SlotLook) -> None:
        text = self.tr("Image {n}").format(n=look.slot.number)
        font = self._theme.font(CAPTION_PX, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        room = tile.width() - 2 * _BADGE_INSET - (self._theme.px(_CROSS_ROOM) if look.crossed else 0)
        if metrics.horizontalAdvance(text) + 12 > room:
            text = str(look.slot.number)
        width = metrics.horizontalAdvance(text) + 12
        left = tile.left() + _BADGE_INSET
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = tile.right() - _BADGE_INSET - width
        badge = QRectF(left, tile.top() + _BADGE_INSET, width, self._theme.px(_BADGE_HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.scrim)
        painter.drawRoundedRect(badge, 5, 5)
        painter.setPen(self._theme.tokens.on_scrim)
        painter.setFont(font)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_strip(self, painter: QPainter, tile: QRectF) -> None:
        """Says at the lower edge that results take this picture's aspect."""
        height = self._theme.px(_STRIP_HEIGHT)
        strip = QRectF(tile.left(), tile.bottom() - height, tile.width(), height)
        path = QPainterPath()
        path.addRoundedRect(tile, RADIUS, RADIUS)
        from PySide6.QtGui import QLinearGradient

        shade = QLinearGradient(strip.topLeft(), strip.bottomLeft())
        clear = QColor(self._theme.tokens.scrim)
        clear.setAlpha(0)
        shade.setColorAt(0, clear)
        shade.setColorAt(0.4, self._theme.tokens.scrim)
        shade.setColorAt(1, self._theme.tokens.scrim)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(strip, shade)
        painter.restore()
        painter.setPen(self._theme.tokens.on_scrim)
        painter.setFont(self._theme.font(CAPTION_PX - 1))
        words = strip.adjusted(4, 0, -4, -5)
        text = self.tr("Aspect follows this image")
        if painter.fontMetrics().horizontalAdvance(text) > words.width():
            text = _halved(text)
        if painter.fontMetrics().size(0, text).width() > words.width():
            text = self.tr("Aspect")
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, text)

    def _paint_icon(self, painter: QPainter, name: str, token: str, middle: QPointF, side: int) -> None:
        side = self._theme.px(side)
        pixmap = self._theme.pixmap(name, token, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(middle - QPointF(side / 2, side / 2), pixmap)


def _halved(text: str) -> str:
    """The text on two lines of about the same length."""
    spaces = [i for i, letter in enumerate(text) if letter == " "]
    middle = min(spaces, key=lambda i: abs(i - len(text) / 2), default=-1)
    return text if middle < 0 else f"{text[:middle]}\n{text[middle + 1 :]}"
