"""Hints that were switched off come back by the menu, and their being off is kept."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qwen_studio.core.instruction_checks import CheckKind
from tests.ui.scene import COFFEE, Scene


def test_the_menu_brings_hidden_hints_back(scene: Scene) -> None:
    window = scene.open_program()
    composer = scene.studio.composer
    composer.put_files([COFFEE])
    composer.set_instruction("Put the woman on a beach")
    (check,) = composer.checks()
    assert check.kind is CheckKind.NOTHING_STAYS
    composer.hush_checks_like(check)
    assert composer.checks() == ()
    preferences = scene.studio.preferences
    assert "nothing stays" in preferences.settings.hushed_hints

    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert composer.checks() == (check,)
    assert "nothing stays" not in preferences.settings.hushed_hints
