"""Which images a text names, how long it is, and what is odd about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.prompt import (
    MentionHint,
    count_characters,
    estimate_tokens,
    instruction_length,
    mention_hint,
    mentions,
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Make the girl from Image 1 wear the black dress from Image 2", [("Image 1", 1), ("Image 2", 2)]),
        ("IMAGE 3 and image2", [("IMAGE 3", 3), ("image2", 2)]),
        ("让图1中的女孩穿上图2的裙子", [("图1", 1), ("图2", 2)]),
        ("图片 1 放在图像2里", [("图片 1", 1), ("图像2", 2)]),
        ("images 2", [("images 2", 2)]),
        ("Image 4", [("Image 4", 4)]),
        ("Image\n1", [("Image\n1", 1)]),
        ("pilgrimage 1", []),
        ("an image of 2 cats", []),
        ("Image", []),
        ("Image 2024", []),
        ("an image 20 cm wide", []),
        ("", []),
    ],
)
def test_mentions_in_english_and_chinese(text: str, named: list[tuple[str, int]]) -> None:
    assert [(text[m.start : m.end], m.number) for m in mentions(text)] == named


@given(st.text())
def test_mentions_lie_in_the_text_one_after_the_other(text: str) -> None:
    places = [place for m in mentions(text) for place in (m.start, m.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@pytest.mark.parametrize(
    ("text", "filled", "hint"),
    [
        ("Make it sepia", (1,), None),
        ("Make it sepia", (), None),
        ("Make it sepia", (1, 2), MentionHint((), (1, 2))),
        ("Put Image 1 into Image 2", (1, 2), None),
        ("Put Image 1 there", (1, 2), MentionHint((), (2,))),
        ("Put Image 3 into Image 1", (1, 2), MentionHint((3,), (2,))),
        ("Brighten Image 1", (1,), None),
        ("Brighten Image 2", (1,), MentionHint((2,), ())),
        ("Brighten 图1", (1,), None),
        ("Image 1", (), MentionHint((1,), ())),
        ("Image 1, Image 1 and Image 3", (1, 3), None),
    ],
)
def test_what_is_odd_about_the_named_images(text: str, filled: tuple[int, ...], hint: MentionHint | None) -> None:
    assert mention_hint(text, filled) == hint


@pytest.mark.parametrize(("text", "count"), [("", 0), ("abc", 3), ("画画", 2), ("🎨", 1), ("e\u0301", 2), (" \n", 2)])
def test_characters_are_counted_and_not_bytes(text: str, count: int) -> None:
    assert count_characters(text) == count


@pytest.mark.parametrize(("text", "tokens"), [("", 0), ("a", 1), ("abcd", 1), ("abcde", 2), ("画画", 2), ("画 and", 2)])
def test_tokens_are_estimated(text: str, tokens: int) -> None:
    assert estimate_tokens(text) == tokens


def test_the_length_is_in_the_unit_of_the_models_limit(catalog: Catalog) -> None:
    characters, tokens = catalog.model("qwen-image-edit"), catalog.model("qwen-image-2.0")
    assert characters is not None
    assert tokens is not None
    assert instruction_length("a" * 800, characters) == 800
    assert instruction_length("a" * 800, tokens) == 200
