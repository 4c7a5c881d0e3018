"""A notification server for a bus of the test's own: `python notification_server.py LOG [ABILITY ...]`.

Everything that it is told goes to LOG, a JSON list a line. What stands on a line of its standard input it does:
`click TOKEN` chooses the last notice, as a click on it does.
"""

import contextlib
import json
import os
import select
import sys
from pathlib import Path

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", interface=NAME)
LAUNCHER = "com.canonical.Unity.LauncherEntry"


class NotificationServer:
    """Answers as one, and writes down what it is told."""

    def __init__(self, log: Path, abilities: list[str]) -> None:
        self._log = log
        self._abilities = abilities
        self._last = 0
        self._caller = ""
        self._bus = open_dbus_connection("SESSION")
        self._bus.send_and_get_reply(message_bus.RequestName(NAME))
        self._bus.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", interface=LAUNCHER)))
        self._write("ready")

    def run(self) -> None:
        """Until its standard input ends."""
        while True:
            ready, _, _ = select.select([self._bus.sock, sys.stdin], [], [])
            if sys.stdin in ready:
                words = os.read(0, 4096).decode().split()
                if not words:
                    return
                self._click(words[1])
            with contextlib.suppress(TimeoutError):
                while True:
                    self._hear(self._bus.receive(timeout=0))

    def _write(self, *told: object) -> None:
        with self._log.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(told) + "\n")

    def _click(self, token: str) -> None:
        # The leave to come forward is sent before the action, to nobody but who has told of the notice.
        for name, shape, body in (
            ("ActivationToken", "us", (self._last, token)),
            ("ActionInvoked", "us", (self._last, "default")),
            ("NotificationClosed", "uu", (self._last, 2)),
        ):
            signal = new_signal(SERVER, name, shape, body)
            signal.header.fields[HeaderFields.destination] = self._caller
            self._bus.send(signal)

    def _hear(self, message: Message) -> None:
        fields = message.header.fields
        member, signature = fields.get(HeaderFields.member), fields.get(HeaderFields.signature, "")
        if message.header.message_type is MessageType.signal and fields.get(HeaderFields.interface) == LAUNCHER:
            self._write(member, signature, *message.body)
        if message.header.message_type is not MessageType.method_call:
            return
        self._write(member, signature, *message.body)
        match member, signature:
            case "GetCapabilities", "":
                self._bus.send(new_method_return(message, "as", (self._abilities,)))
            case "Notify", "susssasa{sv}i":
                self._caller = fields[HeaderFields.sender]
                self._last = message.body[1] or self._last + 1
                self._bus.send(new_method_return(message, "u", (self._last,)))
            case "CloseNotification", "u":
                self._bus.send(new_method_return(message))
            case _:
                self._bus.send(new_error(message, "org.freedesktop.DBus.Error.InvalidArgs"))


if __name__ == "__main__":
    NotificationServer(Path(sys.argv[1]), sys.argv[2:]).run()
