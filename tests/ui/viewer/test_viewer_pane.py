"""The viewer over a real library."""

from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from qwen_studio.state.slots import SlotState
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.crumb_button import CrumbButton
from qwen_studio.ui.viewer.tool_bar import ToolBar
from qwen_studio.ui.viewer.viewer_pane import ViewerPane
from qwen_studio.ui.widgets.icon_button import IconButton
from tests.imaging.conftest import matrix_profile
from tests.ui.by_name import by_name
from tests.ui.scene import CAT, COFFEE, Scene

SLIDER = "Compare before and after with a slider"


def tool_bar(pane: ViewerPane) -> ToolBar:
    return pane.findChildren(ToolBar)[0]


def click(pane: ViewerPane, name: str) -> None:
    QTest.mouseClick(by_name(pane, IconButton, name), Qt.MouseButton.LeftButton)


def likeness(shown: QImage, expected: QImage) -> float:
    """The mean difference of a grid of pixels, 0 to 255."""
    differences: list[int] = []
    for across in range(1, 8):
        for down in range(1, 8):
            a = shown.pixelColor(shown.width() * across // 8, shown.height() * down // 8)
            b = expected.pixelColor(expected.width() * across // 8, expected.height() * down // 8)
            differences += [abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())]
    return sum(differences) / len(differences)


def in_picture(pane: ViewerPane) -> QImage:
    """What is seen inside the rectangle of the picture."""
    return pane.canvas.grab(pane.canvas.picture_rect.toRect()).toImage()


def test_an_empty_viewer_says_how_to_begin(pane: ViewerPane) -> None:
    words = "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())
    assert words.index("Drop a picture on Image 1") < words.index("Say what") < words.index("Press Generate")
    assert not tool_bar(pane).isVisible()


def test_the_picture_is_shown_whole_under_its_chain(scene: Scene, pane: ViewerPane) -> None:
    scene.show(scene.grey)
    expected = QImage(str(scene.path(scene.grey)))
    scene.qtbot.waitUntil(lambda: not pane.canvas.picture_rect.isEmpty() and likeness(in_picture(pane), expected) < 12)
    crumbs = [button.text() for button in pane.findChildren(CrumbButton) if button.isVisible()]
    assert crumbs[0] == "coffee.png"
    assert crumbs[1].startswith("Make it warm")
    assert crumbs[2].startswith("Make it black and white")


def test_the_thumbnail_is_there_before_the_picture(scene: Scene, pane: ViewerPane) -> None:
    with scene.qtbot.waitSignal(scene.studio.thumbnails.loaded):
        scene.studio.thumbnails.image(scene.warm.content_hash)
    with scene.qtbot.waitSignal(scene.studio.viewer.changed):
        scene.studio.viewer.show_picture(scene.warm.id)
    # No event has been handled since, so the full picture cannot have come.
    assert scene.studio.images.image(str(scene.path(scene.warm))) is None
    assert pane.canvas.picture_rect.width() > 100
    assert likeness(in_picture(pane), QImage(str(scene.path(scene.warm)))) < 40


def test_a_click_on_the_chain_goes_there(scene: Scene, pane: ViewerPane) -> None:
    scene.show(scene.grey)
    warm = next(button for button in pane.findChildren(CrumbButton) if button.text().startswith("Make it warm"))
    QTest.mouseClick(warm, Qt.MouseButton.LeftButton)
    scene.qtbot.waitUntil(lambda: scene.shown_id() == scene.warm.id)
    QTest.mouseClick(by_name(pane, CrumbButton, "coffee.png"), Qt.MouseButton.LeftButton)
    coffee = QImage(str(COFFEE))
    scene.qtbot.waitUntil(lambda: likeness(in_picture(pane), coffee) < 12)


def test_before_and_after_are_the_first_input_and_the_result(scene: Scene, pane: ViewerPane) -> None:
    scene.show(scene.grey)
    slider = by_name(pane, IconButton, SLIDER)
    scene.qtbot.waitUntil(slider.isEnabled)
    click(pane, SLIDER)
    scene.qtbot.waitUntil(lambda: pane.canvas.mode is CompareMode.SLIDER)
    shown = in_picture(pane)
    quarter, y = shown.width() // 4, shown.height() // 3
    assert shown.pixelColor(quarter, y).saturation() > 30, "the warm picture is at the left"
    assert shown.pixelColor(3 * quarter, y).saturation() < 8, "the grey one at the right"
    click(pane, "Picture alone")
    assert in_picture(pane).pixelColor(quarter, y).saturation() < 8


def test_an_original_has_nothing_to_be_compared_with(scene: Scene, pane: ViewerPane) -> None:
    scene.studio.composer.put_files([CAT])
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(1).state is SlotState.READY)
    scene.qtbot.waitUntil(lambda: not pane.canvas.picture_rect.isEmpty())
    assert not by_name(pane, IconButton, SLIDER).isEnabled()
    assert by_name(pane, CrumbButton, "chelsea.png").isVisible()


def test_a_dropped_file_goes_into_the_first_free_slot(scene: Scene, pane: ViewerPane) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(CAT))])
    common = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(200, 200).toPoint(), *common)
    QApplication.sendEvent(pane, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(200, 200), *common)
    QApplication.sendEvent(pane, drop)
    assert drop.isAccepted()
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(1).name == "chelsea.png")


