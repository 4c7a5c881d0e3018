"""What the viewer tells of how far a result has moved, and what can be done about it."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.ui.viewer.alignment_bar import AlignmentBar
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.viewer_pane import ViewerPane
from qwen_studio.ui.widgets.action_button import ActionButton
from tests.ui.by_name import by_name
from tests.ui.scene import CAT, COFFEE, MODEL, Scene

ALIGNED, SAVE = "Compare aligned", "Save at the original's size…"


def words(pane: ViewerPane) -> str:
    bar = pane.findChildren(AlignmentBar)[0]
    return "\n".join(label.text() for label in bar.findChildren(QLabel)) if bar.isVisible() else ""


def become(scene: Scene, image: Image.Image) -> None:
    """The warm result, made from the coffee, is this picture."""
    image.save(scene.path(scene.warm))


def shifted_coffee() -> Image.Image:
    """The coffee's content 12 px further right and 6 px further down, with its edge repeated."""
    coffee = Image.open(COFFEE).convert("RGB")
    moved = coffee.copy()
    moved.paste(coffee.crop((0, 0, coffee.width - 12, coffee.height - 6)), (12, 6))
    return moved


def compare(scene: Scene, pane: ViewerPane) -> None:
    scene.show(scene.warm)
    pane.canvas.setFocus()
    scene.qtbot.waitUntil(lambda: pane.canvas.compared is not None)
    QTest.keyClick(pane.canvas, Qt.Key.Key_M)


def test_the_picture_alone_has_no_bar(scene: Scene, pane: ViewerPane) -> None:
    scene.show(scene.warm)
    scene.qtbot.waitUntil(lambda: pane.canvas.compared is not None)
    assert words(pane) == ""
    assert not pane.compare.aligned.isEnabled()


