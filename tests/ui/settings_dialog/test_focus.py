"""In the settings, too, it is seen what has the keyboard, and rows are chosen as a whole."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTreeWidget, QWidget

from qwen_studio.ui.theme import Choice
from tests.ui.settings_dialog.open_settings import OpenSettings
from tests.ui.test_focus_ring import around, differ

KEYS = "Keys on the keyboard"


def is_told(widget: QWidget) -> bool:
    """Whether it looks clearly otherwise without the keyboard that it has."""
    assert widget.hasFocus()
    QApplication.processEvents()
    with_keyboard = around(widget)
    widget.clearFocus()
    QApplication.processEvents()
    return differ(with_keyboard, around(widget))


@pytest.mark.parametrize("choice", ["dark", "light", "contrast"])
def test_the_list_of_pages_has_a_frame_when_the_dialog_opens(settings: OpenSettings, choice: Choice) -> None:
    settings.scene.theme.set_choice(choice)
    assert is_told(settings.pages)


@pytest.mark.parametrize("choice", ["dark", "light", "contrast"])
def test_tab_into_the_list_of_keys_chooses_its_first_action(settings: OpenSettings, choice: Choice) -> None:
    settings.scene.theme.set_choice(choice)
    settings.go_to(KEYS)
    tree = settings.find(QTreeWidget, "Actions and their keys")
    while not tree.hasFocus():
        QTest.keyClick(QApplication.focusWidget() or settings.dialog, Qt.Key.Key_Tab)
    chosen = tree.currentItem()
    assert chosen is not None
    assert chosen.text(0) == "New edit"
    assert is_told(tree)


def test_a_chosen_row_is_one_piece(settings: OpenSettings) -> None:
    settings.go_to(KEYS)
    tree = settings.find(QTreeWidget, "Actions and their keys")
    (line,) = tree.findItems("New edit", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    place = tree.visualItemRect(line)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    QApplication.processEvents()
    picture = tree.viewport().grab().toImage()
    # Above the words, below the frame.
    colours = {picture.pixelColor(x, place.top() + 5).name() for x in range(8, picture.width() - 8)}
    assert colours == {settings.scene.theme.tokens.accent_wash.name()}


def test_actions_that_say_too_little_stand_behind_the_title_of_their_menu(settings: OpenSettings) -> None:
    settings.go_to(KEYS)
    tree = settings.find(QTreeWidget, "Actions and their keys")
    groups = filter(None, map(tree.topLevelItem, range(tree.topLevelItemCount())))
    lines = (group.child(n) for group in groups for n in range(group.childCount()))
    titles = [line.text(0) for line in lines if line is not None]
    assert {"Open a sample: Coffee", "Theme: Dark", "Text size: 150 %"} <= set(titles)
    assert "Coffee" not in titles
    (line,) = tree.findItems("Open a sample: Coffee", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    tree.setCurrentItem(line)
    assert "Open a sample: Coffee" in [label.text() for label in settings.dialog.findChildren(QLabel)]


def left_edge(widget: QWidget, ground: QColor) -> int:
    """Where in the dialog the first pixel of its words stands."""
    picture = widget.grab().toImage()
    columns = range(picture.width())
    first = next(x for x in columns if any(picture.pixelColor(x, y) != ground for y in range(picture.height())))
    return first + widget.mapTo(widget.window(), QPoint()).x()


def test_lists_and_paths_begin_where_the_words_above_them_do(settings: OpenSettings) -> None:
    page = settings.go_to(KEYS)
    heading = next(label for label in page.findChildren(QLabel) if label.text() == KEYS)
    tree = settings.find(QTreeWidget, "Actions and their keys")
    assert tree.mapTo(settings.dialog, QPoint()).x() == heading.mapTo(settings.dialog, QPoint()).x()
    settings.go_to("Library")
    path = settings.find(QLineEdit, "This library")
    # Letters stand at most a pixel within their own room, so both begin with the same one.
    path.setText("This")
    (name,) = (label for label in settings.row("This library").findChildren(QLabel) if label.text() == "This library")
    ground = settings.scene.theme.tokens.panel
    assert left_edge(path, ground) == left_edge(name, ground)
    path.setFocus()
    path.setCursorPosition(4)
    QApplication.setCursorFlashTime(0)
    assert left_edge(path, ground) == left_edge(name, ground)
