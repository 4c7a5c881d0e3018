"""What can be done with pictures, through the actions that menus, keys and buttons share."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QMenu, QPushButton, QSlider, QVBoxLayout, QWidget

from qwen_studio.core.importing import How
from qwen_studio.core.story import STORY_KEYWORD, story_from_json
from qwen_studio.core.trouble import Trouble
from qwen_studio.library import disk_rows, pictures
from qwen_studio.state.picture_mime import local_files
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.save_options import SaveOptionsDialog
from qwen_studio.ui.why_not import why_not
from qwen_studio.ui.widgets.action_button import ActionButton
from tests.ui.by_name import by_name
from tests.ui.scene import CAT, Scene


def save(scene: Scene, target: Path, kind: str = "") -> None:
    """Answers the file dialog of Save as… with that file, and with the filter that contains `kind`."""
    scene.actions.save_as.trigger()
    scene.qtbot.waitUntil(lambda: bool(scene.dialogs))
    dialog = scene.dialogs.pop()
    if kind:
        name_filter = next(name for name in dialog.nameFilters() if kind in name)
        dialog.selectNameFilter(name_filter)
        dialog.filterSelected.emit(name_filter)
    typed = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(typed, QLineEdit)
    typed.setText(str(target))
    dialog.accept()


def wait_for_toast(scene: Scene) -> str:
    scene.qtbot.waitUntil(lambda: bool(scene.said.toasts))
    return scene.said.toasts[-1][0]


def story_of(path: Path) -> str | None:
    with Image.open(path) as image:
        image.load()
        text = image.info.get(STORY_KEYWORD)
    return text if isinstance(text, str) else None


def test_without_a_picture_nothing_can_be_done(scene: Scene) -> None:
    menu = QMenu()
    scene.actions.fill_menu(menu)
    assert all(not action.isEnabled() for action in menu.actions() if not action.isSeparator())
    scene.actions.set_pictures([scene.warm])
    assert [a for a in menu.actions() if not a.isSeparator() and not a.isEnabled()] == [scene.actions.compare]
    scene.actions.set_pictures([scene.warm, scene.grey])
    assert scene.actions.compare.isEnabled()


def test_mnemonics_of_the_menu_are_unique(scene: Scene) -> None:
    menu = QMenu()
    scene.actions.fill_menu(menu)
    letters = [a.text()[a.text().index("&") + 1].lower() for a in menu.actions() if not a.isSeparator()]
    assert len(letters) == len(set(letters))


def test_several_pictures_fill_the_slots_in_order(scene: Scene) -> None:
    scene.actions.set_pictures([scene.warm, scene.grey, scene.warm_2])
    scene.actions.use_as[2].trigger()
    slot = scene.studio.composer.slot
    scene.qtbot.waitUntil(lambda: slot(3).picture_id is not None)
    assert [slot(number).picture_id for number in (1, 2, 3)] == [None, scene.warm.id, scene.grey.id]


def test_a_picture_is_saved_with_its_story_under_the_name_of_its_instruction(scene: Scene, tmp_path: Path) -> None:
    scene.actions.set_pictures([scene.warm_2])
    scene.actions.save_as.trigger()
    scene.qtbot.waitUntil(lambda: bool(scene.dialogs))
    assert Path(scene.dialogs[0].selectedFiles()[0]).stem == "Make it warm 2"
    scene.dialogs.pop().reject()
    save(scene, tmp_path / "kept")
    assert wait_for_toast(scene) == "Saved kept.png"
    assert QImage(str(tmp_path / "kept.png")) == QImage(str(scene.path(scene.warm_2)))
    story = story_from_json(story_of(tmp_path / "kept.png") or "")
    assert story is not None
    assert story.instruction == "Make it warm"
    scene.said.press()
    assert scene.revealed == [tmp_path / "kept.png"]


@pytest.mark.parametrize("how", [How.COPY, How.REFERENCE])
def test_a_photo_from_outside_is_saved_under_its_own_name(scene: Scene, tmp_path: Path, how: How) -> None:
    photo = tmp_path / "Märchen 2.1 – cat.png"
    shutil.copy(CAT, photo)
    with scene.qtbot.waitSignal(scene.studio.pictures.added) as added:
        scene.studio.importing.start([photo], how)
    assert added.args is not None
    scene.studio.pictures.get(added.args[0][0], lambda picture: scene.actions.set_pictures([picture]))
    scene.qtbot.waitUntil(scene.actions.save_as.isEnabled)
    scene.actions.save_as.trigger()
    scene.qtbot.waitUntil(lambda: bool(scene.dialogs))
    assert Path(scene.dialogs[0].selectedFiles()[0]).stem == "Märchen 2 1 – cat"
    scene.dialogs.pop().reject()


def test_a_picture_is_saved_without_its_story_on_request(scene: Scene, tmp_path: Path) -> None:
    scene.actions.set_pictures([scene.warm])
    save(scene, tmp_path / "bare", "without how it was made")
    wait_for_toast(scene)
    assert story_of(tmp_path / "bare.png") is None


@pytest.mark.parametrize(("kind", "suffix", "pillow_format"), [("JPEG", ".jpg", "JPEG"), ("WEBP", ".webp", "WEBP")])
def test_lossy_formats_ask_for_their_quality(
    scene: Scene, tmp_path: Path, kind: str, suffix: str, pillow_format: str
) -> None:
    scene.actions.set_pictures([scene.warm])
    sizes = []
    for name, quality in (("fine", 95), ("coarse", 50)):
        scene.said.toasts.clear()
        save(scene, tmp_path / name, kind)
        question = next(w for w in scene.windows() if isinstance(w, SaveOptionsDialog) and w.isVisible())
        by_name(question, QSlider, "Quality").setValue(quality)
        question.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Save).click()
        assert wait_for_toast(scene) == f"Saved {name}{suffix}"
        with Image.open(tmp_path / f"{name}{suffix}") as saved:
            assert saved.format == pillow_format
            assert saved.size == tuple(scene.warm.size)
        sizes.append((tmp_path / f"{name}{suffix}").stat().st_size)
    assert sizes[1] < sizes[0] / 2


def test_a_typed_ending_decides_about_the_format(scene: Scene, tmp_path: Path) -> None:
    scene.actions.set_pictures([scene.warm])
    save(scene, tmp_path / "typed.jpeg")
    question = next(w for w in scene.windows() if isinstance(w, SaveOptionsDialog) and w.isVisible())
    question.accept()
    wait_for_toast(scene)
    with Image.open(tmp_path / "typed.jpeg") as saved:
        assert saved.format == "JPEG"


def test_several_pictures_are_saved_in_a_folder_under_names_of_their_own(scene: Scene, tmp_path: Path) -> None:
    taken = tmp_path / "out" / scene.path(scene.grey).name
    taken.parent.mkdir()
    taken.write_bytes(b"someone else's")
    scene.actions.set_pictures([scene.warm, scene.grey])
    scene.actions.save_as.trigger()
    dialog = scene.dialogs.pop()
    dialog.setDirectory(str(tmp_path / "out"))
    dialog.fileSelected.emit(str(tmp_path / "out"))
    dialog.reject()
    assert wait_for_toast(scene) == "Saved 2 pictures"
    scene.qtbot.waitUntil(lambda: len(list(taken.parent.iterdir())) == 3)
    assert taken.read_bytes() == b"someone else's"


def test_a_folder_that_cannot_be_written_is_told_in_words(scene: Scene, tmp_path: Path) -> None:
    scene.actions.set_pictures([scene.warm])
    scene.actions.save_as.trigger()
    scene.qtbot.waitUntil(lambda: bool(scene.dialogs))
    dialog = scene.dialogs.pop()
    dialog.fileSelected.emit(str(tmp_path / "no such folder" / "kept.png"))
    dialog.reject()
    words = wait_for_toast(scene)
    assert "Saved" not in words
    assert words.endswith(".")


def test_copying_puts_pixels_and_file_on_the_clipboard(scene: Scene) -> None:
    QGuiApplication.clipboard().clear()
    scene.actions.set_pictures([scene.warm])
    scene.actions.copy.trigger()
    scene.qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    mime = QGuiApplication.clipboard().mimeData()
    assert local_files(mime) == [scene.path(scene.warm)]
    copied = mime.imageData()
    assert isinstance(copied, QImage)
    original = QImage(str(scene.path(scene.warm)))
    assert copied.pixelColor(300, 200) == original.pixelColor(300, 200)


def test_keys_work_where_pictures_are_and_leave_text_fields_alone(scene: Scene) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    pictures, text = QPushButton("pictures"), QLineEdit("some words F")
    column.addWidget(pictures)
    column.addWidget(text)
    scene.actions.attach_to(pictures)
    scene.open_window(window, 300, 100)
    scene.actions.set_pictures([scene.warm])
    text.setFocus()
    text.selectAll()
    QTest.keySequence(text, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "some words F"
    QTest.keyClick(text, Qt.Key.Key_Delete)
    assert text.text() == ""
    assert scene.actions.pictures == (scene.warm,)
    pictures.setFocus()
    with scene.qtbot.waitSignal(scene.studio.pictures.removed):
        QTest.keyClick(pictures, Qt.Key.Key_Delete)


def test_what_was_moved_to_the_trash_comes_back_by_undo(scene: Scene) -> None:
    scene.actions.set_pictures([scene.warm, scene.warm_2])
    with scene.qtbot.waitSignal(scene.studio.pictures.removed):
        scene.actions.move_to_trash.trigger()
    assert scene.said.toasts[-1][:2] == ("2 pictures moved to trash", "Undo")
    assert scene.actions.pictures == ()
    with scene.qtbot.waitSignal(scene.studio.pictures.restored) as restored:
        scene.said.press()
    assert sorted(restored.args[0]) == sorted([scene.warm.id, scene.warm_2.id])


def test_favourites_of_a_mixed_choice_become_all_favourites(scene: Scene) -> None:
    scene.actions.set_pictures([scene.warm, scene.grey])
    with scene.qtbot.waitSignal(scene.studio.pictures.changed):
        scene.studio.pictures.set_favourite([scene.warm.id], True)
    scene.qtbot.waitUntil(lambda: scene.actions.pictures[0].favourite)
    assert not scene.actions.favourite.isChecked()
    scene.actions.favourite.trigger()
    scene.qtbot.waitUntil(lambda: all(picture.favourite for picture in scene.actions.pictures))
    assert scene.actions.favourite.isChecked()
    scene.actions.favourite.trigger()
    scene.qtbot.waitUntil(lambda: not any(picture.favourite for picture in scene.actions.pictures))


def test_recall_brings_the_whole_request_back(scene: Scene) -> None:
    scene.actions.set_pictures([scene.warm])
    scene.actions.recall.trigger()
    scene.qtbot.waitUntil(lambda: bool(scene.recalled))
    composer = scene.studio.composer
    assert (composer.instruction, composer.negative_prompt, composer.n, composer.seed) == (
        "Make it warm",
        "blurred edges",
        2,
        7,
    )
    scene.qtbot.waitUntil(lambda: composer.slot(1).original_size is not None)
    assert composer.slot(1).name == "coffee.png"


def test_without_its_file_a_picture_can_only_be_looked_for_and_the_reason_is_told(scene: Scene) -> None:
    actions = scene.actions
    scene.assembly.database.call(disk_rows.set_missing, [scene.warm.id], datetime.now(UTC))
    scene.assembly.database.call(disk_rows.set_trouble, scene.grey.id, Trouble.DAMAGED)
    (missing,) = scene.assembly.database.call(pictures.get_many, [scene.warm.id])
    (damaged,) = scene.assembly.database.call(pictures.get_many, [scene.grey.id])
    needs_file = [*actions.use_as.values(), actions.save_as, actions.copy, actions.export, actions.contact_sheet]
    button = scene.open_window(ActionButton(actions.copy, "Copy"), 100, 30)
    for chosen, reason in (
        ([missing], "The file is not where it was."),
        ([damaged], "The file is damaged or incomplete."),
        ([missing, damaged], "The files of these pictures are missing or cannot be read"),
    ):
        actions.set_pictures(chosen)
        assert not any(action.isEnabled() for action in needs_file)
        assert why_not(actions.save_as).startswith(reason)
        assert reason in button.toolTip()
        assert actions.move_to_trash.isEnabled()
    # Of several, those that are well are used.
    actions.set_pictures([missing, scene.warm_2])
    actions.use_as[1].trigger()
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(1).state is SlotState.READY)
    assert scene.studio.composer.slot(1).picture_id == scene.warm_2.id
    assert "\n" not in button.toolTip()


def test_what_is_gone_without_a_word_is_refused_in_words(scene: Scene) -> None:
    # GIVEN a good Image 1, and a picture whose file has just been deleted
    composer = scene.studio.composer
    composer.put_picture(scene.warm.id, 1)
    scene.qtbot.waitUntil(lambda: composer.slot(1).state is SlotState.READY)
    file = scene.path(scene.grey)
    file.unlink()
    scene.actions.set_pictures([scene.grey])

    # WHEN it is copied, saved and used
    scene.actions.copy.trigger()
    assert file.name in wait_for_toast(scene)
    scene.said.toasts.clear()
    scene.actions.save_as.trigger()
    assert wait_for_toast(scene) == f"The file “{file.name}” is missing."
    assert not scene.dialogs
    scene.said.toasts.clear()
    scene.actions.use_as[1].trigger()

    # THEN each says why not, and Image 1 is as it was
    scene.qtbot.waitUntil(lambda: any("Image 1 stays as it was." in words for words, *_ in scene.said.toasts))
    scene.qtbot.waitUntil(lambda: composer.slot(1).state is SlotState.READY)
    assert composer.slot(1).picture_id == scene.warm.id
