"""What is deleted for good is named with its size first, and only then deleted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from qwen_studio.library import pictures
from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.trash_actions import TrashActions
from qwen_studio.ui.why_not import why_not
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(scene: Scene) -> QPushButton:
    """A place with the keyboard, in which the keys of the trash work."""
    place = QPushButton("pictures")
    place.trash = TrashActions(scene.studio.pictures, scene.theme, place)  # type: ignore[attr-defined] # kept with it
    place.addActions([place.trash.delete, place.trash.empty])  # type: ignore[attr-defined]
    return scene.open_window(place, 300, 100)


def box_of(scene: Scene, window: QPushButton) -> QMessageBox:
    scene.qtbot.waitUntil(lambda: bool([b for b in window.findChildren(QMessageBox) if b.isVisible()]))
    (box,) = [b for b in window.findChildren(QMessageBox) if b.isVisible()]
    return box


def there(scene: Scene) -> set[int]:
    ids = [p.id for p in (scene.warm, scene.warm_2, scene.grey)]
    return {picture.id for picture in scene.assembly.database.call(pictures.get_many, ids)}


def trash(scene: Scene, *ids: int) -> None:
    with scene.qtbot.waitSignal(scene.studio.pictures.removed):
        scene.studio.pictures.move_to_trash(list(ids))


def test_the_trash_is_emptied_only_when_that_is_confirmed(scene: Scene, window: QPushButton) -> None:
    trash(scene, scene.warm.id, scene.warm_2.id)
    scene.qtbot.waitUntil(window.trash.empty.isEnabled)  # type: ignore[attr-defined] # kept with it
    QTest.keyClick(window, Key.Key_Delete, CONTROL | SHIFT)
    box = box_of(scene, window)
    size = scene.warm.file_bytes + scene.warm_2.file_bytes
    assert box.text() == "Delete 2 pictures for good?"
    assert box.informativeText().startswith(f"{bytes_text(size)} become free. This cannot be undone.")
    QTest.keyClick(box, Key.Key_Return)
    scene.qtbot.waitUntil(lambda: not box.isVisible())
    assert len(there(scene)) == 3

    with scene.qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Key.Key_Delete, CONTROL | SHIFT)
    with scene.qtbot.waitSignal(scene.studio.pictures.removed) as removed:
        QTest.mouseClick(by_name(box_of(scene, window), QPushButton, "Delete for good"), Qt.MouseButton.LeftButton)
    assert sorted(removed.args[0]) == sorted([scene.warm.id, scene.warm_2.id])
    assert there(scene) == {scene.grey.id}
    folder = scene.assembly.database.folder / ".trash"
    scene.qtbot.waitUntil(lambda: not [file for file in folder.rglob("*") if file.is_file()])


def test_chosen_pictures_are_deleted_from_the_trash_alone(scene: Scene, window: QPushButton) -> None:
    actions: TrashActions = window.trash  # type: ignore[attr-defined]
    trash(scene, scene.warm.id, scene.warm_2.id)
    warm, grey = (scene.assembly.database.call(pictures.get_many, [p.id])[0] for p in (scene.warm, scene.grey))
    actions.set_pictures([warm, grey])
    assert not actions.delete.isEnabled()
    actions.set_pictures([warm])
    QTest.keyClick(window, Key.Key_Delete, SHIFT)
    box = box_of(scene, window)
    assert box.text() == "Delete a picture for good?"
    with scene.qtbot.waitSignal(scene.studio.pictures.removed):
        QTest.mouseClick(by_name(box, QPushButton, "Delete for good"), Qt.MouseButton.LeftButton)
    assert there(scene) == {scene.warm_2.id, scene.grey.id}


def test_an_empty_trash_is_not_emptied_and_the_reason_is_told(scene: Scene, window: QPushButton) -> None:
    empty: QAction = window.trash.empty  # type: ignore[attr-defined] # kept with it
    scene.qtbot.waitUntil(lambda: not empty.isEnabled())
    assert why_not(empty) == "The trash is empty"
    trash(scene, scene.warm.id)
    scene.qtbot.waitUntil(empty.isEnabled)
    scene.studio.pictures.restore([scene.warm.id])
    scene.qtbot.waitUntil(lambda: not empty.isEnabled())


def test_a_restore_is_told_with_its_way_back_in_place_of_what_it_has_undone(scene: Scene) -> None:
    program = scene.open_program()

    def cards() -> list[ToastCard]:
        return [card for card in program.findChildren(ToastCard) if card.isVisible()]

    def offers() -> list[str]:
        return [card.accessibleName() for card in cards()]

    trash(scene, scene.warm.id, scene.warm_2.id)
    scene.qtbot.waitUntil(lambda: offers() == ["2 pictures moved to trash"])
    scene.studio.pictures.restore([scene.warm.id])
    scene.qtbot.waitUntil(lambda: offers() == ["Restored from trash"])
    with scene.qtbot.waitSignal(scene.studio.pictures.removed) as removed:
        # The card of before may not be gone yet.
        scene.press(cards()[0], "Undo")
    assert removed.args == [[scene.warm.id]]
