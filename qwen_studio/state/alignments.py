"""How results lie over the inputs they were made from, found on worker threads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.errors import StudioError
from qwen_studio.core.geometry import Size
from qwen_studio.state.qimages import to_pillow
from qwen_studio.state.tasks import Tasks

ENOUGH_PIXELS = 1024 * 1024
_KEPT = 200


@dataclass(frozen=True)
class Registration:
    """What became of registering a pair; None if the two have too little in common to trust the figures."""

    alignment: Alignment | None


class Alignments(QObject):
    """Knows the pairs of this run, by the keys of their pictures.

    Signals:
        found(): another pair is known now.
    """

    found = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._known: dict[tuple[str, str], Registration] = {}
        self._asked: set[tuple[str, str]] = set()

    def known(self, original: str, result: str) -> Registration | None:
        """What is known of that pair; None if that is nothing yet."""
        return self._known.get((original, result))

    def ask(self, original: str, result: str, pictures: tuple[QImage, QImage], sizes: tuple[Size, Size]) -> None:
        """Register the pair, unless that is done or under way.

        `pictures` are the original and the result, or smaller copies; the figures are for their own `sizes`.
        """
        pair = (original, result)
        if pair in self._known or pair in self._asked:
            return
        self._asked.add(pair)
        self._tasks.run(_register, pictures, sizes, done=lambda registration: self._take(pair, registration))

    def over_original(
        self,
        way: Sequence[Path],
        done: Callable[[Alignment | None], object],
        failed: Callable[[StudioError], object],
    ) -> None:
        """Hand over how the last of these files, each made from the one before it, lies over the first."""
        self._tasks.run(_over_original, tuple(way), done=done, failed=failed)

    def _take(self, pair: tuple[str, str], registration: Registration) -> None:
        self._asked.discard(pair)
        self._known[pair] = registration
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        self.found.emit()


def _over_original(way: Sequence[Path]) -> Alignment | None:
    from qwen_studio.imaging.chain_alignment import chain_alignment

    return chain_alignment(way)


def _register(pictures: tuple[QImage, QImage], sizes: tuple[Size, Size]) -> Registration:
    from qwen_studio.imaging.registration import register

    original, result = (to_pillow(_reduced(picture)) for picture in pictures)
    found = register(original, result)
    # Trusted by the pixels that were compared: in a large original the same small error is more of them.
    return Registration(None if found is None or not found.trustworthy else found.between(*sizes))


def _reduced(image: QImage) -> QImage:
    pixels = image.width() * image.height()
    if pixels <= ENOUGH_PIXELS:
        return image
    size: QSize = image.size() * (ENOUGH_PIXELS / pixels) ** 0.5
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
