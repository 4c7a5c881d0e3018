"""Sharpness on screens of every scale; each needs a process of its own, as Qt reads the scale once."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

app = QApplication([])
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.picture_levels import PictureLevels

board = QImage(900, 700, QImage.Format.Format_RGB32)
red, blue = QColor("#d02020"), QColor("#2040d0")
board.fill(blue)
for y in range(700):
    for x in range(y % 2, 900, 2):
        board.setPixelColor(x, y, red)
canvas = Canvas(Theme(app, "dark"))
canvas.resize(401, 303)
canvas.show_picture(PictureLevels(board))
canvas.show()
QTest.keyClick(canvas, Qt.Key.Key_Z)
for _ in range(30):
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
seen = canvas.grab().toImage()
ratio = seen.devicePixelRatio()
rect = canvas.picture_rect
left, top = round(rect.x() * ratio), round(rect.y() * ratio)
wrong = sum(
    seen.pixelColor(left + x, top + y) != board.pixelColor(x, y) for x in range(120) for y in range(120)
)
print(ratio, canvas.factor, wrong)
"""


@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_at_100_percent_each_pixel_is_one_of_the_screen(scale: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    ratio, factor, wrong = done.stdout.split()
    assert (float(ratio), float(factor), int(wrong)) == (float(scale), 1.0, 0)
