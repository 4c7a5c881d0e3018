"""A picture as wide as its panel, with round corners."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from qwen_studio.ui.theme import Theme

_RADIUS = 8.0
_HIGHEST_PX = 260


class PicturePreview(QWidget):
    """Takes the shape of the picture before the picture is there, so that nothing below it moves.

    Signals:
        clicked(): the user wants to see it large.
    """

    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shape = QSize(4, 3)
        self._image = QImage()
        self._scaled: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_picture(self, shape: QSize, image: QImage | None) -> None:
        """Shows the image, which may be smaller than the picture of that shape, or an empty place of the shape."""
        self._image = image if image is not None else QImage()
        self._scaled = None
        if shape != self._shape:
            self._shape = shape
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(_HIGHEST_PX, max(40, round(width * self._shape.height() / max(1, self._shape.width()))))

    def sizeHint(self) -> QSize:
        return QSize(268, self.heightForWidth(268))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._place()
        path = QPainterPath()
        path.addRoundedRect(place, _RADIUS, _RADIUS)
        painter.fillPath(path, self._theme.tokens.field)
        if not self._image.isNull():
            painter.setClipPath(path)
            painter.drawPixmap(place.topLeft(), self._fitted(place.size().toSize()))
        painter.end()

    def _place(self) -> QRectF:
        size = QSize(self._shape).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(0, 0, size.width(), size.height())

    def _fitted(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = size * ratio
        if self._scaled is None or self._scaled.size() != wanted:
            image = self._image.scaled(
                wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._scaled = QPixmap.fromImage(image)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled
