"""Takes what second starts hand over, in the window that has the library open."""

import contextlib
import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from qwen_studio.state.hand_over import MAX_BYTES, TAKEN, from_line

log = logging.getLogger(__name__)

_PATIENCE_MS = 3000
_MOST_AT_ONCE = 8


class HandOverServer(QObject):
    """Listens as long as it lives. To be made by who holds the library's lock, and by nobody else.

    Signals:
        received(HandOver): a second start hands this over.
    """

    received = Signal(object)

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_AT_ONCE)
        self._server.newConnection.connect(self._connected)
        if Path(address).is_absolute():
            # Where the session has no folder for sockets, this one is missing at the very first start.
            with contextlib.suppress(OSError):
                Path(address).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Left by a run that was killed: whoever holds the lock knows that nobody listens there any more.
        QLocalServer.removeServer(address)
        if not address or not self._server.listen(address):
            log.warning("second starts cannot hand over their files: %s", self._server.errorString() or "no place")

    def close(self) -> None:
        """Listen no more, and take the socket away; while the lock is still held."""
        self._server.close()

    def _connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self)


class _Caller(QObject):
    """One second start, until it has handed over or its time is up."""

    def __init__(self, socket: QLocalSocket, server: HandOverServer) -> None:
        super().__init__(socket)
        self._socket = socket
        self._server = server
        self._line = bytearray()
        socket.setReadBufferSize(MAX_BYTES)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(socket.deleteLater)
        QTimer.singleShot(_PATIENCE_MS, self, socket.abort)
        # What came with the connection is announced by nobody.
        self._read()

    def _read(self) -> None:
        self._line += self._socket.readAll().data()
        line, end, _ = self._line.partition(b"\n")
        if not end:
            if len(self._line) >= MAX_BYTES:
                self._socket.abort()
            return
        self._socket.readyRead.disconnect(self._read)
        message = from_line(bytes(line))
        if message is None:
            log.warning("a second start said what is no message")
            self._socket.abort()
            return
        self._server.received.emit(message)
        self._socket.write(TAKEN)
        self._socket.flush()
        self._socket.disconnectFromServer()
