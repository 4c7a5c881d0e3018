"""What people say of a picture, as text and back; nothing in a file is believed that cannot be so."""

import json

import pytest

from qwen_studio.core.marks import LONGEST_NOTE, Marks, marks_from_json


def test_it_comes_back_as_it_was() -> None:
    marks = Marks(favourite=True, rating=4, note="für später\n再看", tags=("红", "Best of"), albums=("Anna",))
    assert marks_from_json(marks.to_json()) == marks
    assert marks_from_json(Marks().to_json()) == Marks()


def test_what_a_later_version_tells_besides_is_passed_over() -> None:
    told = json.loads(Marks(rating=2).to_json()) | {"colour": "red"}
    assert marks_from_json(json.dumps(told)) == Marks(rating=2)


@pytest.mark.parametrize(
    "told",
    [
        "",
        "[" * 100_000,
        "{}",
        "[1]",
        '{"version":2}',
        '{"version":1,"rating":6}',
        '{"version":1,"rating":-1}',
        '{"version":1,"rating":true}',
        '{"version":1,"rating":1e400}',
        '{"version":1,"favourite":1}',
        '{"version":1,"note":7}',
        '{"version":1,"note":"\\ud800"}',
        '{"version":1,"tags":"all"}',
        '{"version":1,"tags":["a",null]}',
        '{"version":1,"albums":["\\ud800"]}',
        json.dumps({"version": 1, "note": "x" * (LONGEST_NOTE + 1)}),
        json.dumps({"version": 1, "tags": ["x"] * 1001}),
        json.dumps({"version": 1, "albums": ["x" * 1001]}),
    ],
)
def test_what_cannot_be_is_not_believed(told: str) -> None:
    assert marks_from_json(told) is None
