"""One fact about a picture: its name and its value stand on one line."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget

from qwen_studio.ui.panels.detail_row import DetailRow
from qwen_studio.ui.widgets.value_field import ValueField
from tests.ui.scene import Scene


@pytest.mark.parametrize("words", ["Seed", "种子"])
def test_the_value_stands_on_the_line_of_its_name_in_every_script(scene: Scene, words: str) -> None:
    scene.theme.set_choice("light")
    row = scene.open_window(DetailRow(scene.theme, words), 260, 23)
    row.set_value(words)
    name, value = row.findChildren(QLabel)[0], row.findChildren(ValueField)[0]
    value.clearFocus()
    picture = row.grab().toImage()

    assert abs(lowest_ink(picture, name) - lowest_ink(picture, value)) <= 1


def lowest_ink(picture: QImage, widget: QWidget) -> int:
    """The lowest line of the row on which the widget has painted letters."""
    place = widget.geometry()
    ground = picture.pixelColor(picture.width() - 1, 0).lightness()
    return max(
        y
        for y in range(place.top(), place.bottom() + 1)
        if any(ground - picture.pixelColor(x, y).lightness() > 60 for x in range(place.left(), place.left() + 40))
    )
