"""What the viewer says while there is no picture: how to make one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.ui.theme import Theme, set_role

_ICON_PX = 20
_ROUND_PX = 44


class EmptyViewer(QWidget):
    """Three steps in three lines, in the middle of the canvas. The pointer goes through it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        title = QLabel(self.tr("Change a picture by saying what should change"))
        set_role(title, "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title.setWordWrap(True)
        steps = QVBoxLayout()
        steps.setSpacing(14)
        for icon, text in (
            ("image", self.tr("Drop a picture on Image 1")),
            ("pencil", self.tr("Say what should change")),
            ("play", self.tr("Press Generate")),
        ):
            steps.addLayout(_step(theme, icon, text))
        centred = QHBoxLayout()
        centred.addStretch()
        centred.addLayout(steps)
        centred.addStretch()
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(title)
        column.addSpacing(26)
        column.addLayout(centred)
        column.addStretch()


def _step(theme: Theme, icon: str, text: str) -> QHBoxLayout:
    words = QLabel(text)
    set_role(words, "muted")
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(_RoundIcon(theme, icon))
    row.addWidget(words, 1)
    return row


class _RoundIcon(QWidget):
    """An icon on a disc of the accent wash."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        theme.keep(self, QWidget.setFixedSize, _ROUND_PX, _ROUND_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.accent_wash)
        painter.drawEllipse(self.rect())
        side = self._theme.px(_ICON_PX)
        inset = (self.width() - side) // 2
        painter.drawPixmap(inset, inset, self._theme.pixmap(self._icon, "accent_text", side, self.devicePixelRatioF()))
        painter.end()
