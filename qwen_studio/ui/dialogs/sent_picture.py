"""One picture of a request, with the pixels that the service will see."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.checkerboard import checkerboard


class SentPicture(QScrollArea):
    """The whole picture, or pixel for pixel and scrolled by arrow keys; words where there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = _Pixels(theme, self)
        self.setWidget(self._pixels)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_actual(on=False)

    def show_picture(self, image: QImage, name: str) -> None:
        """Shows the picture of that name."""
        self.setAccessibleName(name)
        self._pixels.show_content(image, "")
        self._fit()

    def show_words(self, words: str) -> None:
        """Says why there is no picture."""
        self.setAccessibleName(words)
        self._pixels.show_content(QImage(), words)
        self._fit()

    def set_actual(self, *, on: bool) -> None:
        """One pixel of the picture on one of the screen, or all of it at once."""
        self._actual = on
        self._fit()

    def image(self) -> QImage:
        """The pixels that are shown."""
        return self._pixels.image

    def _fit(self) -> None:
        actual = self._actual and not self._pixels.image.isNull()
        self.setWidgetResizable(not actual)
        if actual:
            self._pixels.resize(self._pixels.image.size() / self.devicePixelRatioF())


class _Pixels(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self._scaled = QImage()
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_content(self, image: QImage, words: str) -> None:
        self.image, self._words, self._scaled = image, words, QImage()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.canvas)
        if self.image.isNull():
            painter.setPen(self._theme.tokens.muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self._words)
            return
        ratio = self.devicePixelRatioF()
        room = self.size() * ratio
        size = self.image.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if self._scaled.size() != size:
            self._scaled = self.image.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        shown = QRect(0, 0, round(size.width() / ratio), round(size.height() / ratio))
        shown.moveCenter(self.rect().center())
        if self.image.hasAlphaChannel():
            tokens = self._theme.tokens
            painter.fillRect(shown, checkerboard(tokens.panel, tokens.raised, ratio))
        painter.drawImage(shown, self._scaled)
