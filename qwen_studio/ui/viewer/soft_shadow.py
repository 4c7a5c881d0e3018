"""The shadow that a picture throws on the canvas."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainter, QRadialGradient

_STEPS = 8


def draw_soft_shadow(painter: QPainter, around: QRectF, colour: QColor, blur: float = 28, drop: float = 10) -> None:
    """Paints a shadow that fades over `blur` px outside `around`, lowered by `drop` px; the inside is left to the picture.

    Made of four strips and four corners instead of a blurred picture: there is nothing to keep for each size.
    """
    box = around.translated(0, drop)
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    strips = (
        (QRectF(left, top - blur, box.width(), blur), QPointF(left, top), QPointF(left, top - blur)),
        (QRectF(left, bottom, box.width(), blur), QPointF(left, bottom), QPointF(left, bottom + blur)),
        (QRectF(left - blur, top, blur, box.height()), QPointF(left, top), QPointF(left - blur, top)),
        (QRectF(right, top, blur, box.height()), QPointF(right, top), QPointF(right + blur, top)),
    )
    for area, start, end in strips:
        painter.fillRect(area, _fading(QLinearGradient(start, end), colour))
    for corner, x, y in (
        (box.topLeft(), -blur, -blur),
        (box.topRight(), 0.0, -blur),
        (box.bottomLeft(), -blur, 0.0),
        (box.bottomRight(), 0.0, 0.0),
    ):
        area = QRectF(corner.x() + x, corner.y() + y, blur, blur)
        painter.fillRect(area, _fading(QRadialGradient(corner, blur), colour))


def _fading(gradient: QGradient, colour: QColor) -> QBrush:
    for step in range(_STEPS + 1):
        at = step / _STEPS
        fading = QColor(colour)
        # Half of a cosine wave: close to what a Gaussian blur does at an edge.
        fading.setAlphaF(colour.alphaF() * 0.7 * (0.5 + 0.5 * math.cos(math.pi * at)) ** 1.5)
        gradient.setColorAt(at, fading)
    return QBrush(gradient)
