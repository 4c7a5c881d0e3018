"""What the program does, in one picture: a photo, and what became of it."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from qwen_studio.ui.theme import BODY_PX, CAPTION_PX, Theme

_HEIGHT = 224
_RADIUS = 10
_EDGE = 12
_PAD = 8
_TOP_SHARE = 0.12
"""Of what a picture is too high for the room, so much is cut off above."""


class BeforeAfter(QWidget):
    """The left half of one picture and the right half of another, with the words that led from the one to the other."""

    def __init__(
        self, before: QPixmap, after: QPixmap, instruction: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._before = before
        self._after = after
        self._theme = theme
        self._instruction = f"“{instruction}”"
        self._words = (self.tr("Before"), self.tr("After"))
        self.setAccessibleName(self.tr("A photo, and what an edit made of it: {words}").format(words=instruction))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(640, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        room = self.rect()
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setClipPath(outline)
        middle = room.width() // 2
        painter.drawPixmap(room, self._before, _shown_part(self._before, room))
        right = room.adjusted(middle, 0, 0, 0)
        painter.save()
        painter.setClipRect(right, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(room, self._after, _shown_part(self._after, room))
        painter.restore()
        self._paint_divider(painter, middle)
        painter.setFont(self._theme.font(CAPTION_PX))
        self._paint_words(painter, self._words[0], Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._paint_words(painter, self._words[1], Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        painter.setFont(self._theme.font(BODY_PX))
        self._paint_words(painter, self._instruction, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        painter.setClipping(False)
        painter.setPen(QPen(self._theme.tokens.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _paint_divider(self, painter: QPainter, x: int) -> None:
        tokens = self._theme.tokens
        painter.setPen(QPen(tokens.on_scrim, 2))
        painter.drawLine(x, 0, x, self.height())
        painter.setPen(QPen(tokens.on_scrim, 2))
        painter.setBrush(tokens.scrim)
        painter.drawEllipse(QPointF(x, self.height() * 0.42), 9, 9)

    def _paint_words(self, painter: QPainter, words: str, where: Qt.AlignmentFlag) -> None:
        metrics = QFontMetrics(painter.font())
        inside = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width() - 2 * _PAD)
        size = QSize(metrics.horizontalAdvance(words) + 2 * _PAD, metrics.height() + _PAD)
        box = QRect(inside.topLeft(), size)
        if where & Qt.AlignmentFlag.AlignRight:
            box.moveRight(inside.right())
        if where & Qt.AlignmentFlag.AlignHCenter:
            box.moveLeft((self.width() - box.width()) // 2)
        if where & Qt.AlignmentFlag.AlignBottom:
            box.moveBottom(inside.bottom())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.scrim)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(self._theme.tokens.on_scrim)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _shown_part(picture: QPixmap, room: QRect) -> QRect:
    """As much of the picture as has the form of the room."""
    height = min(picture.height(), round(picture.width() * room.height() / max(1, room.width())))
    return QRect(0, round((picture.height() - height) * _TOP_SHARE), picture.width(), height)
