"""Menu, drag and digits on the picture in the viewer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from qwen_studio.core.picture import Picture
from qwen_studio.state.picture_mime import local_files, picture_ids
from qwen_studio.ui.viewer.results_strip import ResultsStrip
from qwen_studio.ui.viewer.viewer_pane import ViewerPane
from tests.ui.scene import COFFEE, Scene

CENTRE = QPoint(400, 250)


def see(scene: Scene, pane: ViewerPane, picture: Picture) -> None:
    """Shows it, and lets the actions be about it, as the page does."""
    scene.show(picture)
    scene.actions.set_pictures([picture])
    scene.qtbot.waitUntil(lambda: not pane.canvas.picture_rect.isEmpty())


def see_input(scene: Scene, pane: ViewerPane) -> None:
    scene.studio.composer.put_files([COFFEE])
    scene.qtbot.waitUntil(lambda: scene.studio.composer.ready or scene.studio.composer.slot(1).file is not None)
    scene.studio.viewer.show_slot(1)
    scene.qtbot.waitUntil(lambda: not pane.canvas.picture_rect.isEmpty())


def menu_of(pane: ViewerPane) -> QMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, CENTRE, pane.canvas.mapToGlobal(CENTRE))
    QApplication.sendEvent(pane.canvas, event)
    (menu,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    return menu


def words_of(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def test_the_menu_offers_what_can_be_done_with_a_result(scene: Scene, pane: ViewerPane) -> None:
    see(scene, pane, scene.warm)
    menu = menu_of(pane)
    assert {"Use as Image 1", "Copy", "Save as…", "Favourite", "Compare", "Zoom"} <= set(words_of(menu))
    (copy,) = [action for action in menu.actions() if action.text() == "&Copy"]
    QGuiApplication.clipboard().clear()
    copy.trigger()
    scene.qtbot.waitUntil(lambda: QGuiApplication.clipboard().image().width() == scene.warm.size.width)
    menu.close()


def test_an_input_is_copied_too(scene: Scene, pane: ViewerPane) -> None:
    see_input(scene, pane)
    menu = menu_of(pane)
    assert "Recall request" not in words_of(menu), "there is none of an input"
    (copy,) = [action for action in menu.actions() if action.text() == "&Copy"]
    QGuiApplication.clipboard().clear()
    copy.trigger()
    scene.qtbot.waitUntil(lambda: QGuiApplication.clipboard().image().width() == 600)
    menu.close()


def test_an_input_is_used_in_another_slot_too(scene: Scene, pane: ViewerPane) -> None:
    see_input(scene, pane)
    menu = menu_of(pane)
    (use,) = [action for action in menu.actions() if action.text().replace("&", "") == "Use as Image 2"]
    use.trigger()
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(2).name == COFFEE.name)
    menu.close()


def test_a_drag_carries_the_real_file(scene: Scene, pane: ViewerPane, monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[tuple[list[int], list[str]]] = []

    def drop_at_once(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        assert actions == Qt.DropAction.CopyAction
        assert not drag.pixmap().isNull()
        carried.append((picture_ids(drag.mimeData()), [str(file) for file in local_files(drag.mimeData())]))
        return actions

    monkeypatch.setattr(QDrag, "exec", drop_at_once)
    see(scene, pane, scene.warm)
    QTest.mousePress(pane.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, CENTRE)
    QTest.mouseMove(pane.canvas, CENTRE + QPoint(40, 0))
    assert carried == [([scene.warm.id], [str(scene.path(scene.warm))])]
    assert scene.path(scene.warm).is_file()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_digits_send_the_shown_picture_to_a_slot(
    scene: Scene, pane: ViewerPane, strip: ResultsStrip, number: int
) -> None:
    see(scene, pane, scene.warm)
    composer = scene.studio.composer
    for widget in (pane.canvas, strip):
        widget.window().activateWindow()
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key(Qt.Key.Key_0.value + number))
        scene.qtbot.waitUntil(lambda: composer.slot(number).picture_id == scene.warm.id)
        composer.remove(number)
    (same,) = [p for card in scene.studio.jobs.cards() for p in card.pictures if p.id == scene.warm.id]
    assert same.rating == 0


def test_alt_and_a_digit_rate_the_shown_picture(scene: Scene, pane: ViewerPane) -> None:
    see(scene, pane, scene.warm)
    pane.window().activateWindow()
    pane.canvas.setFocus()
    with scene.qtbot.waitSignal(scene.studio.pictures.changed):
        QTest.keyClick(pane.canvas, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert scene.studio.composer.slot(3).picture_id is None
