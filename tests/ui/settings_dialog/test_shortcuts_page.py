"""Keys are changed by pressing them; what speaks against that is said, and can be settled."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QKeySequenceEdit, QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem

from qwen_studio.ui.dialogs.shortcuts import ShortcutsDialog
from qwen_studio.ui.help.help_window import HelpWindow
from qwen_studio.ui.palette.palette import Palette
from qwen_studio.ui.widgets.generate_button import GenerateButton
from qwen_studio.ui.widgets.help_button import HelpButton
from qwen_studio.ui.widgets.notice import Notice
from tests.ui.settings_dialog.open_settings import OpenSettings

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
FIRST, SECOND = "First keys", "Second keys"


class Keyboard:
    """The page, used as somebody does who wants other keys."""

    def __init__(self, settings: OpenSettings) -> None:
        self.settings = settings
        settings.go_to("Keys on the keyboard")
        self.tree = settings.find(QTreeWidget, "Actions and their keys")

    def choose(self, name: str) -> None:
        """Goes to the action in the list, and to its keys by Return."""
        self.tree.setCurrentItem(self._line(name), 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.tree.setFocus()
        QTest.keyClick(self.tree, Key.Key_Return)

    def press(self, keys: str, field: str = FIRST) -> None:
        """Presses the keys in that field."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know that it has places
        edit = self.field(field)
        edit.setFocus()
        QTest.keyClick(edit, combination.key(), combination.keyboardModifiers())

    def field(self, name: str) -> QKeySequenceEdit:
        return self.settings.find(QKeySequenceEdit, name)

    def listed(self, name: str) -> tuple[str, str]:
        """The keys of the action in the list, and the remark behind them."""
        line = self._line(name)
        return line.text(1), line.text(2)

    def says(self) -> str:
        notices = [n for n in self.settings.dialog.findChildren(Notice) if n.isVisible() and n.text()]
        return notices[-1].text() if notices else ""

    def action(self, name: str) -> QAction:
        """What the menus of the window have."""
        found = self.settings.window.findChild(QAction, name)
        assert found is not None
        return found

    def _line(self, name: str) -> QTreeWidgetItem:
        found = self.tree.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        lines = [line for line in found if line.parent() is not None]
        assert len(lines) == 1, f"{len(lines)} actions are called {name!r}"
        return lines[0]


def test_new_keys_work_in_the_window_at_once_and_are_kept(settings: OpenSettings) -> None:
    keyboard = Keyboard(settings)
    keyboard.choose("Command palette")
    assert keyboard.field(FIRST).hasFocus()
    keyboard.press("Ctrl+J")
    assert keyboard.listed("Command palette") == ("Ctrl+J", "changed")
    assert settings.now.shortcuts == {"window.palette": "Ctrl+J"}
    assert settings.told() == ["The keys of “Command palette” are Ctrl+J now."]

    settings.dialog.reject()
    window = settings.window
    with settings.scene.qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Key.Key_K, CTRL)
    assert not window.findChildren(Palette)
    QTest.keyClick(window, Key.Key_J, CTRL)
    assert window.findChildren(Palette)


