"""The bus of a Linux desktop, for calls and signals with types that QtDBus cannot send from Python."""

import logging
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

log = logging.getLogger(__name__)


class SessionBus(QObject):
    """Connects when it is first needed, and reads on the UI thread. Nothing comes of it where there is no bus.

    Signals:
        opened(): messages can be sent.
        received(Message): something has come.
    """

    opened = Signal()
    received = Signal(object)
    _connected = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = False
        self._connection: DBusConnection | None = None
        self._notifier: QSocketNotifier | None = None
        self._connected.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_open(self) -> bool:
        """Whether messages can be sent."""
        return self._connection is not None

    def open(self) -> None:
        """Connect, unless that was tried before; `opened` follows where there is a bus."""
        address = _address()
        if address and not self._asked:
            self._asked = True
            # A bus that hangs may keep it for ever, and the end of the program must not wait for that.
            threading.Thread(target=self._connect, args=(address,), name="session bus", daemon=True).start()

    def send(self, message: "Message") -> int:
        """Send it, if the bus is there; returns the serial number that a reply will name, 0 if it was not sent."""
        if self._connection is None:
            return 0
        serial: int = next(self._connection.outgoing_serial)
        try:
            self._connection.send(message, serial=serial)
        except OSError as error:
            self._lose(error)
            return 0
        return serial

    def close(self) -> None:
        """Let go of the bus."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self, address: str) -> None:
        try:
            from jeepney.auth import AuthenticationError
            from jeepney.io.blocking import open_dbus_connection
        except ImportError:  # a system's own package may come without it
            return
        try:
            connection = open_dbus_connection(address)
        except (OSError, RuntimeError, ValueError, AuthenticationError) as error:
            log.info("the session bus cannot be reached: %s", type(error).__name__)
            return
        try:
            self._connected.emit(connection)
        except RuntimeError:
            # The window is gone by now.
            connection.close()

    def _take(self, connection: "DBusConnection") -> None:
        self._connection = connection
        self._notifier = QSocketNotifier(connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self.opened.emit()

    def _read(self) -> None:
        while self._connection is not None:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except OSError as error:
                self._lose(error)
                return
            self.received.emit(message)

    def _lose(self, error: OSError) -> None:
        log.info("the session bus is gone: %s", error.strerror)
        self.close()


def _address() -> str:
    # Never one that the library would look for by itself: that may start a bus, and the window would wait for it.
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    told = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    return told or (f"unix:path={runtime}/bus" if runtime and Path(runtime, "bus").exists() else "")
