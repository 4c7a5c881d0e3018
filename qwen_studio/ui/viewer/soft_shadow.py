"""The shadow that a picture throws on the canvas."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainter, QRadialGradient

_STEPS = 8


def draw_soft_shadow(painter: QPainter, around: QRectF, colour: QColor, blur: float = 46, drop: float = 10) -> None:
    """Paints the shadow of a picture that will stand in `around`: it fades over `blur` px, lowered by `drop` px.

    Made of four strips and four corners instead of a blurred picture: there is nothing to keep for each size.
    """
    # Like a blurred shadow it begins to fade inside the edge, under the picture.
    inset = min(0.4 * blur, around.width() / 2, around.height() / 2)
    box = around.translated(0, drop).adjusted(inset, inset, -inset, -inset)
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
        fading = _at_its_darkest(colour)
        # Half of a cosine wave: close to what a Gaussian blur does at an edge.
        fading.setAlphaF(fading.alphaF() * (0.5 + 0.5 * math.cos(math.pi * at)) ** 1.5)
        gradient.setColorAt(at, fading)
    return QBrush(gradient)


def _at_its_darkest(colour: QColor) -> QColor:
    darkest = QColor(colour)
    darkest.setAlphaF(colour.alphaF() * 0.7)
    return darkest
