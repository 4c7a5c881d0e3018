"""A popup with a search field and a list of words."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.field_icon import FieldIcon
from qwen_studio.ui.widgets.notice import Notice
from qwen_studio.ui.words.word_list import WordList
from qwen_studio.ui.words.word_row import WordRow

WIDTH = 460
HEIGHT = 540
_PAGE = 6


class WordPopup(QFrame):
    """Typing searches, arrows and Enter choose, Esc leaves; then it is gone.

    Who inherits it says what is found, and puts more into `head` and `foot`.

    Signals:
        chosen(str): the user wants these words.
    """

    chosen = Signal(str)

    def __init__(self, name: str, hint: str, theme: Theme, parent: QWidget) -> None:
        """`hint` stands in the empty search field."""
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._theme = theme
        self.search = QLineEdit()
        self.search.setAccessibleName(hint)
        self.search.setPlaceholderText(hint)
        self.search.setClearButtonEnabled(True)
        FieldIcon(theme, "search", self.search)
        self.list = WordList(name, theme, self)
        self.problem = Notice(theme, self)
        self.foot_words = QLabel()
        self.foot_words.setTextFormat(Qt.TextFormat.PlainText)
        self.foot_words.setWordWrap(True)
        set_role(self.foot_words, "caption")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.search, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(4)
        self.foot.addWidget(self.foot_words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        column.addLayout(self.head)
        column.addWidget(self.problem)
        column.addWidget(self.list, 1)
        column.addLayout(self.foot)
        self.search.textChanged.connect(self.search_again)
        self.list.picked.connect(self._choose)
        for widget in (self.search, self.list):
            widget.installEventFilter(self)

    def open_at(self, place: QPoint) -> None:
        """Open at that place of the screen, or as near to it as there is room."""
        room = self.screen().availableGeometry()
        self.resize(min(self._theme.room(WIDTH), room.width()), min(self._theme.room(HEIGHT), room.height()))
        x = max(room.left(), min(place.x(), room.right() - self.width()))
        y = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.search_again()
        self.show()
        self.search.setFocus()

    def found(self, text: str) -> tuple[list[WordRow], int]:
        """The rows for what is searched, headings among them, and how many more there are than are listed."""
        raise NotImplementedError

    def words_for_nothing(self) -> str:
        """What to say where nothing was found, and where there is nothing yet."""
        raise NotImplementedError

    def usual_foot(self) -> str:
        """What stands below the list where there is nothing else to say."""
        raise NotImplementedError

    @Slot()
    def search_again(self) -> None:
        """Show what is found from the first row on."""
        self._fill(keep=False)

    @Slot()
    def refresh(self) -> None:
        """Show the list anew, where the user is in it."""
        self._fill(keep=True)

    def key_pressed(self, event: QKeyEvent, row: WordRow | None) -> bool:
        """Whether the key was one for the current row."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Esc stops an edit elsewhere in the window, Ctrl+H opens what is open.
            event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_PAGE, Qt.Key.Key_PageDown: _PAGE}
        key = Qt.Key(event.key())
        if key in steps:
            self.list.step(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.list.current())
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif self.key_pressed(event, self.list.current()):
            return True
        elif watched is self.list and event.text().isprintable() and event.text():
            # Whoever types in the list searches.
            self.search.setFocus()
            self.search.insert(event.text())
        else:
            return False
        return True

    def _leave(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def _choose(self, row: WordRow | None) -> None:
        if row is not None and not row.is_heading:
            self.close()
            self.chosen.emit(row.words)

    def _fill(self, *, keep: bool) -> None:
        text = self.search.text()
        rows, more = self.found(text)
        self.list.set_rows(rows, keep=keep)
        if not rows:
            words = self.words_for_nothing()
        elif more:
            words = self.tr("{count} more: search to find them").format(count=self.locale().toString(more))
        else:
            words = self.usual_foot()
        self.foot_words.setText(words)
