"""One result without its label."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qwen_studio.ui.theme import BODY_PX, Theme

_WORDS = 28
_INSET = 6
_RADIUS = 8
_LEAST = QSize(200, 220)
_STAR = 16


class BlindTile(QAbstractButton):
    """The whole picture with a letter below it; `reveal` puts the label beside the letter."""

    def __init__(self, letter: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letter = letter
        self._image: QImage | None = None
        self._pixmap: QPixmap | None = None
        self._chosen = False
        self.setText(self.tr("Variant {letter}").format(letter=letter))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_image(self, image: QImage) -> None:
        """Shows the result."""
        self._image, self._pixmap = image, None
        self.update()

    def reveal(self, label: str, *, chosen: bool) -> None:
        """Says what it is, and whether it was chosen."""
        self._chosen = chosen
        self.setText(self.tr("{letter}: {label}").format(letter=self._letter, label=label))
        self.setAccessibleDescription(self.tr("Your pick") if chosen else "")
        self.unsetCursor()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 340)

    def minimumSizeHint(self) -> QSize:
        return _LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pixmap = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The pointer alone marks nothing: one border says where the keyboard is, or what was chosen.
        marked = self._chosen or self.hasFocus()
        ground = tokens.raised if self.underMouse() else tokens.field
        painter.setPen(QPen(tokens.accent if marked else tokens.line, 2 if marked else 1))
        painter.setBrush(tokens.accent_wash if self._chosen else ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        room = self.rect().adjusted(_INSET, _INSET, -_INSET, -_WORDS - _INSET)
        if self._image is not None:
            if self._pixmap is None:
                self._pixmap = self._fitted(self._image, room.size())
            size = self._pixmap.deviceIndependentSize().toSize()
            corner = room.center() - QRect(0, 0, size.width(), size.height()).center()
            painter.drawPixmap(corner, self._pixmap)
        words = self.rect().adjusted(2 * _INSET, self.height() - _WORDS - 2, -2 * _INSET, -2)
        if self._chosen:
            star = self._theme.pixmap("star-filled", "star", _STAR, self.devicePixelRatioF())
            painter.drawPixmap(words.left(), words.center().y() - _STAR // 2, star)
            words.setLeft(words.left() + _STAR + 6)
        painter.setFont(self._theme.font(BODY_PX))
        painter.setPen(tokens.text)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)

    def _fitted(self, image: QImage, room: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        fitted = image.scaled(
            room * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        pixmap = QPixmap.fromImage(fitted)
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
