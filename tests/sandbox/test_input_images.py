"""Input images as callers send them: good and bad data URIs, and URLs of this machine and beyond."""

import base64
import http.server
import io
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from PIL import Image

from tests.sandbox.calls import Caller, data_uri, file_of, order, picture_uri

BROKEN = (400, "InvalidParameter", "Invalid image format or corrupted file.")
FORMAT = (400, "InvalidParameter", "image format error")
RESOLUTION = (400, "InvalidParameter", "the size of input image is too small or too large.")
DOWNLOAD = (400, "InvalidParameter", "download image failed")
INVALID_URL = (400, "InvalidURL", "Invalid URL provided.")
UNSUPPORTED = (400, "InvalidFile.Format", "The media format is not supported or incorrect.")
SQUARE = Image.new("RGB", (400, 400), (180, 90, 40))


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "BMP", "TIFF", "WEBP"])
def test_every_format_of_the_document_is_read(caller: Caller, file_format: str) -> None:
    assert caller.post(order(picture_uri(file_format=file_format))).status == 200


@pytest.mark.parametrize("side", [384, 3072])
def test_sides_at_the_limits_pass(caller: Caller, side: int) -> None:
    assert caller.post(order(picture_uri(side, 1000, "JPEG"))).status == 200


@pytest.mark.parametrize("size", [(383, 1000), (1000, 383), (3073, 1000), (1000, 3073), (14000, 14000)])
def test_sides_beyond_the_limits_are_refused(caller: Caller, size: tuple[int, int]) -> None:
    image = Image.new("1", size)
    assert caller.post(order(data_uri(file_of(image), "image/png"))).error == RESOLUTION


def test_a_gif_is_not_among_the_documents_formats(caller: Caller) -> None:
    assert caller.post(order(picture_uri(file_format="GIF"))).error == UNSUPPORTED


@pytest.mark.parametrize("mime_type", ["image/jpg", "image/svg+xml", "application/octet-stream", ""])
def test_a_media_type_outside_the_documents_mapping_is_refused(caller: Caller, mime_type: str) -> None:
    assert caller.post(order(data_uri(file_of(SQUARE), mime_type))).error == UNSUPPORTED


def test_a_media_type_that_belies_the_file_is_refused(caller: Caller) -> None:
    assert caller.post(order(picture_uri(file_format="PNG", mime_type="image/jpeg"))).error == FORMAT


@pytest.mark.parametrize(
    ("uri", "error"),
    [
        ("data:image/png,plain", FORMAT),
        ("data:image/png;base64", FORMAT),
        ("data:;base64,AAAA", UNSUPPORTED),
        ("data:image/png;base64,", BROKEN),
        ("data:image/png;base64,AAAA", BROKEN),
        ("data:image/png;base64,***", (400, "InvalidParameter", "read image error")),
        ("data:image/png;base64,AAA", (400, "InvalidParameter", "read image error")),
        ("data:image/png;base64,ÄÄÄÄ", (400, "InvalidParameter", "read image error")),
        (data_uri(file_of(Image.effect_noise((400, 400), 50))[:-2000], "image/png"), BROKEN),
        (data_uri(b"GIF89a" + bytes(50), "image/png"), BROKEN),
        (data_uri(b"<svg/>", "image/png"), BROKEN),
    ],
)
def test_a_broken_data_uri_is_refused(caller: Caller, uri: str, error: tuple[int, str, str]) -> None:
    assert caller.post(order(uri)).error == error


