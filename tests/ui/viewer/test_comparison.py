"""Comparing in the viewer, by the gestures of a person."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCommonStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from qwen_studio.core.picture import Picture
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.results_strip import ResultsStrip
from qwen_studio.ui.viewer.viewer_pane import ViewerPane
from qwen_studio.ui.widgets.icon_button import IconButton
from tests.ui.by_name import by_name, spoken_name
from tests.ui.scene import CAT, Scene

LEFT, NO_KEYS, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
MODES = list(CompareMode)


def saturation(pane: ViewerPane, across: float, down: float = 0.4) -> int:
    """How colourful what is seen there is, at a part of the picture's rectangle."""
    shown = pane.canvas.grab(pane.canvas.picture_rect.toRect()).toImage()
    x, y = round(shown.width() * across), round(shown.height() * down)
    around = [shown.pixelColor(x + i, y + j).saturation() for i in range(-6, 7, 3) for j in range(-6, 7, 3)]
    return max(around)


def is_colourful(pane: ViewerPane, across: float) -> bool:
    """Whether the warm picture is seen there, and not the grey one."""
    return saturation(pane, across) > 20


def look_at(scene: Scene, pane: ViewerPane, picture: Picture) -> None:
    """Shows the picture, with the keyboard in the viewer, when both pictures are there."""
    scene.show(picture)
    scene.qtbot.waitUntil(lambda: pane.canvas.compared is not None)
    pane.canvas.setFocus()


def press(pane: ViewerPane, key: Qt.Key) -> None:
    QTest.keyClick(pane.canvas, key)


def mode_after(pane: ViewerPane, mode: CompareMode) -> None:
    """Presses M until that mode is there."""
    for _ in MODES:
        if pane.canvas.mode is mode:
            return
        press(pane, Qt.Key.Key_M)
    raise AssertionError(f"M never comes to {mode}")


@pytest.mark.parametrize(
    "name", ["Favourite", "Compare before and after with a slider", "Save at the original's size…"]
)
def test_a_click_on_a_button_leaves_space_to_the_picture(scene: Scene, pane: ViewerPane, name: str) -> None:
    look_at(scene, pane, scene.grey)
    button = next(b for b in pane.findChildren(QAbstractButton) if spoken_name(b) == name)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert pane.canvas.hasFocus()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, "the keyboard alone still comes to it"


def test_m_goes_through_all_the_ways_and_back(scene: Scene, pane: ViewerPane) -> None:
    look_at(scene, pane, scene.grey)
    seen = []
    for _ in MODES:
        press(pane, Qt.Key.Key_M)
        seen.append(pane.canvas.mode)
    assert seen == [*MODES[1:], MODES[0]]


def test_the_button_with_the_other_ways_shows_when_one_of_them_is_chosen(scene: Scene, pane: ViewerPane) -> None:
    look_at(scene, pane, scene.grey)
    others = by_name(pane, IconButton, "More ways to compare")
    shown = []
    for _ in MODES:
        press(pane, Qt.Key.Key_M)
        shown.append(others.isChecked())
    assert shown == [False, True, False, True, True, False]
    letters = [a.text()[a.text().index("&") + 1].lower() for a in others.menu().actions() if not a.isSeparator()]
    assert len(letters) == len(set(letters))


def test_c_lets_before_and_after_change_sides(scene: Scene, pane: ViewerPane) -> None:
    look_at(scene, pane, scene.grey)
    mode_after(pane, CompareMode.SLIDER)
    assert is_colourful(pane, 0.25)
    assert not is_colourful(pane, 0.75)
    press(pane, Qt.Key.Key_C)
    assert not is_colourful(pane, 0.25)
    assert is_colourful(pane, 0.75)
    press(pane, Qt.Key.Key_C)
    assert saturation(pane, 0.75) < 8


