"""Where a picture lies in its window, for a zoom, a centre and the room there is."""

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF

LEAST_ZOOM = 0.02
MOST_ZOOM = 32.0


class Zoom:
    """The place of one picture in a room, both of which may change.

    Positions and sizes are logical px of the widget. `factor` is device px per picture px, so that at 1.0 each pixel
    of the picture is one of the screen, whatever the screen's scale. While `fits` the factor follows the room.
    """

    def __init__(self) -> None:
        self._margins = QMarginsF()
        self._picture = QSizeF()
        self._room = QRectF()
        self._ratio = 1.0
        self._factor: float | None = None
        self._centre = QPointF(0.5, 0.5)

    @property
    def fits(self) -> bool:
        return self._factor is None

    @property
    def factor(self) -> float:
        return self.fit_factor if self._factor is None else self._factor

    @property
    def fit_factor(self) -> float:
        """The factor at which the entire picture just fills the room inside the margins."""
        return self._within(min(self._factors(self.area)))

    @property
    def area(self) -> QRectF:
        """The room without the margins; a fitted picture stays inside it."""
        return self._room.marginsRemoved(self._margins)

    @property
    def rect(self) -> QRectF:
        """Where the picture lies, on whole device pixels."""
        size = self._picture * (self.factor / self._ratio)
        middle = self.area.center()
        left = middle.x() - self._centre.x() * size.width()
        top = middle.y() - self._centre.y() * size.height()
        return QRectF(self._whole(left), self._whole(top), self._whole(size.width()), self._whole(size.height()))

    @property
    def can_pan(self) -> bool:
        """Whether some of the picture is outside the room."""
        rect, area = self.rect, self.area
        return rect.width() > area.width() + 1 or rect.height() > area.height() + 1

    def set_picture(self, size: QSizeF) -> None:
        """Shows another picture: where the last one was if it is of the same size, as results of one job are."""
        if size != self._picture:
            self._picture = QSizeF(size)
            self.fit()

    def set_room(self, room: QRectF, margins: QMarginsF, ratio: float) -> None:
        """The part of the widget there is, and what a fitted picture leaves free; `ratio` is device px per logical."""
        self._room = QRectF(room)
        self._margins = margins
        self._ratio = ratio
        self._keep_inside()

    def fit(self) -> None:
        self._factor = None
        self._centre = QPointF(0.5, 0.5)

    def fill(self) -> None:
        """Zooms until nothing of the room is free, margins or not, the middle of the picture in its middle."""
        self._factor = self._within(max(self._factors(self._room)))
        size = self._picture * (self._factor / self._ratio)
        if not size.isEmpty():
            off = self.area.center() - self._room.center()
            self._centre = QPointF(0.5 + off.x() / size.width(), 0.5 + off.y() / size.height())
            self._keep_inside()

    def set_factor(self, factor: float, anchor: QPointF | None = None) -> None:
        """Zooms so that the point of the picture under `anchor` stays there; without one, the middle of the room."""
        at = self.area.center() if anchor is None else anchor
        before = self.rect
        if before.isEmpty():
            return
        held = QPointF((at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height())
        self._factor = min(MOST_ZOOM, max(min(LEAST_ZOOM, self.fit_factor), factor))
        size = self._picture * (self._factor / self._ratio)
        away = self.area.center() - at
        self._centre = QPointF(held.x() + away.x() / size.width(), held.y() + away.y() / size.height())
        self._keep_inside()

    def pan(self, by: QPointF) -> None:
        """Moves the picture by that much, as far as there is more of it to see."""
        size = self._picture * (self.factor / self._ratio)
        if not size.isEmpty():
            self._centre -= QPointF(by.x() / size.width(), by.y() / size.height())
            self._keep_inside()

    def _factors(self, room: QRectF) -> tuple[float, float]:
        """The factors at which the picture is as wide, and as high, as the room."""
        if self._picture.isEmpty() or room.isEmpty():
            return 1.0, 1.0
        across, down = room.width() / self._picture.width(), room.height() / self._picture.height()
        return across * self._ratio, down * self._ratio

    @staticmethod
    def _within(factor: float) -> float:
        return min(MOST_ZOOM, max(LEAST_ZOOM, factor))

    def _keep_inside(self) -> None:
        size, area = self._picture * (self.factor / self._ratio), self.area
        if not size.isEmpty():
            self._centre = QPointF(
                _held(self._centre.x(), size.width(), area.width()),
                _held(self._centre.y(), size.height(), area.height()),
            )

    def _whole(self, length: float) -> float:
        return round(length * self._ratio) / self._ratio


def _held(centre: float, length: float, room: float) -> float:
    """The centre, 0 to 1 along the length, such that the room stays filled, or 0.5 where the length is too short."""
    if length <= room:
        return 0.5
    edge = room / 2 / length
    return min(1 - edge, max(edge, centre))
