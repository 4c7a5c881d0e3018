"""A field of the details by itself, opened by key from wherever pictures are."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from qwen_studio.library.common_facts import CommonFacts
from qwen_studio.state.collecting import Collecting
from qwen_studio.state.pictures import Pictures
from qwen_studio.ui.panels.note_box import NoteBox
from qwen_studio.ui.panels.tags_field import TagsField
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.quiet import quiet

_WIDTH_PX = 420


class MarksDialog(QDialog):
    """What is changed here is changed at once, and can be undone."""

    def __init__(
        self,
        title: str,
        field: TagsField | NoteBox,
        ids: Sequence[int],
        collecting: Collecting,
        changes: Pictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(grown_room(_WIDTH_PX))
        self._collecting = collecting
        self._ids = list(ids)
        self._field = field
        field.set_pictures(self._ids)
        if isinstance(field, TagsField):
            field.finished.connect(self.accept)
        self._words = QLabel()
        set_role(self._words, "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        # Return belongs to the field.
        quiet(buttons.button(QDialogButtonBox.StandardButton.Close))
        buttons.rejected.connect(self.accept)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(field)
        column.addWidget(buttons)
        changes.changed.connect(self._read_again)
        self._read_again()
        field.setFocus()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def _grow(self) -> None:
        """Give the field the lines that it has now; a window grows by itself only up to its smallest size."""
        column = self.layout()
        if column is None:
            return
        lines = column.hasHeightForWidth()
        wanted = column.totalHeightForWidth(self.width()) if lines else column.totalSizeHint().height()
        if wanted > self.height():
            self.resize(self.width(), wanted)

    @Slot()
    def _read_again(self) -> None:
        self._collecting.common_facts(self._ids, self._take)

    def _take(self, facts: CommonFacts | None) -> None:
        if facts is not None:
            self._field.show_facts(facts)
            if isinstance(self._field, NoteBox) and not self._words.text():
                # It is opened to go on with the note; whoever has begun stays where they write.
                self._field.moveCursor(QTextCursor.MoveOperation.End)
            several = self.tr("Of {count} pictures").format(count=facts.count)
            self._words.setText(self.tr("Of the chosen picture") if facts.count == 1 else several)
