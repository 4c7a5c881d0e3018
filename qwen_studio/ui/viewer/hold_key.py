"""A key that does something for as long as it is held."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class HoldKey(QObject):
    """Watches one key, without Ctrl or Alt, in the widgets that it is attached to.

    Signals:
        held(bool): pressed now, or let go.
    """

    held = Signal(bool)

    def __init__(self, key: Qt.Key, parent: QObject) -> None:
        super().__init__(parent)
        self._key = key
        self._is_held = False

    def attach_to(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            # The key is let go elsewhere, and nobody tells.
            self._set(held=False)
        elif kind in _KEY_EVENTS and isinstance(event, QKeyEvent) and self._is_ours(event):
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
            elif not event.isAutoRepeat():
                self._set(held=kind == QEvent.Type.KeyPress)
            return True
        return super().eventFilter(watched, event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        return event.key() == self._key and not event.modifiers() & _OTHERS

    def _set(self, *, held: bool) -> None:
        if held != self._is_held:
            self._is_held = held
            self.held.emit(held)


_KEY_EVENTS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
