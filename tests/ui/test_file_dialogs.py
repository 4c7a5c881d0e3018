"""Where dialogs for files open, and what can be read in Qt's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHeaderView, QPushButton, QTreeView
from shiboken6 import delete

from qwen_studio.ui.composer.slot_view import SlotView
from qwen_studio.ui.file_dialogs import file_dialog, usual_folder
from qwen_studio.ui.main_window import MainWindow
from tests.ui.by_name import by_name
from tests.ui.scene import CAT, Scene


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of pictures; the program is started elsewhere."""
    folder = tmp_path / "Pictures"
    folder.mkdir()
    (tmp_path / "source").mkdir()
    monkeypatch.chdir(tmp_path / "source")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    return folder


def opened_in() -> Path:
    """The folder of the dialog that is open, which is closed with those below it."""
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog) and each.isVisible()]
    folder = Path(dialog.directory().absolutePath())
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            each.reject()
    # Those that are gone for good must not be found any more.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return folder


def test_what_is_not_there_is_not_where_a_dialog_opens(pictures: Path, tmp_path: Path) -> None:
    assert usual_folder(str(tmp_path)) == str(tmp_path)
    assert usual_folder(str(tmp_path / "gone")) == str(pictures)
    pictures.rmdir()
    assert usual_folder() == str(Path.home())


def certificates(window: MainWindow) -> None:
    window.dialogs.keys()
    by_name(window, QPushButton, "Choose a file…").click()


def ledger(window: MainWindow) -> None:
    window._actions.spending.trigger()
    action = next(each for each in window.findChildren(QAction) if each.text() == "&All months as CSV…")
    action.trigger()


ASKING: dict[str, Callable[[MainWindow], object]] = {
    "open pictures": lambda window: window._actions.open.trigger(),
    "import pictures": lambda window: window._actions.import_pictures.trigger(),
    "import a folder": lambda window: window._actions.import_folder.trigger(),
    "list the library": lambda window: window._actions.save_list.trigger(),
    "certificates": certificates,
    "ledger": ledger,
}


@pytest.mark.parametrize("ask", ASKING.values(), ids=ASKING)
def test_a_dialog_opens_in_pictures_and_then_where_the_last_one_was(
    scene: Scene, pictures: Path, tmp_path: Path, ask: Callable[[MainWindow], object]
) -> None:
    window = scene.open_program()
    ask(window)
    assert opened_in() == pictures

    # WHEN a picture is opened from elsewhere
    window._actions.open.trigger()
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    dialog.selectFile(str(CAT))
    dialog.accept()

    # THEN that is where it opens from now on
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(1).file == CAT)
    ask(window)
    assert opened_in() == CAT.parent


def test_pictures_for_a_slot_are_chosen_from_the_same_folder(
    scene: Scene, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = scene.open_program()
    folders: list[str] = []

    def choose_cat(dialog: QFileDialog) -> int:
        folders.append(dialog.directory().absolutePath())
        dialog.selectFile(str(CAT))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(QFileDialog, "exec", choose_cat)
    slots = window.findChildren(SlotView)
    for slot in slots[:2]:
        slot.browse()
    scene.qtbot.waitUntil(lambda: [slot.file for slot in scene.studio.composer.slots] == [CAT, CAT, None])
    assert folders == [str(pictures), str(CAT.parent)]


def test_sizes_kinds_and_dates_are_read_in_full(scene: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "a very long name of a photograph that was taken in the mountains.png").write_bytes(b"x" * 123_456)
    # Qt keeps the widths that its dialog had last.
    window = scene.open_program()
    narrow = QFileDialog(window, "", str(folder))
    narrow.setViewMode(QFileDialog.ViewMode.Detail)
    header = narrow.findChildren(QTreeView)[0].header()
    for column in (1, 2, 3):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(column, 30)
    delete(narrow)

    dialog = file_dialog(window, str(folder))
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    dialog.show()
    table = dialog.findChild(QTreeView)
    assert table is not None
    scene.qtbot.waitUntil(lambda: table.model().rowCount(table.rootIndex()) == 1)

    def is_read_in_full(column: int) -> bool:
        return table.columnWidth(column) >= table.sizeHintForColumn(column) > 0

    scene.qtbot.waitUntil(lambda: all(map(is_read_in_full, (1, 2, 3))))
    assert table.header().length() <= table.viewport().width()
