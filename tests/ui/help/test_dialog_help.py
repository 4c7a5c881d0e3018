"""F1 in a dialog opens the guide at the page that tells of it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QVBoxLayout

import qwen_studio.ui
from qwen_studio.ui.help import dialog_help
from qwen_studio.ui.help.dialog_help import DialogHelp
from qwen_studio.ui.help.guide import PAGES
from qwen_studio.ui.help.help_window import HelpWindow
from tests.ui.scene import Scene

WITH_A_BUTTON = {"KeysDialog", "SettingsDialog", "SpendingDialog", "Welcome"}
"""Those that have a "?" of their own, which F1 presses."""


def test_every_dialog_has_a_page_of_the_guide() -> None:
    sources = Path(qwen_studio.ui.__path__[0]).rglob("*.py")
    dialogs = {
        name
        for file in sources
        for name in re.findall(r"^class (\w+)\(QDialog\)", file.read_text("utf-8"), re.MULTILINE)
    }
    assert len(dialogs) > 20
    assert dialogs - {"HelpWindow"} == dialog_help.PAGES.keys() | (WITH_A_BUTTON & dialogs)
    assert not set(dialog_help.PAGES.values()) - set(PAGES)


def guides() -> list[HelpWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow) and w.isVisible()]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("&Welcome…", "Keys and regions"),
        ("&What will be sent…", "The first edit"),
        ("&Keyboard shortcuts…", "User guide"),
    ],
)
def test_f1_in_a_dialog_of_the_window(scene: Scene, words: str, title: str) -> None:
    window = scene.open_program(1000, 700)
    (action,) = [a for menu in window._menus.menus() for a in menu.actions() if a.text() == words]
    action.trigger()
    (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
    scene.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog and QApplication.focusWidget() is not None)
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F1)
        # A "?" is pressed by it, and held down for a moment.
        scene.qtbot.waitUntil(lambda: any(guide.browser.toPlainText().startswith(title) for guide in guides()))
        (guide,) = guides()
        dialog.activateWindow()
        scene.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.close()
    guide.close()


def test_a_dialog_that_nobody_knows_opens_the_guide_at_its_beginning_and_the_guide_no_second_one(scene: Scene) -> None:
    owner = scene.open_window(QDialog(), 300, 200)
    DialogHelp(owner)
    field = QLineEdit()
    QVBoxLayout(owner).addWidget(field)
    field.show()
    field.setFocus()
    scene.qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_F1)
    (guide,) = guides()
    assert guide.browser.toPlainText().startswith("User guide")
    scene.qtbot.waitUntil(lambda: QApplication.activeWindow() is guide)
    QTest.keyClick(guide.browser, Qt.Key.Key_F1)
    assert guides() == [guide]
    assert not owner.findChildren(QAbstractButton)
    guide.close()