@pytest.mark.parametrize("mode", [CompareMode.SINGLE, CompareMode.SLIDER, CompareMode.DIFFERENCE])
def test_the_original_is_seen_while_space_is_held(scene: Scene, pane: ViewerPane, mode: CompareMode) -> None:
    look_at(scene, pane, scene.grey)
    mode_after(pane, mode)
    seen = saturation(pane, 0.75)
    QTest.keyPress(pane.canvas, Qt.Key.Key_Space)
    assert saturation(pane, 0.75) > 30
    # A key that is held repeats: as if it were let go and pressed again, many times a second.
    repeat = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, NO_KEYS, " ", True)
    QApplication.sendEvent(pane.canvas, repeat)
    assert saturation(pane, 0.75) > 30
    QTest.keyRelease(pane.canvas, Qt.Key.Key_Space)
    if mode is not CompareMode.DIFFERENCE:
        assert saturation(pane, 0.75) == seen < 8


def test_space_is_let_go_when_the_keyboard_goes_elsewhere(scene: Scene, pane: ViewerPane) -> None:
    look_at(scene, pane, scene.grey)
    QTest.keyPress(pane.canvas, Qt.Key.Key_Space)
    assert saturation(pane, 0.5) > 30
    pane.canvas.clearFocus()
    assert saturation(pane, 0.5) < 8


