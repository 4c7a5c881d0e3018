"""A POST that is cancelled, or whose client is closed, ends with the right word and not twice."""

import socket
import threading

import pytest

from qwen_studio.api.client import Client
from qwen_studio.api.payload import Body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled, OutcomeUnknown
from tests.api.posting import post, silent
from tests.api.wire import KEY, PATH, Wire, WireRequest, answering


def test_cancelled_before_sending_sends_nothing(client: Client, wire: Wire, small: Body) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        client.post_edit(wire.base_url, PATH, KEY, small, cancel=cancel)
    assert wire.connections == 0


def test_cancelled_while_the_body_is_sent_stops_before_its_end(client: Client, wire: Wire, large: Body) -> None:
    cancel = CancelToken()
    got: list[int] = []

    def script(connection: socket.socket, request: WireRequest) -> None:
        # Nothing is read until the user has stopped, so the sender stands somewhere in the middle.
        cancel.cancel()
        received = 0
        while data := connection.recv(1 << 20):
            received += len(data)
        got.append(received)
        ended.set()

    ended = threading.Event()
    wire.read_body = False
    wire.script = script
    with pytest.raises(Cancelled):
        client.post_edit(wire.base_url, PATH, KEY, large, cancel=cancel)
    assert ended.wait(10)
    assert got[0] < large.content_length


def test_cancelled_while_waiting_still_brings_the_answer(client: Client, wire: Wire, small: Body) -> None:
    cancel = CancelToken()

    def script(connection: socket.socket, request: WireRequest) -> None:
        cancel.cancel()
        answering(b'{"paid":true}')(connection, request)

    wire.script = script
    assert client.post_edit(wire.base_url, PATH, KEY, small, cancel=cancel).body == b'{"paid":true}'


def test_closing_ends_a_call_that_waits(client: Client, wire: Wire, small: Body) -> None:
    sent = threading.Event()
    ended: list[Exception] = []
    wire.script = silent(wire)

    def call() -> None:
        try:
            client.post_edit(wire.base_url, PATH, KEY, small, cancel=CancelToken(), on_body_sent=sent.set)
        except OutcomeUnknown as error:
            ended.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    assert sent.wait(10)
    client.close()
    thread.join(10)
    assert "closed" in str(ended[0])


def test_closed_client_sends_nothing(wire: Wire, small: Body) -> None:
    client = Client()
    client.close()
    with pytest.raises(Cancelled):
        post(client, wire, small)
    assert wire.connections == 0
