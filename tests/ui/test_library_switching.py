"""Several libraries, by gestures in the window."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from qwen_studio.state.tasks import WORKERS
from qwen_studio.ui.afterwards import Afterwards
from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog
from qwen_studio.ui.dialogs.new_place import NewPlaceDialog
from qwen_studio.ui.library_title import window_title
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.maintenance_words import Report
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    scene.studio.libraries.remember(prefer=False)
    return scene.open_program()


def entries(window: MainWindow) -> list[QAction]:
    return [action for action in window._menus.libraries.actions() if not action.isSeparator()]


def text_of(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def wait_for_toast(scene: Scene, window: MainWindow, words: str) -> ToastCard:
    def found() -> list[ToastCard]:
        return [toast for toast in window.findChildren(ToastCard) if words in toast.accessibleName()]

    scene.qtbot.waitUntil(lambda: bool(found()))
    return found()[-1]


def choose_folder(window: MainWindow, folder: Path) -> None:
    """Takes the folder in the dialog of “Open another library…”."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    QTest.keySequence(window, "Ctrl+Alt+L")
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def test_another_library_is_opened_by_its_folder(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    shutil.copytree(scene.assembly.places.library, tmp_path / "Family")
    choose_folder(window, tmp_path / "Family")
    scene.qtbot.waitUntil(lambda: not window.isVisible())
    assert window.afterwards is Afterwards.OPEN_OTHER
    assert scene.studio.libraries.wanted == tmp_path / "Family"


def test_those_that_were_open_stand_in_the_menu(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    shutil.copytree(scene.assembly.places.library, tmp_path / "Fish & Chips")
    here = str(scene.assembly.places.library)
    scene.studio.preferences.change(libraries=(here, str(tmp_path / "Fish & Chips"), "/gone/away"))
    scene.studio.libraries.changed.emit()
    assert [entry.text() for entry in entries(window)] == [
        "&Open another library…",
        f"&1  {tmp_path}/Fish && Chips",
        "&2  /gone/away",
        "&New library…",
        "&Move this library…",
    ]
    entries(window)[2].trigger()
    toast = wait_for_toast(scene, window, "“/gone/away” is not there. Connect its drive, and try again.")
    scene.press(toast, "Take it from the list")
    assert [entry.text() for entry in entries(window)][2] == "&New library…"
    entries(window)[1].trigger()
    scene.qtbot.waitUntil(lambda: not window.isVisible())
    assert scene.studio.libraries.wanted == tmp_path / "Fish & Chips"


def test_a_folder_without_a_library_is_said_and_an_empty_one_can_become_one(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "me.jpg").touch()
    choose_folder(window, tmp_path / "photos")
    wait_for_toast(scene, window, "There is no library in “photos”.")
    assert window.isVisible()
    (tmp_path / "empty").mkdir()
    choose_folder(window, tmp_path / "empty")
    scene.press(wait_for_toast(scene, window, "There is no library in “empty” yet."), "Make one")
    assert not window.isVisible()
    assert scene.studio.libraries.wanted == tmp_path / "empty"


def test_this_library_is_open_already(scene: Scene, window: MainWindow) -> None:
    choose_folder(window, scene.assembly.places.library)
    wait_for_toast(scene, window, "This library is open already.")
    assert window.isVisible()


def new_place(window: MainWindow, keys: str) -> NewPlaceDialog:
    QTest.keySequence(window, keys)
    return window.findChildren(NewPlaceDialog)[-1]


def write(dialog: NewPlaceDialog, text: str) -> None:
    line = by_name(dialog, QLineEdit, "New folder")
    line.clear()
    QTest.keyClicks(line, text)


def test_a_new_library_gets_a_folder_of_its_own(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    dialog = new_place(window, "Ctrl+Alt+Shift+N")
    assert by_name(dialog, QLineEdit, "New folder").text() == str(tmp_path / "Qwen Studio")
    write(dialog, str(scene.assembly.places.library))
    scene.press(dialog, "Make it")
    scene.qtbot.waitUntil(lambda: "There is a library in" in text_of(dialog))
    write(dialog, str(tmp_path / "no" / "such" / "drive"))
    assert "There is a library in" not in text_of(dialog)
    scene.press(dialog, "Make it")
    scene.qtbot.waitUntil(lambda: f"{tmp_path}/no/such is not there." in text_of(dialog))
    write(dialog, str(tmp_path / "Second"))
    scene.press(dialog, "Make it")
    scene.qtbot.waitUntil(lambda: not window.isVisible())
    assert window.afterwards is Afterwards.OPEN_OTHER
    assert scene.studio.libraries.wanted == tmp_path / "Second"


def test_a_folder_that_was_written_over_while_it_was_looked_at_is_not_taken(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    may_be_looked_at = threading.Event()
    for _ in range(WORKERS):
        scene.studio.tasks.run(may_be_looked_at.wait)
    dialog = new_place(window, "Ctrl+Alt+Shift+N")
    write(dialog, str(tmp_path / "First"))
    scene.press(dialog, "Make it")
    write(dialog, str(tmp_path / "Second"))
    with scene.qtbot.waitSignal(scene.studio.libraries.checked):
        may_be_looked_at.set()
    assert dialog.isVisible()
    assert window.isVisible()
    scene.press(dialog, "Make it")
    scene.qtbot.waitUntil(lambda: not window.isVisible())
    assert scene.studio.libraries.wanted == tmp_path / "Second"


def test_a_folder_that_is_chosen_for_moving_gets_one_of_the_librarys_name_in_it(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / "other things").touch()
    dialog = new_place(window, "Ctrl+Alt+X")
    assert "The old folder stays as it is: remove it yourself once you are sure." in text_of(dialog)
    scene.press(dialog, "Choose…")
    (question,) = dialog.findChildren(QFileDialog)
    question.fileSelected.emit(str(tmp_path / "usb"))
    question.close()
    line = by_name(dialog, QLineEdit, "New folder")
    assert Path(line.text()).parent == tmp_path / "usb"
    write(dialog, str(scene.assembly.places.library / "inside"))
    scene.press(dialog, "Move it")
    scene.qtbot.waitUntil(lambda: "lie in one another" in text_of(dialog))
    assert window.isVisible()
    write(dialog, str(tmp_path / "usb" / "Studio"))
    scene.press(dialog, "Move it")
    scene.qtbot.waitUntil(lambda: not window.isVisible())
    assert window.afterwards is Afterwards.MOVE
    assert scene.studio.libraries.wanted == tmp_path / "usb" / "Studio"


def test_a_name_alone_is_no_place_and_the_whole_path_is_asked_for(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    dialog = new_place(window, "Ctrl+Alt+Shift+N")
    write(dialog, "Second")
    assert not by_name(dialog, QPushButton, "Make it").isEnabled()
    assert "Write the whole path." in text_of(dialog)
    write(dialog, str(tmp_path / "Second"))
    assert by_name(dialog, QPushButton, "Make it").isEnabled()
    assert "Write the whole path." not in text_of(dialog)


def test_a_report_of_what_has_ended_has_the_title_of_no_other_work(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    window.show_report(Report("ok", "The library is elsewhere now."))
    (dialog,) = window.findChildren(MaintenanceDialog)
    assert "The library is elsewhere now." in text_of(dialog)
    assert dialog.windowTitle() == "Library"


def test_a_name_that_cannot_be_remembered_is_refused(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"\xff\xfe")
    with scene.qtbot.waitSignal(scene.studio.libraries.refused) as refused:
        scene.studio.libraries.check_new(odd)
    assert "holds bytes that are no text" in str(refused.args[0])


def test_nothing_is_left_while_an_edit_is_under_way(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    shutil.copytree(scene.assembly.places.library, tmp_path / "Family")
    job_id = scene.begin()
    choose_folder(window, tmp_path / "Family")
    wait_for_toast(scene, window, "1 edit is still under way. It must end first.")
    assert window.isVisible()
    scene.wait_for_end(job_id)


@pytest.mark.parametrize(
    ("folder", "title"),
    [
        ("/home/anna/Pictures/Qwen Studio", "Qwen Studio"),
        ("/home/anna/Family", "Family – Qwen Studio"),
        ("/home/anna/[*]", "[*][*] – Qwen Studio"),
        ("/", "Qwen Studio"),
    ],
)
def test_the_title_names_the_library(folder: str, title: str) -> None:
    assert window_title(Path(folder)) == title
