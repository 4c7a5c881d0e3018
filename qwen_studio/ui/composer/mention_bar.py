"""Small buttons that write "Image N" into the instruction."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_label import IconLabel

_ICON_SIDE = 14


class MentionBar(QWidget):
    """One button for each picture that is there; hidden while there is none.

    Signals:
        mention_requested(int): write this image's name at the cursor.
    """

    mention_requested = Signal(int)

    def __init__(self, composer: Composer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(IconLabel(theme, "at", size=_ICON_SIDE, parent=self))
        self._buttons = [self._button(slot.number) for slot in composer.slots]
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch()
        composer.slots_changed.connect(self._refresh)
        self._refresh()

    @property
    def last_button(self) -> QPushButton:
        """The one that Tab reaches last."""
        return self._buttons[-1]

    def _button(self, number: int) -> QPushButton:
        button = QPushButton(self.tr("Image {n}").format(n=number), self)
        set_role(button, "ghost-small")
        # "Image 1" itself is the name of the slot.
        button.setAccessibleName(self.tr("Insert Image {n}").format(n=number))
        button.setToolTip(self.tr("Write “Image {n}” at the cursor").format(n=number))
        button.clicked.connect(lambda: self.mention_requested.emit(number))
        return button

    def _refresh(self) -> None:
        filled = self._composer.filled
        for number, button in enumerate(self._buttons, 1):
            button.setVisible(number in filled)
        self.setVisible(bool(filled))
