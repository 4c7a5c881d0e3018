from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from tests.ui.by_name import by_name

WORDS = "Put the bird on a branch in the garden, warm evening light"


def test_words_without_room_end_in_dots_and_stand_whole_in_the_tool_tip(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(WORDS)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.text().endswith("…")
    assert WORDS.startswith(label.text()[:-1].rstrip())
    assert label.fontMetrics().horizontalAdvance(label.text()) <= 120
    assert label.toolTip() == WORDS
    assert by_name(label, ElidedLabel, WORDS) is label


def test_words_with_room_stand_whole_without_a_tool_tip(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(WORDS)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    label.resize(label.sizeHint())
    assert label.text() == WORDS
    assert label.toolTip() == ""


def test_markup_and_line_breaks_are_only_words(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_text("<b>bold</b>\nnext")
    label.resize(400, 20)
    label.show()
    assert label.text() == "<b>bold</b> next"
    narrow = label.fontMetrics().horizontalAdvance("bold next")
    assert label.sizeHint().width() > narrow
