"""Marks on the screen, looking as they will in what is sent."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from qwen_studio.core.drawing import Drawing, DrawnMark, Point
from qwen_studio.core.mark_shapes import Area, Disc, Letters, Rgb, Stroke, casing_of, casing_width, ink_of, shapes
from qwen_studio.state.mark_letters import letters_image, measured

_TALLEST_LETTERS_PX = 240
"""Above it they are stretched: nobody looks at more of a letter than fits on a screen."""


def paint_marks(painter: QPainter, rect: QRectF, drawing: Drawing) -> None:
    """Paints the marks of the picture that lies in the rectangle, logical px."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(rect.topLeft())
    for mark in drawing:
        _paint(painter, rect.size(), mark)
    painter.restore()


def marked_image(image: QImage, drawing: Drawing) -> QImage:
    """A copy of the picture with the marks upon it."""
    marked = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(marked)
    paint_marks(painter, QRectF(marked.rect()), drawing)
    painter.end()
    return marked


def _paint(painter: QPainter, size: QSizeF, mark: DrawnMark) -> None:
    found = shapes(mark, size.width(), size.height(), measured)
    ink, casing = ink_of(mark.colour), casing_of(mark.colour)
    edge = casing_width(size.width(), size.height())
    for colour, more in ((casing, edge), (ink, 0.0)):
        for shape in found:
            if not isinstance(shape, Letters):
                _fill(painter, shape, QColor(*colour), more)
    for shape in found:
        if isinstance(shape, Letters):
            _write(painter, shape, casing if shape.inside else ink, None if shape.inside else casing, edge)


def _fill(painter: QPainter, shape: Stroke | Area | Disc, colour: QColor, more: float) -> None:
    solid = Qt.PenStyle.SolidLine
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    match shape:
        case Stroke(points, width):
            painter.setPen(QPen(QBrush(colour), width + 2 * more, solid, cap, join))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(_polygon(points))
        case Area(points):
            painter.setPen(QPen(QBrush(colour), 2 * more, solid, cap, join) if more else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(colour)
            painter.drawPolygon(_polygon(points))
        case Disc(centre, radius):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(*centre), radius + more, radius + more)


def _polygon(points: tuple[Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(*point) for point in points])


def _write(painter: QPainter, letters: Letters, ink: Rgb, casing: Rgb | None, edge: float) -> None:
    ratio = painter.device().devicePixelRatioF()
    drawn_px = max(1, min(_TALLEST_LETTERS_PX, round(letters.height * ratio)))
    scale = letters.height / drawn_px
    edge_px = max(1, round(edge / scale)) if casing is not None else 0
    image = letters_image(letters.words, drawn_px, ink, casing, edge_px)
    around = edge_px * scale
    corner = QPointF(letters.corner.x - around, letters.corner.y - around)
    painter.drawImage(QRectF(corner, QSizeF(image.width() * scale, image.height() * scale)), image)
