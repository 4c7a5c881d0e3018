"""The button: what it promises, what it costs, and what it says when something is missing."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from qwen_studio.core.geometry import Size
from qwen_studio.state.composer import Composer
from qwen_studio.state.service import Service
from qwen_studio.state.tasks import WORKERS, Tasks
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.widgets.generate_button import GenerateButton
from tests.ui.composer.gestures import find, instruction, slot_view


def button(panel: ComposerPanel) -> GenerateButton:
    return find(panel, "Generate", GenerateButton)


def press(panel: ComposerPanel) -> None:
    QTest.mouseClick(button(panel), Qt.MouseButton.LeftButton)


@pytest.fixture
def asked(panel: ComposerPanel) -> list[str]:
    """The instructions of the edits that were asked for."""
    asked: list[str] = []
    panel.generate_requested.connect(lambda: asked.append("an edit"))
    return asked


@pytest.mark.parametrize(
    ("model", "region", "n", "words", "note"),
    [
        ("qwen-image-edit-plus", "singapore", 2, "Generate 2 images", "$0.06 · Ctrl+↵"),
        ("qwen-image-edit-plus", "singapore", 1, "Generate 1 image", "$0.03 · Ctrl+↵"),
        ("qwen-image-edit-plus", "beijing", 1, "Generate 1 image", "$0.029 · Ctrl+↵"),
        ("qwen-image-edit", "singapore", 1, "Generate 1 image", "$0.045 · Ctrl+↵"),
        ("qwen-image-edit-max", "singapore", 1, "Generate 1 image", "≈ $0.075 · Ctrl+↵"),
    ],
)
def test_it_says_what_it_makes_and_costs(
    panel: ComposerPanel, composer: Composer, service: Service, model: str, region: str, n: int, words: str, note: str
) -> None:
    service.use_region(region)
    composer.set_model(model)
    composer.set_n(n)

    assert (button(panel).words(), button(panel).note()) == (words, note)


def test_in_the_demo_it_is_free_and_says_what_it_would_cost(
    panel: ComposerPanel, composer: Composer, service: Service
) -> None:
    composer.set_n(3)
    service.use_demo()

    assert button(panel).note() == "free · Ctrl+↵"
    assert "3 × $0.03 with qwen-image-edit-plus in Singapore, as of 2025-10-31" in button(panel).toolTip()


def test_a_price_that_nobody_published_is_unknown(panel: ComposerPanel, composer: Composer, service: Service) -> None:
    service.catalog = replace(service.catalog, prices=())
    service.changed.emit()

    assert button(panel).note() == "price unknown · Ctrl+↵"
    assert "No price of qwen-image-edit-plus in Singapore is known." in button(panel).toolTip()


def test_a_press_without_anything_says_what_is_missing_and_goes_there(
    panel: ComposerPanel, composer: Composer, words: Callable[[], str], asked: list[str]
) -> None:
    assert "There is no picture" not in words()

    press(panel)

    assert "There is no picture to edit. Add one to Image 1." in words()
    assert "The instruction is empty. Say what should change." in words()
    assert slot_view(panel, 1).hasFocus()
    assert not asked


def test_what_is_missing_is_forgotten_once_it_is_there(
    panel: ComposerPanel,
    composer: Composer,
    samples: Path,
    settled: Callable[[], None],
    words: Callable[[], str],
    asked: list[str],
) -> None:
    press(panel)
    composer.put_files([samples / "coffee.png"])
    settled()
    press(panel)
    assert "There is no picture" not in words()
    assert instruction(panel).hasFocus()

    QTest.keyClicks(instruction(panel), "Make the cup blue")
    assert "The instruction is empty" not in words()
    instruction(panel).clear()
    assert "The instruction is empty" not in words()

    QTest.keyClicks(instruction(panel), "Make the cup green")
    press(panel)
    assert asked == ["an edit"]


def test_a_picture_that_is_still_being_read_is_waited_for(
    panel: ComposerPanel,
    composer: Composer,
    samples: Path,
    settled: Callable[[], None],
    words: Callable[[], str],
    asked: list[str],
    tasks: Tasks,
) -> None:
    composer.set_instruction("Make it blue")
    may_be_read = threading.Event()
    for _ in range(WORKERS):
        tasks.run(may_be_read.wait)
    composer.put_files([samples / "coffee.png"])

    press(panel)
    assert "Image 1 is still being read." in words()
    assert not asked
    may_be_read.set()
    settled()

    assert "still being read" not in words()
    press(panel)
    assert asked


def test_an_empty_slot_before_a_full_one_is_explained(
    panel: ComposerPanel, composer: Composer, samples: Path, settled: Callable[[], None], words: Callable[[], str]
) -> None:
    composer.put_files([samples / "coffee.png"], 2)
    settled()

    assert "Image 1 is empty, so Image 2 would be sent as Image 1." in words()


def test_the_expected_size_stands_above_the_button(
    panel: ComposerPanel, composer: Composer, samples: Path, settled: Callable[[], None], words: Callable[[], str]
) -> None:
    composer.put_files([samples / "coffee.png"])
    settled()
    assert "About 1248 × 832 pixels" in words()

    composer.set_size(Size(1024, 1024))
    assert "1024 × 1024 pixels" in words()
    assert "About" not in words()


def test_space_presses_it_and_it_is_last_in_the_tab_order(panel: ComposerPanel, words: Callable[[], str]) -> None:
    slot_view(panel, 1).setFocus()
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is button(panel):
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert isinstance(QApplication.focusWidget(), QPushButton)
    assert QApplication.focusWidget() is button(panel)
    QTest.keyClick(button(panel), Qt.Key.Key_Space)
    assert "There is no picture to edit." in words()
