"""Real answers, and ways in which one may arrive spoiled; every way is drawn from the given dice alone."""

import copy
import gzip
import json
import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

CAPTURED = Path(__file__).with_name("captured_answers.json")
STATUSES = (
    100,
    200,
    200,
    200,
    201,
    204,
    206,
    299,
    302,
    307,
    400,
    401,
    403,
    404,
    413,
    429,
    500,
    502,
    503,
    504,
    599,
    999,
)
ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    2**31,
    2**80,
    10**400,
    1.5,
    -0.0,
    1e300,
    float("nan"),
    float("inf"),
    float("-inf"),
    "",
    " ",
    "0",
    "\x00",
    "\ud800",
    "\udfff\ud83d",
    "\u202e\u2066",
    "\ufeff",
    "x" * 70_000,
    "https://",
    "https://\udc00.example/",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "http://127.0.0.1/a.png",
    "https://[::1]/a.png",
    "https://who:what@cdn.example:8443/a b.png?c=%zz#d",
    "//cdn.example/a.png",
    [],
    {},
    [[[[]]]],
    [None, {"image": "https://in.a.list.example/1"}],
    {"image": {"url": "https://deeper.example/2"}},
    {"code": "Throttling", "message": "nested"},
    "<400> InternalError.Algo.InvalidParameter: x",
    "(a+)+$" * 200,
)
NUMBERS = (b"1e999999", b"-1e999999", b"9" * 5_000, b"0.0000000000000000000001", b"NaN", b"-Infinity", b"1E400", b"00")
HEADERS = (
    {"retry-after": "-5"},
    {"retry-after": "Wed, 99 Foo 9999 99:99:99"},
    {"retry-after": "nan"},
    {"retry-after": "1e400"},
    {"retry-after": "\u0663"},
    {"date": "never", "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"},
    {"content-encoding": "gzip"},
    {"content-encoding": "br, GZIP"},
    {"content-type": "text/html; charset=utf-16"},
    {"x-request-id": "\x00" * 500},
    {"x-request-id": "\u00e9" * 90_000},
)


@dataclass(frozen=True)
class Spoiled:
    """An answer as it arrives."""

    status: int
    headers: dict[str, str]
    body: bytes


def captured() -> list[Spoiled]:
    """The answers of the document, and some of the sandbox."""
    told = json.loads(CAPTURED.read_text("utf-8"))
    return [Spoiled(one["status"], one["headers"], one["body"].encode()) for one in told]


def mutated(dice: random.Random, answers: list[Spoiled]) -> Spoiled:
    """One of the answers, spoiled in one to three ways."""
    answer = dice.choice(answers)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        answer = dice.choice(_WAYS)(dice, answer)
    return answer


def _in_json(change: Callable[[random.Random, Any], Any]) -> Callable[[random.Random, Spoiled], Spoiled]:
    """A way that changes what the body says; a body that is no JSON any more stays."""

    def way(dice: random.Random, answer: Spoiled) -> Spoiled:
        try:
            told = change(dice, json.loads(answer.body))
            text = json.dumps(told, ensure_ascii=dice.random() < 0.5)
        except (ValueError, RecursionError):
            return answer
        # A lone surrogate comes as the bytes that some programs write for it.
        return replace(answer, body=text.encode("utf-8", "surrogatepass"))

    return way


def _places(told: Any) -> list[tuple[Any, Any]]:
    """Every container with every key of it."""
    found: list[tuple[Any, Any]] = []
    if isinstance(told, dict | list):
        for key, inner in list(told.items()) if isinstance(told, dict) else list(enumerate(told)):
            found.append((told, key))
            found += _places(inner)
    return found


def _swap_types(dice: random.Random, told: Any) -> Any:
    for _ in range(dice.randint(1, 4)):
        places = _places(told)
        if not places:
            return dice.choice(ODD_VALUES)
        container, key = dice.choice(places)
        container[key] = copy.deepcopy(dice.choice(ODD_VALUES))
    return told


def _rename_keys(dice: random.Random, told: Any) -> Any:
    for _ in range(dice.randint(1, 3)):
        named = [(container, key) for container, key in _places(told) if isinstance(container, dict)]
        if named:
            container, key = dice.choice(named)
            new = (key.upper(), key + " ", "\ufeff" + key, "image", "output", "url", "code", "message", "", "\ud800")
            container[dice.choice(new)] = container.pop(key)
    return told


def _drop(dice: random.Random, told: Any) -> Any:
    places = _places(told)
    if places:
        container, key = dice.choice(places)
        del container[key]
    return told


def _move(dice: random.Random, told: Any) -> Any:
    places = _places(told)
    if len(places) > 1:
        (source, name), (target, key) = dice.sample(places, 2)
        target[key] = copy.deepcopy(source[name])
    return told


def _wrap(dice: random.Random, told: Any) -> Any:
    for _ in range(dice.choice((1, 2, 30, 300))):
        told = dice.choice(([told], {"output": told}, {"data": told}, {"image": told}, [None, told, {}]))
    return told