def padded_png(uri_length: int) -> str:
    """A data URI of exactly `uri_length` characters: a PNG with bytes behind its end."""
    head = "data:image/png;base64,"
    data = file_of(SQUARE)
    text = base64.b64encode(data + bytes((uri_length - len(head)) * 3 // 4 - len(data))).decode()
    return head + text


def test_a_data_uri_may_have_10485760_bytes_and_not_one_more(caller: Caller) -> None:
    # Base64 comes in fours, and the head has 22 characters.
    largest = padded_png(10_485_758)
    assert len(largest) == 10_485_758
    assert caller.post(order(largest)).status == 200
    assert len(padded_png(10_485_762)) == 10_485_762
    reply = caller.post(order(padded_png(10_485_762)))
    assert reply.error == (400, "InvalidParameter", "Exceeded limit on max bytes per data-uri item : 10485760")


def test_the_second_image_is_checked_like_the_first(caller: Caller) -> None:
    assert caller.post(order(picture_uri(), picture_uri(100, 100))).error == RESOLUTION


def test_an_orientation_in_the_file_turns_the_result(caller: Caller) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn
    wide = file_of(Image.new("RGB", (900, 600)), "JPEG", exif=exif.tobytes())
    usage = caller.post(order(data_uri(wide, "image/jpeg"))).json["usage"]
    assert (usage["width"], usage["height"]) == (832, 1248)


def test_transparency_lies_on_white(caller: Caller) -> None:
    clear = Image.new("RGBA", (600, 400), (0, 0, 0, 0))
    reply = caller.post(order(data_uri(file_of(clear), "image/png"), text="a hat", seed=1))
    with Image.open(io.BytesIO(caller.get(reply.links[0]).body)) as picture:
        (average,) = picture.convert("L").resize((1, 1)).tobytes()
    assert average > 200


@pytest.fixture
def files(tmp_path: Path) -> Iterator[str]:
    """The address of a file server on this machine, whose folder holds "杯 子.png"."""
    (tmp_path / "杯 子.png").write_bytes(file_of(SQUARE))
    (tmp_path / "page.html").write_text("<html></html>", encoding="utf-8")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = tmp_path / unquote(self.path[1:])
            if self.path == "/away":
                self.send_response(302)
                self.send_header("Location", "http://192.0.2.1/cup.png")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if self.path == "/large":
                body = bytes(10 * 1024 * 1024 + 1)
            elif path.is_file():
                body = path.read_bytes()
            else:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", "application/octet-stream")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the overridden name)
            """Stay silent."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_percent_encoded_url_is_fetched(caller: Caller, files: str) -> None:
    # The document's own way to encode Chinese letters and spaces.
    url = quote(f"{files}/杯 子.png", safe=":/?#[]@!$&'()*+,;=%")
    assert caller.post(order(url)).status == 200


@pytest.mark.parametrize("name", ["杯%20子.png", "cup cup.png"])
def test_a_url_that_is_not_encoded_is_invalid(caller: Caller, files: str, name: str) -> None:
    assert caller.post(order(f"{files}/{name}")).error == INVALID_URL


@pytest.mark.parametrize("value", ["", "cup.png", "/etc/hostname", "file:///etc/hostname", "ftp://localhost/a.png",
                                   "oss://bucket/a.png", "http://", "http://[", "iVBORw0KGgo="])  # fmt: skip
def test_what_is_no_web_address_is_invalid(caller: Caller, value: str) -> None:
    assert caller.post(order(value)).error == INVALID_URL


@pytest.mark.parametrize("url", ["https://example.com/a.png", "http://192.0.2.1/a.png", "http://localhost.example/a"])
def test_nothing_beyond_this_machine_is_fetched(caller: Caller, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = []
    look_up = socket.getaddrinfo

    def recorded(host: str, *rest: Any, **options: Any) -> Any:
        hosts.append(host)
        return look_up(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", recorded)
    assert caller.post(order(url)).error == DOWNLOAD
    assert set(hosts) == {"127.0.0.1"}  # this test's own call to the sandbox


@pytest.mark.parametrize("path", ["missing.png", "away"])
def test_a_file_that_is_missing_or_elsewhere_is_a_failed_download(caller: Caller, files: str, path: str) -> None:
    assert caller.post(order(f"{files}/{path}")).error == DOWNLOAD


def test_a_refused_connection_is_a_failed_download(caller: Caller) -> None:
    assert caller.post(order("http://127.0.0.1:1/a.png")).error == DOWNLOAD


def test_a_fetched_page_is_no_picture(caller: Caller, files: str) -> None:
    assert caller.post(order(f"{files}/page.html")).error == BROKEN


def test_a_fetched_file_may_have_10_mb(caller: Caller, files: str) -> None:
    assert caller.post(order(f"{files}/large")).error == (400, "InvalidParameter", "Multimodal file size is too large")


def test_a_result_link_can_be_the_next_input(caller: Caller) -> None:
    link = caller.post(order()).links[0]
    assert caller.post(order(link)).status == 200
