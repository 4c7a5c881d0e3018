"""On or off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.switch import Switch


class SwitchEditor(Switch):
    """A switch.

    Signals:
        edited(object): a person turned it on or off.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.clicked.connect(self._tell)

    def show_value(self, value: bool) -> None:
        """Shows it on or off."""
        self.setChecked(value)

    def _tell(self, on: bool) -> None:
        self.edited.emit(on)

    def words_of(self, value: bool) -> str:
        """On or off, in words."""
        return self.tr("on") if value else self.tr("off")
