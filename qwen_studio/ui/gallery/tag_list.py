"""The tags that there are, to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from qwen_studio.library.columns import searchable
from qwen_studio.ui.text_scale import grown
from qwen_studio.ui.theme import set_role

_SIZE = (240, 300)
_NAME = Qt.ItemDataRole.UserRole


class TagList(QFrame):
    """A list with check boxes over the window; what is typed leaves those that have it.

    Signals:
        chosen(list[str]): the tags that are checked, after each click or Return.
    """

    chosen = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = QLineEdit()
        self._field.setAccessibleName(self.tr("Find a tag"))
        self._field.setPlaceholderText(self._field.accessibleName())
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Tags"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        set_role(self._list, "bare")
        self._none = QLabel(self.tr("No picture has a tag yet. Give some in the details at the right."))
        self._none.setWordWrap(True)
        set_role(self._none, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        self._list.itemChanged.connect(self._tell)
        self._list.itemActivated.connect(self._toggle)

    def ask(self, tags: Sequence[tuple[str, int]], checked: Sequence[str], at: QPoint) -> None:
        """Open at that place of the screen; tags with the number of their pictures."""
        wanted = {searchable(name) for name in checked}
        told = QSignalBlocker(self._list)
        self._list.clear()
        # What holds stands first, where it is seen at once.
        for name, count in sorted(tags, key=lambda tag: searchable(tag[0]) not in wanted):
            item = QListWidgetItem(f"{name}   {QLocale().toString(count)}", self._list)
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if searchable(name) in wanted else Qt.CheckState.Unchecked)
        told.unblock()
        for widget in (self._field, self._list):
            widget.setVisible(bool(tags))
        self._none.setVisible(not tags)
        self.resize(*map(grown, _SIZE)) if tags else self.setFixedSize(self.sizeHint())
        self._field.clear()
        self.move(at)
        self.show()
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._list.setFocus()
                return super().eventFilter(watched, event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take_first()
                return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _take_first(self) -> None:
        """Return in the field means the first tag that is left."""
        shown = [item for item in self._items() if not item.isHidden()]
        if shown and self._field.text():
            self._toggle(shown[0])
            self._field.clear()
        else:
            self.close()

    @Slot(str)
    def _narrow(self, text: str) -> None:
        word = searchable(text.strip())
        for item in self._items():
            item.setHidden(word not in searchable(item.data(_NAME)))
        first = next((row for row, item in enumerate(self._items()) if not item.isHidden()), -1)
        self._list.setCurrentRow(first)

    @Slot(QListWidgetItem)
    def _toggle(self, item: QListWidgetItem) -> None:
        checked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    @Slot()
    def _tell(self) -> None:
        checked = [i.data(_NAME) for i in self._items() if i.checkState() == Qt.CheckState.Checked]
        self.chosen.emit(checked)
