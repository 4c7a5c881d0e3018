"""Answers mutated at random, from a fixed seed: only three ends are allowed."""

import copy
import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from qwen_studio.api.answer import Answer
from qwen_studio.api.answers import Delivered, read_answer
from qwen_studio.core.errors import OutcomeUnknown, ServiceError

GOOD = {
    "output": {
        "choices": [
            {"finish_reason": "stop", "message": {"role": "assistant", "content": [{"image": "https://a.example/1"}]}}
        ]
    },
    "usage": {"width": 1248, "image_count": 1, "height": 832},
    "request_id": "bf37ca26",
}
BAD = {"request_id": "31f808fd", "code": "Throttling", "message": "Requests rate limit exceeded"}
ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    2**80,
    1.5,
    float("nan"),
    float("inf"),
    "",
    "\ud800",
    "\x00",
    "https://\udc00",
    "http://",
    "javascript:alert(1)",
    "x" * 100_000,
    [],
    {},
    [[[[]]]],
    {"image": {"image": {"image": "https://b.example/2"}}},
    "<400> InternalError.Algo.InvalidParameter: x",
)
STATUSES = (200, 200, 200, 201, 204, 302, 400, 401, 413, 429, 500, 503, 504, 599)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"retry-after": "-5"},
    {"retry-after": "Wed, 99 Foo"},
    {"content-encoding": "gzip"},
    {"retry-after": "nan"},
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container with every key of it."""
    found: list[tuple[Any, Any]] = []
    items = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for key, inner in items:
        found.append((value, key))
        if isinstance(inner, dict | list):
            found += places(inner)
    return found


def replace_some(dice: random.Random, told: Any) -> bytes:
    for _ in range(dice.randint(1, 4)):
        container, key = dice.choice(places(told))
        container[key] = copy.deepcopy(dice.choice(ODD))
        if not places(told):
            break
    return json.dumps(told).encode()


def flip_bytes(dice: random.Random, told: Any) -> bytes:
    body = bytearray(json.dumps(told).encode())
    for _ in range(dice.randint(1, 8)):
        body[dice.randrange(len(body))] = dice.randrange(256)
    return bytes(body)


def cut(dice: random.Random, told: Any) -> bytes:
    body = json.dumps(told).encode()
    return body[: dice.randrange(len(body))]


def wrap(dice: random.Random, told: Any) -> bytes:
    depth = dice.choice((10, 900, 50_000))
    return b'{"output":' * depth + json.dumps(told).encode() + b"}" * depth


@pytest.mark.parametrize("mutate", [replace_some, flip_bytes, cut, wrap])
def test_mutated_answer_has_one_of_three_ends(mutate: Callable[[random.Random, Any], bytes]) -> None:
    dice = random.Random(20251031)
    ends: set[str] = set()
    with closing(sqlite3.connect(":memory:")) as database:
        for _ in range(150):
            told = json.loads(json.dumps(dice.choice((GOOD, BAD))))
            body = mutate(dice, told)
            answer = Answer(dice.choice(STATUSES), dice.choice(HEADERS), body, datetime.now(UTC))
            try:
                delivered = read_answer(answer)
            except (ServiceError, OutcomeUnknown) as error:
                ends.add(type(error).__name__)
                words = [str(error), error.request_id]
                if isinstance(error, ServiceError):
                    words += [error.code, error.service_message]
            else:
                ends.add("Delivered")
                assert isinstance(delivered, Delivered)
                assert delivered.links
                assert delivered.image_count >= 1
                words = [*delivered.links, delivered.request_id, str(delivered.image_count), str(delivered.size)]
            # Whatever comes out can be kept in the journal.
            database.execute(f"SELECT {', '.join('?' * len(words))}", words).fetchone()
    assert len(ends) >= 2
