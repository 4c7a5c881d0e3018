"""What is said below the button before an edit would pass a cap."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from qwen_studio.state.composer import Composer
from qwen_studio.state.service import Service
from qwen_studio.state.spending import Spending
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.widgets.generate_button import GenerateButton
from tests.ui.by_name import by_name


@pytest.fixture
def complete(composer: Composer, samples: Path, settled: Callable[[], None]) -> None:
    """An edit that lacks nothing."""
    composer.put_files([samples / "coffee.png"])
    composer.set_instruction("Make it warm")
    settled()


@pytest.fixture
def asked(panel: ComposerPanel) -> list[str]:
    asked: list[str] = []
    panel.generate_requested.connect(lambda: asked.append("an edit"))
    return asked


def press(panel: ComposerPanel, name: str = "Generate") -> None:
    kind = GenerateButton if name == "Generate" else QPushButton
    QTest.mouseClick(by_name(panel, kind, name), Qt.MouseButton.LeftButton)


def test_it_appears_with_the_number_of_images_that_is_too_much(
    panel: ComposerPanel, composer: Composer, spent: Spending, words: Callable[[], str]
) -> None:
    composer.set_n(3)
    assert "would pass" not in words()
    composer.set_n(4)
    assert "This edit would pass your day cap of $5.00." in words()
    composer.set_n(3)
    assert "would pass" not in words()


@pytest.mark.usefixtures("complete")
def test_nothing_starts_until_the_cap_is_raised_by_one_click(
    panel: ComposerPanel, composer: Composer, spent: Spending, words: Callable[[], str], asked: list[str]
) -> None:
    composer.set_n(6)
    press(panel)
    assert not asked
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Raise it to $6.00"

    press(panel, "Raise it to $6.00")
    assert spent.caps.day == 6
    assert "would pass" not in words()
    assert not asked
    press(panel)
    assert asked == ["an edit"]


@pytest.mark.usefixtures("complete")
def test_what_is_missing_is_said_first(
    panel: ComposerPanel, composer: Composer, spent: Spending, words: Callable[[], str], asked: list[str]
) -> None:
    composer.set_n(6)
    composer.set_instruction("")
    press(panel)
    assert "The instruction is empty." in words()
    assert not asked


@pytest.mark.usefixtures("complete")
def test_the_demo_has_no_caps(
    panel: ComposerPanel,
    composer: Composer,
    service: Service,
    spent: Spending,
    words: Callable[[], str],
    asked: list[str],
) -> None:
    composer.set_n(6)
    service.use_demo()
    assert "would pass" not in words()
    press(panel)
    assert asked


@pytest.mark.usefixtures("complete")
def test_without_a_known_price_the_cap_can_only_be_taken_away(
    panel: ComposerPanel, service: Service, spent: Spending, words: Callable[[], str], asked: list[str]
) -> None:
    service.catalog = replace(service.catalog, prices=())
    service.changed.emit()
    assert "The price of this edit is not known, so your day cap of $5.00 could not be kept." in words()
    press(panel)
    assert not asked

    press(panel, "Take the day cap away")
    assert spent.caps.day is None
    press(panel)
    assert asked
