"""Notices by the Desktop Notifications Specification, version 1.2 and later."""

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qwen_studio.ui.desktop.notifier import Notice, Notifier
from qwen_studio.ui.desktop.session_bus import SessionBus

if TYPE_CHECKING:
    from jeepney import DBusAddress, Message

_SERVICE = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_DEFAULT = "default"
"""The action of a click on the notice itself."""
_AS_THE_SERVER_LIKES = -1


class FreedesktopNotifier(Notifier):
    """Asks the notification server of the desktop, without waiting; where there is none, nothing happens."""

    def __init__(self, bus: SessionBus, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._wanted: Notice | None = None
        self._abilities: frozenset[str] | None = None
        self._asked = 0
        self._told = 0
        self._is_unwanted = False
        self._shown_id = 0
        self._token = ""
        bus.opened.connect(self._ask)
        bus.received.connect(self._hear)

    def show_notice(self, notice: Notice) -> None:
        self._wanted = notice
        if self._abilities is not None:
            self._send()
        elif self._bus.is_open:
            self._ask()
        else:
            self._bus.open()

    def withdraw(self) -> None:
        self._wanted = None
        shown, self._shown_id = self._shown_id, 0
        if self._told:
            # Its number is on the way.
            self._is_unwanted = True
        elif shown:
            self._close(shown)

    def _close(self, number: int) -> None:
        from jeepney import new_method_call

        self._bus.send(new_method_call(_server(), "CloseNotification", "u", (number,)))

    def _ask(self) -> None:
        """What the server can do; it may have to be started for that."""
        from jeepney import MatchRule, message_bus, new_method_call

        if self._wanted is not None and not self._asked:
            self._bus.send(message_bus.AddMatch(MatchRule(type="signal", sender=_SERVICE, path=_PATH)))
            self._asked = self._bus.send(new_method_call(_server(), "GetCapabilities"))

    def _send(self) -> None:
        from jeepney import new_method_call

        if self._wanted is None or self._abilities is None or self._told:
            # One after the other: the next replaces the one whose number is on the way.
            return
        notice, self._wanted = self._wanted, None
        body = html.escape(notice.body, quote=False) if "body-markup" in self._abilities else notice.body
        actions = [_DEFAULT, self.tr("Show")] if "actions" in self._abilities else []
        hints = {
            "desktop-entry": ("s", "qwen-studio"),
            "category": ("s", "transfer.error" if notice.is_bad else "transfer.complete"),
            "urgency": ("y", 1),
        }
        words = ("Qwen Studio", self._shown_id, "qwen-studio", notice.title, body)
        call = new_method_call(_server(), "Notify", "susssasa{sv}i", (*words, actions, hints, _AS_THE_SERVER_LIKES))
        self._told = self._bus.send(call)
        self._is_unwanted = False

    def _hear(self, message: "Message") -> None:
        from jeepney import HeaderFields, MessageType

        fields = message.header.fields
        if message.header.message_type is MessageType.signal:
            if fields.get(HeaderFields.interface) == _SERVICE:
                self._hear_signal(fields.get(HeaderFields.member), message.body)
            return
        serial = fields.get(HeaderFields.reply_serial)
        is_answer = message.header.message_type is MessageType.method_return
        if serial and serial == self._asked:
            # With an error there is no server; the next notice asks again.
            self._asked = 0
            if is_answer:
                self._abilities = frozenset(message.body[0])
                self._send()
        elif serial and serial == self._told:
            self._told = 0
            if is_answer and self._is_unwanted:
                self._close(message.body[0])
            elif is_answer:
                self._shown_id = message.body[0]
            self._send()

    def _hear_signal(self, name: str | None, body: tuple[object, ...]) -> None:
        if not self._shown_id or body[:1] != (self._shown_id,):
            return
        match name:
            case "ActivationToken":
                self._token = str(body[1])
            case "ActionInvoked":
                token, self._token = self._token, ""
                self._shown_id = 0
                self.chosen.emit(token)
            case "NotificationClosed":
                self._shown_id = 0


def _server() -> "DBusAddress":
    from jeepney import DBusAddress

    return DBusAddress(_PATH, bus_name=_SERVICE, interface=_SERVICE)
