"""What a result tells about itself is read back whole, and nothing else is believed."""

import json
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.core.picture import JobInput
from qwen_studio.core.story import Story, story_from_json
from tests.core.test_drawing import ALL

STORY = Story(
    job_id="0123abcd",
    index=1,
    instruction="把天空变成日落\nand “keep” the rest \\ as it is",
    negative_prompt="",
    model="qwen-image-edit-plus",
    region="singapore",
    n=2,
    seed=7,
    watermark=False,
    prompt_extend=True,
    size=(1248, 832),
    request_id="bf37ca26-0abe-98e4-8065",
    service="https://dashscope-intl.aliyuncs.com/api/v1",
    demo=False,
    unit_price="0.03",
    created_at="2026-05-01T10:00:00+00:00",
    inputs=(JobInput(1, "ab" * 32, "coffee.png"), JobInput(2, "", "tom.png", "https://example.com/tom.png")),
    content_hash="cd" * 32,
    job_created_at="2026-05-01T09:59:00+00:00",
    sent_at="2026-05-01T09:59:01+00:00",
    image_count=2,
    price_as_of="2026-04-22",
)
TOLD_LATER: dict[str, Any] = {
    "content_hash": "",
    "job_created_at": None,
    "sent_at": None,
    "image_count": None,
    "price_as_of": None,
}
"""What the first stories did not tell, and what they are read as."""
TEXTS = st.text(st.characters(codec="utf-8"))
SIDES = st.integers(1, 100_000)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)


def as_told(**changes: Any) -> str:
    return json.dumps({**json.loads(STORY.to_json()), **changes})


@pytest.mark.parametrize(
    "story", [STORY, replace(STORY, seed=None, size=None, unit_price=None, prompt_extend=None, demo=True, inputs=())]
)
def test_a_story_is_read_back_whole(story: Story) -> None:
    assert story_from_json(story.to_json()) == story


@given(TEXTS, TEXTS, st.none() | st.integers(0, 2147483647), st.none() | st.tuples(SIDES, SIDES))
def test_any_words_survive(instruction: str, name: str, seed: int | None, size: tuple[int, int] | None) -> None:
    story = replace(STORY, instruction=instruction, seed=seed, size=size, inputs=(JobInput(1, "", name),))
    assert story_from_json(story.to_json()) == story


def test_the_text_says_its_version_and_is_readable() -> None:
    text = STORY.to_json()
    assert text.startswith('{"version":1,')
    assert "把天空变成日落" in text


@given(JSON)
def test_foreign_json_is_no_story(value: Any) -> None:
    assert story_from_json(json.dumps(value)) is None


@given(st.text(st.characters(codec=None)))
def test_any_text_is_no_story(text: str) -> None:
    assert story_from_json(text) is None


@given(st.sampled_from(sorted(asdict(STORY))), JSON)
def test_a_story_with_one_strange_value_is_believed_only_if_it_is_of_its_kind(name: str, value: Any) -> None:
    story = story_from_json(as_told(**{name: value}))
    if story is not None:
        assert type(getattr(story, name)) in {type(getattr(STORY, name)), type(None)}
        assert story_from_json(story.to_json()) == story


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"version": "1"},
        {"unknown": 1},
        {"n": "2"},
        {"n": 2.0},
        {"index": True},
        {"seed": "7"},
        {"watermark": 1},
        {"size": [1]},
        {"size": [1, 2, 3]},
        {"size": "12"},
        {"size": [1.5, 2]},
        {"size": [float("inf"), 1]},
        {"instruction": None},
        {"created_at": "yesterday"},
        {"created_at": "2026-05-01T10:00:00"},
        {"created_at": 5},
        {"unit_price": "a lot"},
        {"unit_price": "NaN"},
        {"unit_price": "-1"},
        {"model": "half \ud800"},
        {"inputs": [{"number": 1, "content_hash": "", "name": "\udfff"}]},
        {"unit_price": "1e999999"},
        {"index": -1},
        {"index": 10**30},
        {"n": 0},
        {"n": 10**30},
        {"seed": 10**30},
        {"size": [0, 10]},
        {"size": [10**30, 10]},
        {"image_count": -1},
        {"image_count": 10**30},
        {"created_at": "0001-01-01T00:00:00+14:00"},
        {"created_at": "9999-12-31T23:59:59-14:00"},
        {"inputs": [{"number": 2, "content_hash": "", "name": ""}]},
        {"inputs": [{"number": 1, "content_hash": "", "name": ""}, {"number": 1, "content_hash": "", "name": ""}]},
        {"job_created_at": "2026-05-01T10:00:00"},
        {"sent_at": "soon"},
        {"sent_at": 5},
        {"image_count": "2"},
        {"image_count": 2.5},
        {"price_as_of": "in spring"},
        {"content_hash": None},
        {"inputs": None},
        {"inputs": [{}]},
        {"inputs": ["coffee.png"]},
        {"inputs": [{"number": "1", "content_hash": "", "name": ""}]},
        {"inputs": [{"number": 1, "content_hash": "", "name": "", "more": 1}]},
    ],
    ids=str,
)
def test_a_story_of_another_kind_is_none(changes: dict[str, Any]) -> None:
    assert story_from_json(as_told()) == STORY
    assert story_from_json(as_told(**changes)) is None


def test_the_first_stories_are_still_understood() -> None:
    told = json.loads(STORY.to_json())
    for name in TOLD_LATER:
        del told[name]
    assert story_from_json(json.dumps(told)) == replace(STORY, **TOLD_LATER)


@pytest.mark.parametrize("name", [*sorted(asdict(STORY).keys() - TOLD_LATER.keys()), "version"])
def test_a_story_with_a_hole_is_none(name: str) -> None:
    told = json.loads(STORY.to_json())
    del told[name]
    assert story_from_json(json.dumps(told)) is None


@pytest.mark.parametrize("text", ["[" * 100_000, '{"version":' * 50_000, "1" * 10_000, '{"version": NaN}', "\0"])
def test_hostile_json_is_none(text: str) -> None:
    assert story_from_json(text) is None


def test_what_was_drawn_on_an_input_is_told_with_it() -> None:
    drawn = replace(STORY, inputs=(replace(STORY.inputs[0], drawing=ALL), STORY.inputs[1]))
    assert story_from_json(drawn.to_json()) == drawn
    # Versions that know of no drawings understand every story without one.
    assert "drawing" not in json.loads(STORY.to_json())["inputs"][0]


@pytest.mark.parametrize("drawing", [None, "box", 7, [None], [{"kind": "box"}], {"kind": "box"}])
def test_a_damaged_drawing_leaves_the_story_as_it_is(drawing: object) -> None:
    told = json.loads(STORY.to_json())
    told["inputs"][0]["drawing"] = drawing
    assert story_from_json(json.dumps(told)) == STORY
