"""Shift+F10 opens the menu of what has the keyboard, as the Menu key does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit

from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.main_window import MainWindow
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


def words_of_menu(scene: Scene) -> list[str]:
    scene.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().replace("&", "") for action in menu.actions()]
    menu.close()
    return words


def test_the_menu_of_the_chosen_tile_opens_there(scene: Scene, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    scene.qtbot.waitUntil(lambda: scene.studio.gallery.shown_count == 3)
    grid = by_name(window, GalleryGrid, "Gallery")
    scene.qtbot.waitUntil(grid.hasFocus)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    tile = grid.visualRect(grid.currentIndex())
    QTest.keyClick(grid, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    # Upwards it goes as far as the screen asks for.
    assert tile.left() < grid.viewport().mapFromGlobal(menu.pos()).x() < tile.right()
    assert "Favourite" in words_of_menu(scene)


def test_in_a_text_it_opens_the_menu_of_the_text(scene: Scene, window: MainWindow) -> None:
    for field in (window.findChildren(QPlainTextEdit)[0], window.findChildren(QLineEdit)[0]):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        assert any("Paste" in words for words in words_of_menu(scene))


def test_without_shift_it_opens_none(scene: Scene, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    grid = by_name(window, GalleryGrid, "Gallery")
    scene.qtbot.waitUntil(grid.hasFocus)
    QTest.keyClick(grid, Qt.Key.Key_F10)
    assert QApplication.activePopupWidget() is None
