"""A server of raw sockets, so that a test decides over every byte and pause on the wire."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

PATH = "/services/aigc/multimodal-generation/generation"
TLS_HELLO = 0x16
KEY = "sk-canary-0123456789abcdef"


@dataclass(frozen=True)
class WireRequest:
    """What one client sent: its first line, its headers in lower case, its body."""

    line: str
    headers: dict[str, str]
    body: bytes


Script = Callable[[socket.socket, WireRequest], None]


class Wire:
    """Answers each request as `script` says, then closes the connection."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.requests: list[WireRequest] = []
        self.connections = 0
        self.released = threading.Event()
        self.script: Script = answering(b"{}")
        self.read_body = True
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def origin(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def base_url(self) -> str:
        return f"{self.origin}/api/v1"

    def close(self) -> None:
        self.released.set()
        # Shut down first: closing alone does not wake the thread that accepts.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        for connection in self._open:
            connection.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _encrypted(self, connection: socket.socket) -> socket.socket:
        return self._tls.wrap_socket(connection, server_side=True) if self._tls else connection

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), self._encrypted(connection) as connection:  # noqa: PLR1704 - the same line
            connection.settimeout(20)
            received = bytearray()
            while b"\r\n\r\n" not in received:
                data = connection.recv(65536)
                if not data:
                    return
                received += data
                if received[0] == TLS_HELLO:
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                    return
            head, _, body = bytes(received).partition(b"\r\n\r\n")
            line, *rest = head.decode("latin-1").split("\r\n")
            headers = {n.lower(): v.strip() for n, _, v in (h.partition(":") for h in rest)}
            request = WireRequest(line, headers, b"")
            self.requests.append(request)
            if self.read_body:
                left = int(headers.get("content-length", "0")) - len(body)
                pieces = [body]
                while left > 0 and (data := connection.recv(1 << 20)):
                    pieces.append(data)
                    left -= len(data)
                request = replace(request, body=b"".join(pieces))
                self.requests[-1] = request
            self.script(connection, request)
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_WR)


def answering(
    body: bytes, status: str = "200 OK", headers: dict[str, str] | None = None, *, length: int | None = None
) -> Script:
    """A script that gives a whole answer."""
    promised = str(len(body) if length is None else length)
    all_headers = {"Content-Length": promised, "Connection": "close", **(headers or {})}
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{n}: {v}\r\n" for n, v in all_headers.items())

    def script(connection: socket.socket, request: WireRequest) -> None:
        connection.sendall(head.encode("latin-1") + b"\r\n" + body)

    return script
