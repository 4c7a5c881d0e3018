"""One POST to the wire, and answers of it that break."""

import socket
from collections.abc import Callable

from qwen_studio.api.client import MAX_ANSWER_BYTES, Client
from qwen_studio.api.payload import Body
from qwen_studio.core.cancel import CancelToken
from tests.api.wire import KEY, PATH, Wire, WireRequest


def post(client: Client, wire: Wire, body: Body, deadline_s: float = 10.0) -> bytes:
    return client.post_edit(wire.base_url, PATH, KEY, body, cancel=CancelToken(), deadline_s=deadline_s).body


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


def silent(wire: Wire) -> Callable[[socket.socket, WireRequest], None]:
    def script(connection: socket.socket, request: WireRequest) -> None:
        wire.released.wait(20)

    return script
