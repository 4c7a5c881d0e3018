"""Choosing in menus and answering the small windows that open over the gallery, by clicks and keys."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget

from qwen_studio.ui.gallery.ask_popup import AskPopup
from tests.ui.by_name import by_name, spoken_name
from tests.ui.gallery.gallery_scene import LEFT, GalleryScene

W = TypeVar("W", bound=QWidget)


def click_in_menu(menu: QMenu, *words: str) -> None:
    """Takes the entry that these words lead to, one menu after the other."""
    for word in words:
        entry = entry_of(menu, word)
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
        inner = [m for m in menu.findChildren(QMenu) if m.menuAction() is entry or m.menuAction() == entry]
        menu = inner[0] if inner else menu


def entry_of(menu: QMenu, words: str) -> QAction:
    """The entry of these words, whatever its mnemonic."""
    return next(action for action in menu.actions() if action.text().replace("&", "") == words)


def open_menu_of(button: QPushButton) -> QMenu:
    """The menu that a click on the button opens."""
    QTest.mouseClick(button, LEFT)
    (menu,) = (menu for menu in button.findChildren(QMenu) if menu.isVisible())
    return menu


def choose(button: QPushButton, *words: str) -> None:
    """Opens the button's menu and takes the entry."""
    click_in_menu(open_menu_of(button), *words)


def only_open(root: QWidget, kind: type[W]) -> W:
    """The one window of that kind that is open."""
    (found,) = [widget for widget in root.findChildren(kind) if widget.isVisible()]
    return found


def question(gallery: GalleryScene) -> str:
    """What the open popup asks for."""
    return spoken_name(only_open(only_open(gallery.window, AskPopup), QLineEdit))


def answer(gallery: GalleryScene, text: str) -> None:
    """Writes it in place of what the open popup holds, as an input method does, and presses Return."""
    field = only_open(only_open(gallery.window, AskPopup), QLineEdit)
    field.selectAll()
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    come_back(gallery)


def come_back(gallery: GalleryScene) -> None:
    """Gives the window the keyboard again, as a desktop does when a popup has closed."""
    with gallery.qtbot.waitActive(gallery.window):
        gallery.window.activateWindow()


def button_of(root: QWidget, words: str) -> QPushButton:
    """The button of these words."""
    return by_name(root, QPushButton, words)
