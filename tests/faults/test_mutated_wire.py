"""Spoiled bytes on the wire, from the status line on: each call is one POST and has one of three ends."""

import random
import socket
import tomllib
from collections import Counter
from collections.abc import Iterator

import pytest

from qwen_studio.api.answers import read_answer
from qwen_studio.api.client import Client
from qwen_studio.api.payload import SentLink, build_body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import catalog_from_tables
from qwen_studio.core.errors import OutcomeUnknown, ServiceError
from qwen_studio.core.request import EditRequest, LinkImage
from qwen_studio.core.resources import resource_path
from tests.api.wire import KEY, PATH, Wire, WireRequest
from tests.faults.answer_mutations import Spoiled, captured, mutated
from tests.faults.conftest import Report

SEED = 19970101
ALL, SOME = 2_000, 150
DEADLINE_S = 20.0
HEADS = (
    b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n",
    b"HTTP/1.0 200 OK\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: %d\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 0%d\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 1%d\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: -%d\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\nContent-Length: %d\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nTransfer-Encoding: chunked\r\n",
    b"HTTP/1.1 307 Temporary Redirect\r\nLocation: /again\r\nContent-Length: %d\r\n",
    b"HTTP/1.1 204 No Content\r\nContent-Length: %d\r\n",
    b"HTTP/1.1 999 \xff\xfe\r\nContent-Length: %d\r\n",
    b"HTTP/2 200 OK\r\nContent-Length: %d\r\n",
    b"HTTP/1.1 2000 OK\r\nContent-Length: %d\r\n",
    b"<!DOCTYPE html>\r\nContent-Length: %d\r\n",
)
LINES = (
    b"",
    b"Content-Type: application/json\r\n",
    b"Content-Encoding: gzip\r\n",
    b"X-Request-Id: \xff\xfe\x80\r\n",
    b"X-Request-Id: " + b"a" * 70_000 + b"\r\n",
    b"Set-Cookie: a=b\r\n" * 2_000,
    b": no name\r\n",
    b" folded\r\n",
    b"Retry-After: \xd9\xa3\r\n",
    b"Date: \0\r\n",
    b"no colon\r\n",
)


def on_the_wire(dice: random.Random, spoiled: Spoiled) -> bytes:
    """The answer as bytes of HTTP, with a head that may be any."""
    head = dice.choice((HEADS[0], dice.choice(HEADS)))
    body = spoiled.body
    if b"chunked" in head:
        size = dice.choice((b"%x", b"%x;a=b", b"0%x", b"-%x", b"g%x")) % len(body)
        body = size + b"\r\n" + body + b"\r\n" + dice.choice((b"0\r\n\r\n", b"0\r\n", b"", b"ffffffffffff\r\n"))
    sent = (head % len(body) if b"%d" in head else head) + dice.choice(LINES) + b"\r\n" + body
    if dice.random() < 0.3:
        changed = bytearray(sent)
        for _ in range(dice.randint(1, 6)):
            changed[dice.randrange(min(len(changed), 120))] = dice.randrange(256)
        sent = bytes(changed)
    return sent[: dice.randrange(len(sent))] if dice.random() < 0.2 else sent


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A server whose every byte the test decides."""
    server = Wire()
    yield server
    server.close()


@pytest.mark.timeout(900)
def test_mutated_wire(whole: bool, report: Report, wire: Wire) -> None:
    dice = random.Random(SEED)
    answers = captured()
    catalog = catalog_from_tables(tomllib.loads(resource_path("catalog.toml").read_text("utf-8")))
    request = EditRequest((LinkImage("https://example.com/a.png"),), "sepia", catalog.models[0].id, "singapore")
    body = build_body(request, [SentLink("https://example.com/a.png")], catalog.models[0])
    client = Client()
    ends: Counter[str] = Counter()
    runs = ALL if whole else SOME
    bad: list[int] = []
    for number in range(runs):
        sent = on_the_wire(dice, mutated(dice, answers))

        def answering(connection: socket.socket, request: WireRequest, sent: bytes = sent) -> None:
            connection.sendall(sent)

        wire.script = answering
        try:
            answer = client.post_edit(wire.base_url, PATH, KEY, body, cancel=CancelToken(), deadline_s=DEADLINE_S)
            ends[type(read_answer(answer)).__name__] += 1
        except (ServiceError, OutcomeUnknown) as error:
            ends[type(error).__name__] += 1
        except Exception:  # noqa: BLE001 - counted, and told with its number
            bad.append(number)
    client.close()
    # Whatever came back, nothing was sent a second time, and nowhere else.
    posts = len(wire.requests)
    counts = {"crashes": len(bad), "second POSTs": posts - runs}
    report("mutated bytes on the wire", runs, sum(counts.values()), f"seed {SEED}", counts | ends)
    assert bad == []
    assert posts == runs == wire.connections
    assert set(ends) == {"Delivered", "ServiceError", "OutcomeUnknown"}
