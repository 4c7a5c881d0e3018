import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.progress_line import ProgressLine
from qwen_studio.ui.widgets.spinner import Spinner


@pytest.mark.parametrize(("fraction", "length"), [(0, 0), (0.25, 25), (0.64, 64), (1, 100), (7, 100), (-1, 0)])
def test_the_line_is_as_long_as_the_fraction(theme: Theme, qtbot: QtBot, fraction: float, length: int) -> None:
    line = ProgressLine(theme, "Progress")
    qtbot.addWidget(line)
    line.resize(100, 4)
    line.set_fraction(fraction)
    image = line.grab().toImage()
    done = [x for x in range(2, 98) if image.pixelColor(x, 1) == theme.tokens.accent]
    assert len(done) == pytest.approx(length, abs=5)


def test_a_spinner_turns_only_while_it_is_seen(theme: Theme, qtbot: QtBot) -> None:
    spinner = Spinner(theme, "Working")
    qtbot.addWidget(spinner)
    spinner.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    before = spinner.grab().toImage()
    spinner.show()
    qtbot.waitUntil(lambda: spinner.grab().toImage() != before)
    spinner.hide()
    assert not any(timer.isActive() for timer in spinner.findChildren(type(spinner._timer)))
