"""What differs between two pictures, worked out on worker threads."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from qwen_studio.core.placing import Place
from qwen_studio.state.qimages import to_pillow, to_qimage
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 2048 * 2048
"""More would be seen by nobody, and take seconds."""


class Differences(QObject):
    """The difference that was asked for last.

    Signals:
        made(QImage): it is here.
    """

    made = Signal(QImage)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._asked = 0

    def forget(self) -> None:
        """What is being worked out is not wanted any more."""
        self._asked += 1

    def ask(self, picture: QImage, other: QImage, place: Place, gain: int) -> None:
        """Work it out, `other` lying at that place of the picture; what was asked for before is forgotten."""
        self._asked += 1
        asked = self._asked

        def take(image: QImage) -> None:
            if asked == self._asked:
                self.made.emit(image)

        self._tasks.run(_difference, picture, other, place, gain, done=take)


def _difference(picture: QImage, other: QImage, place: Place, gain: int) -> QImage:
    from qwen_studio.imaging.difference import difference

    return to_qimage(difference(_reduced(picture), _reduced(other), place, gain=gain))


def _reduced(image: QImage) -> "Image":
    pixels = image.width() * image.height()
    if pixels > MOST_PIXELS:
        size: QSize = image.size() * (MOST_PIXELS / pixels) ** 0.5
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return to_pillow(image)
