"""A key that was written is not lost by leaving, and is never written elsewhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton

from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.ui.dialogs.keys import KeysDialog
from qwen_studio.ui.keys.account_dialog import AccountDialog
from tests.ui.by_name import by_name
from tests.ui.keys.words import said, type_key
from tests.ui.scene import Scene

Ring = dict[tuple[str, str], str]


@pytest.fixture
def dialog(two: Scene, ring: Ring) -> KeysDialog:
    dialog = KeysDialog(two.studio.service, two.studio.network, two.theme)
    two.open_window(dialog, 600, 700)
    return dialog


def question_of(dialog: KeysDialog) -> QMessageBox:
    (question,) = [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]
    return question


def test_leaving_asks_what_becomes_of_a_key_that_is_not_kept(two: Scene, dialog: KeysDialog, ring: Ring) -> None:
    type_key(dialog, SINGAPORE_KEY)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    question = question_of(dialog)
    assert question.text() == "The key that you wrote is not kept yet."
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert dialog.isVisible()

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    two.press(question_of(dialog), "Use this key")
    two.qtbot.waitUntil(lambda: not dialog.isVisible())
    assert list(ring.values()) == [SINGAPORE_KEY]


def test_a_key_that_is_given_up_is_nowhere(two: Scene, dialog: KeysDialog, ring: Ring) -> None:
    type_key(dialog, SINGAPORE_KEY)
    two.press(dialog, "Close")
    two.press(question_of(dialog), "Discard it")
    assert not dialog.isVisible()
    assert ring == {}
    assert by_name(dialog, QLineEdit, "API key").text() == ""


def test_what_cannot_be_kept_stays_in_sight(two: Scene, dialog: KeysDialog, ring: Ring) -> None:
    type_key(dialog, "sk-with\u4e2dletters")
    two.press(dialog, "Close")
    two.press(question_of(dialog), "Use this key")
    two.qtbot.waitUntil(lambda: said(dialog) != "")
    assert dialog.isVisible()
    assert ring == {}


def test_without_a_key_it_closes_at_once(dialog: KeysDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_keyboard_stays_where_keys_are_written(two: Scene, dialog: KeysDialog, ring: Ring) -> None:
    field = type_key(dialog, SINGAPORE_KEY)
    keep = by_name(dialog, QPushButton, "Use this key")
    keep.setFocus()
    two.qtbot.waitUntil(keep.hasFocus)
    QTest.keyClick(keep, Qt.Key.Key_Space)
    two.qtbot.waitUntil(lambda: said(dialog) == "The key is in the keyring.")
    assert field.hasFocus()

    two.press(dialog, "Add an account…")
    (asked,) = dialog.findChildren(AccountDialog)
    QTest.keyClicks(by_name(asked, QLineEdit, "Name"), "Work")
    two.press(asked, "Add")
    two.qtbot.waitUntil(lambda: not dialog.findChildren(AccountDialog))
    dialog.activateWindow()
    two.qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "sk-of-work")
    assert by_name(dialog, QLineEdit, "API key").text() == "sk-of-work"
