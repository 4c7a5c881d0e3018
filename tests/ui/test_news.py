"""News passes, and its way back works from the menu as from the toast."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.library.changes import MakeAlbum, RenameAlbum
from qwen_studio.library.database import Database
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.undo import Place, UndoStack
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.news import News
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.toast import ToastArea
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.scene import Scene


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    widget.show()
    return widget


@pytest.fixture
def undo(qtbot: QtBot, tmp_path: Path, room: QWidget, theme: Theme) -> UndoStack:
    """A stack whose steps are told in the room."""
    owner = QObject(room)
    stack = UndoStack(Tasks(owner), Database(tmp_path / "library"), owner)
    News(ToastArea(theme, room), stack, parent=room)
    return stack


def undo_buttons(room: QWidget) -> list[QPushButton]:
    return [b for b in room.findChildren(QPushButton) if b.isVisible() and b.text() == "Undo"]


def said(room: QWidget) -> list[str]:
    return [card.accessibleName() for card in room.findChildren(ToastCard) if card.isVisible()]


def test_what_is_taken_back_by_the_menu_is_no_longer_offered_by_its_toast(room: QWidget, undo: UndoStack) -> None:
    taken_back: list[str] = []
    undo.offer("Do the first", "First", lambda: taken_back.append("first"))
    undo.offer("Do the second", "Second", lambda: taken_back.append("second"))
    assert undo.undo_words == "Do the second"

    undo.undo()

    assert taken_back == ["second"]
    assert len(undo_buttons(room)) == 1
    assert any("Undone: Do the second" in words for words in said(room))
    undo_buttons(room)[0].click()
    assert taken_back == ["second", "first"]
    assert undo.undo_words == ""
    assert undo_buttons(room) == []


def test_a_change_that_cannot_be_made_is_said(room: QWidget, undo: UndoStack, qtbot: QtBot) -> None:
    undo.do("Make an album", MakeAlbum("Anna"))
    undo.do("Make an album", MakeAlbum("Two"))
    with qtbot.waitSignal(undo.failed):
        undo.do("Rename an album", RenameAlbum(2, "Anna"))
    assert any("an album “Anna” already" in words for words in said(room))
    assert undo.undo_words == "Make an album"


def test_what_is_undone_where_the_user_does_not_look_is_said_to_be_there(
    qtbot: QtBot, room: QWidget, tmp_path: Path, theme: Theme
) -> None:
    stack = UndoStack(Tasks(room), Database(tmp_path / "library"), room)
    page = ["gallery"]
    News(ToastArea(theme, room), stack, room, lambda: page[0])
    for _ in range(2):
        stack.offer("Remove Image 2", "", lambda: None, lambda: None, place=Place.EDIT)
    stack.undo()
    qtbot.waitUntil(lambda: "Undone on the Edit page: Remove Image 2" in said(room))
    stack.redo()
    qtbot.waitUntil(lambda: "Done again on the Edit page: Remove Image 2" in said(room))
    page[0] = "edit"
    stack.undo()
    qtbot.waitUntil(lambda: "Undone: Remove Image 2" in said(room))


def test_where_no_file_manager_can_be_started_the_path_is_told_and_copied(
    scene: Scene, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qwen_studio.ui.show_in_folder._ask_file_manager", lambda _: False)
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda _: False)
    monkeypatch.setattr("sys.platform", "linux")
    actions = window._pictures
    actions.set_pictures([scene.warm])
    actions.show_in_folder.trigger()
    file = str(scene.path(scene.warm))
    assert f"No file manager could be started. The file is here: {file}" in said(window)
    scene.press(window, "Copy path")
    assert QGuiApplication.clipboard().text() == file
