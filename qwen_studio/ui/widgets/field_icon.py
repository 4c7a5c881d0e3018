"""An icon before the words of a field."""

from PySide6.QtCore import QEvent, QObject, QRect, Slot
from PySide6.QtWidgets import QLineEdit, QStyle

from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.icon_label import IconLabel

_SIDE = 16
_FROM_EDGE = 7
_GAP = 3


class FieldIcon(IconLabel):
    """Grows with the letters of its field; the icon of an action that is added to a field never does."""

    def __init__(self, theme: Theme, icon: str, field: QLineEdit) -> None:
        super().__init__(theme, icon, size=_SIDE, parent=field)
        self._field = field
        field.installEventFilter(self)
        theme.changed.connect(self._place)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _place(self) -> None:
        field, size = self._field, self.sizeHint()
        place = QRect(_FROM_EDGE, (field.height() - size.height()) // 2, size.width(), size.height())
        self.setGeometry(QStyle.visualRect(field.layoutDirection(), field.rect(), place))
        # Margins of the words are not mirrored by themselves.
        room = size.width() + _GAP
        field.setTextMargins(*((0, 0, room, 0) if field.isRightToLeft() else (room, 0, 0, 0)))
