"""The draft as text and back, without secrets, and whatever the text holds."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.core.draft import Draft
from qwen_studio.core.drawing import DrawnMark, MarkColour, MarkKind, Point
from qwen_studio.core.geometry import Size
from qwen_studio.core.kept_draft import KeptDraft, KeptSlot, draft_from_json, draft_to_json
from qwen_studio.core.request import EditRequest

MARK = DrawnMark(MarkKind.BOX, MarkColour.RED, (Point(0.1, 0.2), Point(0.5, 0.75)))
WORDS = "Put the {red|蓝色} coat of Image 2 on Image 1\n“now”"
KEPT = KeptDraft(
    Draft(
        EditRequest(
            images=(),
            instruction=WORDS,
            model="qwen-image-edit-plus",
            region="beijing",
            n=3,
            negative_prompt="blur, 水印",
            seed=7,
            watermark=True,
            prompt_extend=False,
            size=Size(1024, 1536),
        ),
        mentions=(WORDS.index("Image 2"), WORDS.index("Image 1")),
        seeds=(7, 0, 2**31 - 1),
    ),
    (
        KeptSlot(1, "pictures/照片/a.png", "a.png", picture_id=12, drawing=(MARK,)),
        KeptSlot(3, "/home/ann/not text \udcff.jpg", "b.jpg", link="https://example.org/b.jpg", as_link=True),
    ),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
ROW = st.fixed_dictionaries(
    {},
    optional={
        name: JSON | usual
        for name, usual in {
            "number": st.integers(0, 4),
            "file": st.just("a.png"),
            "name": st.just("a"),
            "picture": st.integers(),
            "link": st.just("https://a.b/c"),
            "marks": st.just([]),
        }.items()
    },
)


def with_words(instruction: str = "", negative_prompt: str = "") -> KeptDraft:
    request = replace(KEPT.draft.request, instruction=instruction, negative_prompt=negative_prompt)
    return KeptDraft(replace(KEPT.draft, request=request, mentions=()))


def test_everything_comes_back() -> None:
    text = draft_to_json(KEPT)
    assert text.isascii()
    assert draft_from_json(text) == (KEPT, [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("instruction", 5),
        ("instruction", "half a pair \ud83d"),
        ("n", 0),
        ("n", True),
        ("n", 10**30),
        ("seeds", [-1]),
        ("seeds", "7"),
        ("seeds", [1.5]),
        ("size", [0, 1024]),
        ("size", [1024]),
        ("watermark", 1),
        ("mentions", [0]),
        ("mentions", [10_000]),
        ("model", None),
    ],
)
def test_a_bad_value_falls_back_alone_and_is_named(name: str, value: Any) -> None:
    told = json.loads(draft_to_json(KEPT)) | {name: value}
    kept, bad = draft_from_json(json.dumps(told))
    assert kept is not None
    assert name in bad
    assert set(bad) <= {name, "mentions"}, "places in words that are gone go with them"
    assert kept.slots == KEPT.slots
    assert kept.draft.request.negative_prompt == "blur, 水印"


def test_a_bad_slot_leaves_the_others() -> None:
    told = json.loads(draft_to_json(KEPT))
    for spoilt in ({"number": 9}, {"file": 5}, {"file": "a\0b"}, {"file": ""}, {"file": "\ud83d"}, {"name": None}):
        slots = [told["slots"][0] | spoilt, told["slots"][1]]
        kept, bad = draft_from_json(json.dumps(told | {"slots": slots}))
        assert kept is not None
        assert (kept.slots, bad) == (KEPT.slots[1:], ["slots"]), spoilt


@pytest.mark.parametrize("text", ["", "garbage", "[]", "null", '{"n": 2', "[" * 100_000, "\0"])
def test_garbage_is_no_draft(text: str) -> None:
    assert draft_from_json(text) == (None, ["draft"])


@given(st.dictionaries(st.sampled_from([*json.loads(draft_to_json(KEPT))]), JSON | st.lists(ROW, max_size=4)))
def test_whatever_the_file_holds_the_draft_can_be_used_and_kept(told: dict[str, Any]) -> None:
    kept, _ = draft_from_json(json.dumps(told))
    assert kept is not None
    assert [slot.number for slot in kept.slots] == sorted({slot.number for slot in kept.slots})
    again, bad = draft_from_json(draft_to_json(kept))
    assert bad == []
    assert again is not None
    assert again.draft == kept.draft


def test_a_key_among_the_words_is_not_kept_and_the_places_stay() -> None:
    words = "sk-0123456789abcdef Image 1"
    kept = with_words(words, "SK-proj-abc.def")
    kept = replace(kept, draft=replace(kept.draft, mentions=(words.index("Image 1"),)))
    text = draft_to_json(kept)
    assert "0123456789" not in text
    assert "abc.def" not in text
    read, bad = draft_from_json(text)
    assert read is not None
    assert bad == []
    assert read.draft.mentions == kept.draft.mentions


@pytest.mark.parametrize(
    "url",
    [
        "https://ann:secret@example.org/a.png",
        "https://b.oss-cn-beijing.aliyuncs.com/a.png?Expires=17&OSSAccessKeyId=x&Signature=secret",
        "https://s3.example.org/a.png?X-Amz-Signature=secret",
        "https://example.org/a.png?w=1&token=secret",
        "https://example.org/a.png?sig=secret",
    ],
)
def test_a_link_that_lets_in_whoever_has_it_is_not_kept_but_its_copy_is(url: str) -> None:
    slot = KeptSlot(2, "draft/copy", "a.png", link=url, as_link=True)
    text = draft_to_json(replace(with_words(), slots=(slot,)))
    assert "secret" not in text
    kept, bad = draft_from_json(text)
    assert kept is not None
    assert bad == []
    assert kept.slots == (KeptSlot(2, "draft/copy", "a.png"),)


def test_an_ordinary_link_is_kept() -> None:
    slot = KeptSlot(2, "draft/copy", "a.png", link="https://example.org/a.png?w=640&monkey=1", as_link=True)
    kept, _ = draft_from_json(draft_to_json(replace(with_words(), slots=(slot,))))
    assert kept is not None
    assert kept.slots == (slot,)
