"""The open connections of a server."""

import contextlib
import socket
import threading


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
