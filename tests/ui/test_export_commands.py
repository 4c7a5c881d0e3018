"""Exporting, contact sheets and other programs, by gestures in the window over a real library."""

import os
import stat
import threading
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)

from qwen_studio.core.picture import Picture
from qwen_studio.imaging.metadata import read_texts
from qwen_studio.ui.dialogs.contact_sheet import ContactSheetDialog
from qwen_studio.ui.dialogs.export import ExportDialog
from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog
from qwen_studio.ui.dialogs.open_with import OpenWithDialog
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


def choose(scene: Scene, window: MainWindow, *pictures: Picture) -> None:
    window.pages.gallery()
    window._pictures.set_pictures(pictures)


def command(window: MainWindow, words: str) -> QAction:
    """A command of the Image menu."""
    (menu,) = [menu for menu in window._menus.menus() if menu.title() == "&Image"]
    (action,) = [action for action in menu.actions() if action.text() == words]
    return action


def text_of(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def write(root: QWidget, name: str, text: str) -> None:
    """Types over what the line holds."""
    line = by_name(root, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def export_dialog(scene: Scene, window: MainWindow, *pictures: Picture) -> ExportDialog:
    choose(scene, window, *pictures)
    QTest.keySequence(window, "Ctrl+E")
    dialog = window.findChildren(ExportDialog)[-1]
    scene.qtbot.waitUntil(lambda: "First:" in text_of(dialog))
    return dialog


def finished(scene: Scene, window: MainWindow) -> MaintenanceDialog:
    dialog = window.findChildren(MaintenanceDialog)[-1]
    scene.qtbot.waitUntil(lambda: "Close" in [b.text() for b in dialog.findChildren(QPushButton)])
    return dialog


def test_many_are_exported_as_chosen_and_the_choice_is_remembered(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    dialog = export_dialog(scene, window, scene.warm, scene.grey)
    assert dialog.windowTitle() == "Export 2 pictures"
    assert not by_name(dialog, QSlider, "Quality").isEnabled()
    scene.press(dialog, "WEBP")
    by_name(dialog, QSlider, "Quality").setValue(70)
    (size,) = dialog.findChildren(QComboBox)
    size.setFocus()
    while size.currentText() != "Longest side":
        before = size.currentIndex()
        QTest.keyClick(size, Qt.Key.Key_Down)
        assert size.currentIndex() == before + 1
    side = by_name(dialog, QSpinBox, "Longest side")
    side.setFocus()
    side.selectAll()
    QTest.keyClicks(side, "300")
    write(dialog, "Name", "{n:2} {instruction:7}")
    assert "First: 01 Make it.webp" in text_of(dialog)
    write(dialog, "Folder", str(tmp_path / "sha re"))
    QTest.mouseClick(by_name(dialog, QCheckBox, story_words(dialog)), Qt.MouseButton.LeftButton)
    assert "Share copies: nothing in them tells" in text_of(dialog)
    scene.press(dialog, "Export")
    report = finished(scene, window)
    assert "2 pictures were saved in “sha re”." in text_of(report)
    assert sorted(file.name for file in (tmp_path / "sha re").iterdir()) == ["01 Make it.webp", "02 Make it.webp"]
    with Image.open(tmp_path / "sha re" / "01 Make it.webp") as image:
        assert (image.format, max(image.size)) == ("WEBP", 300)
        assert not image.getexif()
    scene.press(report, "Close")
    with scene.qtbot.waitActive(window):
        window.activateWindow()
    again = export_dialog(scene, window, scene.grey)
    assert again.windowTitle() == "Export a picture"
    assert by_name(again, QLineEdit, "Name").text() == "{n:2} {instruction:7}"
    assert by_name(again, QLineEdit, "Folder").text() == str(tmp_path / "sha re")
    assert [box.currentText() for box in again.findChildren(QComboBox)] == ["Longest side"]
    assert not by_name(again, QCheckBox, story_words(again)).isChecked()


def story_words(dialog: QWidget) -> str:
    (box,) = dialog.findChildren(QCheckBox)
    return box.text().replace("&", "")


def test_a_mistake_in_the_name_is_said_while_it_is_typed(scene: Scene, window: MainWindow) -> None:
    dialog = export_dialog(scene, window, scene.warm)
    write(dialog, "Name", "{colour}")
    assert "There is no field {colour}." in text_of(dialog)
    assert not by_name(dialog, QPushButton, "Export").isEnabled()
    write(dialog, "Name", "a")
    assert "First: a.png" in text_of(dialog)
    assert by_name(dialog, QPushButton, "Export").isEnabled()
    write(dialog, "Folder", "somewhere")
    assert not by_name(dialog, QPushButton, "Export").isEnabled()


def test_fields_are_inserted_from_their_menu(scene: Scene, window: MainWindow) -> None:
    dialog = export_dialog(scene, window, scene.warm)
    write(dialog, "Name", "cat")
    menu = by_name(dialog, QPushButton, "Insert").menu()
    next(action for action in menu.actions() if action.text().startswith("{seed}")).trigger()
    assert by_name(dialog, QLineEdit, "Name").text() == "cat {seed}"
    assert "First: cat 7.png" in text_of(dialog)


def test_the_folder_is_chosen_in_the_systems_dialog(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    dialog = export_dialog(scene, window, scene.warm)
    scene.press(dialog, "Choose…")
    (question,) = dialog.findChildren(QFileDialog)
    question.fileSelected.emit(str(tmp_path))
    question.close()
    assert by_name(dialog, QLineEdit, "Folder").text() == str(tmp_path)


def test_what_failed_is_listed_with_the_folder_one_click_away(
    scene: Scene, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    dialog = export_dialog(scene, window, scene.warm, scene.grey)
    scene.path(scene.warm).unlink()
    write(dialog, "Name", "{n}")
    write(dialog, "Folder", str(tmp_path / "out"))
    scene.press(dialog, "Export")
    report = finished(scene, window)
    report._reveal = shown.append
    assert "1 of 2 pictures were saved in “out”." in text_of(report)
    assert "is not there" in by_name(report, QPlainTextEdit, "Findings").toPlainText()
    scene.press(report, "Show in folder")
    assert shown == [tmp_path / "out" / "2.png"]
    assert "Make it black and white" in str(read_texts(shown[0]))


def test_a_folder_that_takes_nothing_says_why(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    dialog = export_dialog(scene, window, scene.warm)
    write(dialog, "Folder", str(tmp_path / "file" / "below"))
    scene.press(dialog, "Export")
    assert "Nothing can be saved in" in text_of(finished(scene, window))


def test_an_export_in_the_background_tells_its_end(
    scene: Scene, window: MainWindow, tmp_path: Path, held_work: threading.Event
) -> None:
    dialog = export_dialog(scene, window, scene.warm, scene.warm_2, scene.grey)
    write(dialog, "Folder", str(tmp_path / "out"))
    scene.press(dialog, "Export")
    scene.press(window.findChildren(MaintenanceDialog)[-1], "Go on in the background")
    held_work.set()
    scene.qtbot.waitUntil(
        lambda: any("3 pictures were saved in “out”." in t.accessibleName() for t in window.findChildren(ToastCard)),
    )
    assert len(list((tmp_path / "out").iterdir())) == 3


def sheet_dialog(scene: Scene, window: MainWindow, *pictures: Picture) -> ContactSheetDialog:
    choose(scene, window, *pictures)
    QTest.keySequence(window, "Ctrl+P")
    dialog = window.findChildren(ContactSheetDialog)[-1]
    scene.qtbot.waitUntil(lambda: "on 1 page" in text_of(dialog))
    return dialog


def save_sheet(scene: Scene, dialog: ContactSheetDialog, target: Path) -> None:
    scene.press(dialog, "Save as…")
    (question,) = dialog.findChildren(QFileDialog)
    question.fileSelected.emit(str(target))
    question.close()


def test_a_contact_sheet_becomes_a_pdf_with_real_text(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    dialog = sheet_dialog(scene, window, scene.warm, scene.warm_2, scene.grey)
    assert "3 pictures on 1 page" in text_of(dialog)
    save_sheet(scene, dialog, tmp_path / "sheet.pdf")
    assert "was saved as “sheet.pdf”: 1 page." in text_of(finished(scene, window))
    content = (tmp_path / "sheet.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Subtype /Image") >= 3
    assert b"/FontFile" in content or b"/FontDescriptor" in content
    mode = (tmp_path / "sheet.pdf").stat().st_mode
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(mode) == 0o666 & ~umask


def test_a_contact_sheet_as_png_shows_the_pictures_and_follows_the_choice(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    dialog = sheet_dialog(scene, window, scene.warm, scene.grey)
    scene.press(dialog, "PNG")
    scene.press(dialog, "Landscape")
    columns = by_name(dialog, QSpinBox, "Columns")
    columns.setValue(2)
    save_sheet(scene, dialog, tmp_path / "sheet.png")
    finished(scene, window)
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (2339, 1653)
        colours = sheet.convert("RGB")
        left, right = colours.getpixel((600, 400)), colours.getpixel((1700, 400))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert max(left) - min(left) > 20, "the warm picture"
    assert max(right) - min(right) < 6, "the grey one"
    assert scene.studio.sheets.choice.columns == 2
    assert scene.studio.sheets.choice.landscape


def test_many_pages_of_png_have_numbers_and_leave_other_files_alone(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "sheet 2.png").write_bytes(b"someone else's")
    dialog = sheet_dialog(scene, window, scene.warm, scene.warm_2, scene.grey)
    scene.press(dialog, "PNG")
    scene.press(dialog, "Landscape")
    by_name(dialog, QSpinBox, "Columns").setValue(1)
    assert "3 pictures on 3 pages" in text_of(dialog)
    save_sheet(scene, dialog, tmp_path / "sheet.png")
    assert "3 pages" in text_of(finished(scene, window))
    assert sorted(p.name for p in tmp_path.glob("*.png")) == [
        "sheet 2.png",
        "sheet 3.png",
        "sheet 4.png",
        "sheet.png",
    ]
    assert (tmp_path / "sheet 2.png").read_bytes() == b"someone else's"


def test_a_sheet_names_what_it_could_not_read(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    scene.path(scene.warm).write_bytes(b"no picture")
    dialog = sheet_dialog(scene, window, scene.warm, scene.grey)
    save_sheet(scene, dialog, tmp_path / "sheet.pdf")
    report = finished(scene, window)
    findings = by_name(report, QPlainTextEdit, "Findings").toPlainText()
    assert findings.startswith(f"{scene.path(scene.warm).name}: ")
    assert "is not a picture that can be read" in findings


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop with one program for pictures, which writes down what it was given."""
    applications = tmp_path / "data" / "applications"
    applications.mkdir(parents=True)
    script = tmp_path / "paint"
    script.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/opened.new"\nmv "{tmp_path}/opened.new" "{tmp_path}/opened"\n'
    )
    script.chmod(0o755)
    entry = f'[Desktop Entry]\nType=Application\nName=Bild & Maler\nExec="{script}" %F\nMimeType=image/png;\n'
    (applications / "maler.desktop").write_text(entry)
    (applications / "mimeapps.list").write_text("[Added Associations]\nimage/png=maler.desktop;\n")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config of the desktop"))
    return tmp_path / "opened"


def open_with_dialog(scene: Scene, window: MainWindow, *pictures: Picture) -> OpenWithDialog:
    choose(scene, window, *pictures)
    QTest.keySequence(window, "Ctrl+Alt+W")
    scene.qtbot.waitUntil(lambda: bool(window.findChildren(OpenWithDialog)))
    return window.findChildren(OpenWithDialog)[-1]


@pytest.mark.skipif(not os.path.exists("/usr/bin/gio"), reason="gio knows the desktop's programs")  # noqa: PTH110
def test_pictures_are_opened_with_a_program_of_the_desktop(scene: Scene, window: MainWindow, desktop: Path) -> None:
    dialog = open_with_dialog(scene, window, scene.warm, scene.grey)
    programs = by_name(dialog, QListWidget, "Programs")
    names = [programs.item(row).text() for row in range(programs.count())]
    assert names[0] == "The system's own choice"
    programs.setFocus()
    for _ in range(names.index("Bild & Maler")):
        QTest.keyClick(programs, Qt.Key.Key_Down)
    QTest.keyClick(programs, Qt.Key.Key_Return)
    scene.qtbot.waitUntil(desktop.exists)
    opened = [Path(line) for line in desktop.read_text().splitlines()]
    assert set(opened) <= {scene.path(scene.warm), scene.path(scene.grey)}


@pytest.mark.skipif(not os.path.exists("/usr/bin/gio"), reason="gio knows the desktop's programs")  # noqa: PTH110
def test_programs_stand_below_each_other_in_rows_of_one_height(scene: Scene, window: MainWindow, desktop: Path) -> None:
    dialog = open_with_dialog(scene, window, scene.warm)
    scene.qtbot.waitUntil(dialog.isVisible)
    programs = by_name(dialog, QListWidget, "Programs")
    rows = [programs.visualItemRect(programs.item(row)) for row in range(programs.count())]
    assert len(rows) > 1
    assert {row.height() for row in rows} == {30}
    assert [below.top() - above.top() for above, below in pairwise(rows)] == [30] * (len(rows) - 1)


def test_any_program_can_be_chosen(scene: Scene, window: MainWindow, desktop: Path, tmp_path: Path) -> None:
    dialog = open_with_dialog(scene, window, scene.warm)
    scene.press(dialog, "Other program…")
    (question,) = dialog.findChildren(QFileDialog)
    question.fileSelected.emit(str(tmp_path / "paint"))
    question.close()
    scene.qtbot.waitUntil(desktop.exists)
    assert desktop.read_text().splitlines() == [str(scene.path(scene.warm))]


def test_a_program_that_is_none_is_said(scene: Scene, window: MainWindow, tmp_path: Path) -> None:
    dialog = open_with_dialog(scene, window, scene.warm)
    dialog._take_other(str(tmp_path / "nothing"))
    scene.qtbot.waitUntil(
        lambda: any(
            "“nothing” could not be started. Choose another program." in t.accessibleName()
            for t in window.findChildren(ToastCard)
        )
    )


def test_each_command_has_a_place_in_the_menu_and_a_key(scene: Scene, window: MainWindow) -> None:
    for words, key in (("&Export…", "Ctrl+E"), ("Contact s&heet…", "Ctrl+P"), ("Open &with…", "Ctrl+Alt+W")):
        action = command(window, words)
        assert action.shortcut().toString() == key
        assert not action.isEnabled()
    choose(scene, window, scene.warm)
    assert command(window, "&Export…").isEnabled()
    assert QGuiApplication.focusWindow() is not None
