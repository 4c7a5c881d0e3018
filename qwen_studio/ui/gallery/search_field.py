"""Where the user types what the instruction said."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.field_icon import FieldIcon

NARROWEST = 150
WIDEST = 360


class SearchField(QLineEdit):
    """Esc clears it, or leaves it when it is empty; Down and Enter go to what was found.

    Signals:
        left(): the user is done here and wants the list.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Search"))
        self.setPlaceholderText(self.tr("Search"))
        FieldIcon(theme, "search", self)
        self.setClearButtonEnabled(True)
        theme.keep_room(self, QWidget.setMinimumWidth, NARROWEST)
        theme.keep(self, QWidget.setMaximumWidth, WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        # Esc stops an edit elsewhere in the window; whoever types here means the field.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
