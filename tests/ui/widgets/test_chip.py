from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.chip import FilterChip
from qwen_studio.ui.widgets.flow_layout import FlowLayout
from tests.ui.by_name import by_name


def test_a_click_turns_the_filter_on_and_shows_it(theme: Theme, qtbot: QtBot) -> None:
    chip = FilterChip(theme, "Favourites", icon="star", checked_icon="star-filled")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 3) != theme.tokens.accent_wash
    qtbot.mouseClick(by_name(chip, FilterChip, "Favourites"), Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    qtbot.mouseMove(chip, chip.rect().bottomRight())
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 3) == theme.tokens.accent_wash


def test_chips_flow_into_rows_where_the_width_is_small(theme: Theme, qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    flow = FlowLayout(room, spacing=8)
    chips = [FilterChip(theme, f"Chip {n}") for n in range(4)]
    for chip in chips:
        flow.addWidget(chip)
    one = chips[0].sizeHint()
    wide, narrow = 4 * one.width() + 3 * 8, 2 * one.width() + 8
    room.resize(wide, 200)
    room.show()
    assert len({chip.y() for chip in chips}) == 1
    assert flow.heightForWidth(wide) == one.height()
    room.resize(narrow, 200)
    assert [chip.y() for chip in chips] == [0, 0, one.height() + 8, one.height() + 8]
    assert [chip.x() for chip in chips] == [0, one.width() + 8, 0, one.width() + 8]
    assert flow.heightForWidth(narrow) == 2 * one.height() + 8


def test_a_hidden_chip_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    flow = FlowLayout(room)
    first, second = FilterChip(theme, "One"), FilterChip(theme, "Two")
    flow.addWidget(first)
    flow.addWidget(second)
    room.resize(400, 100)
    room.show()
    assert second.x() > 0
    first.hide()
    flow.activate()
    assert second.x() == 0