def test_the_difference_is_seen_and_can_be_amplified(scene: Scene, pane: ViewerPane) -> None:
    look_at(scene, pane, scene.grey)
    mode_after(pane, CompareMode.DIFFERENCE)
    scene.qtbot.waitUntil(lambda: saturation(pane, 0.5) > 8)

    def brightness() -> int:
        shown = pane.canvas.grab(pane.canvas.picture_rect.toRect()).toImage()
        w, h = shown.width(), shown.height()
        return sum(shown.pixelColor(x * w // 20, y * h // 20).value() for x in range(1, 20) for y in range(4, 20))

    usual = brightness()
    for _ in range(2):
        QTest.keyClick(pane.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    scene.qtbot.waitUntil(lambda: brightness() < usual * 0.6)
    faint = brightness()
    QTest.keyClick(pane.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    scene.qtbot.waitUntil(lambda: brightness() > faint * 1.5)


def test_alt_and_a_click_pick_the_other_picture(scene: Scene, pane: ViewerPane, strip: ResultsStrip) -> None:
    look_at(scene, pane, scene.grey)
    tile = strip.tile_of(scene.warm_2.id)
    assert tile is not None
    QTest.mouseClick(strip.viewport(), LEFT, ALT, tile.center())
    scene.qtbot.waitUntil(lambda: pane.canvas.mode is CompareMode.SLIDER)
    shown = scene.studio.viewer.shown
    assert shown is not None
    assert shown.picture is not None
    assert shown.picture.id == scene.grey.id, "it only picks: what is shown stays"
    assert shown.before_key == str(scene.path(scene.warm_2))
    # The next picture is compared with its own again.
    tile = strip.tile_of(scene.warm.id)
    assert tile is not None
    QTest.mouseClick(strip.viewport(), LEFT, NO_KEYS, tile.center())
    scene.qtbot.waitUntil(lambda: scene.is_shown(scene.warm))
    assert scene.studio.viewer.shown is not None
    assert scene.studio.viewer.shown.picked is None


def test_a_mark_on_the_shown_picture_keeps_the_picked_one_and_the_way(scene: Scene, pane: ViewerPane) -> None:
    viewer = scene.studio.viewer
    look_at(scene, pane, scene.grey)
    with scene.qtbot.waitSignal(viewer.picked):
        viewer.compare_with(scene.warm_2.id)
    scene.qtbot.waitUntil(lambda: pane.canvas.mode is CompareMode.SLIDER)
    mode_after(pane, CompareMode.SINGLE)
    with scene.qtbot.waitSignal(viewer.changed):
        scene.studio.pictures.set_favourite([scene.grey.id], True)
    assert viewer.shown is not None
    assert viewer.shown.picked is not None
    assert viewer.shown.picked.id == scene.warm_2.id
    assert pane.canvas.mode is CompareMode.SINGLE


def test_a_picked_picture_that_goes_to_the_trash_is_compared_no_more(scene: Scene, pane: ViewerPane) -> None:
    viewer = scene.studio.viewer
    look_at(scene, pane, scene.grey)
    with scene.qtbot.waitSignal(viewer.picked):
        viewer.compare_with(scene.warm_2.id)
    scene.studio.pictures.move_to_trash([scene.warm_2.id])
    scene.qtbot.waitUntil(lambda: viewer.shown is not None and viewer.shown.picked is None)
    assert scene.is_shown(scene.grey)
    assert viewer.shown is not None
    assert viewer.shown.before_key


def test_an_original_is_compared_with_a_picked_result(scene: Scene, pane: ViewerPane) -> None:
    scene.studio.composer.put_files([CAT])
    scene.qtbot.waitUntil(lambda: scene.studio.viewer.shown is not None)
    with scene.qtbot.waitSignal(scene.studio.viewer.picked):
        scene.studio.viewer.compare_with(scene.grey.id)
    scene.qtbot.waitUntil(lambda: pane.canvas.mode is CompareMode.SLIDER and pane.canvas.compared is not None)
    # The older shape stands at the left, black and white.
    assert saturation(pane, 0.3) < 8


def test_the_pair_is_shown_with_the_later_on_the_right(scene: Scene, pane: ViewerPane) -> None:
    scene.studio.viewer.show_pair(scene.warm.id, scene.grey.id)
    scene.qtbot.waitUntil(lambda: pane.canvas.compared is not None)
    assert pane.canvas.mode is CompareMode.SLIDER
    assert is_colourful(pane, 0.25)
    assert not is_colourful(pane, 0.75)


def test_a_result_without_anything_before_it_has_no_ways(scene: Scene, pane: ViewerPane) -> None:
    scene.studio.composer.put_files([CAT])
    scene.qtbot.waitUntil(lambda: not pane.canvas.picture_rect.isEmpty())
    pane.canvas.setFocus()
    before = pane.canvas.grab().toImage()
    for key in (Qt.Key.Key_M, Qt.Key.Key_C, Qt.Key.Key_Space):
        press(pane, key)
    assert pane.canvas.mode is CompareMode.SINGLE
    assert pane.canvas.grab().toImage() == before


class StillStyle(QCommonStyle):
    """As where the desktop has animations switched off."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, data)


def test_nothing_flickers_where_the_desktop_asks_for_less_motion(
    scene: Scene, pane: ViewerPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    still = StillStyle()
    monkeypatch.setattr(QApplication, "style", lambda: still)
    look_at(scene, pane, scene.grey)
    assert not pane.compare.by_mode[CompareMode.FLICKER].isEnabled()
    seen = set()
    for _ in MODES:
        press(pane, Qt.Key.Key_M)
        seen.add(pane.canvas.mode)
    assert seen == set(MODES) - {CompareMode.FLICKER}


def test_alt_click_on_nothing_does_nothing(scene: Scene, pane: ViewerPane, strip: ResultsStrip) -> None:
    look_at(scene, pane, scene.grey)
    QTest.mouseClick(strip.viewport(), LEFT, ALT, QPoint(strip.viewport().width() - 4, 4))
    assert pane.canvas.mode is CompareMode.SINGLE


def test_the_picture_shown_is_not_compared_with_itself(scene: Scene, pane: ViewerPane, strip: ResultsStrip) -> None:
    look_at(scene, pane, scene.grey)
    tile = strip.tile_of(scene.grey.id)
    assert tile is not None
    QTest.mouseClick(strip.viewport(), LEFT, ALT, tile.center())
    assert scene.studio.viewer.shown is not None
    assert scene.studio.viewer.shown.picked is None