def test_a_moved_result_is_told_in_words_and_compared_aligned(scene: Scene, pane: ViewerPane) -> None:
    become(scene, shifted_coffee())
    compare(scene, pane)
    scene.qtbot.waitUntil(lambda: words(pane) == "Moved 12 px right and 6 px down")
    # What differs without aligning are all the edges of the picture; aligned, nothing.
    pane.compare.by_mode[CompareMode.DIFFERENCE].trigger()

    def brightest() -> int:
        seen = pane.canvas.grab(pane.canvas.picture_rect.toRect()).toImage()
        places = [(x * seen.width() // 40, y * seen.height() // 40) for x in range(4, 37) for y in range(5, 37)]
        return max(QColor(seen.pixel(x, y)).value() for x, y in places)

    scene.qtbot.waitUntil(lambda: brightest() > 200)
    QTest.mouseClick(by_name(pane, ActionButton, ALIGNED), Qt.MouseButton.LeftButton)
    scene.qtbot.waitUntil(lambda: brightest() < 60)
    assert by_name(pane, ActionButton, ALIGNED).isChecked()
    QTest.mouseClick(by_name(pane, ActionButton, ALIGNED), Qt.MouseButton.LeftButton)
    scene.qtbot.waitUntil(lambda: brightest() > 200)


def test_it_is_saved_at_the_originals_size_under_a_proposed_name(
    scene: Scene, pane: ViewerPane, tmp_path: Path
) -> None:
    moved = shifted_coffee()
    become(scene, moved.resize((moved.width * 2, moved.height * 2), Image.Resampling.BICUBIC))
    compare(scene, pane)
    scene.qtbot.waitUntil(lambda: words(pane) == "Moved 12 px right and 6 px down")
    QTest.mouseClick(by_name(pane, ActionButton, SAVE), Qt.MouseButton.LeftButton)
    scene.qtbot.waitUntil(lambda: bool(scene.dialogs))
    dialog = scene.dialogs[-1]
    width, height = moved.size
    assert Path(dialog.selectedFiles()[0]).name.startswith(f"Make it warm 1, {width} × {height}")
    target = tmp_path / "saved.png"
    dialog.fileSelected.emit(str(target))
    scene.qtbot.waitUntil(lambda: any("Saved" in told[0] for told in scene.said.toasts))
    dialog.reject()
    with Image.open(target) as saved, Image.open(COFFEE) as coffee:
        assert saved.size == coffee.size
        box = (20, 20, coffee.width - 30, coffee.height - 30)
        apart = ImageChops.difference(saved.convert("RGB").crop(box), coffee.convert("RGB").crop(box))
    assert sum(ImageStat.Stat(apart).mean) / 3 < 4


@pytest.mark.parametrize("is_noise", [False, True])
def test_in_a_chain_the_originals_size_is_that_of_its_first_picture(
    scene: Scene, pane: ViewerPane, tmp_path: Path, *, is_noise: bool
) -> None:
    # GIVEN an edit of an edit, each of another size than what it was made from
    coffee = Image.open(COFFEE).convert("RGB")
    file = scene.path(scene.warm)
    request = EditRequest((FileImage(file, file.name),), "Make it brighter", MODEL, "singapore")
    (second,) = scene.results(scene.studio.jobs.generate(request))
    result = coffee.resize((736, 512), Image.Resampling.BICUBIC)
    (Image.effect_noise(result.size, 90) if is_noise else result).save(scene.path(second))
    scene.show(second)
    pane.canvas.setFocus()
    scene.qtbot.waitUntil(lambda: pane.canvas.compared is not None)
    QTest.keyClick(pane.canvas, Qt.Key.Key_M)
    if is_noise:
        # THEN the original's size is offered, and refused in words where nothing of the original is left
        scene.qtbot.waitUntil(lambda: words(pane).startswith("Too little of the input is left"))
        QTest.mouseClick(by_name(pane, ActionButton, SAVE), Qt.MouseButton.LeftButton)
        scene.qtbot.waitUntil(lambda: words(pane) == "Too little of the original is left to lay the result over it")
        return
    scene.qtbot.waitUntil(lambda: by_name(pane, ActionButton, "Save at the input's size…").isVisible())
    # WHEN each of both sizes is saved, THEN the name tells it and the file has it
    for button, size in ((SAVE, coffee.size), ("Save at the input's size…", tuple(scene.warm.size))):
        scene.dialogs.clear()
        QTest.mouseClick(by_name(pane, ActionButton, button), Qt.MouseButton.LeftButton)
        scene.qtbot.waitUntil(lambda: bool(scene.dialogs))
        dialog = scene.dialogs[-1]
        assert Path(dialog.selectedFiles()[0]).stem.endswith(f", {size[0]} × {size[1]}")
        target = tmp_path / f"{size[0]}.png"
        dialog.fileSelected.emit(str(target))
        scene.qtbot.waitUntil(target.exists)
        dialog.reject()
        with Image.open(target) as saved:
            assert saved.size == size
            apart = ImageChops.difference(saved.convert("RGB"), coffee.resize(size, Image.Resampling.BICUBIC))
        assert sum(ImageStat.Stat(apart).mean) / 3 < 4


@pytest.mark.parametrize("mode", [CompareMode.SLIDER, CompareMode.SIDE_BY_SIDE])
def test_where_too_little_is_left_that_is_said(scene: Scene, pane: ViewerPane, mode: CompareMode) -> None:
    become(scene, Image.effect_noise((600, 400), 90).convert("RGB"))
    compare(scene, pane)
    pane.compare.by_mode[mode].trigger()
    scene.qtbot.waitUntil(lambda: words(pane).startswith("Too little of the original is left"))
    assert not pane.compare.aligned.isEnabled()
    assert not pane.compare.save_aligned.isEnabled()
    bar = pane.findChildren(AlignmentBar)[0]
    assert not [button for button in bar.buttons if button.isVisible()]


def test_a_picked_picture_is_no_original_and_has_no_figures(scene: Scene, pane: ViewerPane) -> None:
    compare(scene, pane)
    scene.qtbot.waitUntil(lambda: words(pane) != "")
    scene.studio.viewer.compare_with(scene.grey.id)
    scene.qtbot.waitUntil(lambda: words(pane) == "")
    assert not pane.compare.save_aligned.isEnabled()


@pytest.mark.parametrize("width", [900, 560, 420, 300])
def test_the_bar_stays_inside_a_narrow_viewer_and_over_the_tool_bar(scene: Scene, pane: ViewerPane, width: int) -> None:
    become(scene, shifted_coffee())
    compare(scene, pane)
    scene.qtbot.waitUntil(lambda: words(pane).startswith("Moved"))
    pane.resize(width, 500)
    bar = pane.findChildren(AlignmentBar)[0]
    assert pane.rect().contains(bar.geometry())
    save = by_name(bar, ActionButton, SAVE)
    assert save.isVisible()
    assert bar.rect().contains(save.mapTo(bar, save.rect().bottomRight()))


def moved(file: Path, size: tuple[int, int]) -> Image.Image:
    picture = Image.open(file).convert("RGB").resize(size)
    found = picture.copy()
    found.paste(picture.crop((0, 0, size[0] - 12, size[1] - 6)), (12, 6))
    return found


@pytest.mark.parametrize("fits", [2, 0])
def test_where_image_1_is_gone_it_is_compared_with_the_one_that_fits(scene: Scene, pane: ViewerPane, fits: int) -> None:
    # GIVEN a result of two pictures that has kept only the second of them, or neither
    request = EditRequest(
        (FileImage(COFFEE, COFFEE.name), FileImage(CAT, CAT.name)), "Put Image 1 into Image 2", MODEL, "singapore"
    )
    (result,) = scene.results(scene.studio.jobs.generate(request))
    kept = moved(CAT, (451, 300)) if fits else Image.effect_noise((600, 400), 90).convert("RGB")
    kept.save(scene.path(result))

    viewer = scene.studio.viewer
    beside: list[int] = []

    def note() -> None:
        if viewer.shown is not None and viewer.shown.before_number not in beside[-1:]:
            beside.append(viewer.shown.before_number)

    # WHEN it is compared
    scene.show(result)
    viewer.changed.connect(note)
    pane.canvas.setFocus()
    scene.qtbot.waitUntil(lambda: pane.canvas.compared is not None)
    QTest.keyClick(pane.canvas, Qt.Key.Key_M)

    # THEN it lies beside the one that it fits
    gone = "Too little of the original is left to say how far the result has moved"
    told = "Image 2: Moved 12 px right and 6 px down" if fits else gone

    scene.qtbot.waitUntil(lambda: words(pane) == told and 2 in beside and beside[-1] == (fits or 1))
