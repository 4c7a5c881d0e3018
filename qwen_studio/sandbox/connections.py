"""The open connections of a server."""

import contextlib
import socket
import struct
import sys
import threading
from typing import Final

# Where Linux's `struct tcp_info` holds the milliseconds since data came in last.
_LAST_DATA_RECEIVED: Final = 52


def last_arrival_age_s(connection: socket.socket) -> float:
    """How long ago the last bytes reached this machine, where the system tells; a busy process reads them later."""
    if sys.platform != "linux":
        return 0.0
    told = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _LAST_DATA_RECEIVED + 4)
    return float(struct.unpack_from("=I", told, _LAST_DATA_RECEIVED)[0]) / 1000


class Connections:
    """The open connections of a server, so that stopping it closes them and waits for their threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._open: set[socket.socket] = set()

    def opened(self, connection: socket.socket) -> None:
        with self._changed:
            self._open.add(connection)

    def closed(self, connection: socket.socket) -> None:
        with self._changed:
            self._open.discard(connection)
            self._changed.notify_all()

    def close_all(self, timeout_s: float) -> None:
        """Close every connection and wait up to `timeout_s` until their threads have noticed."""
        with self._changed:
            for connection in self._open:
                with contextlib.suppress(OSError):  # already gone
                    connection.shutdown(socket.SHUT_RDWR)
            self._changed.wait_for(lambda: not self._open, timeout_s)
