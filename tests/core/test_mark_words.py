from dataclasses import replace

import pytest

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.drawing import Drawing, DrawnMark, MarkColour, Point
from qwen_studio.core.instruction_checks import CheckKind, check_instruction
from qwen_studio.core.mark_words import phrases, with_phrase
from tests.core.test_drawing import ALL, ARROW, BOX, LINE, PIN, TEXT


def offered(text: str, *drawings: Drawing, several: bool = False) -> list[str]:
    by_number = dict(enumerate(drawings, 1))
    return [phrase.words for phrase in phrases(by_number, text, several_images=several)]


def test_each_kind_of_mark_has_its_words() -> None:
    assert offered("", ALL) == [
        "in the red box",
        "where the blue arrow points",
        "along the green line",
        "at the yellow words “这里 “here” 😀”",
        "at pin 1",
    ]


def test_a_line_that_comes_round_is_spoken_of_by_what_is_inside() -> None:
    ring = replace(LINE, points=(Point(0.2, 0.2), Point(0.6, 0.2), Point(0.6, 0.6), Point(0.21, 0.22)))
    assert offered("", (ring,)) == ["inside the green line"]


def test_several_of_one_colour_are_spoken_of_together() -> None:
    assert offered("", (BOX, BOX.moved(0.2, 0.2), ARROW, ARROW)) == ["in the red boxes", "where the blue arrows point"]


def test_what_the_instruction_speaks_of_is_not_offered_again() -> None:
    assert offered("Paint the hat in the  Red\nBox blue", (BOX, ARROW)) == ["where the blue arrow points"]
    assert offered("At pin 12, add a bird", (PIN,)) == ["at pin 1"]
    assert offered("At pin 12, add a bird", (replace(PIN, number=12),)) == []
    assert offered("the bored boxer", (BOX,)) == ["in the red box"]


def test_chinese_instructions_get_chinese_words() -> None:
    assert offered("把帽子变成绿色", (BOX, ARROW, PIN)) == ["在红色方框内", "在蓝色箭头所指处", "在标记1处"]
    assert offered("把红色方框里的帽子变成绿色", (BOX,)) == []


def test_with_several_images_the_words_say_which_is_meant() -> None:
    green = replace(BOX, colour=MarkColour.GREEN)
    assert offered("", (BOX,), (BOX, green), several=True) == [
        "in the red box in Image 1",
        "in the red box in Image 2",
        "in the green box in Image 2",
    ]
    text = "Put the dog in the red box in Image 1 where the green box is"
    assert offered(text, (BOX,), (BOX, green), several=True) == ["in the red box in Image 2"]
    assert offered("换掉狗", (BOX,), (), several=True) == ["在图1的红色方框内"]


def test_long_words_are_not_quoted_whole() -> None:
    (words,) = offered("", (replace(TEXT, words="a very long sentence that somebody wrote down"),))
    assert words == "at the yellow words “a very long sentence tha…”"


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", None, "In the red box"),
        ("Make the hat blue", None, "Make the hat blue in the red box"),
        ("Make the hat blue.", None, "Make the hat blue in the red box."),
        ("Make the hat blue. \n", 20, "Make the hat blue in the red box. \n"),
        ("Make the hat blue", 12, "Make the hat in the red box blue"),
        ("Make the hat blue", 13, "Make the hat in the red box blue"),
        ("Make the hat, please", 12, "Make the hat in the red box, please"),
        ("remove it", 0, "In the red box remove it"),
        ("!", None, "In the red box!"),
    ],
)
def test_words_go_where_they_belong(text: str, position: int | None, expected: str) -> None:
    assert with_phrase(text, "in the red box", position) == expected


def test_chinese_words_need_no_spaces() -> None:
    assert with_phrase("换掉狗。", "在红色方框内") == "换掉狗在红色方框内。"


def test_the_words_raise_no_other_hint(catalog: Catalog) -> None:
    model = catalog.models[0]
    for mark in ALL:
        if mark.words:
            continue
        (phrase,) = offered("Add a hat", (mark,))
        kinds = {check.kind for check in check_instruction(with_phrase("Add a hat", phrase), (1,), model)}
        assert not kinds & {CheckKind.UNQUOTED, CheckKind.MISSING_IMAGE, CheckKind.UNUSED_IMAGE}


def test_every_colour_has_words_in_both_languages() -> None:
    for colour in MarkColour:
        mark = DrawnMark(BOX.kind, colour, BOX.points)
        assert offered("", (mark,)) == [f"in the {colour} box"]
        assert "色方框" in offered("换", (mark,))[0]
