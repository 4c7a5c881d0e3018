"""Everything that is known about a picture, read back from a real library."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton

from qwen_studio.library import disk_rows
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.panels.details_panel import DetailsPanel
from qwen_studio.ui.panels.picture_preview import PicturePreview
from qwen_studio.ui.widgets.icon_button import IconButton
from tests.ui.by_name import by_name
from tests.ui.scene import MODEL, Scene

LEFT = Qt.MouseButton.LeftButton


def words(panel: DetailsPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def choose(scene: Scene, panel: DetailsPanel, *pictures: object) -> None:
    scene.actions.set_pictures(pictures)  # type: ignore[arg-type]  # pictures of the scene
    scene.qtbot.waitUntil(lambda: panel.value("model") == MODEL)


def test_it_tells_how_the_picture_was_made(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm_2)
    card = next(card for card in scene.studio.jobs.cards() if card.job.id == scene.warm_2.job_id)
    assert "Make it warm" in words(details)
    assert "blurred edges" in words(details)
    assert details.value("seed") == "7"
    assert details.value("size") == "1248 × 832, as expected"
    assert details.value("expected") == ""
    assert re.fullmatch(r"Today \d\d:\d\d, [\d.]+ s", details.value("made"))
    assert details.value("cost") == f"${card.job.unit_price:.2f}"
    assert details.value("price") == "2025-10-31"
    assert details.value("region") == "Singapore"
    assert details.value("request") == card.job.request_id
    assert details.value("file") == scene.path(scene.warm_2).name


def test_a_size_other_than_the_expected_one_stands_beside_it(scene: Scene, details: DetailsPanel) -> None:
    scene.actions.set_pictures([])
    database = scene.assembly.database
    database.call(lambda c: c.execute("UPDATE pictures SET width = 1216, height = 864 WHERE id = ?", (scene.warm.id,)))
    choose(scene, details, scene.warm)
    assert details.value("size") == "1216 × 864"
    assert details.value("expected") == "1248 × 832"
    assert "Expected" in words(details)


def test_an_all_black_result_is_kept_and_said_to_be_one(scene: Scene, details: DetailsPanel) -> None:
    scene.sandbox.faults.add("black-picture", 1)
    (black,) = scene.edit()
    choose(scene, details, black)
    assert details.value("remark") == "all black"
    choose(scene, details, scene.warm)
    scene.qtbot.waitUntil(lambda: details.value("remark") == "")


def test_what_there_is_nothing_to_say_about_is_left_out(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.grey)
    assert details.value("seed") == "random"
    assert "Avoid" not in words(details)


def test_the_preview_is_the_picture_itself(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.grey)
    scene.qtbot.waitUntil(lambda: scene.studio.images.image(str(scene.path(scene.grey))) is not None)
    preview = details.findChildren(PicturePreview)[0]
    shown = preview.grab().toImage()
    expected = QImage(str(scene.path(scene.grey)))
    assert abs(shown.width() / shown.height() - expected.width() / expected.height()) < 0.02
    middle = shown.pixelColor(shown.width() // 2, shown.height() // 2)
    assert middle.saturation() < 8
    with scene.qtbot.waitSignal(details.preview_clicked) as clicked:
        QTest.mouseClick(preview, LEFT)
    assert clicked.args == [scene.grey.id]


def test_the_request_id_is_copied_whole(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    QTest.mouseClick(by_name(details, IconButton, "Copy request id"), LEFT)
    assert QGuiApplication.clipboard().text() == details.value("request")
    assert len(details.value("request")) > 20


def test_the_inputs_can_be_looked_at(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    with scene.qtbot.waitSignal(details.input_chosen) as chosen:
        QTest.mouseClick(by_name(details, QToolButton, "Image 1: coffee.png"), LEFT)
    assert chosen.args[0].name == "coffee.png"


def test_the_file_is_shown_in_its_folder(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    QTest.mouseClick(by_name(details, IconButton, "Show in folder"), LEFT)
    assert scene.revealed == [scene.path(scene.warm)]


def test_the_buttons_act_on_the_picture(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    QTest.mouseClick(by_name(details, QPushButton, "Recall"), LEFT)
    scene.qtbot.waitUntil(lambda: scene.studio.composer.instruction == "Make it warm")
    assert scene.studio.composer.seed == 7
    assert scene.studio.composer.negative_prompt == "blurred edges"
    QTest.mouseClick(by_name(details, QPushButton, "Use as Image 1"), LEFT)
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(1).picture_id == scene.warm.id)
    with scene.qtbot.waitSignal(scene.studio.pictures.removed) as removed:
        QTest.mouseClick(by_name(details, QPushButton, "Move to trash"), LEFT)
    assert removed.args == [[scene.warm.id]]


def test_several_or_no_pictures_are_said_in_words(scene: Scene, details: DetailsPanel) -> None:
    assert any("Choose a result" in text for text in words(details))
    scene.actions.set_pictures([scene.warm, scene.grey])
    scene.qtbot.waitUntil(lambda: "2 pictures" in words(details))
    choose(scene, details, scene.warm)
    scene.qtbot.waitUntil(lambda: "Make it warm" in words(details))
    assert "2 pictures" not in words(details)


@pytest.mark.parametrize(
    ("change", "seed", "cost", "region"),
    [
        ("demo = 0, seed = NULL, unit_price = '0.03'", "random", "$0.06", "Singapore"),
        ("demo = 0, seed = NULL, unit_price = NULL", "random", "unknown", "Singapore"),
        ("demo = 1, seed = 7", "7", "free demo", "demo on this computer"),
        ("state = 'imported', region = '', seed = NULL, unit_price = NULL", "", "imported", ""),
    ],
)
def test_several_pictures_say_what_each_of_them_says(
    scene: Scene, details: DetailsPanel, change: str, seed: str, cost: str, region: str
) -> None:
    database = scene.assembly.database
    database.call(lambda c: c.execute(f"UPDATE jobs SET {change}"))  # noqa: S608 - of the test
    scene.actions.set_pictures([scene.warm, scene.grey])
    scene.qtbot.waitUntil(lambda: "2 pictures" in words(details))
    assert [details.value(row) for row in ("seed", "cost", "region")] == [seed, cost, region]
    each = cost if cost != "$0.06" else "$0.03"
    scene.actions.set_pictures([scene.warm])
    scene.qtbot.waitUntil(lambda: bool(details.value("file")))
    assert [details.value(row) for row in ("seed", "cost", "region")] == [seed, each, region]


def test_of_different_kinds_the_details_say_that_they_are_mixed(scene: Scene, details: DetailsPanel) -> None:
    database = scene.assembly.database
    database.call(lambda c: c.execute("UPDATE jobs SET demo = 1, seed = NULL"))
    database.call(
        lambda c: c.execute(
            "UPDATE jobs SET demo = 0, state = 'imported', region = '' WHERE id = ?", (scene.grey.job_id,)
        )
    )
    scene.actions.set_pictures([scene.warm, scene.grey])
    scene.qtbot.waitUntil(lambda: "2 pictures" in words(details))
    assert [details.value(row) for row in ("seed", "cost", "region")] == ["mixed"] * 3


def test_of_two_pictures_chosen_in_a_row_the_last_one_stays(scene: Scene, details: DetailsPanel) -> None:
    scene.actions.set_pictures([scene.warm])
    scene.actions.set_pictures([scene.grey])
    scene.qtbot.waitUntil(lambda: details.value("file") == scene.path(scene.grey).name)
    assert "Make it black and white" in words(details)


def test_the_menu_of_a_small_picture_uses_it_elsewhere(scene: Scene, details: DetailsPanel) -> None:
    # GIVEN a picture with an input and with something that was made from it
    choose(scene, details, scene.warm)
    child = "Made from this: Make it black and white"
    scene.qtbot.waitUntil(lambda: any(b.accessibleName() == child for b in details.findChildren(QToolButton)))
    composer = scene.studio.composer
    for name, number in (("Image 1: coffee.png", 2), (child, 3)):
        button = by_name(details, QToolButton, name)

        # WHEN its menu is asked to use it
        button.customContextMenuRequested.emit(button.rect().center())
        scene.qtbot.waitUntil(lambda: bool(open_menus()))
        (menu,) = open_menus()
        (use,) = [action for action in menu.actions() if action.text().replace("&", "") == f"Use as Image {number}"]
        use.trigger()
        menu.close()

        # THEN it stands in that slot, and the details are of the same picture as before
        scene.qtbot.waitUntil(lambda number=number: composer.slot(number).state is SlotState.READY)  # type: ignore[misc]  # bound at once
        assert scene.actions.pictures == (scene.warm,)
    assert composer.slot(3).picture_id == scene.grey.id


def open_menus() -> list[QMenu]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]


def test_the_generation_is_told_and_from_the_third_on_what_it_costs(scene: Scene, details: DetailsPanel) -> None:
    scene.actions.set_pictures([scene.grey])
    scene.qtbot.waitUntil(lambda: details.value("generation") == "2")
    third = scene.edit("Make it red", scene.path(scene.grey))[0]
    scene.actions.set_pictures([third])
    scene.qtbot.waitUntil(lambda: details.value("generation") == "3, each loses a little quality")


def test_a_long_remark_wraps_and_says_the_day_as_within_a_sentence(scene: Scene, details: DetailsPanel) -> None:
    database = scene.assembly.database
    database.call(disk_rows.set_missing, [scene.warm.id], datetime.now(UTC))
    details.resize(240, 700)
    choose(scene, details, scene.warm)
    assert re.fullmatch(r"file missing since (today|yesterday) \d\d:\d\d", details.value("remark"))
    (remark,) = [label for label in details.findChildren(QLabel) if label.text() == details.value("remark")]
    assert remark.accessibleName() == "Remark"
    scene.qtbot.waitUntil(lambda: remark.height() >= remark.heightForWidth(remark.width()))
    assert remark.height() > 2 * remark.fontMetrics().height()
