"""The one big button, which says what it will do and what that costs."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from qwen_studio.ui.mirroring import mirrored, painter_of
from qwen_studio.ui.theme import BODY_PX, HEADING_PX, Theme, set_role

_SIDE = 15
_ICON = 18
_GAP = 8
_HEIGHT = 44
_RADIUS = 10
_RING = 4
_LETTERS_PX = BODY_PX + 1


class GenerateButton(QPushButton):
    """A push button with an icon and strong words at the left, and the cost and the keys, quieter, at the right.

    Its accessible name stays "Generate"; the words are its description. The quiet part goes where room is short.
    """

    def __init__(self, theme: Theme, shortcut: QKeySequence | str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "main")
        self._theme = theme
        self._words = self.tr("Generate")
        self._cost = ""
        self._keys = ""
        self.set_keys(shortcut)
        self.setAccessibleName(self.tr("Generate"))
        theme.keep(self, QWidget.setMinimumHeight, _HEIGHT)

    def set_words(self, words: str, cost: str = "") -> None:
        """Shows for example "Generate 2 images" and "$0.06"."""
        self._words, self._cost = words, cost
        self.setAccessibleDescription(", ".join(filter(None, (words, cost))))
        self.updateGeometry()
        self.update()

    def set_keys(self, shortcut: QKeySequence | str) -> None:
        """Shows these keys."""
        # Every keyboard shows the return key as this arrow, whatever languages call it, and there is little room.
        self._keys = _written(QKeySequence(shortcut))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keys = self._keys.replace(_written(QKeySequence(key)), "↵")
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        return self._words

    def note(self) -> str:
        """What stands at the right: the cost, if known, and the keys."""
        return " · ".join(filter(None, (self._cost, self._keys)))

    def sizeHint(self) -> QSize:
        note = QFontMetrics(self._note_font()).horizontalAdvance(self.note())
        return QSize(self.minimumSizeHint().width() + 2 * _GAP + note, self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(self._words_font()).horizontalAdvance(self._words)
        return QSize(2 * _SIDE + self._theme.px(_ICON) + _GAP + words, self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_of(self)
        self._paint_ground(painter)
        bright, quiet = ("on_accent", "on_accent_muted") if self.isEnabled() else ("faint", "faint")
        side = self._theme.px(_ICON)
        icon = self._theme.pixmap("play", bright, side, self.devicePixelRatioF())
        painter.drawPixmap(mirrored(self, QRect(_SIDE, (self.height() - side) // 2, side, side)), icon)
        room = self.rect().adjusted(_SIDE + side + _GAP, 0, -_SIDE, 0)
        painter.setFont(self._words_font())
        painter.setPen(self._theme.tokens.named(bright))
        words_width = painter.fontMetrics().horizontalAdvance(self._words)
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(mirrored(self, room), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        self._paint_note(painter, room.adjusted(words_width + 2 * _GAP, 0, 0, 0), quiet)

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tokens.accent_hover if self.underMouse() or self.isDown() else tokens.accent_strong
        painter.setBrush(ground if self.isEnabled() else tokens.raised)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.on_accent_muted, 2))
            ring = self.rect().adjusted(_RING, _RING, -_RING, -_RING)
            painter.drawRoundedRect(ring, _RADIUS - _RING, _RADIUS - _RING)

    def _paint_note(self, painter: QPainter, room: QRect, colour: str) -> None:
        painter.setFont(self._note_font())
        painter.setPen(self._theme.tokens.named(colour))
        fitting = (text for text in (self.note(), self._cost) if self._fits(painter, text, room))
        place = mirrored(self, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, next(fitting, ""))

    @staticmethod
    def _fits(painter: QPainter, text: str, room: QRect) -> bool:
        return painter.fontMetrics().horizontalAdvance(text) <= room.width()

    def _words_font(self) -> QFont:
        return self._theme.font(_LETTERS_PX, QFont.Weight.DemiBold)

    def _note_font(self) -> QFont:
        return self._theme.font(HEADING_PX)


def _written(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
