"""The window in which the guide is read."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.ui.help.guide import INDEX, Guide
from qwen_studio.ui.help.guide_browser import GuideBrowser
from qwen_studio.ui.punctuation import named
from qwen_studio.ui.text_scale import grown_room, resize_grown
from qwen_studio.ui.theme import set_role

_SIZE = (1120, 780)
_CONTENTS_PX = 250
_PLACE = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Contents or what was found at the left, the page at the right. Needs no network."""

    def __init__(self, guide: Guide) -> None:
        """Without a parent: a dialog that waits for an answer would keep the mouse from a window of the same family."""
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("User guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._guide = guide
        self._titles = guide.titles()
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search the guide"))
        self._search.setAccessibleName(self.tr("Search the guide"))
        self._search.setClearButtonEnabled(True)
        self._contents = QListWidget()
        self._contents.setWordWrap(True)
        self._contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser = GuideBrowser()
        self.browser.setAccessibleName(self.tr("Page of the guide"))
        self._back = self._button("←", self.tr("Back"), QKeySequence.StandardKey.Back)
        self._forward = self._button("→", self.tr("Forward"), QKeySequence.StandardKey.Forward)
        self._lay_out()
        self._connect()
        self._fill("")
        resize_grown(self, *_SIZE)

    def show_page(self, page: str, look_for: tuple[str, ...] = ()) -> None:
        """Shows a page; from the first of `look_for` that stands on it, where there is one."""
        self._search.clear()
        self.browser.show_file(self._guide.file(page))
        self.browser.mark([])
        self.browser.go_to_words(look_for)
        self.browser.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._contents.setFocus()
            return
        super().keyPressEvent(event)

    def _button(self, sign: str, name: str, keys: QKeySequence.StandardKey) -> QToolButton:
        button = QToolButton()
        set_role(button, "icon")
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setShortcut(keys)
        button.setEnabled(False)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        for widget in (self._back, self._forward, self._search):
            head.addWidget(widget)
        side = QWidget()
        side.setFixedWidth(grown_room(_CONTENTS_PX))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._contents, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(side)
        row.addWidget(self.browser, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._fill)
        self._search.returnPressed.connect(self._next)
        self._contents.currentItemChanged.connect(self._open_item)
        self._back.clicked.connect(self.browser.backward)
        self._forward.clicked.connect(self.browser.forward)
        self.browser.backwardAvailable.connect(self._back.setEnabled)
        self.browser.forwardAvailable.connect(self._forward.setEnabled)
        self.browser.sourceChanged.connect(self._follow)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._search.setFocus)

    @Slot(str)
    def _fill(self, text: str) -> None:
        """Lists what was found, or the contents while nothing is looked for."""
        with QSignalBlocker(self._contents):
            self._contents.clear()
            if not text.strip():
                self._contents.setAccessibleName(self.tr("Contents"))
                for page, title in self._titles.items():
                    self._add(title, page, "")
            else:
                self._contents.setAccessibleName(self.tr("Found in the guide"))
                for section in self._guide.found(text):
                    title = self._titles[section.page]
                    words = title if section.heading == title else named(title, section.heading)
                    self._add(words, section.page, section.heading)
        if text.strip() and self._contents.count():
            self._contents.setCurrentRow(0)
        elif text.strip():
            nothing = QListWidgetItem(self.tr("Nothing in the guide has these words."), self._contents)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            self.browser.mark([])
            self._follow(self.browser.source())

    def _add(self, words: str, page: str, heading: str) -> None:
        item = QListWidgetItem(words, self._contents)
        item.setData(_PLACE, (page, heading))

    @Slot()
    def _next(self) -> None:
        """From the search field, Enter goes from one find to the next."""
        if self._search.text().strip() and self._contents.count():
            self._contents.setCurrentRow((self._contents.currentRow() + 1) % self._contents.count())

    @Slot(QListWidgetItem)
    def _open_item(self, item: QListWidgetItem | None) -> None:
        if item is None or item.data(_PLACE) is None:
            return
        page, heading = item.data(_PLACE)
        self.browser.show_file(self._guide.file(page))
        if heading:
            self.browser.go_to_heading(heading)
        self.browser.mark(self._search.text().split())

    @Slot(QUrl)
    def _follow(self, source: QUrl) -> None:
        """Marks the page that is shown in the contents; the browser knows it only after it has told of it."""
        page = self._guide.page_of(Path(source.toLocalFile())) or INDEX
        if not self._search.text().strip():
            with QSignalBlocker(self._contents):
                self._contents.setCurrentRow(list(self._titles).index(page))