def test_the_list_of_keys_and_tool_tips_follow(settings: OpenSettings) -> None:
    keyboard = Keyboard(settings)
    keyboard.choose("Show in folder")
    keyboard.press("F8")
    settings.dialog.reject()
    keyboard.action("window.shortcuts").trigger()
    (shortcuts,) = settings.window.findChildren(ShortcutsDialog)
    tree = shortcuts.findChildren(QTreeWidget)[0]
    (line,) = tree.findItems("Show in folder", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    assert line.text(1) == "F8"
    tips = [button.toolTip() for button in settings.window.findChildren(QAbstractButton)]
    assert [tip for tip in tips if tip.startswith("Show in folder (F8)")]
    assert not [tip for tip in tips if "Ctrl+Alt+O" in tip]


def test_a_second_pair_of_keys_and_none_at_all(settings: OpenSettings) -> None:
    keyboard = Keyboard(settings)
    keyboard.choose("Command palette")
    keyboard.press("Alt+J", SECOND)
    assert keyboard.listed("Command palette") == ("Ctrl+K, Alt+J", "changed")
    keyboard.press("Backspace")
    assert keyboard.listed("Command palette") == ("Alt+J", "changed")
    assert keyboard.field(FIRST).keySequence() == QKeySequence("Alt+J")
    keyboard.press("Del")
    assert keyboard.listed("Command palette") == ("", "changed")
    assert settings.told()[-1] == "“Command palette” has no keys now."


def test_taken_keys_are_named_with_both_and_can_be_taken_over(settings: OpenSettings) -> None:
    keyboard = Keyboard(settings)
    keyboard.choose("Command palette")
    keyboard.press("Ctrl+E")
    assert keyboard.says() == "“Ctrl+E” belong to “Export”."
    assert keyboard.field(FIRST).keySequence() == QKeySequence("Ctrl+K"), "nothing has happened yet"
    assert settings.now.shortcuts == {}

    settings.press("Take them for “Command palette”")
    assert keyboard.listed("Command palette") == ("Ctrl+E", "changed")
    assert keyboard.listed("Export") == ("", "changed")
    assert keyboard.says() == ""
    settings.press("Undo")
    assert keyboard.listed("Command palette") == ("Ctrl+K", "")
    assert keyboard.listed("Export") == ("Ctrl+E", "")


def test_keys_that_never_meet_may_be_the_same(settings: OpenSettings) -> None:
    keyboard = Keyboard(settings)
    keyboard.choose("Clear filters")
    keyboard.press("Ctrl+D")
    assert keyboard.listed("Clear filters") == ("Ctrl+D", "changed"), "the slider of the viewer is on another page"
    keyboard.choose("Spending")
    keyboard.press("Ctrl+D")
    assert "“Clear filters”" in keyboard.says()
    assert "“Compare before and after with a slider”" in keyboard.says()


def test_what_text_fields_and_menus_need_is_refused_in_words(settings: OpenSettings) -> None:
    keyboard = Keyboard(settings)
    keyboard.choose("Command palette")
    for keys, words in (
        ("A", "“A” writes or moves in text fields"),
        ("Return", "“Return” writes or moves in text fields"),
        ("Up", "“Up” writes or moves in text fields"),
        ("Ctrl+C", "“Ctrl+C” edits text"),
        ("Alt+F", "“Alt+F” opens the menu File"),
    ):
        keyboard.press(keys)
        assert words in keyboard.says(), keys
        assert keyboard.field(FIRST).keySequence() == QKeySequence("Ctrl+K")
    assert settings.now.shortcuts == {}
    keyboard.press("Ctrl+K", SECOND)
    assert "are its keys already" in keyboard.says()


def test_keys_go_back_one_by_one_and_all_at_once(settings: OpenSettings) -> None:
    settings.preferences.change(shortcuts={"window.palette": "Ctrl+E", "picture.export": "", "window.quit": "F8"})
    keyboard = Keyboard(settings)
    keyboard.choose("Export")
    settings.press("Reset: Export")
    assert keyboard.listed("Export") == ("Ctrl+E", "")
    assert keyboard.listed("Command palette") == ("", "changed"), "they were taken from where they had gone"
    settings.press("Reset this page")
    assert settings.now.shortcuts == {}
    assert keyboard.listed("Command palette") == ("Ctrl+K", "")


def test_a_key_that_is_held_is_shown_but_not_changed(settings: OpenSettings) -> None:
    keyboard = Keyboard(settings)
    keyboard.choose("Only the picture before, while held")
    assert not keyboard.field(FIRST).isEnabled()
    assert "cannot be changed" in keyboard.says()


def test_useless_keys_of_the_file_are_named_and_can_be_removed(settings: OpenSettings) -> None:
    settings.preferences.change(shortcuts={"window.hologram": "F8", "window.find": "A", "window.quit": "F9"})
    keyboard = Keyboard(settings)
    assert "window.find, window.hologram" in keyboard.says()
    settings.press("Remove them")
    assert settings.now.shortcuts == {"window.quit": "F9"}
    assert keyboard.says() == ""


def test_esc_and_tab_leave_the_field(settings: OpenSettings) -> None:
    keyboard = Keyboard(settings)
    keyboard.choose("Command palette")
    QTest.keyClick(keyboard.field(FIRST), Key.Key_Escape)
    assert keyboard.tree.hasFocus()
    assert settings.dialog.isVisible()
    keyboard.field(FIRST).setFocus()
    QTest.keyClick(keyboard.field(FIRST), Key.Key_Tab)
    assert not keyboard.field(FIRST).hasFocus()
    assert keyboard.field(FIRST).keySequence() == QKeySequence("Ctrl+K")

    keyboard.field(SECOND).setFocus()
    QTest.keyClick(keyboard.field(SECOND), Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert keyboard.field(FIRST).hasFocus()
    assert keyboard.says() == ""
    assert keyboard.field(SECOND).findChildren(QLineEdit)[0].placeholderText() == "Press keys"


def test_return_presses_the_button_that_has_the_keyboard_and_no_other(settings: OpenSettings) -> None:
    keyboard = Keyboard(settings)
    keyboard.choose("Command palette")
    keyboard.press("Ctrl+Q", SECOND)
    assert "Ctrl+Q" in keyboard.says()
    question_mark = settings.find(HelpButton, "Open the user guide at this subject")
    question_mark.setFocus()
    QTest.keyClick(question_mark, Key.Key_Return)
    assert settings.now.shortcuts == {}, "nobody has pressed what takes them"
    settings.scene.qtbot.waitUntil(lambda: any(isinstance(w, HelpWindow) for w in settings.scene.windows()))

    take = next(b for b in settings.dialog.findChildren(QPushButton) if b.text().startswith("Take them"))
    take.setFocus()
    QTest.keyClick(take, Key.Key_Return)
    assert settings.now.shortcuts == {"window.palette": "Ctrl+K; Ctrl+Q", "window.quit": ""}


def test_generate_listens_to_its_keys_alone_and_the_button_shows_them(settings: OpenSettings) -> None:
    scene, window = settings.scene, settings.window
    keyboard = Keyboard(settings)
    keyboard.choose("Generate")
    keyboard.press("Del")
    keyboard.press("Ctrl+G")
    settings.dialog.reject()
    button = next(b for b in window.findChildren(GenerateButton) if b.isVisible())
    assert "Ctrl+G" in button.note()
    assert "(Ctrl+G)" in button.toolTip()

    window.offer_sample()
    scene.qtbot.waitUntil(lambda: scene.studio.composer.ready)
    before = len(scene.studio.jobs.cards())
    with scene.qtbot.waitActive(window):
        window.activateWindow()
    field = window.focusWidget()
    QTest.keyClick(field, Key.Key_Return, CTRL)
    QTest.keyClick(field, Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert len(scene.studio.jobs.cards()) == before, "nobody wants to pay by keys that were given up"
    QTest.keyClick(field, Key.Key_G, CTRL)
    scene.qtbot.waitUntil(lambda: len(scene.studio.jobs.cards()) == before + 1)
    scene.wait_for_end(scene.studio.jobs.cards()[0].job.id)
