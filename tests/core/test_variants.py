"""Instructions that stand for several edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.core.request import EditRequest
from qwen_studio.core.variants import (
    MOST_VARIANTS,
    as_written,
    instruction_count,
    instructions,
    labels,
    stray_brace,
    variants_of,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A coat", ["A coat"]),
        ("A {red|green} coat", ["A red coat", "A green coat"]),
        ("{a|b} {c|d}", ["a c", "a d", "b c", "b d"]),
        ("A { dark red | green } coat", ["A dark red coat", "A green coat"]),
        ("A {big|} coat", ["A big coat", "A  coat"]),
        ("A {red|red|blue} coat", ["A red coat", "A blue coat"]),
        ("把衣服换成{红|蓝}色", ["把衣服换成红色", "把衣服换成蓝色"]),
        # A slot of a preset is no choice, and stays as it is.
        ("A {colour} coat", ["A {colour} coat"]),
        (r"Write \{a\|b\} on it", ["Write {a|b} on it"]),
        (r"Write {\{x\}|y\|z} on it", ["Write {x} on it", "Write y|z on it"]),
        (r"C:\new {a|b}", [r"C:\new a", r"C:\new b"]),
        ("a | b", ["a | b"]),
        ("}{", ["}{"]),
        ("", [""]),
    ],
)
def test_choices_become_instructions(text: str, expected: list[str]) -> None:
    assert instructions(text) == expected


def test_the_number_is_known_without_making_them_all() -> None:
    text = "{a|b|c|d|e|f|g|h|i|j}" * 20
    assert instruction_count(text) == 10**20
    assert len(instructions(text)) <= MOST_VARIANTS


def test_long_hostile_texts_are_read_at_once() -> None:
    text = "{" + r"\|" * 5000
    assert instructions(text) == ["{" + "|" * 5000]
    assert instruction_count("{" * 100_000) == 1


@given(st.text(alphabet="ab{}|\\ \n"))
def test_what_was_sent_is_written_so_that_it_is_sent_again(instruction: str) -> None:
    assert instructions(as_written(instruction)) == [instruction]


@given(st.text(alphabet="ab {colour}.,"))
def test_words_without_choices_are_left_as_they_are(text: str) -> None:
    assert as_written(text) == text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a {red|blue coat", 2),
        ("a {red|{blue|green}}", 2),
        ("a {red|blue} coat", None),
        ("a {colour} coat", None),
        (r"a \{red|blue", None),
        ("a { b", None),
    ],
)
def test_a_brace_that_makes_no_choice_is_found(text: str, place: int | None) -> None:
    assert stray_brace(text) == place


def request(instruction: str, seed: int | None = None) -> EditRequest:
    return EditRequest((), instruction, "m", "r", seed=seed)


def test_labels_say_what_differs() -> None:
    assert labels([request("A red coat"), request("A dark blue coat")]) == ["red", "dark blue"]
    assert labels([request("A red coat, a cat"), request("A red coat, a dog")]) == ["cat", "dog"]
    assert labels([request("A big coat"), request("A coat")]) == ["big coat", "coat"]
    assert labels([request("A red coat"), request("A dark red coat")]) == ["red", "dark red"]
    assert labels([request("Paint it"), request("Paint it red")]) == ["it", "it red"]
    assert labels([request("换成红色"), request("换成蓝色")]) == ["红", "蓝"]
    assert labels([request("A coat", 1), request("A coat", 22)]) == ["seed 1", "seed 22"]
    assert labels([request("A red coat", 1), request("A blue coat", 2)]) == ["red · seed 1", "blue · seed 2"]
    assert labels([request("A coat")]) == [""]


def test_every_instruction_meets_every_seed() -> None:
    found = variants_of(request(" A {red|blue} coat ", 5), (1, 2))

    assert [(v.request.instruction, v.request.seed) for v in found] == [
        ("A red coat", 1),
        ("A red coat", 2),
        ("A blue coat", 1),
        ("A blue coat", 2),
    ]
    assert [v.label for v in found] == ["red · seed 1", "red · seed 2", "blue · seed 1", "blue · seed 2"]


def test_one_instruction_keeps_its_words() -> None:
    (one,) = variants_of(request("A coat "), ())
    assert (one.label, one.request) == ("", request("A coat"))
