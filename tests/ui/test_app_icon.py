import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from qwen_studio.ui.app_icon import SIZES, WINDOW_SIZES, render, window_icon


@pytest.mark.parametrize("size", SIZES)
def test_the_icon_shows_a_cold_half_and_a_warm_half_with_a_white_line_between(qapp: QApplication, size: int) -> None:
    icon = render(size)

    assert (icon.width(), icon.height()) == (size, size)
    assert QColor(icon.pixelColor(0, 0)).alpha() < 128  # its corners are round
    before, after = mean(icon, 0.2, 0.4), mean(icon, 0.6, 0.8)
    assert before.blue() > before.red() + 40
    assert after.red() > after.blue() + 40
    line = icon.pixelColor(size // 2, round(size * 0.25))
    assert min(line.red(), line.green(), line.blue()) > 225


def test_a_window_has_the_icon_in_every_size_of_its_own(qapp: QApplication) -> None:
    icon = window_icon()

    assert [size.width() for size in icon.availableSizes()] == list(WINDOW_SIZES)
    assert icon.pixmap(16).toImage() != icon.pixmap(128).toImage().scaled(16, 16)


def mean(icon: QImage, left: float, right: float) -> QColor:
    """The mean colour between two heights of the picture, and between `left` and `right` of its width."""
    size = icon.width()
    columns = range(round(left * size), max(round(right * size), round(left * size) + 1))
    rows = range(round(0.25 * size), round(0.75 * size))
    found = [icon.pixelColor(x, y) for x in columns for y in rows]
    parts = [sum(part(colour) for colour in found) // len(found) for part in (QColor.red, QColor.green, QColor.blue)]
    return QColor(*parts)