def test_a_picture_with_wide_colours_is_seen_in_the_colours_of_the_screen(
    scene: Scene, pane: ViewerPane, tmp_path: Path
) -> None:
    wide = tmp_path / "wide.png"
    # The colorants and gamma of Adobe RGB (1998).
    colorants = [(0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)]
    Image.new("RGB", (600, 400), (180, 120, 110)).save(wide, icc_profile=matrix_profile(colorants, 2.19921875))
    scene.studio.composer.put_files([wide])
    scene.qtbot.waitUntil(lambda: not pane.canvas.picture_rect.isEmpty())
    as_srgb = QColor(199, 121, 110)

    def is_right() -> bool:
        seen = in_picture(pane).pixelColor(20, 20)
        away = (seen.red() - as_srgb.red(), seen.green() - as_srgb.green(), seen.blue() - as_srgb.blue())
        return max(map(abs, away)) <= 3

    scene.qtbot.waitUntil(is_right)


def test_words_that_are_no_picture_are_not_taken(pane: ViewerPane) -> None:
    mime = QMimeData()
    mime.setText("no picture")
    common = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(200, 200).toPoint(), *common)
    QApplication.sendEvent(pane, enter)
    assert not enter.isAccepted()


def stands_in(scene: Scene, number: int) -> bool:
    return scene.studio.composer.slot(number).picture_id == scene.warm.id


def test_an_edit_continues_from_a_result_and_other_uses_are_behind_the_arrow(scene: Scene, pane: ViewerPane) -> None:
    scene.show(scene.warm)
    scene.actions.set_pictures([scene.warm])
    with scene.qtbot.waitSignal(scene.actions.steps.continue_wanted) as wanted:
        QTest.mouseClick(by_name(pane, QPushButton, "Continue from this result"), Qt.MouseButton.LeftButton)
    assert wanted.args == [scene.warm]
    for number in (1, 3):
        QTest.mouseClick(by_name(pane, QPushButton, "Other uses of this picture"), Qt.MouseButton.LeftButton)
        menu = next(menu for menu in pane.findChildren(QMenu) if menu.isVisible())
        assert menu.actions()[0].text() == "Conti&nue from this result"
        next(action for action in menu.actions() if action.text() == f"Use as Image &{number}").trigger()
        scene.qtbot.waitUntil(partial(stands_in, scene, number))
        menu.close()


def test_the_star_of_the_tool_bar_marks_a_favourite(scene: Scene, pane: ViewerPane) -> None:
    scene.show(scene.warm)
    scene.actions.set_pictures([scene.warm])
    with scene.qtbot.waitSignal(scene.studio.pictures.changed):
        click(pane, "Favourite")
    scene.qtbot.waitUntil(lambda: scene.actions.pictures[0].favourite)
    assert by_name(pane, IconButton, "Favourite").isChecked()


def test_the_main_button_has_room_for_its_words_after_every_change_of_width(scene: Scene, pane: ViewerPane) -> None:
    scene.show(scene.warm)
    scene.actions.set_pictures([scene.warm])
    for width in (900, 330, 900, 560, 900):
        pane.resize(width, 500)
        button = by_name(tool_bar(pane), QPushButton, "Continue from this result")
        assert button.text() in {"Continue", "Continue from this result"}
        assert button.text() == "Continue from this result" or width < 900
        scene.qtbot.waitUntil(partial(has_its_room, button))


def has_its_room(button: QPushButton) -> bool:
    return button.width() >= button.sizeHint().width()


@pytest.mark.parametrize("width", [900, 560, 420, 280])
def test_the_tool_bar_stays_inside_a_narrow_viewer(scene: Scene, pane: ViewerPane, width: int) -> None:
    scene.show(scene.warm)
    pane.resize(width, 500)
    bar = tool_bar(pane)
    assert pane.rect().contains(bar.geometry())
    scene.actions.set_pictures([scene.warm])
    button = by_name(bar, QPushButton, "Continue from this result")
    assert button.isVisible()
    assert bar.rect().contains(button.mapTo(bar, button.rect().bottomRight()))


def test_a_file_that_is_gone_is_told_in_words(scene: Scene, pane: ViewerPane) -> None:
    scene.path(scene.warm).unlink()
    scene.studio.viewer.show_picture(scene.warm.id)
    with scene.qtbot.waitSignal(scene.studio.images.failed) as failed:
        pass
    words = [label.text() for label in pane.canvas.findChildren(QLabel) if label.isVisible()]
    assert failed.args[1] in words


def test_the_canvas_is_called_viewer_and_says_what_it_shows(scene: Scene, pane: ViewerPane) -> None:
    canvas = by_name(pane, Canvas, "Viewer")
    scene.show(scene.grey)
    scene.qtbot.waitUntil(lambda: "black and white" in canvas.accessibleDescription())


def test_the_chain_says_which_of_several_results_it_is(scene: Scene, pane: ViewerPane) -> None:
    scene.show(scene.warm_2)
    assert by_name(pane, CrumbButton, "Make it warm, result 2").isVisible()
    scene.show(scene.grey)
    assert by_name(pane, CrumbButton, "Make it warm").isVisible()
