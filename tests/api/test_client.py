"""Exactly one POST, and the right word for how it ended."""

import errno
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from qwen_studio.api import connections, exchange
from qwen_studio.api.client import MAX_ANSWER_BYTES, SEND_S, Client
from qwen_studio.api.payload import Body, SentFile, SentLink, build_body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import Catalog
from qwen_studio.core.errors import Cancelled, CredentialError, NotSent, OutcomeUnknown, ServiceError
from qwen_studio.core.request import EditRequest
from tests.api.wire import KEY, PATH, Wire, WireRequest, answering


@pytest.fixture
def small(catalog: Catalog, edit: EditRequest) -> Body:
    """A body of some hundred bytes."""
    return build_body(edit, [SentLink("https://example.com/a.png")], catalog.models[0])


@pytest.fixture
def large(catalog: Catalog, edit: EditRequest, large_file: Path) -> Body:
    """A body that no socket buffer takes at once."""
    return build_body(edit, [SentFile(large_file, "image/png")] * 3, catalog.models[0])


def post(client: Client, wire: Wire, body: Body, deadline_s: float = 10.0) -> bytes:
    return client.post_edit(wire.base_url, PATH, KEY, body, cancel=CancelToken(), deadline_s=deadline_s).body


def test_request_has_the_documents_path_and_headers(client: Client, wire: Wire, small: Body) -> None:
    answer = client.post_edit(wire.base_url + "/", PATH, KEY, small, cancel=CancelToken())
    (request,) = wire.requests
    assert request.line == f"POST /api/v1{PATH} HTTP/1.1"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["content-length"] == str(small.content_length)
    assert request.headers["accept-encoding"] == "identity"
    assert "transfer-encoding" not in request.headers
    assert "x-dashscope-async" not in request.headers
    assert request.body == b"".join(small.stream())
    assert (answer.status, answer.body) == (200, b"{}")
    assert answer.headers["content-length"] == "2"
    assert answer.received_at.tzinfo is not None


def test_large_body_arrives_whole(client: Client, wire: Wire, large: Body) -> None:
    assert post(client, wire, large) == b"{}"
    assert wire.requests[0].body == b"".join(large.stream())


def test_every_call_has_a_connection_of_its_own(client: Client, wire: Wire, small: Body) -> None:
    wire.script = answering(b"{}", headers={"Connection": "keep-alive"})
    for _ in range(3):
        post(client, wire, small)
    assert wire.connections == len(wire.requests) == 3
    assert {request.headers["connection"] for request in wire.requests} == {"close"}


def test_refused_connection_is_not_sent(client: Client, small: Body) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(NotSent, match="refused the connection") as caught:
        client.post_edit(f"http://127.0.0.1:{port}", PATH, KEY, small, cancel=CancelToken())
    assert "Nothing was charged" in caught.value.next_step


