from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.core.drawing import Drawing, DrawnMark
from qwen_studio.core.geometry import Size
from qwen_studio.state.images import ImageCache
from qwen_studio.state.qimages import load_qimage
from qwen_studio.state.slots import Slot, SlotState
from qwen_studio.state.tasks import Tasks
from qwen_studio.ui.marking.marking_canvas import MarkingCanvas
from qwen_studio.ui.marking.marking_dialog import MarkingDialog
from qwen_studio.ui.theme import Theme
from tests.ui.by_name import by_name

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Hands:
    """What a person does in the dialog; places are parts of the picture's width and height."""

    def __init__(self, dialog: MarkingDialog) -> None:
        self.dialog = dialog
        self.canvas = by_name(dialog, MarkingCanvas, "Picture to draw on")

    @property
    def drawing(self) -> Drawing:
        return self.dialog.drawing

    @property
    def last(self) -> DrawnMark:
        return self.drawing[-1]

    def at(self, x: float, y: float) -> QPoint:
        rect = self.canvas.picture_rect
        return QPoint(round(rect.x() + x * rect.width()), round(rect.y() + y * rect.height()))

    def drag(self, *way: tuple[float, float], steps: int = 6) -> None:
        """Presses at the first place, goes to the others, and lets go."""
        QTest.mousePress(self.canvas, LEFT, PLAIN, self.at(*way[0]))
        for (x, y), (to_x, to_y) in pairwise(way):
            for step in range(1, steps + 1):
                QTest.mouseMove(self.canvas, self.at(x + (to_x - x) * step / steps, y + (to_y - y) * step / steps))
        QTest.mouseRelease(self.canvas, LEFT, PLAIN, self.at(*way[-1]))

    def click(self, x: float, y: float) -> None:
        QTest.mouseClick(self.canvas, LEFT, PLAIN, self.at(x, y))

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.canvas, key, held)

    def write(self, words: str) -> None:
        """Types into the small field and presses Enter."""
        field = by_name(self.dialog, QLineEdit, "Words of the mark")
        field.insert(words)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def colour(self, x: float, y: float) -> QColor:
        """What is painted at that place."""
        at = self.at(x, y)
        return self.canvas.grab().toImage().pixelColor(at)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Grey, lying on its side: 900 wide and 600 high once it is turned."""
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (600, 900), (128, 128, 128)).save(path, quality=95, exif=exif)
    return path


OpenDialog = Callable[..., Hands]


@pytest.fixture
def open_dialog(qtbot: QtBot, qapp: QApplication, theme: Theme, tasks: Tasks, photo: Path) -> Iterator[OpenDialog]:
    """Opens the dialog for the photo, or for another file, with these marks."""
    window = QWidget()
    window.resize(1200, 900)
    qtbot.addWidget(window)

    def open_one(drawing: Drawing = (), file: Path = photo, *, vanishes: bool = False) -> Hands:
        image = load_qimage(file)
        if vanishes:
            file.unlink()
        size = Size(image.width(), image.height())
        slot = Slot(1, SlotState.READY, file.name, thumbnail=image, original_size=size, file=file, drawing=drawing)
        dialog = MarkingDialog(slot, ImageCache(tasks, window), tasks, theme, window)
        with qtbot.waitExposed(dialog):
            dialog.show()
        hands = Hands(dialog)
        if not vanishes:
            qtbot.waitUntil(lambda: not hands.canvas.picture_rect.isEmpty())
        return hands

    yield open_one
    window.close()
