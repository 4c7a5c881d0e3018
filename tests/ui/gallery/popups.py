"""Choosing in menus and answering the small windows that open over the gallery, by clicks and keys."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget

from qwen_studio.ui.widgets.ask_popup import AskPopup
from tests.ui.by_name import spoken_name
from tests.ui.gallery.gallery_scene import LEFT, GalleryScene

W = TypeVar("W", bound=QWidget)


def click_in_menu(gallery: GalleryScene, menu: QMenu, *words: str) -> None:
    """Takes the entry that these words lead to, one menu after the other."""
    for word in words:
        entry = entry_of(menu, word)
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
        inner = inner_menu(menu, word)
        if inner is not None:
            # It opens a moment after the click.
            gallery.qtbot.waitUntil(inner.isVisible)
            menu = inner


def inner_menu(menu: QMenu, words: str) -> QMenu | None:
    """The menu that this entry opens, if it does."""
    entry = entry_of(menu, words)
    return next((inner for inner in menu.findChildren(QMenu) if inner.menuAction() == entry), None)


def entries(menu: QMenu | None) -> list[str]:
    """The words of the menu, with their mnemonics."""
    return [action.text() for action in menu.actions()] if menu is not None else []


def entry_of(menu: QMenu, words: str) -> QAction:
    """The entry of these words, whatever its mnemonic."""
    return next(action for action in menu.actions() if _without_mnemonic(action.text()) == words)


def _without_mnemonic(text: str) -> str:
    return "&".join(part.replace("&", "") for part in text.split("&&"))


def open_menu_of(button: QPushButton) -> QMenu:
    """The menu that a click on the button opens."""
    QTest.mouseClick(button, LEFT)
    (menu,) = (menu for menu in button.findChildren(QMenu) if menu.isVisible())
    return menu


def choose(gallery: GalleryScene, button: QPushButton, *words: str) -> None:
    """Opens the button's menu and takes the entry."""
    click_in_menu(gallery, open_menu_of(button), *words)


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
