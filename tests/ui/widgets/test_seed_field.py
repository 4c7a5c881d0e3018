import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.seed_field import SeedField
from tests.ui.by_name import by_name

LARGEST = 2_147_483_647


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> SeedField:
    field = SeedField(theme, LARGEST)
    qtbot.addWidget(field)
    field.show()
    return field


def test_empty_means_random(field: SeedField, qtbot: QtBot) -> None:
    assert by_name(field, SeedField, "Seed").values() == ()
    assert field.placeholderText() == "Random"
    qtbot.keyClicks(field, "7")
    with qtbot.waitSignal(field.values_changed) as changed:
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert changed.args == [()]


def test_digits_make_a_seed(field: SeedField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "1182734")
    assert field.values() == (1_182_734,)


@pytest.mark.parametrize(
    ("typed", "kept"), [("2147483647", LARGEST), ("2147483648", 214_748_364), ("-5", 5), ("1e3", 13), ("٣", None)]
)
def test_what_is_no_seed_cannot_be_typed(field: SeedField, qtbot: QtBot, typed: str, kept: int | None) -> None:
    for letter in typed:
        if letter.isascii():
            qtbot.keyClicks(field, letter)
        else:
            field.insert(letter)
    assert field.values() == (() if kept is None else (kept,))


def test_a_pasted_number_may_have_spaces_around_it(field: SeedField, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(" 42\n")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.values() == (42,)
    assert field.text() == "42"


def test_leading_zeros_go_when_the_field_is_left(field: SeedField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "007")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "7"


def test_the_dice_fix_a_new_seed_and_go_back(field: SeedField, qtbot: QtBot) -> None:
    qtbot.mouseClick(by_name(field, QToolButton, "Fix a new seed"), Qt.MouseButton.LeftButton)
    (seed,) = field.values()
    assert 0 <= seed <= LARGEST
    assert field.text() == str(seed)
    qtbot.mouseClick(by_name(field, QToolButton, "Use a random seed"), Qt.MouseButton.LeftButton)
    assert field.values() == ()
    assert field.text() == ""


def test_two_throws_differ(field: SeedField, qtbot: QtBot) -> None:
    seeds = set()
    for _ in range(3):
        qtbot.mouseClick(by_name(field, QToolButton, "Fix a new seed"), Qt.MouseButton.LeftButton)
        seeds.add(field.values())
        field.set_values(())
    assert len(seeds) > 1


def test_several_have_commas_between_them(field: SeedField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "1, 22,3, 1")
    assert field.values() == (1, 22, 3)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "1, 22, 3"
    field.clear()
    field.insert("4，5、6")
    assert field.values() == (4, 5, 6)


def test_none_of_several_may_be_too_large(field: SeedField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "1,2147483648")
    assert field.values() == (1, 214_748_364)


def test_a_number_behind_an_x_draws_so_many(field: SeedField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "x4")
    assert len(field.values()) == 4
    assert field.text() == ", ".join(map(str, field.values()))
