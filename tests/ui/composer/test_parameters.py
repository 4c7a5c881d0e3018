"""The parameters: only what the chosen model understands, and what the user chooses reaches the request."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from qwen_studio.core.geometry import Size
from qwen_studio.core.request import EditRequest
from qwen_studio.state.composer import Composer
from qwen_studio.state.service import Service
from qwen_studio.ui.composer.panel import LEAST_WIDTH, MOST_WIDTH, ComposerPanel
from qwen_studio.ui.widgets.segmented import SegmentedControl
from tests.ui.composer.gestures import find


def shown(panel: ComposerPanel, name: str) -> bool:
    return find(panel, name, QWidget).isVisible()


def pick(combo: QComboBox, text: str) -> None:
    """Chooses by keys, as without a mouse."""
    combo.setFocus()
    while combo.currentText() != text:
        before = combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() > before, f"{text} is not offered"


def test_every_model_of_the_catalogue_is_offered_and_shows_what_it_supports(
    panel: ComposerPanel, composer: Composer
) -> None:
    combo = find(panel, "Model", QComboBox)
    labels = [combo.itemText(i) for i in range(combo.count())]
    assert labels == [model.label for model in composer.models]

    pick(combo, "edit")
    assert composer.model.id == "qwen-image-edit"
    assert [name for name in ("Size", "Rewrite instruction", "Seed", "Watermark") if shown(panel, name)] == [
        "Seed",
        "Watermark",
    ]
    pick(combo, "edit-max")
    assert shown(panel, "Size")
    assert shown(panel, "Rewrite instruction")


def test_a_model_that_takes_nothing_shows_the_number_of_images_alone(
    panel: ComposerPanel, composer: Composer, service: Service
) -> None:
    bare = replace(service.catalog.models[-1], id="bare", label="bare", parameters=(), size=None)
    service.catalog = replace(service.catalog, models=(*service.catalog.models, bare))
    composer.set_model("bare")
    optional = ("Negative prompt", "Size", "Rewrite instruction", "Seed", "Watermark")
    assert [name for name in optional if shown(panel, name)] == []
    assert shown(panel, "Number of images")


def test_the_wheel_over_a_list_changes_nothing(panel: ComposerPanel, composer: Composer) -> None:
    combo = find(panel, "Model", QComboBox)
    place = QPointF(combo.rect().center())
    wheel = QWheelEvent(
        place,
        QPointF(combo.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = composer.model

    QApplication.sendEvent(combo, wheel)

    assert composer.model is before


def test_images_beyond_the_model_are_disabled_and_say_why(panel: ComposerPanel, composer: Composer) -> None:
    control = find(panel, "Number of images", SegmentedControl)
    QTest.mouseClick(find(panel, "4 images", QPushButton), Qt.MouseButton.LeftButton)
    assert composer.n == 4

    composer.set_model("qwen-image-edit")
    QApplication.sendPostedEvents(None, 52)  # deferred deletion: the segments are new ones

    assert composer.n == 1
    assert control.value() == 1
    buttons = [find(panel, f"{n} images", QPushButton) for n in range(2, 7)]
    assert not any(button.isEnabled() for button in buttons)
    assert buttons[0].toolTip() == "qwen-image-edit makes at most 1 a call"


def test_arrow_keys_choose_the_number_and_keep_the_keyboard(panel: ComposerPanel, composer: Composer) -> None:
    one = find(panel, "1 image", QPushButton)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Right)

    assert composer.n == 3
    assert QApplication.focusWidget() is find(panel, "3 images", QPushButton)


def test_a_seed_is_random_until_one_is_written(panel: ComposerPanel, composer: Composer) -> None:
    field = find(panel, "Seed", QLineEdit)
    QTest.keyClicks(field, "2147483647")
    assert composer.seed == 2147483647

    QTest.keyClicks(field, "0")
    assert composer.seed == 2147483647
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert composer.seed is None


def test_with_several_images_the_size_says_whose_it_is_and_can_follow_another(
    panel: ComposerPanel,
    composer: Composer,
    samples: Path,
    settled: Callable[[], None],
    words: Callable[[], str],
) -> None:
    size = find(panel, "Size", QComboBox)
    composer.put_files([samples / "astronaut.png"])
    settled()
    assert size.currentText() == "Automatic"
    assert "About 1024 × 1024 pixels" in words()
    composer.put_files([samples / "coffee.png"], 2)
    settled()
    assert size.currentText() == "Like Image 2"
    assert "About 1248 × 832, like Image 2" in words()
    pick(size, "Like Image 1 · 1024 × 1024")
    assert composer.request().size == Size(1024, 1024)
    assert "1024 × 1024 pixels" in words()
    composer.put_files([samples / "coffee.png"], 1)
    composer.set_size(Size(1152, 896))
    assert size.currentText() == "1152 × 896", "a size stays that no image has any more"


def test_the_list_of_models_shows_their_names_whole(panel: ComposerPanel, composer: Composer) -> None:
    model = find(panel, "Model", QComboBox)
    model.showPopup()
    view = model.view()
    widest = max(view.fontMetrics().horizontalAdvance(m.label) for m in composer.models)
    assert view.viewport().width() >= widest + 16
    assert view.sizeHintForColumn(0) <= view.viewport().width()
    model.hidePopup()


def test_switches_and_size_reach_the_request(panel: ComposerPanel, composer: Composer) -> None:
    for name in ("Watermark", "Rewrite instruction"):
        QTest.keyClick(find(panel, name, QAbstractButton), Qt.Key.Key_Space)
    pick(find(panel, "Size", QComboBox), "1536 × 1024")

    request = composer.request()
    assert (request.watermark, request.prompt_extend, request.size) == (True, False, Size(1536, 1024))
    QTest.keyClick(find(panel, "Size", QComboBox), Qt.Key.Key_Home)
    assert composer.request().size is None


def test_a_recalled_request_sets_every_control(panel: ComposerPanel, composer: Composer) -> None:
    request = EditRequest(
        (),
        "words",
        "qwen-image-edit-max",
        "singapore",
        n=5,
        seed=77,
        watermark=True,
        prompt_extend=False,
        size=Size(1024, 1536),
    )

    composer.recall(request)

    assert find(panel, "Model", QComboBox).currentText() == "edit-max"
    assert find(panel, "Number of images", SegmentedControl).value() == 5
    assert find(panel, "Seed", QLineEdit).text() == "77"
    assert find(panel, "Watermark", QAbstractButton).isChecked()
    assert not find(panel, "Rewrite instruction", QAbstractButton).isChecked()
    assert find(panel, "Size", QComboBox).currentText() == "1024 × 1536"


def test_nothing_is_cut_off_at_any_width(panel: ComposerPanel, composer: Composer, samples: Path) -> None:
    generate = find(panel, "Generate", QPushButton)
    for width in (LEAST_WIDTH, 348, MOST_WIDTH):
        panel.resize(width, 480)
        QApplication.processEvents()
        assert panel.width() == width
        assert generate.isVisible()
        assert panel.rect().contains(QRect(generate.mapTo(panel, QPoint()), generate.size()))
        for name in ("Image 3", "Number of images", "Watermark", "Instruction"):
            widget = find(panel, name, QWidget)
            right = widget.mapTo(panel, QPoint(widget.width(), 0)).x()
            assert right <= width - 14 + 1, name


def test_tab_goes_through_the_parameters_as_the_eye_does(panel: ComposerPanel) -> None:
    find(panel, "Model", QComboBox).setFocus()
    names = []
    for _ in range(2):
        QTest.keyClick(panel.window(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    assert names == ["1 image", "Seed"]
