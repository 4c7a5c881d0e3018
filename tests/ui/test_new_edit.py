"""A new edit can be taken back, with everything that was written."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from tests.ui.scene import CAT, COFFEE, Scene


def test_undo_brings_chips_choices_and_seeds_back(scene: Scene) -> None:
    window = scene.open_program()
    composer = scene.studio.composer
    composer.put_files([COFFEE, CAT])
    composer.set_instruction("The {red|blue} cup of Image 1", (22,))
    composer.set_seeds((4, 5))
    scene.qtbot.waitUntil(lambda: all(composer.slot(n).sent_size is not None for n in (1, 2)))

    QTest.keySequence(window, QKeySequence(QKeySequence.StandardKey.New))
    assert composer.instruction == ""
    scene.studio.undo.undo()
    assert composer.edit_count == 4
    composer.swap(1, 2)
    assert composer.instruction == "The {red|blue} cup of Image 2"
