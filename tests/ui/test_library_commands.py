"""The Library menu by gestures, over a real library."""

import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)

from qwen_studio.state.library_drive import DriveFacts
from qwen_studio.ui.afterwards import Afterwards
from qwen_studio.ui.dialogs.backups import BackupsDialog
from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog
from qwen_studio.ui.dialogs.rebuild import RebuildDialog
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


def choose(window: MainWindow, words: str) -> None:
    """Takes a command from the Library menu."""
    (menu,) = [menu for menu in window._menus.menus() if menu.title() == "&Library"]
    (command,) = [action for action in menu.actions() if action.text() == words]
    assert command.isEnabled()
    command.trigger()


def text_of(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def toasts(window: MainWindow) -> list[str]:
    return [toast.accessibleName() for toast in window.findChildren(ToastCard) if toast.isVisible()]


@pytest.fixture
def verified(scene: Scene, window: MainWindow) -> Callable[[], MaintenanceDialog]:
    """The dialog of a verification that has ended."""

    def verify() -> MaintenanceDialog:
        choose(window, "&Verify…")
        dialog = window.findChildren(MaintenanceDialog)[-1]
        scene.qtbot.waitUntil(lambda: "checked" in text_of(dialog))
        return dialog

    return verify


def test_a_whole_library_is_in_order(verified: Callable[[], MaintenanceDialog]) -> None:
    dialog = verified()
    assert "3 pictures checked: everything is in order." in text_of(dialog)
    assert not dialog.isModal()
    assert not by_names(dialog, "Cancel")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def by_names(dialog: QWidget, name: str) -> list[QAbstractButton]:
    buttons = dialog.findChildren(QAbstractButton)
    return [button for button in buttons if button.text().replace("&", "") == name and not button.isHidden()]


def test_damage_is_listed_to_copy_with_what_to_do(scene: Scene, verified: Callable[[], MaintenanceDialog]) -> None:
    scene.path(scene.grey).unlink()
    with scene.path(scene.warm).open("r+b") as file:
        file.seek(-40, os.SEEK_END)
        file.write(b"\0\0\0\0")
    dialog = verified()
    words = text_of(dialog)
    assert "2 things are not in order" in words
    assert "Bring missing files back" in words
    assert "Changed files were edited by another program" in words
    findings = by_name(dialog, QPlainTextEdit, "Findings").toPlainText().splitlines()
    assert {line.partition(": ")[0] for line in findings} == {scene.grey.path, scene.warm.path}
    scene.press(dialog, "Copy")
    copied = QGuiApplication.clipboard().text()
    assert scene.grey.path in copied
    assert "2 things are not in order" in copied
    assert not by_names(dialog, "Restart to mend it"), "a missing file is nothing that a restart mends"


def damage_a_row(scene: Scene) -> None:
    """Changes a row behind the program's back, as a failing drive does."""
    with closing(sqlite3.connect(scene.assembly.places.library / "library.sqlite")) as c, c:
        c.execute("UPDATE jobs SET instruction = 'Make it cold' WHERE instruction = 'Make it warm'")


def test_a_damaged_database_is_mended_by_a_restart(
    scene: Scene, window: MainWindow, verified: Callable[[], MaintenanceDialog]
) -> None:
    damage_a_row(scene)
    dialog = verified()
    assert "1 thing is not in order" in text_of(dialog)
    assert "Restart Qwen Studio to mend the database" in text_of(dialog)
    scene.press(dialog, "Restart to mend it")
    scene.qtbot.waitUntil(lambda: not window.isVisible())
    assert window.afterwards is Afterwards.OPEN_AGAIN


def test_verifying_goes_on_in_the_background_and_tells_its_end(
    scene: Scene, window: MainWindow, held_work: threading.Event
) -> None:
    choose(window, "&Verify…")
    (dialog,) = window.findChildren(MaintenanceDialog)
    scene.press(dialog, "Go on in the background")
    assert not dialog.isVisible()
    in_status = [b for b in window._status.findChildren(QPushButton) if b.text().startswith("Verifying the library")]
    assert [button.isVisible() for button in in_status] == [True]
    held_work.set()
    scene.qtbot.waitUntil(lambda: any("everything is in order" in words for words in toasts(window)))
    assert not in_status[0].isVisible()


def test_the_status_line_leads_back_to_the_progress(
    scene: Scene, window: MainWindow, held_work: threading.Event
) -> None:
    choose(window, "&Verify…")
    (first,) = window.findChildren(MaintenanceDialog)
    scene.press(first, "Go on in the background")
    (in_status,) = [b for b in window._status.findChildren(QPushButton) if b.text().startswith("Verifying")]
    QTest.mouseClick(in_status, Qt.MouseButton.LeftButton)
    dialog = window.findChildren(MaintenanceDialog)[-1]
    assert dialog.isVisible()
    held_work.set()
    scene.qtbot.waitUntil(lambda: "everything is in order" in text_of(dialog))


def test_verifying_can_be_cancelled(scene: Scene, window: MainWindow, held_work: threading.Event) -> None:
    choose(window, "&Verify…")
    (dialog,) = window.findChildren(MaintenanceDialog)
    scene.press(dialog, "Cancel")
    held_work.set()
    scene.qtbot.waitUntil(lambda: "Stopped: Verifying the library." in text_of(dialog))
    assert scene.studio.maintenance.work is None


def test_nothing_pending_is_said(scene: Scene, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    scene.qtbot.waitUntil(lambda: any("Nothing is pending" in words for words in toasts(window)))


def test_what_is_pending_is_fetched_also_out_of_sight(scene: Scene, window: MainWindow) -> None:
    scene.sandbox.faults.add("not-a-picture", None)
    job_id = scene.begin()
    scene.wait_for_end(job_id)
    scene.sandbox.faults.clear()
    assert scene.studio.jobs.pending == 1
    scene.studio.jobs.dismiss(job_id)
    choose(window, "&Fetch what is pending")
    scene.qtbot.waitUntil(lambda: any("of 1 edit are being fetched" in words for words in toasts(window)))
    card = scene.studio.jobs.card(job_id)
    assert card is not None


def test_the_list_is_saved_as_json(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    choose(window, "List as &JSON…")
    (dialog,) = window.findChildren(QFileDialog)
    target = tmp_path / "list.json"
    dialog.selectFile(str(target))
    dialog.fileSelected.emit(str(target))
    dialog.close()
    scene.qtbot.waitUntil(lambda: any("The list was written to list.json" in words for words in toasts(window)))
    listed = json.loads(target.read_text())
    assert [job["instruction"] for job in listed["jobs"]] == ["Make it warm", "Make it black and white"]
    assert {picture["file"] for picture in listed["pictures"]} == {
        str(scene.path(picture)) for picture in (scene.grey, scene.warm, scene.warm_2)
    }


def test_a_list_that_cannot_be_written_says_why(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    scene.studio.maintenance.save_list(tmp_path / "missing" / "list.json")
    scene.qtbot.waitUntil(lambda: any("cannot be written" in words for words in toasts(window)))


def test_a_backup_is_made_checked_and_listed(scene: Scene, window: MainWindow) -> None:
    shutil.rmtree(scene.assembly.places.library / "backups", ignore_errors=True)
    choose(window, "&Backups…")
    (dialog,) = window.findChildren(BackupsDialog)
    scene.qtbot.waitUntil(lambda: "There is no backup yet" in text_of(dialog))
    scene.press(dialog, "Back up now")
    tree = by_name(dialog, QTreeWidget, "Backups")
    scene.qtbot.waitUntil(lambda: tree.topLevelItemCount() == 1)
    assert tree.model().index(0, 0).data() == "Today"
    assert "was backed up, and the backup was checked" in text_of(dialog)
    scene.press(dialog, "Back up now")
    scene.qtbot.waitUntil(lambda: "is there already" in text_of(dialog))


def test_the_daily_backup_tells_only_of_damage(scene: Scene, window: MainWindow) -> None:
    maintenance = scene.studio.maintenance
    maintenance.back_up_if_due()
    folder = scene.assembly.places.library / "backups"
    scene.qtbot.waitUntil(lambda: len(list(folder.glob("*.sqlite"))) == 1)
    assert toasts(window) == []
    # The one that the start of the window makes may not have ended yet.
    scene.qtbot.waitUntil(maintenance._worker.submit(lambda: None).done)
    for backup in folder.iterdir():
        backup.unlink()
    damage_a_row(scene)
    with scene.qtbot.waitSignal(maintenance.damage_found):
        maintenance.back_up_if_due()
    assert any("database is damaged" in words for words in toasts(window))
    assert list(folder.glob("*.sqlite")) == []


def test_rebuilding_asks_and_then_closes_the_window(scene: Scene, window: MainWindow) -> None:
    choose(window, "&Rebuild the database…")
    (dialog,) = window.findChildren(RebuildDialog)
    assert "favourites" in text_of(dialog)
    scene.press(dialog, "Rebuild")
    scene.qtbot.waitUntil(lambda: not window.isVisible())
    assert window.afterwards is Afterwards.REBUILD


def test_rebuilding_waits_for_what_is_under_way(scene: Scene, window: MainWindow) -> None:
    job_id = scene.begin()
    choose(window, "&Rebuild the database…")
    (dialog,) = window.findChildren(RebuildDialog)
    assert "1 edit is still under way" in text_of(dialog)
    rebuild = by_name(dialog, QPushButton, "Rebuild")
    assert not rebuild.isEnabled()
    scene.wait_for_end(job_id)
    assert rebuild.isEnabled()
    scene.press(dialog, "Cancel")
    assert window.isVisible()


def test_rebuilding_does_not_forget_what_is_paid_for(scene: Scene, window: MainWindow) -> None:
    scene.sandbox.faults.add("not-a-picture", None)
    scene.wait_for_end(scene.begin())
    choose(window, "&Rebuild the database…")
    (dialog,) = window.findChildren(RebuildDialog)
    assert "1 edit has pictures that are paid for and not fetched yet" in text_of(dialog)
    assert not by_name(dialog, QPushButton, "Rebuild").isEnabled()
    QTest.mouseClick(
        by_name(dialog, QCheckBox, "Do without the pictures that are still to be fetched"), Qt.MouseButton.LeftButton
    )
    scene.press(dialog, "Rebuild")
    scene.qtbot.waitUntil(lambda: not window.isVisible())
    assert window.afterwards is Afterwards.REBUILD_WITHOUT_PENDING


def test_a_network_drive_is_warned_of_once_for_each_library(scene: Scene, window: MainWindow) -> None:
    drive = scene.studio.drive
    drive._take(DriveFacts("nfs4", is_network=True, free_bytes=10**12))
    (box,) = window.findChildren(QMessageBox)
    assert "network drive (nfs4)" in box.text()
    assert "Two computers must never use it at once" in box.informativeText()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not scene.studio.preferences.settings.network_libraries
    drive._told = False
    drive._take(DriveFacts("nfs4", is_network=True, free_bytes=10**12))
    next(b for b in window.findChildren(QMessageBox)[-1].buttons() if b.text() == "Don't show again").click()
    assert scene.studio.preferences.settings.network_libraries[0] == str(scene.assembly.places.library)
    drive._told = False
    with scene.qtbot.assertNotEmitted(drive.network_found):
        drive._take(DriveFacts("nfs4", is_network=True, free_bytes=10**12))


def test_little_room_stands_beside_the_librarys_size(scene: Scene, window: MainWindow) -> None:
    room = by_name_hidden(window, "Room on the drive")
    assert not room.isVisible()
    scene.studio.drive._take(DriveFacts("ext4", is_network=False, free_bytes=312_000_000))
    assert room.isVisible()
    assert room.text() == "only 312.0 MB free"
    scene.studio.drive._take(DriveFacts("ext4", is_network=False, free_bytes=5_000_000_000))
    assert not room.isVisible()


def by_name_hidden(window: MainWindow, name: str) -> QLabel:
    (label,) = [label for label in window.findChildren(QLabel) if label.accessibleName() == name]
    return label
