import pytest
from PySide6.QtCore import QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.generate_button import GenerateButton
from tests.ui.by_name import by_name


@pytest.fixture
def button(theme: Theme, qtbot: QtBot) -> GenerateButton:
    button = GenerateButton(theme, "Ctrl+Return")
    qtbot.addWidget(button)
    button.set_words("Generate 2 images", "$0.06")
    return button


def test_its_name_stays_and_its_words_are_described(button: GenerateButton) -> None:
    found = by_name(button, QPushButton, "Generate")
    assert found.accessibleDescription() == "Generate 2 images, $0.06"


def test_it_says_what_it_costs_and_its_keys(button: GenerateButton) -> None:
    assert button.words() == "Generate 2 images"
    assert button.note() == "$0.06 · Ctrl+↵"
    button.set_words("Generate 1 image")
    assert button.note() == "Ctrl+↵"


def test_the_return_key_is_an_arrow_in_every_language(button: GenerateButton, qapp: QApplication) -> None:
    words_of_qt = QTranslator()
    assert words_of_qt.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    qapp.installTranslator(words_of_qt)
    try:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            button.set_keys(keys)
            assert button.note() == "$0.06 · Ctrl+↵"
        button.set_keys("Ctrl+Space")
        assert button.note() == "$0.06 · Ctrl+空格"
    finally:
        qapp.removeTranslator(words_of_qt)


def test_keys_and_clicks_press_it(button: GenerateButton, qtbot: QtBot) -> None:
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_note_is_painted_at_the_right_and_left_out_where_there_is_no_room(
    button: GenerateButton, theme: Theme
) -> None:
    def painted_columns(width: int) -> list[int]:
        button.resize(width, 44)
        image = button.grab().toImage()
        ground = theme.tokens.accent_strong.rgb()
        middle = range(14, 30)
        return [x for x in range(4, width - 4) if any(image.pixel(x, y) != ground for y in middle)]

    wide = painted_columns(320)
    assert max(wide) > 290
    assert not any(190 < x < 215 for x in wide)
    narrow = painted_columns(button.minimumSizeHint().width())
    assert len(narrow) < len(wide)


def test_disabled_it_has_not_the_accent(button: GenerateButton, theme: Theme) -> None:
    button.resize(320, 44)
    assert button.grab().toImage().pixelColor(200, 6) == theme.tokens.accent_strong
    button.setEnabled(False)
    assert button.grab().toImage().pixelColor(200, 6) == theme.tokens.raised