def test_unknown_host_is_not_sent(client: Client, small: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(NotSent, match="address was not found"):
        client.post_edit("https://service.invalid/api/v1", PATH, KEY, small, cancel=CancelToken())


def test_network_that_is_down_is_not_sent(client: Client, small: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(socket, "create_connection", fail)
    with pytest.raises(NotSent, match="could not be reached"):
        client.post_edit("https://service.invalid/api/v1", PATH, KEY, small, cancel=CancelToken())


def test_service_that_speaks_no_tls_is_not_sent(client: Client, wire: Wire, small: Body) -> None:
    wire.read_body = False
    with pytest.raises(NotSent, match="encrypted"):
        client.post_edit(wire.base_url.replace("http:", "https:"), PATH, KEY, small, cancel=CancelToken())
    assert all(KEY not in str(request) for request in wire.requests)


@pytest.mark.parametrize(
    "url", ["http://dashscope.aliyuncs.com/api/v1", "http://127.0.0.1.example.com", "ftp://x", "x"]
)
def test_key_never_travels_in_the_open(client: Client, small: Body, url: str) -> None:
    with pytest.raises(NotSent, match="https://"):
        client.post_edit(url, PATH, KEY, small, cancel=CancelToken())


@pytest.mark.parametrize(
    "url", ["https://", "https://exa mple.com", "https://[::1", "https://a:99999999", "https:///x"]
)
def test_address_that_is_none_is_not_sent(client: Client, small: Body, url: str) -> None:
    with pytest.raises(NotSent, match="address"):
        client.post_edit(url, PATH, KEY, small, cancel=CancelToken())


def test_drop_while_the_body_is_sent_is_not_sent(client: Client, wire: Wire, large: Body) -> None:
    wire.read_body = False
    wire.script = lambda connection, _: connection.close()
    with pytest.raises(NotSent, match="connection broke"):
        post(client, wire, large)
    assert wire.connections == 1


def test_refusal_before_the_body_was_read_is_still_an_answer(client: Client, wire: Wire, large: Body) -> None:
    wire.read_body = False
    refusal = answering(b'{"code":"InvalidApiKey"}', "401 Unauthorized")

    def script(connection: socket.socket, request: WireRequest) -> None:
        refusal(connection, request)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(1 << 20):
            pass

    wire.script = script
    answer = client.post_edit(wire.base_url, PATH, KEY, large, cancel=CancelToken())
    assert (answer.status, answer.body) == (401, b'{"code":"InvalidApiKey"}')


def drop(connection: socket.socket, request: WireRequest) -> None:
    connection.close()


def reset(connection: socket.socket, request: WireRequest) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    connection.close()


def garbage(connection: socket.socket, request: WireRequest) -> None:
    connection.sendall(b"\x00\xff this is not HTTP\r\n\r\n")


def broken_chunks(connection: socket.socket, request: WireRequest) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")


def endless_headers(connection: socket.socket, request: WireRequest) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"X-More: and more\r\n" * 20_000)


def too_large(connection: socket.socket, request: WireRequest) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    for _ in range(2 + MAX_ANSWER_BYTES // 65536):
        connection.sendall(b" " * 65536)


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


def silent(wire: Wire) -> Callable[[socket.socket, WireRequest], None]:
    def script(connection: socket.socket, request: WireRequest) -> None:
        wire.released.wait(20)

    return script


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


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"])
def test_redirects_are_never_followed(client: Client, wire: Wire, small: Body, status: str) -> None:
    wire.script = answering(b"", status, {"Location": f"{wire.origin}/elsewhere"})
    answer = client.post_edit(wire.base_url, PATH, KEY, small, cancel=CancelToken())
    assert answer.status == int(status[:3])
    assert len(wire.requests) == 1


def test_head_and_body_are_told_once_before_the_answer(client: Client, wire: Wire, small: Body) -> None:
    told: list[str] = []

    def script(connection: socket.socket, request: WireRequest) -> None:
        assert sent.wait(10)
        answering(b"{}")(connection, request)

    sent = threading.Event()
    wire.script = script

    def on_body_sent() -> None:
        told.append("body")
        sent.set()

    client.post_edit(
        wire.base_url,
        PATH,
        KEY,
        small,
        cancel=CancelToken(),
        on_head_sent=lambda: told.append("head"),
        on_body_sent=on_body_sent,
    )
    assert told == ["head", "body"]


def test_the_clients_own_deadline_holds_where_a_call_names_none(wire: Wire, small: Body) -> None:
    wire.script = silent(wire)
    client = Client(deadline_s=0.3)
    with pytest.raises(OutcomeUnknown, match="did not answer in time"):
        client.post_edit(wire.base_url, PATH, KEY, small, cancel=CancelToken())
    client.close()


def test_notice_that_fails_does_not_cost_the_answer(client: Client, wire: Wire, small: Body) -> None:
    def fail() -> None:
        raise ValueError("someone else's mistake")

    answer = client.post_edit(wire.base_url, PATH, KEY, small, cancel=CancelToken(), on_body_sent=fail)
    assert answer.body == b"{}"


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


def test_picture_that_changes_while_it_is_sent_is_not_sent(
    client: Client, wire: Wire, catalog: Catalog, edit: EditRequest, large_file: Path
) -> None:
    body = build_body(edit, [SentFile(large_file, "image/png")], catalog.models[0])
    large_file.write_bytes(b"another picture")
    with pytest.raises(NotSent, match="changed"):
        post(client, wire, body)
    wire.close()
    assert all(len(request.body) < body.content_length for request in wire.requests)


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


def test_many_threads_share_one_client(client: Client, wire: Wire, small: Body) -> None:
    together = threading.Barrier(8)
    answers: list[bytes] = []

    def call() -> None:
        together.wait(10)
        answers.append(post(client, wire, small))

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers == [b"{}"] * 8
    assert len(wire.requests) == 8


def test_proxy_of_the_environment_is_not_asked_for_loopback(
    wire: Wire, small: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    client = Client()
    try:
        assert post(client, wire, small) == b"{}"
    finally:
        client.close()


def test_connect_of_a_proxy_does_not_count_as_sent(wire: Wire, small: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, wire.origin)
    wire.script = answering(b"", "407 Proxy Authentication Required")
    client = Client()
    try:
        with pytest.raises(NotSent, match="asks for a user name and a password"):
            client.post_edit("https://dashscope.example/api/v1", PATH, KEY, small, cancel=CancelToken())
    finally:
        client.close()
    assert [request.line.split()[0] for request in wire.requests] == ["CONNECT"]
    assert all("authorization" not in request.headers for request in wire.requests)


def test_key_is_checked_free_of_charge(client: Client, wire: Wire) -> None:
    client.check_key(wire.base_url, KEY)
    (request,) = wire.requests
    assert request.line == "GET /api/v1/models?page_no=1&page_size=1 HTTP/1.1"
    assert request.headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden"])
@pytest.mark.parametrize("body", [b'{"code":"InvalidApiKey","message":"Invalid API-key provided."}', b"<html>", b""])
def test_rejected_key_is_a_service_error(client: Client, wire: Wire, status: str, body: bytes) -> None:
    wire.script = answering(body, status)
    with pytest.raises(ServiceError) as caught:
        client.check_key(wire.base_url, KEY)
    assert caught.value.status == int(status[:3])
    assert caught.value.message


@pytest.mark.parametrize("script", [drop, garbage, too_large, answering(b"", "502 Bad Gateway")])
def test_key_that_cannot_be_checked_says_so(
    client: Client, wire: Wire, script: Callable[[socket.socket, WireRequest], None]
) -> None:
    wire.script = script
    with pytest.raises(NotSent):
        client.check_key(wire.base_url, KEY)


def test_text_that_cannot_be_a_key_is_never_sent(client: Client, wire: Wire, small: Body) -> None:
    with pytest.raises(CredentialError):
        client.post_edit(wire.base_url, PATH, "sk-with\nnewline-inside", small, cancel=CancelToken())
    with pytest.raises(CredentialError):
        client.check_key(wire.base_url, "ключ-которого-нет")
    assert wire.connections == 0


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
