"""A family with branches in the scene's library, and words for what a person does with it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from qwen_studio.core.picture import Picture
from qwen_studio.library.lineage_values import LineageNode
from qwen_studio.ui.panels.lineage_model import LineageModel
from qwen_studio.ui.panels.lineage_panel import LineagePanel
from qwen_studio.ui.panels.lineage_view import LineageView
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

LEFT = Qt.MouseButton.LeftButton


class Family:
    """The panel over coffee.png: warm (two results), grey from the first of these, and teal from grey."""

    def __init__(self, scene: Scene, panel: LineagePanel) -> None:
        self.scene = scene
        self.panel = panel
        scene.show(scene.grey)
        scene.qtbot.waitUntil(panel.findChildren(LineageView)[0].isVisible)
        self.view = by_name(panel, LineageView, "Lineage")
        self.teal: Picture = scene.edit("Make the cup teal", scene.path(scene.grey))[0]
        scene.show(self.teal)
        self.until(lambda: len(self.titles()) == 4)

    def until(self, condition: Callable[[], object]) -> None:
        self.scene.qtbot.waitUntil(lambda: bool(condition()))

    def titles(self) -> list[str]:
        model = self.view.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def index(self, title: str) -> QModelIndex:
        """The row whose title begins so."""
        row = next(row for row, text in enumerate(self.titles()) if text.startswith(title))
        return self.view.model().index(row, 0)

    def node(self, title: str) -> LineageNode:
        node: LineageNode = self.index(title).data(LineageModel.NodeRole)
        return node

    def click(self, title: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, keys, self.centre(title))

    def centre(self, title: str) -> QPoint:
        self.view.scrollTo(self.index(title))
        return self.view.visualRect(self.index(title)).center()

    def go_to(self, title: str) -> None:
        """Puts the keyboard on the row, as the arrow keys do."""
        self.panel.activateWindow()
        self.until(self.panel.isActiveWindow)
        self.view.setFocus()
        self.view.setCurrentIndex(self.index(title))

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, keys)

    def menu(self, title: str) -> QMenu:
        """The menu that a right click on the row opens."""
        at = self.centre(title)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, self.view.viewport().mapToGlobal(at))
        QApplication.sendEvent(self.view.viewport(), event)
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def choose(self, title: str, *words: str) -> None:
        """Right-clicks the row and chooses the entry that begins so, in a submenu for several words."""
        menu = self.menu(title)
        for word in words[:-1]:
            inner = entry(menu, word).menu()
            assert isinstance(inner, QMenu)
            menu = inner
        action = entry(menu, words[-1])
        assert action.isEnabled()
        top = QApplication.activePopupWidget()
        assert top is not None
        action.trigger()
        top.close()


def entry(menu: QMenu, words: str) -> QAction:
    """The entry of the menu that begins so."""
    return next(action for action in menu.actions() if action.text().replace("&", "").startswith(words))
