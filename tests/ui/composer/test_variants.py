"""Several edits from one form: how many, what they cost, what holds them back, and what is asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from qwen_studio.core.request import EditRequest
from qwen_studio.state.composer import Composer
from qwen_studio.state.spending import Spending
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.widgets.generate_button import GenerateButton
from tests.ui.composer.gestures import find, instruction


@pytest.fixture
def picture(composer: Composer, samples: Path, settled: Callable[[], None]) -> None:
    composer.put_files([samples / "coffee.png"])
    settled()


@pytest.fixture
def asked(panel: ComposerPanel) -> list[str]:
    asked: list[str] = []
    panel.generate_requested.connect(lambda: asked.append("edits"))
    return asked


def button(panel: ComposerPanel) -> GenerateButton:
    return find(panel, "Generate", GenerateButton)


def write(panel: ComposerPanel, text: str) -> None:
    QTest.keyClicks(instruction(panel), text)


def test_choices_are_counted_and_priced_together(panel: ComposerPanel, composer: Composer, picture: None) -> None:
    write(panel, "A {red|green|blue} {coat|hat}")
    assert (button(panel).words(), button(panel).note()) == ("Generate 6 variants", "$0.18 · Ctrl+↵")

    composer.set_n(2)
    assert (button(panel).words(), button(panel).note()) == ("Generate 6 × 2 images", "$0.36 · Ctrl+↵")
    assert "6 × 2 × $0.03 with qwen-image-edit-plus" in button(panel).toolTip()


def test_each_wording_meets_each_seed_of_the_field(panel: ComposerPanel, composer: Composer, picture: None) -> None:
    write(panel, "A {red|green} coat")
    QTest.keyClicks(find(panel, "Seed", QLineEdit), "1, 2")

    assert button(panel).words() == "Generate 4 variants"
    assert [(v.label, v.request.instruction, v.request.seed) for v in composer.variants()] == [
        ("red · seed 1", "A red coat", 1),
        ("red · seed 2", "A red coat", 2),
        ("green · seed 1", "A green coat", 1),
        ("green · seed 2", "A green coat", 2),
    ]


def test_too_many_are_refused_in_words(
    panel: ComposerPanel, composer: Composer, asked: list[str], words: Callable[[], str], picture: None
) -> None:
    write(panel, "{a|b|c|d|e|f|g}{a|b|c|d|e}")
    QTest.mouseClick(button(panel), Qt.MouseButton.LeftButton)

    assert "This makes 35 edits at once, and 32 are the most. Take out some choices or seeds." in words()
    assert not asked


def test_the_limit_holds_for_each_and_says_for_which(
    panel: ComposerPanel, composer: Composer, words: Callable[[], str], picture: None
) -> None:
    # 806 characters are written, and neither wording is over the limit.
    composer.set_instruction("x" * 790 + " {red|dark red}")
    assert composer.ready
    assert composer.instruction_length == 799

    composer.set_instruction("x" * 792 + " {red|dark red}")
    assert "The instruction is 1 character over the limit of 800 with “dark red”." in words()
    assert not composer.ready


def test_a_cap_is_held_against_all_of_them(
    panel: ComposerPanel,
    composer: Composer,
    spent: Spending,
    asked: list[str],
    words: Callable[[], str],
    picture: None,
) -> None:
    write(panel, "A {red|green|blue} coat")
    assert composer.ready
    assert "would pass" not in words()
    QTest.keyClick(instruction(panel), Qt.Key.Key_Home)
    write(panel, "{Knit|Sew}: ")

    assert "These edits together would pass your day cap of $5.00." in words()
    QTest.mouseClick(button(panel), Qt.MouseButton.LeftButton)
    assert not asked


def test_braces_of_an_earlier_instruction_come_back_as_they_were_sent(panel: ComposerPanel, composer: Composer) -> None:
    composer.recall(EditRequest((), "Write {a|b} on {what}", "qwen-image-edit-plus", "singapore", seed=3))

    assert composer.edit_count == 1
    assert composer.request().instruction == "Write {a|b} on {what}"
    assert composer.seeds == (3,)


def test_a_draft_brings_choices_and_seeds_back(panel: ComposerPanel, composer: Composer) -> None:
    write(panel, "A {red|green} coat ")
    composer.set_seeds((4, 5))
    draft = composer.draft()
    composer.set_instruction("")
    composer.set_seeds(())

    composer.take_up(draft)
    assert instruction(panel).toPlainText() == "A {red|green} coat "
    assert find(panel, "Seed", QLineEdit).text() == "4, 5"
    assert composer.edit_count == 4
