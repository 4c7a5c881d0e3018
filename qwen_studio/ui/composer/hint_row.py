"""One quiet hint with the button that mends what it speaks of."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from qwen_studio.ui.composer.check_words import Hint
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.icon_button import IconButton
from qwen_studio.ui.widgets.icon_label import IconLabel

_ICON_SIDE = 13
_CROSS = 10
_CROSS_BUTTON = 18


class HintRow(QWidget):
    """A small icon, words, a link that mends it, and a cross for who wants no hints of this kind.

    The words wrap, or end in "…" on their one line, whose tool tip has them all.

    Signals:
        fix_wanted(): the link was pressed.
        hush_wanted(): the cross was pressed.
    """

    fix_wanted = Signal()
    hush_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, one_line: bool = False) -> None:
        super().__init__(parent)
        self._icon = IconLabel(theme, "info", size=_ICON_SIDE, parent=self)
        self._words = ElidedLabel(parent=self) if one_line else QLabel(self)
        set_role(self._words, "caption")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(not one_line)
        self.fix_button = QPushButton(self)
        set_role(self.fix_button, "link-small")
        self.fix_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.fix_button.clicked.connect(self.fix_wanted)
        self.hush_button = IconButton(theme, "close", self.tr("No more hints of this kind"), size=_CROSS, parent=self)
        set_role(self.hush_button, "small")
        theme.keep(self.hush_button, QWidget.setFixedSize, _CROSS_BUTTON, _CROSS_BUTTON)
        self.hush_button.clicked.connect(self.hush_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fix_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.hush_button, 0, Qt.AlignmentFlag.AlignTop)

    def show_hint(self, hint: Hint) -> None:
        """Says that from now on."""
        self._icon.set_icon(*(("warning", "warn") if hint.urgent else ("info", "muted")))
        if isinstance(self._words, ElidedLabel):
            self._words.set_text(hint.words)
        else:
            self._words.setText(hint.words)
        self.fix_button.setText(hint.fix)
        self.fix_button.setAccessibleName(hint.fix_explained)
        self.fix_button.setToolTip(hint.fix_explained)
        self.fix_button.setVisible(bool(hint.fix))
        self.hush_button.setVisible(hint.can_be_hushed)
        self.setAccessibleName(hint.words)

    def reach_after(self, before: QWidget) -> None:
        """Lets Tab come here from that widget; as a widget that comes late it would be the last of the window."""
        self.setTabOrder(before, self.fix_button)
        self.setTabOrder(self.fix_button, self.hush_button)
