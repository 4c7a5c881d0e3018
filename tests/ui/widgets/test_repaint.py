import sys

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.generate_button import GenerateButton
from qwen_studio.ui.widgets.icon_label import IconLabel
from qwen_studio.ui.widgets.pill import Pill
from qwen_studio.ui.widgets.progress_line import ProgressLine
from qwen_studio.ui.widgets.switch import Switch

REPAINTS = 300


def test_painting_in_python_loses_no_reference_to_none(theme: Theme, qtbot: QtBot) -> None:
    # PySide6 6.12.0 loses one per paintEvent, and Python < 3.12 aborts when none is left.
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    button = QPushButton("Recall")
    theme.bind_icon(button, "recall")
    painted = [IconLabel(theme, "star"), Pill(theme, "Service"), ProgressLine(theme, "Progress")]
    for widget in (button, *painted, Switch(theme, "Watermark"), GenerateButton(theme, "Ctrl+Return")):
        column.addWidget(widget)
    window.grab()
    before = sys.getrefcount(None)
    for _ in range(REPAINTS):
        window.grab()
    assert abs(sys.getrefcount(None) - before) < REPAINTS
