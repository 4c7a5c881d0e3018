"""The open settings dialog, and short words for what a user does in it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListWidget, QWidget

from qwen_studio.core.settings import Settings
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.settings_dialog.row import Row
from qwen_studio.ui.settings_dialog.settings_dialog import SettingsDialog
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

W = TypeVar("W", bound=QWidget)


class OpenSettings:
    """What is in the dialog goes by the names that are read out."""

    def __init__(self, scene: Scene, window: MainWindow, dialog: SettingsDialog) -> None:
        self.scene = scene
        self.window = window
        self.dialog = dialog
        self.preferences: Preferences = scene.studio.preferences

    @property
    def now(self) -> Settings:
        return self.preferences.settings

    @property
    def pages(self) -> QListWidget:
        return by_name(self.dialog, QListWidget, "Pages")

    def titles(self) -> list[str]:
        """The entries of the list of pages, as they are read."""
        entries = [self.pages.item(place) for place in range(self.pages.count())]
        return [entry.text() for entry in entries]

    def go_to(self, title: str) -> SettingsPage:
        """Chooses a page by a click; what is shown then."""
        entry = next(self.pages.item(n) for n, text in enumerate(self.titles()) if text.partition(" (")[0] == title)
        place = self.pages.visualItemRect(entry).center()
        QTest.mouseClick(self.pages.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return self.find(SettingsPage, title)

    def find(self, kind: type[W], name: str) -> W:
        """What can be seen under that name."""
        seen = [
            widget
            for widget in self.dialog.findChildren(kind)
            if widget.isVisible() and widget.accessibleName() == name
        ]
        assert len(seen) == 1, f"{len(seen)} are called {name!r}"
        return seen[0]

    def row(self, name: str) -> Row:
        return self.find(Row, name)

    def press(self, name: str) -> None:
        """Clicks a button by its name, or by its words where it has no other name."""
        buttons = [
            button
            for button in self.dialog.findChildren(QAbstractButton)
            if button.isVisible() and name in {button.accessibleName(), button.text()}
        ]
        assert len(buttons) == 1, f"{len(buttons)} buttons are called {name!r}"
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)

    def choose(self, name: str, words: str) -> None:
        """Chooses from a list by the keyboard, as somebody who types its first letters."""
        box = self.find(QComboBox, name)
        box.setFocus()
        QTest.keyClicks(box, words)
        assert box.currentText() == words

    def search(self, words: str) -> None:
        """Types into the search field instead of what stood there."""
        field = self.find(QLineEdit, "Search settings")
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        if words.isascii():
            QTest.keyClicks(field, words)
        else:
            # As an input method does; there are no keys for it.
            field.insert(words)

    def told(self) -> list[str]:
        """What the toasts of the dialog say, the newest last."""
        return [card.accessibleName() for card in self.dialog.findChildren(ToastCard) if card.isVisible()]

    def shows_reset(self, name: str) -> bool:
        """Whether the way back to the default of that setting can be seen."""
        return any(
            button.isVisible() and button.accessibleName() == f"Reset: {name}"
            for button in self.row(name).findChildren(QAbstractButton)
        )
