"""Whatever breaks after the body was sent is an unknown outcome of exactly one POST, within the deadline."""

import socket
import sys
import threading
from collections.abc import Callable

import pytest

from qwen_studio.api import connections, exchange
from qwen_studio.api.client import SEND_S, Client
from qwen_studio.api.payload import Body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import OutcomeUnknown
from tests.api.posting import broken_chunks, drop, endless_headers, garbage, post, reset, silent, too_large
from tests.api.wire import KEY, PATH, Wire, WireRequest, answering


@pytest.mark.parametrize(
    "script",
    [
        drop,
        reset,
        garbage,
        broken_chunks,
        endless_headers,
        too_large,
        answering(b'{"output":', length=500),
    ],
)
def test_anything_after_the_body_is_an_unknown_outcome_of_exactly_one_post(
    client: Client, wire: Wire, large: Body, script: Callable[[socket.socket, WireRequest], None]
) -> None:
    wire.script = script
    with pytest.raises(OutcomeUnknown) as caught:
        post(client, wire, large)
    assert "may have been charged" in caught.value.next_step
    assert len(wire.requests) == wire.connections == 1


def dribbling(wire: Wire, start: bytes) -> Callable[[socket.socket, WireRequest], None]:
    def script(connection: socket.socket, request: WireRequest) -> None:
        connection.sendall(start)
        while not wire.released.wait(0.02):
            connection.sendall(b"x")

    return script


@pytest.mark.parametrize(
    "start",
    [
        None,
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n",
    ],
    ids=["silent", "slow headers", "slow body without length", "slow body"],
)
def test_deadline_holds_whatever_the_service_does(client: Client, wire: Wire, small: Body, start: bytes | None) -> None:
    wire.script = silent(wire) if start is None else dribbling(wire, start)
    with pytest.raises(OutcomeUnknown, match="did not answer in time"):
        post(client, wire, small, deadline_s=0.3)
    assert len(wire.requests) == 1


def test_the_clients_own_deadline_holds_where_a_call_names_none(wire: Wire, small: Body) -> None:
    wire.script = silent(wire)
    client = Client(deadline_s=0.3)
    with pytest.raises(OutcomeUnknown, match="did not answer in time"):
        client.post_edit(wire.base_url, PATH, KEY, small, cancel=CancelToken())
    client.close()


def test_socket_waits_five_minutes_and_is_kept_alive_while_the_service_works(
    client: Client, wire: Wire, small: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    sockets: list[socket.socket] = []

    def spy(connection: socket.socket) -> None:
        connections.keep_alive(connection)
        sockets.append(connection)

    monkeypatch.setattr(exchange, "keep_alive", spy)
    seen: dict[str, float] = {}

    def script(connection: socket.socket, request: WireRequest) -> None:
        # The client waits for its answer at this moment, or is about to.
        (waiting,) = sockets
        while (waiting.gettimeout() or 0) < 300 and not wire.released.wait(0.01):
            pass
        seen["read timeout"] = waiting.gettimeout() or 0
        seen["kept alive"] = waiting.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        if sys.platform == "linux":
            seen["first probe"] = waiting.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE)
        timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
        seen["deadline"] = max(timer.interval for timer in timers if timer.interval < SEND_S)
        answering(b"{}")(connection, request)

    wire.script = script
    client.post_edit(wire.base_url, PATH, KEY, small, cancel=CancelToken())
    # The service itself takes up to 300 s. Routers forget a silent connection after some minutes.
    assert seen["read timeout"] >= 300
    assert 300 < seen["deadline"] < 600
    assert seen["kept alive"]
    assert seen.get("first probe", 60) <= 120
