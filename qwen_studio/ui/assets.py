"""The files under `resources/` that the window draws with, and its icons.

Icons are SVG files in one stroke style on a 24 px grid, drawn with `currentColor`. Qt would paint that black, so
the word is replaced by a colour before rendering. Each icon is drawn once for a name, colour, size and pixel ratio.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from qwen_studio.core.resources import resource_path

ICON_SIZE = 18
ICON_GAP = 3


@dataclass(frozen=True, slots=True)
class IconLook:
    """How one icon appears: its drawing and the names of its colours, at rest and when checked."""

    name: str
    colour: str = "text"
    checked_name: str = ""
    checked_colour: str = ""
    disabled_colour: str = "faint"

    def drawing_in(self, state: QIcon.State) -> str:
        return self.checked_name or self.name if state == QIcon.State.On else self.name

    def colour_in(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return self.disabled_colour
        return self.checked_colour or self.colour if state == QIcon.State.On else self.colour


class Icons:
    """Draws icons in the colours of a theme that may change."""

    def __init__(self, colour_of: Callable[[str], QColor]) -> None:
        self._colour_of = colour_of
        self._drawings: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, int, int, int, int, float], QPixmap] = {}
        self.kept: list[QIconEngine] = []

    def pixmap(self, name: str, colour: str, size: int = ICON_SIZE, dpr: float = 1.0, *, gap: int = 0) -> QPixmap:
        """The icon in the token `colour` as `size` × `size` logical px, `dpr` times as many real ones.

        `gap` logical px stay empty beside it: the only way to more than Qt's 4 between an icon and its words.
        """
        tint = self._colour_of(colour)
        # In a mirrored window the words stand at the left of the icon.
        before = gap if QGuiApplication.isRightToLeft() else 0
        key = (name, tint.rgba(), size, gap, before, dpr)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(self.svg(name, tint), size, gap, before, dpr)
        return self._pixmaps[key]

    def icon(self, look: IconLook) -> QIcon:
        """An icon that takes the theme's present colours whenever it is painted.

        Raises:
            FileNotFoundError: no drawing has that name.
        """
        for name in filter(None, (look.name, look.checked_name)):
            self._drawing(name)
        return QIcon(_ThemedIcon(self, look))

    def svg(self, name: str, tint: QColor) -> str:
        """The drawing of that name in that colour, as the text of an SVG file.

        Raises:
            FileNotFoundError: no drawing has that name.
        """
        return self._drawing(name).replace("currentColor", tint.name())

    def _drawing(self, name: str) -> str:
        if name not in self._drawings:
            self._drawings[name] = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
        return self._drawings[name]

    @staticmethod
    def _render(svg: str, size: int, gap: int, before: int, dpr: float) -> QPixmap:
        side = round(size * dpr)
        pixmap = QPixmap(round((size + gap) * dpr), side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(round(before * dpr), 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(dpr)
        return pixmap


class _ThemedIcon(QIconEngine):
    """Paints an icon in the theme's colours of the moment, so that nobody has to tint it again."""

    def __init__(self, icons: Icons, look: IconLook) -> None:
        super().__init__()
        self._icons = icons
        self._look = look

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        side = min(size.width(), size.height())
        name, colour = self._look.drawing_in(state), self._look.colour_in(mode, state)
        return self._icons.pixmap(name, colour, side, scale, gap=size.width() - side)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatio()
        pixmap = self._icons.pixmap(self._look.drawing_in(state), self._look.colour_in(mode, state), side, ratio)
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(corner, pixmap)

    def clone(self) -> QIconEngine:
        # PySide6 gives the copy away without a reference of its own: unkept it would be gone before Qt has it.
        copy = _ThemedIcon(self._icons, self._look)
        self._icons.kept.append(copy)
        return copy