def _too_deep(dice: random.Random, answer: Spoiled) -> Spoiled:
    depth = dice.choice((900, 1_100, 1_100, 6_000))
    before, after = dice.choice(((b"[", b"]"), (b'{"a":', b"}"), (b'{"output":', b"}"), (b"[" * 3 + b"{}, ", b"]" * 3)))
    if dice.random() < 0.5:
        return replace(answer, body=before * depth + answer.body + after * depth)
    beside = b'{"beside": ' + before * depth + b"0" + after * depth + b", "
    return replace(answer, body=beside + answer.body.lstrip(b" {"))


def _repeat_keys(dice: random.Random, answer: Spoiled) -> Spoiled:
    empty = dice.choice((b'"output": null, ', b'"output": {}, ', b'"usage": 7, ', b'"code": "", ', b'"image": 0, '))
    at = dice.choice([at for at in range(len(answer.body)) if answer.body[at : at + 1] == b"{"] or [0])
    if dice.random() < 0.5:
        return replace(answer, body=answer.body[: at + 1] + empty + answer.body[at + 1 :])
    end = answer.body.rfind(b"}")
    return replace(answer, body=answer.body[:end] + b", " + empty.rstrip(b", ") + answer.body[end:])


def _flip(dice: random.Random, answer: Spoiled) -> Spoiled:
    body = bytearray(answer.body)
    for _ in range(dice.choice((1, 1, 2, 8, 64)) if body else 0):
        body[dice.randrange(len(body))] = dice.randrange(256)
    return replace(answer, body=bytes(body))


def _cut(dice: random.Random, answer: Spoiled) -> Spoiled:
    return replace(answer, body=answer.body[: dice.randrange(len(answer.body) + 1)])


def _insert(dice: random.Random, answer: Spoiled) -> Spoiled:
    at = dice.randrange(len(answer.body) + 1)
    what = dice.choice(
        (b"\0", b"\xff", b"\n", b"\\", b'"', b"{", b"]", b",", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\\ud800")
    )
    return replace(answer, body=answer.body[:at] + what * dice.choice((1, 1, 2, 500)) + answer.body[at:])


def _remove(dice: random.Random, answer: Spoiled) -> Spoiled:
    at = dice.randrange(len(answer.body) + 1)
    return replace(answer, body=answer.body[:at] + answer.body[at + dice.randint(1, 40) :])


def _double(dice: random.Random, answer: Spoiled) -> Spoiled:
    start, end = sorted(dice.randrange(len(answer.body) + 1) for _ in range(2))
    return replace(answer, body=answer.body[:end] + answer.body[start:])


def _surround(dice: random.Random, answer: Spoiled) -> Spoiled:
    before = dice.choice((b"", b" \r\n\t", b"\xef\xbb\xbf", b"data: ", b")]}',\n", b"\0" * 4, b"<html>"))
    after = dice.choice((b"", b"\n", b"\0", b"null", answer.body, b"</html>"))
    return replace(answer, body=before + answer.body + after)


def _encode(dice: random.Random, answer: Spoiled) -> Spoiled:
    text = answer.body.decode("utf-8", "replace")
    encoding = dice.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig", "gb18030", "utf-7"))
    return replace(answer, body=text.encode(encoding, "replace"))


def _compress(dice: random.Random, answer: Spoiled) -> Spoiled:
    packed = dice.choice((gzip.compress, zlib.compress))(answer.body)
    if dice.random() < 0.3:
        packed = packed[: dice.randrange(len(packed))]
    named = dice.choice(({"content-encoding": "gzip"}, {"content-encoding": "deflate"}, {}))
    return replace(answer, headers=answer.headers | named, body=packed)


def _put_numbers(dice: random.Random, answer: Spoiled) -> Spoiled:
    digits = [at for at in range(len(answer.body)) if answer.body[at : at + 1].isdigit()]
    if not digits:
        return answer
    at = dice.choice(digits)
    return replace(answer, body=answer.body[:at] + dice.choice(NUMBERS) + answer.body[at + 1 :])


def _status(dice: random.Random, answer: Spoiled) -> Spoiled:
    return replace(answer, status=dice.choice(STATUSES))


def _headers(dice: random.Random, answer: Spoiled) -> Spoiled:
    return replace(answer, headers=answer.headers | dice.choice(HEADERS))


_WAYS: tuple[Callable[[random.Random, Spoiled], Spoiled], ...] = (
    _in_json(_swap_types),
    _in_json(_swap_types),
    _in_json(_rename_keys),
    _in_json(_drop),
    _in_json(_move),
    _in_json(_wrap),
    _too_deep,
    _repeat_keys,
    _flip,
    _cut,
    _insert,
    _remove,
    _double,
    _surround,
    _encode,
    _compress,
    _put_numbers,
    _status,
    _headers,
)
