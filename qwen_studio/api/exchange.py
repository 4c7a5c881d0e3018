"""What is known about one request while it is on the wire, and how it is ended."""

import logging
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
from typing import Any

from qwen_studio.api.connections import connected_socket, keep_alive, shut_down
from qwen_studio.api.payload import Body
from qwen_studio.core.cancel import CancelToken

log = logging.getLogger(__name__)


class Ended(Enum):
    """Why an exchange was ended from this side."""

    DEADLINE = auto()
    CLOSING = auto()


class Exchange:
    """One request: whether its body is out, its deadlines, and the socket that ends it.

    `send_s` is how long it may take until the body of a POST is out, `answer_s` how long the answer may take then.
    `on_head_sent` and `on_body_sent` are called when the one and the other of a POST are out.
    Runs on the thread that sends; `end` may be called from any thread.
    """

    def __init__(
        self,
        *,
        send_s: float,
        answer_s: float,
        on_head_sent: Callable[[], None] | None = None,
        on_body_sent: Callable[[], None] | None = None,
    ) -> None:
        self.body_sent = False
        self.ended: Ended | None = None
        self._answer_s = answer_s
        self._on_head_sent = on_head_sent
        self._on_body_sent = on_body_sent
        self._posting = False
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = self._start_timer(send_s)

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of what httpcore reports."""
        connection = connected_socket(event, info)
        if connection is not None:
            self._connected(connection)
        elif event in {"http11.send_request_headers.started", "http11.send_request_body.started"}:
            # A proxy is asked to CONNECT before; that request has events of its own.
            self._posting = info["request"].method == b"POST"
        elif event == "http11.send_request_headers.complete" and self._posting:
            _tell(self._on_head_sent)
        elif event == "http11.send_request_body.complete" and self._posting:
            self._sent()

    def body(self, body: Body, cancel: CancelToken) -> Iterator[bytes]:
        """The pieces of the body; raises `Cancelled` between two of them, never after the last."""
        for piece in body.stream():
            cancel.raise_if_cancelled()
            yield piece

    def end(self, why: Ended) -> None:
        """Wake the thread that waits for the service, for good."""
        with self._lock:
            self.ended = self.ended or why
            if self._socket is not None:
                shut_down(self._socket)

    def close(self) -> None:
        """Stop watching."""
        with self._lock:
            self._timer.cancel()
            self._socket = None

    def _connected(self, connection: socket.socket) -> None:
        with self._lock:
            self._socket = connection
            keep_alive(connection)
            if self.ended is not None:
                shut_down(connection)

    def _sent(self) -> None:
        with self._lock:
            self.body_sent = True
            self._timer.cancel()
            self._timer = self._start_timer(self._answer_s)
        _tell(self._on_body_sent)

    def _start_timer(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self.end, (Ended.DEADLINE,))
        timer.daemon = True
        timer.start()
        return timer


def _tell(listener: Callable[[], None] | None) -> None:
    if listener is None:
        return
    try:
        listener()
    except Exception:
        # Someone else's code must not cost an answer that is being paid for.
        log.exception("The notice that a request was sent failed.")
