"""Presets: found in both languages, put into the field, filled slot by slot, and one's own kept in a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QPushButton

from qwen_studio.core.presets import Preset, WordsKind
from qwen_studio.library.presets_file import read_own, write_own
from qwen_studio.ui.words.word_popup import WordPopup
from tests.ui.by_name import by_name
from tests.ui.words.words_page import Words

MINE = Preset(WordsKind.INSTRUCTION, "Evening", "Warm light on {what}, {mood}")


@pytest.fixture
def own_file(words: Words) -> Path:
    """The user's file with one preset in it."""
    file = words.scene.assembly.places.user_presets
    write_own(file, [MINE])
    return file


def choose_from_menu(menu_words: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [action for action in menu.actions() if action.text() == menu_words]
    menu.close()
    action.trigger()


def test_families_are_headings_and_arrows_step_over_them(words: Words) -> None:
    words.open_presets()
    assert words.shown()[:2] == ["Text in the picture:", "Replace words"]
    families = [line for line in words.shown() if line.endswith(":")]
    assert len(families) == len(set(families)) == 9

    number = words.shown().index("Objects:")
    for _ in range(number - 1):
        words.key(Qt.Key.Key_Down)
    current = words.popup().list.current()
    assert current is not None
    assert current.title == "Add an object"


@pytest.mark.parametrize("text", ["colourise", "上色", "OLD colourise", "老照片 colourise"])
def test_a_search_finds_in_either_language(words: Words, text: str) -> None:
    words.open_presets()
    words.paste(text)
    assert words.shown() == ["Restoration:", "Restore and colourise"]


def test_what_is_not_there_is_said(words: Words) -> None:
    popup = words.open_presets()
    words.write("xyzzy")
    assert words.shown() == []
    assert popup.foot_words.text() == "No preset has these words."
    words.key(Qt.Key.Key_Return)
    assert popup.isVisible()
    words.key(Qt.Key.Key_Escape)
    assert "Replace words" in words.shown()
    words.key(Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert words.studio.composer.instruction == ""


def test_enter_puts_the_words_into_the_field_and_tab_goes_from_slot_to_slot(words: Words) -> None:
    # GIVEN an instruction that was written already
    QTest.keyClicks(words.field(), "My own words")
    words.open_presets()
    words.write("recolour an object")
    words.key(Qt.Key.Key_Return)

    # THEN the first slot is selected, and typing fills it
    field = words.field()
    assert field.hasFocus()
    assert field.textCursor().selectedText() == "{what}"
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.textCursor().selectedText() == "{colour}"
    QTest.keyClick(field, Qt.Key.Key_Backtab)
    assert field.textCursor().selectedText() == "{what}"
    QTest.keyClicks(field, "the cup")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClicks(field, "deep blue")
    assert words.studio.composer.instruction.startswith("Change the colour of the cup to deep blue. Keep its shape")

    # AND behind the last one Tab leaves the field
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()

    # AND Undo brings one's own words back
    field.setFocus()
    while "Keep its shape" in field.toPlainText():
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words.studio.composer.instruction == "My own words"


def test_variants_are_no_slots(words: Words) -> None:
    QTest.keyClicks(words.field(), "A {red|blue} coat")
    words.field().moveCursor(words.field().textCursor().MoveOperation.Start)
    QTest.keyClick(words.field(), Qt.Key.Key_Tab)
    assert not words.field().hasFocus()


def test_a_click_takes_a_preset_in_chinese_and_the_language_is_remembered(words: Words) -> None:
    popup = words.open_presets()
    by_name(popup, QAbstractButton, "Chinese").click()
    assert words.shown()[:2] == ["画面文字:", "替换文字"]
    words.paste("colourise")
    index = popup.list.model().index(1, 0)
    QTest.mouseClick(
        popup.list.viewport(), Qt.MouseButton.LeftButton, pos=popup.list.visualRect(index).topLeft() + QPoint(20, 8)
    )
    assert words.studio.composer.instruction == "修复并上色这张老照片。"
    assert words.studio.preferences.settings.preset_wording == "zh"


def test_avoid_has_presets_of_its_own(words: Words) -> None:
    words.open_presets("Avoid")
    assert "Low quality" in words.shown()
    assert "Replace words" not in words.shown()
    words.write("hands")
    words.key(Qt.Key.Key_Return)
    assert words.studio.composer.negative_prompt.startswith("extra fingers")
    assert words.studio.composer.instruction == ""


def test_words_are_saved_as_a_preset_and_come_first(words: Words) -> None:
    QTest.keyClicks(words.field(), "Turn {what} into glass")
    popup = words.open_presets()
    by_name(popup, QPushButton, "Save as preset…").click()
    words.answer("  Into   glass ")
    assert words.shown()[:2] == ["Your presets:", "Into glass"]
    file = words.scene.assembly.places.user_presets
    assert read_own(file) == [Preset(WordsKind.INSTRUCTION, "Into glass", "Turn {what} into glass")]

    # Saved under the same title, it says something else, and the former can be brought back.
    words.leave()
    QTest.keyClicks(words.field(), ", clear")
    by_name(words.open_presets(), QPushButton, "Save as preset…").click()
    words.answer("Into glass")
    assert read_own(file)[0].text == "Turn {what} into glass, clear"
    assert words.scene.said.toasts[-1][0] == "The preset “Into glass” says something else now"
    words.scene.said.press()
    assert read_own(file)[0].text == "Turn {what} into glass"


def test_an_empty_field_has_nothing_to_save(words: Words) -> None:
    assert not by_name(words.open_presets(), QPushButton, "Save as preset…").isEnabled()


def test_own_presets_are_renamed_and_deleted_and_that_is_undone(words: Words, own_file: Path) -> None:
    words.open_presets()
    assert words.shown()[:2] == ["Your presets:", "Evening"]
    words.key(Qt.Key.Key_F2)
    words.answer("Dusk")
    assert words.shown()[1] == "Dusk"
    words.key(Qt.Key.Key_Delete)
    assert words.shown()[0] == "Text in the picture:"
    assert read_own(own_file) == []
    assert words.scene.said.toasts[-1][:2] == ("The preset “Dusk” was deleted", "Undo")
    words.scene.said.press()
    assert words.shown()[1] == "Dusk"
    words.studio.undo.undo()
    assert read_own(own_file) == [MINE]


def test_what_was_taken_back_of_own_presets_is_done_again(words: Words, own_file: Path) -> None:
    words.open_presets()
    words.key(Qt.Key.Key_F2)
    words.answer("Dusk")
    words.key(Qt.Key.Key_Delete)
    undo = words.studio.undo
    undo.undo()
    undo.undo()
    assert read_own(own_file) == [MINE]
    assert undo.redo_words == "Rename a preset"

    undo.redo()
    assert [preset.title for preset in read_own(own_file)] == ["Dusk"]
    undo.redo()
    assert read_own(own_file) == []
    assert undo.redo_words == ""
    undo.undo()
    assert [preset.title for preset in read_own(own_file)] == ["Dusk"]


def test_a_saved_and_an_added_preset_come_again(words: Words, own_file: Path, tmp_path: Path) -> None:
    presets, undo = words.studio.presets, words.studio.undo
    words.open_presets()
    presets.save(WordsKind.INSTRUCTION, "Noon", "Bright light")
    write_own(tmp_path / "more.toml", [Preset(WordsKind.AVOID, "Fog", "fog"), Preset(WordsKind.AVOID, "Rain", "rain")])
    presets.import_file(tmp_path / "more.toml")
    before = read_own(own_file)
    assert [preset.title for preset in before] == ["Evening", "Noon", "Fog", "Rain"]

    undo.undo()
    undo.undo()
    assert read_own(own_file) == [MINE]
    undo.redo()
    undo.redo()
    assert read_own(own_file) == before


def test_a_preset_of_the_program_stays(words: Words) -> None:
    words.open_presets()
    before = words.shown()
    words.key(Qt.Key.Key_Delete)
    words.key(Qt.Key.Key_F2)
    assert words.shown() == before


def test_a_title_that_is_taken_is_refused_in_words(words: Words, own_file: Path) -> None:
    write_own(own_file, [MINE, Preset(WordsKind.INSTRUCTION, "Dusk", "x")])
    words.open_presets()
    words.key(Qt.Key.Key_F2)
    words.answer("Dusk")
    assert words.scene.said.toasts[-1][0] == "There is a preset “Dusk” already. Choose another title."


def test_a_broken_file_of_ones_own_is_told_and_left_alone(words: Words, own_file: Path) -> None:
    own_file.write_text('[[presets]]\ntitle = "Evening"\n')
    QTest.keyClicks(words.field(), "Make it warm")
    popup = words.open_presets()
    words.scene.qtbot.waitUntil(lambda: "“text” is missing" in popup.problem.text())
    assert str(own_file) in popup.problem.text()
    by_name(popup, QPushButton, "Save as preset…").click()
    words.answer("Warm")
    assert "“text” is missing" in words.scene.said.toasts[-1][0]
    assert own_file.read_text() == '[[presets]]\ntitle = "Evening"\n'

    # Corrected, it is used when the presets are opened again.
    words.leave()
    write_own(own_file, [MINE])
    popup = words.open_presets()
    words.scene.qtbot.waitUntil(lambda: words.shown()[1] == "Evening")
    assert not popup.problem.isVisible()


def test_own_presets_go_to_another_machine_as_a_file(words: Words, own_file: Path, tmp_path: Path) -> None:
    shared = tmp_path / "for Anna"
    share(words.open_presets(), "Save my presets to a file…")
    choose_file(shared)
    shared = shared.with_suffix(".toml")
    assert read_own(shared) == [MINE]

    # Taken in again, what is here already does not come twice; another of the same title gets a number.
    other = Preset(WordsKind.INSTRUCTION, "Evening", "Something else")
    write_own(shared, [MINE, other])
    share(words.open_presets(), "Add presets from a file…")
    choose_file(shared)
    assert [(preset.title, preset.text) for preset in read_own(own_file)] == [
        ("Evening", MINE.text),
        ("Evening 2", "Something else"),
    ]
    assert words.scene.said.toasts[-1][:2] == ("1 preset was added", "Undo")
    words.scene.said.press()
    assert read_own(own_file) == [MINE]

    shared.write_text("presets = 1")
    share(words.open_presets(), "Add presets from a file…")
    choose_file(shared)
    assert "each preset must begin with a line [[presets]]" in words.scene.said.toasts[-1][0]


def choose_file(file: Path) -> None:
    """In the dialog that is open."""
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog) and each.isVisible()]
    dialog.hide()
    dialog.fileSelected.emit(str(file))


def share(popup: WordPopup, menu_words: str) -> None:
    by_name(popup, QPushButton, "Share").click()
    choose_from_menu(menu_words)
    assert not popup.isVisible()
