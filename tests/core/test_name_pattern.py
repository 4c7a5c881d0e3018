"""Names of exported files, from patterns that people write."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.core.errors import InputError
from qwen_studio.core.name_pattern import FIELDS, MAX_STEM_BYTES, NamePattern, PictureFacts

FACTS = PictureFacts(
    n=3,
    moment=datetime(2026, 11, 2, 14, 5, 9),  # noqa: DTZ001 - the user's own
    instruction="Make the sky green and the sea a little more red than it was",
    seed=42,
    model="qwen-image-edit-plus",
    job_id="0123456789abcdef",
    result=2,
    rating=4,
    name="IMG_0001",
    width=1248,
    height=832,
)


@pytest.mark.parametrize(
    ("pattern", "stem"),
    [
        ("{date} {instruction:40} {seed}", "2026-11-02 Make the sky green and the sea a little 42"),
        ("{time}", "14-05-09"),
        ("{model} {n} {job} {rating} {name}", "qwen-image-edit-plus 3 01234567 4 IMG_0001"),
        ("{n:4}-{result}", "0003-2"),
        ("{ n : 2 }", "03"),
        ("{width}x{height}", "1248x832"),
        ("holiday", "holiday"),
        ("{{n}} {n}", "{n} 3"),
        ("{instruction:3}", "Mak"),
        ("a/b\\c:{n}", "a b c 3"),
    ],
)
def test_fields_become_what_is_known(pattern: str, stem: str) -> None:
    assert NamePattern(pattern).stem(FACTS) == stem


def test_what_is_not_known_leaves_no_gap() -> None:
    assert NamePattern("{date} {seed} {n}").stem(replace(FACTS, seed=None)) == "2026-11-02 3"
    assert NamePattern("{instruction}").stem(replace(FACTS, instruction="")) == "picture"


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{colour}", "There is no field {colour}. There are {date}, {time}"),
        ("{}", "There is no field {}."),
        ("{date", "A “{” stands alone in the name. Write {{"),
        ("date}", "A “}” stands alone in the name. Write }}"),
        ("{n:1234}", "A “{” stands alone"),
        ("  ", "The name is empty."),
    ],
)
def test_a_pattern_that_is_none_says_why(pattern: str, sentence: str) -> None:
    with pytest.raises(InputError) as error:
        NamePattern(pattern)
    assert str(error.value).startswith(sentence)


def test_words_from_right_to_left_and_hidden_characters_make_ordinary_names() -> None:
    facts = replace(FACTS, instruction="\u202egnp.exe\u202c صورة של חתול\n\x00\ud83d", name="\udcff\udcfe.")
    assert NamePattern("{instruction}").stem(facts) == "gnp.exe صورة של חתול"
    assert NamePattern("{name}").stem(facts) == "picture"


def test_chinese_is_cut_where_the_limit_is() -> None:
    assert NamePattern("{instruction:4}").stem(replace(FACTS, instruction="把天空变成绿色")) == "把天空变"


@given(st.text(), st.sampled_from(FIELDS), st.integers(1, 999))
def test_every_name_fits_every_file_system(words: str, field: str, width: int) -> None:
    stem = NamePattern(f"{{{field}:{width}}}").stem(replace(FACTS, instruction=words, name=words, model=words))
    assert 1 <= len(stem.encode()) <= MAX_STEM_BYTES
    assert not set(stem) & set('/\\:*?"<>|\0')
