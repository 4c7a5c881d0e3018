"""Pictures from addresses that a user drops: public ones only, and pictures only."""

import socket
from pathlib import Path

import pytest

from qwen_studio.api.addresses import is_loopback, is_public
from qwen_studio.api.download import MAX_REDIRECTS, fetch_picture
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import DownloadError
from tests.api.wire import Wire, WireRequest, answering

PICTURES = {
    "jpeg": b"\xff\xd8\xff\xe0" + bytes(50),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(50),
    "gif": b"GIF89a" + bytes(50),
    "bmp": b"BM" + bytes(50),
    "tiff": b"II*\x00" + bytes(50),
    "webp": b"RIFF\x00\x00\x00\x00WEBP" + bytes(50),
    "avif": b"\x00\x00\x00\x20ftypavif" + bytes(50),
    "heic": b"\x00\x00\x00\x20ftypheic" + bytes(50),
}


def fetch(url: str, target: Path) -> None:
    fetch_picture(url, target, CancelToken(), allow_loopback=True)


@pytest.mark.parametrize("kind", sorted(PICTURES))
def test_picture_is_fetched(wire: Wire, tmp_path: Path, kind: str) -> None:
    wire.script = answering(PICTURES[kind])
    fetch(f"{wire.origin}/a?b=c#d", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == PICTURES[kind]
    assert wire.requests[0].line == "GET /a?b=c HTTP/1.1"
    assert not wire.requests[0].headers.keys() & {"authorization", "cookie"}


@pytest.mark.parametrize("body", [b"", b"<!doctype html><html>", b"%PDF-1.7", b"<svg xmlns="])
def test_what_is_no_picture_is_refused(wire: Wire, tmp_path: Path, body: bytes) -> None:
    wire.script = answering(body, headers={"Content-Type": "image/png"})
    with pytest.raises(DownloadError, match="no picture"):
        fetch(f"{wire.origin}/a", tmp_path / "a")
    assert not (tmp_path / "a").exists()


def test_refusal_names_its_status(wire: Wire, tmp_path: Path) -> None:
    wire.script = answering(b"", "404 Not Found")
    with pytest.raises(DownloadError, match="404"):
        fetch(f"{wire.origin}/a", tmp_path / "a")


def test_redirects_are_followed_a_few_times(wire: Wire, tmp_path: Path) -> None:
    def script(connection: socket.socket, request: WireRequest) -> None:
        hop = int(request.line.split()[1].lstrip("/"))
        answer = answering(b"", "302 Found", {"Location": f"/{hop + 1}"}) if hop < 5 else answering(PICTURES["png"])
        answer(connection, request)

    wire.script = script
    fetch(f"{wire.origin}/0", tmp_path / "a")
    assert (tmp_path / "a").exists()
    assert len(wire.requests) == 1 + MAX_REDIRECTS


def test_redirects_without_end_are_given_up(wire: Wire, tmp_path: Path) -> None:
    wire.script = answering(b"", "302 Found", {"Location": "/again"})
    with pytest.raises(DownloadError, match="without end"):
        fetch(f"{wire.origin}/0", tmp_path / "a")
    assert len(wire.requests) == 1 + MAX_REDIRECTS


@pytest.mark.parametrize(
    "to", ["http://169.254.169.254/latest", "http://10.0.0.1/a", "file:///etc/passwd", "ftp://a/b", "http://["]
)
def test_redirect_into_the_own_network_is_not_followed(wire: Wire, tmp_path: Path, to: str) -> None:
    wire.script = answering(b"", "302 Found", {"Location": to})
    with pytest.raises(DownloadError, match=r"own network|http or https"):
        fetch(f"{wire.origin}/0", tmp_path / "a")
    assert len(wire.requests) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a.png",
        "http://localhost/a.png",
        "http://LOCALHOST./a.png",
        "http://[::1]/a.png",
        "http://10.1.2.3/a.png",
        "http://192.168.0.1/a.png",
        "http://172.16.0.1/a.png",
        "http://169.254.169.254/a.png",
        "http://[fe80::1]/a.png",
        "http://[fd00::1]/a.png",
        "http://[::ffff:127.0.0.1]/a.png",
        "http://[::ffff:10.0.0.1]/a.png",
        "http://0.0.0.0/a.png",
        "http://224.0.0.1/a.png",
        "http://user@127.0.0.1/a.png",
    ],
)
def test_addresses_of_the_own_network_are_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(DownloadError, match="own network"):
        fetch_picture(url, tmp_path / "a", CancelToken())


@pytest.mark.parametrize("name", ["rebound.example", "2130706433", "0x7f.1"])
def test_name_that_leads_into_the_own_network_is_refused_before_anything_is_sent(
    wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    port = int(wire.origin.rpartition(":")[2])
    real = socket.getaddrinfo

    def rebind(host: object, *args: object, **kwargs: object) -> object:
        return real("127.0.0.1", *args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(socket, "getaddrinfo", rebind)
    with pytest.raises(DownloadError, match="own network"):
        fetch_picture(f"http://{name}:{port}/a.png", tmp_path / "a", CancelToken())
    wire.close()
    assert wire.requests == []


@pytest.mark.parametrize("url", ["", "a.png", "file:///a.png", "data:image/png;base64,AAAA", "http://", "http://[::1"])
def test_what_is_no_address_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(DownloadError):
        fetch_picture(url, tmp_path / "a", CancelToken())


@pytest.mark.parametrize(("ip", "public"), [("8.8.8.8", True), ("2606:4700::1", True), ("100.64.0.1", False)])
def test_public_addresses(ip: str, public: bool) -> None:
    assert is_public(ip) is public


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://127.0.0.1:1/x", True),
        ("http://127.8.8.8", True),
        ("http://[::1]:8/", True),
        ("http://localhost:9", True),
        ("http://localhost.example.com", False),
        ("http://127.0.0.1@example.com/", False),
        ("http://example.com#@127.0.0.1", False),
        ("http://[", False),
    ],
)
def test_loopback_is_told_by_the_host_alone(url: str, loopback: bool) -> None:
    assert is_loopback(url) is loopback
