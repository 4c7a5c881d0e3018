from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.icon_button import IconButton
from tests.ui.by_name import by_name


def test_its_name_and_shortcut_are_in_the_tool_tip(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "star", "Favourite", shortcut="Ctrl+B")
    qtbot.addWidget(button)
    assert by_name(button, IconButton, "Favourite").toolTip() == "Favourite (Ctrl+B)"


def test_it_triggers_its_action_and_follows_it(theme: Theme, qtbot: QtBot) -> None:
    action = QAction("&Favourite", checkable=True)
    action.setShortcut("B")
    button = IconButton(theme, "star", "Favourite", checked_icon="star-filled")
    button.set_action(action)
    qtbot.addWidget(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert action.isChecked()
    assert button.isChecked()
    assert button.toolTip() == "Favourite (B)"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not action.isChecked()
    assert not button.isChecked()
    action.setEnabled(False)
    assert not button.isEnabled()


def test_a_click_leaves_the_keyboard_where_it_was(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    field, button = QLineEdit(), IconButton(theme, "star", "Favourite")
    row.addWidget(field)
    row.addWidget(button)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_checked_button_stands_on_the_accent_wash(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "star", "Favourite", checkable=True)
    qtbot.addWidget(button)
    button.setChecked(True)
    assert button.grab().toImage().pixelColor(16, 3) == theme.tokens.accent_wash
