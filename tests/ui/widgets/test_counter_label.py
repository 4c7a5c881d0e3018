from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.counter_label import CharacterCounter


def test_it_counts_up_to_the_limit(theme: Theme, qtbot: QtBot) -> None:
    counter = CharacterCounter(800)
    qtbot.addWidget(counter)
    counter.set_count(800)
    assert counter.text() == "800 / 800"
    assert not counter.is_over()


def test_beyond_the_limit_it_says_by_how_much_in_the_colour_of_errors(theme: Theme, qtbot: QtBot) -> None:
    counter = CharacterCounter(800)
    qtbot.addWidget(counter)
    counter.show()
    counter.set_count(812)
    assert counter.text() == "12 over the limit"
    assert counter.is_over()
    image = counter.grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert theme.tokens.bad.rgb() in seen
    counter.set_limit(900)
    assert counter.text() == "812 / 900"
