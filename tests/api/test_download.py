"""Results come whole or not at all, and no key goes with the request."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from qwen_studio.api import download as download_module
from qwen_studio.api.addresses import as_https
from qwen_studio.api.download import ATTEMPTS, Downloader
from qwen_studio.api.link_policy import LinkPolicy
from qwen_studio.api.transfer import MAX_BYTES
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled, DownloadError, LinkExpired
from tests.api.wire import Script, Wire, WireRequest, answering

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200_000)
EXPIRED = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code>'
    b"<Message>Request has expired.</Message><RequestId>6</RequestId></Error>"
)
NO_SUCH_KEY = b"<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "result.png"


@pytest.fixture
def quick() -> Iterator[Downloader]:
    """A downloader that loses patience soon."""
    opened = Downloader(total_s=1.0, read_s=0.3)
    yield opened
    opened.close()


def get(downloader: Downloader, wire: Wire, target: Path, query: str = "", cancel: CancelToken | None = None) -> None:
    downloader.download(
        f"{wire.origin}/a.png{query}", target, policy=LinkPolicy(wire.base_url), cancel=cancel or CancelToken()
    )


def test_result_is_written_whole(downloader: Downloader, wire: Wire, target: Path) -> None:
    wire.script = answering(PNG)
    get(downloader, wire, target, "?Expires=1&Signature=a%2Bb%3D")
    assert target.read_bytes() == PNG
    (request,) = wire.requests
    # The signature covers the address as it was given.
    assert request.line == "GET /a.png?Expires=1&Signature=a%2Bb%3D HTTP/1.1"
    assert request.headers["accept-encoding"] == "identity"
    assert not request.headers.keys() & {"authorization", "cookie", "referer"}


def test_name_and_password_in_a_link_are_not_sent(downloader: Downloader, wire: Wire, target: Path) -> None:
    wire.script = answering(PNG)
    link = wire.origin.replace("http://", "http://user:secret@") + "/a.png"
    downloader.download(link, target, policy=LinkPolicy(wire.base_url), cancel=CancelToken())
    assert "authorization" not in wire.requests[0].headers


def test_cookies_are_not_kept(downloader: Downloader, wire: Wire, target: Path) -> None:
    wire.script = answering(PNG, headers={"Set-Cookie": "who=you"})
    get(downloader, wire, target)
    get(downloader, wire, target)
    assert "cookie" not in wire.requests[1].headers


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("http://a.example/x.png?Expires=1", "https://a.example/x.png?Expires=1"),
        ("HTTP://a.example:80/x", "https://a.example/x"),
        ("http://a.example", "https://a.example"),
        ("https://a.example/http://b", "https://a.example/http://b"),
    ],
)
def test_http_links_become_https(link: str, expected: str) -> None:
    assert as_https(link) == expected


@pytest.mark.parametrize("service", ["https://dashscope.aliyuncs.com/api/v1", "http://192.168.1.5/api/v1"])
def test_plain_http_is_for_a_loopback_service_alone(
    downloader: Downloader, wire: Wire, target: Path, service: str
) -> None:
    with pytest.raises(DownloadError):
        downloader.download(f"{wire.origin}/a.png", target, policy=LinkPolicy(service), cancel=CancelToken())
    assert wire.requests == []


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary Redirect"])
def test_redirects_are_not_followed(downloader: Downloader, wire: Wire, target: Path, status: str) -> None:
    wire.script = answering(b"", status, {"Location": f"{wire.origin}/other"})
    with pytest.raises(DownloadError, match="elsewhere"):
        get(downloader, wire, target)
    assert len(wire.requests) == 1
    assert not target.exists()


@pytest.mark.parametrize(
    ("status", "body", "query"),
    [
        ("403 Forbidden", EXPIRED, "?Expires=99999999999"),
        ("403 Forbidden", b"", "?Expires=1500000000"),
        ("404 Not Found", NO_SUCH_KEY, "?Expires=1500000000"),
    ],
)
def test_expired_link_says_so(
    downloader: Downloader, wire: Wire, target: Path, status: str, body: bytes, query: str
) -> None:
    wire.script = answering(body, status)
    with pytest.raises(LinkExpired, match="24 hours"):
        get(downloader, wire, target, query)
    assert len(wire.requests) == 1


def test_expiry_counts_by_the_hosts_clock(downloader: Downloader, wire: Wire, target: Path) -> None:
    wire.script = answering(b"", "403 Forbidden", {"Date": "Thu, 13 Jul 2017 00:00:00 GMT"})
    with pytest.raises(DownloadError) as caught:
        get(downloader, wire, target, "?Expires=1500000000")
    assert not isinstance(caught.value, LinkExpired)


@pytest.mark.parametrize("query", ["", "?Expires=99999999999", "?Expires=soon", "?Expires=" + "9" * 400])
@pytest.mark.parametrize("status", ["403 Forbidden", "404 Not Found", "410 Gone"])
def test_other_refusals_may_pass_later(
    downloader: Downloader, wire: Wire, target: Path, status: str, query: str
) -> None:
    wire.script = answering(NO_SUCH_KEY, status)
    with pytest.raises(DownloadError, match=status[:3]) as caught:
        get(downloader, wire, target, query)
    assert not isinstance(caught.value, LinkExpired)
    assert len(wire.requests) == 1


def after(failures: int, script: Script) -> Script:
    """The script for the first requests, a good picture afterwards."""
    left = [failures]

    def choose(connection: socket.socket, request: WireRequest) -> None:
        left[0] -= 1
        (script if left[0] >= 0 else answering(PNG))(connection, request)

    return choose


def hang_up(connection: socket.socket, request: WireRequest) -> None:
    connection.close()


@pytest.mark.parametrize(
    "script",
    [
        hang_up,
        answering(PNG[:1000], length=len(PNG)),
        answering(b"", "503 Service Unavailable"),
        answering(b"", "429 Too Many Requests"),
    ],
    ids=["hang up", "too short", "503", "429"],
)
def test_breaks_are_tried_again(downloader: Downloader, wire: Wire, target: Path, script: Script) -> None:
    wire.script = after(2, script)
    get(downloader, wire, target)
    assert target.read_bytes() == PNG
    assert len(wire.requests) == ATTEMPTS


def test_breaks_are_not_tried_for_ever(downloader: Downloader, wire: Wire, target: Path) -> None:
    wire.script = answering(PNG[:1000], length=len(PNG))
    with pytest.raises(DownloadError, match="broke"):
        get(downloader, wire, target)
    assert len(wire.requests) == ATTEMPTS
    assert not target.exists()


def test_cancelled_between_tries(downloader: Downloader, wire: Wire, target: Path) -> None:
    cancel = CancelToken()

    def script(connection: socket.socket, request: WireRequest) -> None:
        cancel.cancel()
        connection.close()

    wire.script = script
    with pytest.raises(Cancelled):
        get(downloader, wire, target, cancel=cancel)
    assert len(wire.requests) == 1


def test_silence_ends(quick: Downloader, wire: Wire, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download_module, "ATTEMPTS", 1)

    def script(connection: socket.socket, request: WireRequest) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx")
        wire.released.wait(20)

    wire.script = script
    with pytest.raises(DownloadError, match="silent"):
        get(quick, wire, target)


def test_dribble_ends(wire: Wire, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download_module, "ATTEMPTS", 1)

    def script(connection: socket.socket, request: WireRequest) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n")
        while not wire.released.wait(0.02):
            connection.sendall(b"x")

    wire.script = script
    # Never silent for that long, however slow the machine is.
    impatient = Downloader(total_s=1.0, read_s=30.0)
    with pytest.raises(DownloadError, match="too long"):
        get(impatient, wire, target)
    impatient.close()
    assert not target.exists()


def test_promised_size_over_the_cap_is_refused_at_once(downloader: Downloader, wire: Wire, target: Path) -> None:
    wire.script = answering(b"", length=MAX_BYTES + 1)
    with pytest.raises(DownloadError, match="64 MB"):
        get(downloader, wire, target)
    assert len(wire.requests) == 1


def test_endless_body_is_cut_at_the_cap(downloader: Downloader, wire: Wire, target: Path) -> None:
    def script(connection: socket.socket, request: WireRequest) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(bytes(1 << 20))

    wire.script = script
    with pytest.raises(DownloadError, match="64 MB"):
        get(downloader, wire, target)
    assert not target.exists()


def test_folder_that_is_gone_is_told(downloader: Downloader, wire: Wire, tmp_path: Path) -> None:
    wire.script = answering(PNG)
    with pytest.raises(DownloadError, match="No such file"):
        get(downloader, wire, tmp_path / "gone" / "a.png")


@pytest.mark.parametrize("link", ["https://", "https://[::1/x", "gopher://a", "https://a:1000000/"])
def test_link_that_is_none_is_told(downloader: Downloader, target: Path, link: str) -> None:
    with pytest.raises(DownloadError):
        downloader.download(link, target, policy=LinkPolicy("https://service.example"), cancel=CancelToken())


def test_connections_are_kept_between_downloads(downloader: Downloader, tmp_path: Path) -> None:
    from qwen_studio.sandbox.results import Result
    from qwen_studio.sandbox.server import SandboxServer

    with SandboxServer() as sandbox:
        links = [
            sandbox.base_url.removesuffix("/api/v1")
            + sandbox.service.results.link(sandbox.service.results.add(Result(PNG)))
            for _ in range(3)
        ]
        connected: list[object] = []
        real = socket.create_connection

        def counting(*args: object, **kwargs: object) -> socket.socket:
            connected.append(args)
            return real(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(socket, "create_connection", counting)
            for number, link in enumerate(links):
                downloader.download(
                    link, tmp_path / f"{number}", policy=LinkPolicy(sandbox.base_url), cancel=CancelToken()
                )
    assert len(connected) == 1


def test_six_downloads_run_side_by_side(downloader: Downloader, wire: Wire, tmp_path: Path) -> None:
    together = threading.Barrier(6)

    def script(connection: socket.socket, request: WireRequest) -> None:
        together.wait(10)  # nobody gets anything before all six have asked
        answering(PNG)(connection, request)

    wire.script = script
    threads = [threading.Thread(target=get, args=(downloader, wire, tmp_path / f"{number}.png")) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [(tmp_path / f"{number}.png").read_bytes() == PNG for number in range(6)] == [True] * 6


def test_closing_ends_a_download_that_waits(downloader: Downloader, wire: Wire, target: Path) -> None:
    asked = threading.Event()
    ended: list[Exception] = []

    def script(connection: socket.socket, request: WireRequest) -> None:
        asked.set()
        wire.released.wait(20)

    def run() -> None:
        try:
            get(downloader, wire, target)
        except Cancelled as error:
            ended.append(error)

    wire.script = script
    thread = threading.Thread(target=run)
    thread.start()
    assert asked.wait(10)
    downloader.close()
    thread.join(10)
    assert len(ended) == 1
