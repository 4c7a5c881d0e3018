"""Traces of one's work are deleted one by one: each as it says, and no more."""

import logging

from PySide6.QtWidgets import QMessageBox, QPushButton

from qwen_studio.core.presets import WordsKind
from qwen_studio.state.logs import LOG_NAME, PrivateLogFile
from qwen_studio.ui.widgets.value_field import ValueField
from tests.ui.scene import Scene
from tests.ui.settings_dialog.open_settings import OpenSettings


def offered_words(scene: Scene) -> list[str]:
    """The instructions that the history offers."""
    history = scene.studio.word_history
    with scene.qtbot.waitSignal(history.changed):
        history.reload(WordsKind.INSTRUCTION)
    return [used.words for used in history.found(WordsKind.INSTRUCTION, "")]


def test_the_history_of_words_begins_anew_and_comes_back(settings: OpenSettings) -> None:
    scene = settings.scene
    assert offered_words(scene) == ["Make it black and white", "Make it warm"]
    scene.studio.word_history.set_pinned(WordsKind.INSTRUCTION, "Make it warm", pinned=True)
    settings.go_to("Privacy")
    settings.press("Clear: History of words")
    assert offered_words(scene) == ["Make it warm"], "it is pinned"
    scene.edit("Make it cold")
    assert offered_words(scene) == ["Make it warm", "Make it cold"]
    settings.press("Undo")
    assert offered_words(scene) == ["Make it warm", "Make it cold", "Make it black and white"]


def test_lists_of_what_was_used_last_are_emptied_and_come_back(settings: OpenSettings) -> None:
    kept = {
        "recent_files": ("/a.png",),
        "palette_recent": ("action/File/Quit",),
        "last_folder": "/a",
        "export_folder": "/b",
        "gallery_place": "1 2 3 /x",
        "edit_view": "1 a SLIDER 1 /x",
    }
    for name, names in (
        ("Recent files", {"recent_files"}),
        ("Choices in the command palette", {"palette_recent"}),
        ("Places used last", {"last_folder", "export_folder", "gallery_place", "edit_view"}),
    ):
        settings.preferences.change(**kept)
        settings.go_to("Privacy")
        settings.press(f"Clear: {name}")
        left = {known for known in kept if getattr(settings.now, known)}
        assert left == set(kept) - names, name
        settings.press("Undo")
        assert all(getattr(settings.now, known) == value for known, value in kept.items())


def test_the_log_is_deleted_only_after_a_question_and_goes_on(settings: OpenSettings) -> None:
    folder = settings.scene.assembly.places.logs
    folder.mkdir(parents=True)
    (folder / "crash 2026-11-23 05-00-00.txt").write_text("what happened")
    (folder / "mine.txt").write_text("not the program's")
    handler = PrivateLogFile(folder / LOG_NAME)
    logging.getLogger().addHandler(handler)
    try:
        handler.emit(logging.makeLogRecord({"msg": "before"}))
        settings.go_to("Privacy")
        settings.press("Delete…: Log and crash reports")
        (box,) = [box for box in settings.dialog.findChildren(QMessageBox) if box.isVisible()]
        assert box.defaultButton().text() == "Cancel"
        box.reject()
        assert (folder / LOG_NAME).exists()

        settings.press("Delete…: Log and crash reports")
        (box,) = [box for box in settings.dialog.findChildren(QMessageBox) if box.isVisible()]
        answers = {button.text(): button for button in box.buttons() if isinstance(button, QPushButton)}
        answers["Delete"].click()
        settings.scene.qtbot.waitUntil(lambda: settings.told() == ["2 files were deleted."])
        assert [file.name for file in folder.iterdir()] == ["mine.txt"]
        handler.emit(logging.makeLogRecord({"msg": "after"}))
        assert (folder / LOG_NAME).read_text() == "after\n"
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


def test_it_is_said_what_is_stored_where(settings: OpenSettings) -> None:
    places = settings.scene.assembly.places
    settings.go_to("Privacy")
    shown = {line.text() for line in settings.dialog.findChildren(ValueField) if line.isVisible()}
    assert shown == {str(places.library), str(places.config), str(places.cache), str(places.logs)}
