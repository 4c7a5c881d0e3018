"""What the pages of the settings dialog have in common."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qwen_studio.core.settings import Settings
from qwen_studio.ui.settings_dialog.finding import Finding
from qwen_studio.ui.settings_dialog.row import Row, Words
from qwen_studio.ui.settings_dialog.setting_row import Editor, SettingRow
from qwen_studio.ui.settings_dialog.surroundings import Surroundings
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.action_button import ActionButton
from qwen_studio.ui.widgets.flow_layout import FlowLayout
from qwen_studio.ui.widgets.quiet import quiet


class SettingsPage(QScrollArea):
    """A title, and rows one below the other; scrolls where room is short."""

    def __init__(self, title: str, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.around = around
        self.rows: list[Row] = []
        self.setAccessibleName(title)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        set_role(page, "page")
        heading = QLabel(title)
        set_role(heading, "title")
        self._reset = QPushButton(self.tr("Reset this page"))
        set_role(self._reset, "ghost")
        quiet(self._reset)
        self._reset.clicked.connect(self.reset)
        self._reset.hide()
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 10, 6)
        head.addWidget(heading, 1)
        head.addWidget(self._reset)
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        whole = QVBoxLayout(page)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(self.column, 1)
        self.setWidget(page)
        self._whole = whole
        self._make_room_for_scroll_bar(0, 0)
        self.verticalScrollBar().rangeChanged.connect(self._make_room_for_scroll_bar)

    def add_heading(self, text: str) -> None:
        """Begins a group of rows."""
        heading = QLabel(text)
        set_role(heading, "heading")
        heading.setContentsMargins(10, 14, 10, 2)
        self.column.addWidget(heading)

    def add_row(self, row: Row) -> Row:
        """Adds a row below the others."""
        self.rows.append(row)
        self.column.addWidget(row)
        return row

    def add_setting(self, setting: str, words: Words, editor: Editor) -> SettingRow:
        """Adds the row of a setting."""
        studio = self.around.studio
        row = SettingRow(setting, words, editor, studio.preferences, self.around.changes)
        row.turned.connect(self._offer_reset)
        self.add_row(row)
        self._offer_reset()
        return row

    def add_buttons(self, words: Words, *buttons: QPushButton) -> Row:
        """Adds a row with buttons."""
        line = QWidget()
        flow = FlowLayout(line)
        for button in buttons:
            quiet(button)
            flow.addWidget(button)
        return self.add_row(Row(words, line, below=True))

    def action_button(self, action: QAction, text: str) -> ActionButton:
        """A button for what the menus do, too."""
        return ActionButton(action, text)

    def settings(self) -> frozenset[str]:
        """The settings that the page resets."""
        return frozenset(row.setting for row in self.rows if isinstance(row, SettingRow))

    def search(self, finding: Finding) -> int:
        """Marks what is looked for; the answer is how much that is."""
        return sum(row.mark(finding) for row in self.rows)

    def show_first(self, finding: Finding) -> None:
        """Scrolls to the first that is looked for."""
        for row in self.rows:
            if finding.fits(row.words.name, f"{row.words.explanation} {row.words.also}"):
                self.ensureWidgetVisible(row)
                return

    def reset(self) -> None:
        """Gives every setting of the page its default again."""
        differing = self._differing()
        if differing:
            self._reset.hide()
            words = self.tr("Reset the page “{page}”").format(page=self.title)
            told = self.tr("The settings of “{page}” have their defaults again.").format(page=self.title)
            defaults = Settings()
            self.around.changes.make(words, told, **{name: getattr(defaults, name) for name in differing})

    def end(self) -> None:
        """Keeps the rows together at the top; for when the last of them is there."""
        self.column.addStretch(1)

    @Slot(int, int)
    def _make_room_for_scroll_bar(self, _least: int, most: int) -> None:
        # The bar takes its place from the margin, so that nothing moves when it comes.
        bar = self.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self._whole.setContentsMargins(10, 16, 20 - bar, 16)

    def _differing(self) -> list[str]:
        now, defaults = self.around.studio.preferences.settings, Settings()
        return [name for name in sorted(self.settings()) if getattr(now, name) != getattr(defaults, name)]

    def _offer_reset(self) -> None:
        self._reset.setVisible(bool(self._differing()))
