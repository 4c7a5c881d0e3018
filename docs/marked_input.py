"""The part of the tour in which marks are drawn upon an input."""

from dataclasses import replace

from photographer import LARGE, Photographer
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from qwen_studio.core.drawing import DrawnMark, MarkColour, MarkKind, Point
from qwen_studio.core.resources import resource_path
from qwen_studio.ui.marking.marking_canvas import MarkingCanvas
from qwen_studio.ui.marking.marking_dialog import MarkingDialog
from qwen_studio.ui.top_bar import EDIT

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
DRAWN = (
    DrawnMark(MarkKind.ARROW, MarkColour.BLUE, (Point(0.93, 0.22), Point(0.79, 0.36))),
    DrawnMark(MarkKind.PIN, MarkColour.GREEN, (Point(0.66, 0.86),), number=1),
    DrawnMark(MarkKind.TEXT, MarkColour.YELLOW, (Point(0.42, 0.04),), words="a bookshelf behind her"),
)


def take_marks(photographer: Photographer) -> None:
    """The dialog with marks of several kinds, the last of them just drawn, and the form that they lead to."""
    composer = photographer.studio.composer
    photographer.show_page(EDIT, LARGE)
    composer.clear()
    composer.put_files([resource_path("samples", "astronaut.png")])
    composer.set_instruction(photographer.said("Replace the flag with a bookshelf."))
    photographer.wait(lambda: composer.slot(1).sent_size is not None)
    composer.draw(1, tuple(replace(mark, words=photographer.said(mark.words)) for mark in DRAWN))
    photographer.choose("window.draw")
    dialog = photographer.window.findChildren(MarkingDialog)[-1]
    canvas = dialog.findChildren(MarkingCanvas)[0]
    photographer.settle()
    _drag(canvas, canvas.picture_rect, QPointF(0.02, 0.04), QPointF(0.3, 0.6))
    photographer.shoot("marks", dialog)
    dialog.accept()
    photographer.wait(lambda: composer.slot(1).sent_size is not None)
    photographer.settle(1.0)
    photographer.shoot("marks_form")
    composer.clear()
    composer.set_instruction("")


def _drag(canvas: MarkingCanvas, rect: QRectF, start: QPointF, end: QPointF) -> None:
    places = [
        QPointF(rect.x() + part.x() * rect.width(), rect.y() + part.y() * rect.height()).toPoint()
        for part in (start, (start + end) / 2, end)
    ]
    QTest.mousePress(canvas, LEFT, PLAIN, places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, LEFT, PLAIN, places[-1])
