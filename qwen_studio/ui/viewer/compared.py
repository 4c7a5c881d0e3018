"""One of the two pictures that are compared."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from qwen_studio.core.placing import WHOLE, Place
from qwen_studio.ui.viewer.picture_levels import PictureLevels


@dataclass(frozen=True)
class Compared:
    """The picture, what it is called, and where it lies over the picture that is shown."""

    picture: PictureLevels
    name: str
    place: Place = WHOLE

    def rect_in(self, shown: QRectF) -> QRectF:
        """Where it lies while the picture that is shown lies there."""
        place = self.place
        return QRectF(
            shown.left() + place.left * shown.width(),
            shown.top() + place.top * shown.height(),
            place.width * shown.width(),
            place.height * shown.height(),
        )
