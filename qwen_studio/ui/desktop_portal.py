"""What the desktop portal of Linux tells about dark and light, about contrast, and about movement."""

import logging

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

log = logging.getLogger(__name__)

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"
_NAMESPACE = "org.freedesktop.appearance"
_SCHEME = "color-scheme"
_CONTRAST = "contrast"
_MOTION = "reduced-motion"
_SCHEMES = {1: True, 2: False}


class DesktopPortal(QObject):
    """Asks `org.freedesktop.portal.Settings` without waiting, and listens for changes.

    Signals:
        scheme_told(dark: bool | None): the desktop's wish; None when it has none.
        contrast_told(more: bool): whether it wishes for more contrast.
        motion_told(less: bool): whether it wishes for less movement.
    """

    scheme_told = Signal(object)
    contrast_told = Signal(bool)
    motion_told = Signal(bool)

    def ask(self) -> None:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        listener = SLOT("on_setting_changed(QDBusMessage)")
        # The stub asks for bytes, the call for a str.
        bus.connect(_SERVICE, _PATH, _INTERFACE, "SettingChanged", self, listener)  # type: ignore[call-overload]
        for key in (_SCHEME, _CONTRAST, _MOTION):
            question = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Read")
            question.setArguments([_NAMESPACE, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question), self)
            watcher.setObjectName(key)
            watcher.finished.connect(self._on_answer)

    @Slot(QDBusMessage)
    def on_setting_changed(self, message: QDBusMessage) -> None:
        """The portal's signal `SettingChanged(namespace, key, value)` has come."""
        namespace, key, value = message.arguments()
        if namespace == _NAMESPACE:
            self._tell(key, value)

    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        reply = watcher.reply()
        if reply.type() == QDBusMessage.MessageType.ReplyMessage:
            self._tell(watcher.objectName(), reply.arguments()[0])
        else:
            log.debug("The desktop portal does not tell %s: %s", watcher.objectName(), reply.errorName())
        watcher.deleteLater()

    def _tell(self, key: str, value: object) -> None:
        while isinstance(value, QDBusVariant):  # `Read` wraps the number twice, `SettingChanged` once
            value = value.variant()
        if key == _SCHEME:
            self.scheme_told.emit(_SCHEMES.get(value) if isinstance(value, int) else None)
        elif key == _CONTRAST:
            self.contrast_told.emit(value == 1)
        elif key == _MOTION:
            self.motion_told.emit(value == 1)
