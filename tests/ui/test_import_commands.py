"""Pictures come in from outside, and lost ones are found, by gestures in the whole window over a real library."""

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QPlainTextEdit, QRadioButton, QWidget

from qwen_studio.core.importing import How, Imported
from qwen_studio.core.resources import resource_path
from qwen_studio.library.listing import all_pictures
from qwen_studio.state import watching
from qwen_studio.state.picture_mime import mime_of_pictures
from qwen_studio.ui.dialogs.import_pictures import ImportDialog
from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.top_bar import GALLERY
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

SAMPLES = resource_path("samples")


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    window = scene.open_program()
    window.pages.show_page(GALLERY)
    return window


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Two real photographs that the library does not know, one that it does, a broken one, and a letter."""
    folder = tmp_path / "holiday"
    folder.mkdir()
    for name in ("chelsea.png", "astronaut.png"):
        shutil.copy(SAMPLES / name, folder)
    (folder / "broken.png").write_bytes((SAMPLES / "coffee.png").read_bytes()[:5000])
    (folder / "letter.txt").write_text("dear all")
    return folder


def run(window: MainWindow, menu: str, command: str) -> None:
    """Takes a command from a menu."""
    (found,) = [m for m in window._menus.menus() if m.title() == menu]
    (action,) = [action for action in found.actions() if action.text() == command]
    action.trigger()


def choose(window: MainWindow, *paths: Path) -> None:
    """Answers the question for files or a folder."""
    dialog = window.findChildren(QFileDialog)[-1]
    signal = dialog.fileSelected if dialog.fileMode() is QFileDialog.FileMode.Directory else None
    if signal is not None:
        signal.emit(str(paths[0]))
    else:
        dialog.filesSelected.emit([str(path) for path in paths])
    dialog.close()


def drop(target: QWidget, mime: QMimeData) -> bool:
    """Drags it over the middle of the widget and lets go; whether the widget took it."""
    middle = target.rect().center()
    under: QWidget = target.childAt(middle) or target
    while under is not target and not under.acceptDrops():
        above = under.parentWidget()
        assert above is not None
        under = above
    place = under.mapFrom(target, middle)
    entering = QDragEnterEvent(
        QPoint(place), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(under, entering)
    if not entering.isAccepted():
        return False
    dropping = QDropEvent(
        QPointF(place), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(under, dropping)
    return dropping.isAccepted()


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def text_of(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def finished(scene: Scene, window: MainWindow) -> MaintenanceDialog:
    """The dialog of the work that has just been begun, with its report."""
    dialog = window.findChildren(MaintenanceDialog)[-1]
    works = (scene.studio.importing, scene.studio.watching)
    scene.qtbot.waitUntil(lambda: all(work.work is None for work in works))
    scene.qtbot.waitUntil(dialog._line.isHidden)
    return dialog


def test_a_dropped_folder_is_imported_and_can_be_taken_back(scene: Scene, window: MainWindow, photos: Path) -> None:
    gallery = scene.studio.gallery
    scene.qtbot.waitUntil(lambda: gallery.shown_count == 3)

    # WHEN a folder is dropped among the tiles, and the question is answered
    assert drop(window.pages.gallery(), files(photos))
    question = window.findChildren(ImportDialog)[-1]
    assert "The folder “holiday”" in text_of(question)
    assert by_name(question, QRadioButton, "Copy into the library").isChecked()
    QTest.keyClick(question, Qt.Key.Key_Return)

    # THEN its pictures are in the gallery, with a place for the broken one, and what is wrong with the others is said
    dialog = finished(scene, window)
    scene.qtbot.waitUntil(lambda: gallery.shown_count == 6)
    words = text_of(dialog)
    assert "2 pictures were imported. 1 file could not be read." in words
    assert "What could not be read has a tile in the gallery that says why, and stays where it is:" in words
    assert "1 other file is no picture" in words
    findings = by_name(dialog, QPlainTextEdit, "Findings").toPlainText()
    assert findings == f"{photos / 'broken.png'}: “broken.png” is damaged or incomplete."
    assert not dialog.isModal()

    # AND one step brings everything back
    scene.studio.undo.undo()
    scene.qtbot.waitUntil(lambda: gallery.shown_count == 3)
    assert {path.name for path in photos.iterdir()} == {"chelsea.png", "astronaut.png", "broken.png", "letter.txt"}
    scene.studio.undo.redo()
    scene.qtbot.waitUntil(lambda: gallery.shown_count == 6)


def test_files_can_stay_where_they_are(scene: Scene, window: MainWindow, photos: Path) -> None:
    run(window, "&File", "&Import pictures…")
    choose(window, photos / "chelsea.png", photos / "astronaut.png")
    question = window.findChildren(ImportDialog)[-1]
    assert "2 files" in text_of(question)
    scene.press(question, "Leave the files where they are")
    scene.press(question, "Import")

    finished(scene, window)
    every = list(all_pictures(scene.assembly.database))
    assert {Path(p.reference).name for p in every if p.reference} == {"chelsea.png", "astronaut.png"}
    assert scene.studio.preferences.settings.import_how == "reference"
    # The next question begins with that answer.
    run(window, "&File", "Import a &folder…")
    choose(window, photos)
    question = window.findChildren(ImportDialog)[-1]
    assert by_name(question, QRadioButton, "Leave the files where they are").isChecked()
    scene.press(question, "Cancel")
    assert scene.studio.importing.work is None


def test_pictures_of_the_library_are_not_dropped_into_it(scene: Scene, window: MainWindow) -> None:
    assert not drop(window.pages.gallery(), mime_of_pictures([scene.warm.id], [scene.path(scene.warm)]))
    assert not window.findChildren(ImportDialog)


def test_it_goes_on_in_the_background_and_says_how_it_ended(
    scene: Scene, window: MainWindow, photos: Path, held_work: threading.Event
) -> None:
    drop(window.pages.gallery(), files(photos))
    QTest.keyClick(window.findChildren(ImportDialog)[-1], Qt.Key.Key_Return)
    scene.press(window.findChildren(MaintenanceDialog)[-1], "Go on in the background")
    with scene.qtbot.waitSignal(scene.studio.importing.ended):
        held_work.set()
    toasts = [toast.accessibleName() for toast in window.findChildren(ToastCard) if toast.isVisible()]
    assert any("2 pictures were imported" in toast for toast in toasts)
    card = next(toast for toast in window.findChildren(ToastCard) if "Show" in text_and_buttons(toast))
    scene.press(card, "Show")
    assert "broken.png" in window.findChildren(MaintenanceDialog)[-1]._findings.toPlainText()


def text_and_buttons(widget: QWidget) -> str:
    return " ".join(button.text() for button in widget.findChildren(QAbstractButton))


def test_a_second_import_waits_for_the_first(scene: Scene, window: MainWindow, photos: Path) -> None:
    ended: list[object] = []
    scene.studio.importing.ended.connect(lambda end: ended.append(end.outcome))
    scene.studio.importing.start([photos / "chelsea.png"], How.COPY)
    scene.studio.importing.start([photos / "astronaut.png"], How.COPY)
    scene.qtbot.waitUntil(lambda: len(ended) == 2)
    assert [len(outcome.new) for outcome in ended if isinstance(outcome, Imported)] == [1, 1]


def test_what_is_deleted_outside_is_noticed_and_found(
    scene: Scene, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a library that is watched
    scene.studio.watching._soon.setInterval(1)
    with scene.qtbot.waitSignal(scene.studio.watching.looked):
        scene.studio.watching.look()
    path = scene.path(scene.warm)

    # WHEN a picture is taken away by another program
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with scene.qtbot.waitSignal(scene.studio.watching.went_missing):
        shutil.move(path, elsewhere / "other name.png")

    # THEN the window says so, its tile knows it, and it is found where the user says
    def is_missing() -> bool:
        picture = {p.id: p for p in all_pictures(scene.assembly.database)}[scene.warm.id]
        return picture.missing_since is not None

    assert is_missing()
    card = next(t for t in window.findChildren(ToastCard) if "The file of 1 picture is missing" in t.accessibleName())
    scene.press(card, "Find it…")
    choose(window, elsewhere)
    dialog = finished(scene, window)
    assert "1 file was found." in text_of(dialog)
    assert not is_missing()
    assert path.is_file()
    assert (elsewhere / "other name.png").is_file()


def about_missing(window: MainWindow) -> list[str]:
    """What toasts say of missing files, with their buttons."""
    cards = [card for card in window.findChildren(ToastCard) if "missing" in card.accessibleName() and card.isVisible()]
    return [f"{card.accessibleName()} {text_and_buttons(card)}".strip() for card in cards]


def test_one_toast_tells_how_many_files_are_missing_and_goes_with_the_last(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    # GIVEN two files that go missing one after the other
    watching = scene.studio.watching
    one, two = scene.path(scene.warm), scene.path(scene.grey)
    for number, path in enumerate((one, two)):
        path.rename(tmp_path / f"{number}.png")
        with scene.qtbot.waitSignal(watching.looked):
            watching.look()
        # THEN one toast tells of all that are missing
        expected = [
            "The file of 1 picture is missing. Find it…",
            "The files of 2 pictures are missing. Find them…",
        ][number]
        assert about_missing(window) == [expected]

    # WHEN one is back, it tells of the other alone
    (tmp_path / "0.png").rename(one)
    with scene.qtbot.waitSignal(watching.looked):
        watching.look()
    assert about_missing(window) == ["The file of 1 picture is missing. Find it…"]

    # AND it goes when the other was found, or is not wanted any more
    scene.studio.pictures.move_to_trash([scene.grey.id])
    scene.studio.pictures.delete_for_good([scene.grey.id])
    scene.qtbot.waitUntil(lambda: not about_missing(window))


def test_a_toast_about_missing_files_that_was_dismissed_stays_away(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    watching = scene.studio.watching
    one, two = scene.path(scene.warm), scene.path(scene.grey)
    one.rename(tmp_path / "one.png")
    two.rename(tmp_path / "two.png")
    with scene.qtbot.waitSignal(watching.looked):
        watching.look()
    scene.press(next(c for c in window.findChildren(ToastCard) if "missing" in c.accessibleName()), "Dismiss")
    (tmp_path / "one.png").rename(one)
    with scene.qtbot.waitSignal(watching.missing_changed):
        watching.look()
    assert about_missing(window) == []


def test_a_renamed_file_keeps_its_tile(scene: Scene, window: MainWindow) -> None:
    scene.studio.watching._soon.setInterval(1)
    with scene.qtbot.waitSignal(scene.studio.watching.looked):
        scene.studio.watching.look()
    path = scene.path(scene.warm)
    with scene.qtbot.waitSignal(scene.studio.pictures.changed):
        path.rename(path.with_name("renamed.png"))

    def follows() -> bool:
        picture = {p.id: p for p in all_pictures(scene.assembly.database)}[scene.warm.id]
        return picture.path.endswith("/renamed.png") and picture.missing_since is None

    scene.qtbot.waitUntil(follows)


def test_the_start_looks_by_itself(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "FIRST_LOOK_AFTER_MS", 1)
    with scene.qtbot.waitSignal(scene.studio.watching.looked):
        scene.studio.watching.start()


@pytest.mark.parametrize("look", ["dark", "light"])
def test_the_question_fits(scene: Scene, look: str) -> None:
    scene.theme.set_choice(look)  # type: ignore[arg-type]  # one of its words
    dialog = scene.open_window(ImportDialog("2 folders and 30 files", How.COPY, scene.theme), 500, 300)
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
