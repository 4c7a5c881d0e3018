"""Exactly one POST, and the right word for how it ended."""

import errno
import shutil
import socket
import threading
from pathlib import Path

import pytest

from qwen_studio.api.client import Client
from qwen_studio.api.payload import Body, SentFile, build_body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import Catalog
from qwen_studio.core.errors import NotSent
from qwen_studio.core.request import EditRequest
from tests.api.posting import post
from tests.api.wire import KEY, PATH, Wire, WireRequest, answering


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


def test_notice_that_fails_does_not_cost_the_answer(client: Client, wire: Wire, small: Body) -> None:
    def fail() -> None:
        raise ValueError("someone else's mistake")

    answer = client.post_edit(wire.base_url, PATH, KEY, small, cancel=CancelToken(), on_body_sent=fail)
    assert answer.body == b"{}"


def test_picture_that_changes_while_it_is_sent_is_not_sent(
    client: Client, wire: Wire, catalog: Catalog, edit: EditRequest, large_file: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "changing.png"
    shutil.copy(large_file, picture)
    body = build_body(edit, [SentFile(picture, "image/png")], catalog.models[0])
    picture.write_bytes(b"another picture")
    with pytest.raises(NotSent, match="changed"):
        post(client, wire, body)
    wire.close()
    assert all(len(request.body) < body.content_length for request in wire.requests)


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
