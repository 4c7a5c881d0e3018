"""One place that edits can go to, in the list of all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QRadioButton, QToolButton, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.icon_button import BUTTON_SIDE, IconButton


class AccountRow(QFrame):
    """A radio button with what is known about the key, and a menu for what can be done with the account.

    Keys: F2 renames, Delete asks before it deletes.

    Signals:
        chosen(): edits are to go there.
        rename_wanted(): the person wants another name.
        delete_wanted(): the person wants it gone, with its key.
    """

    chosen = Signal()
    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, label: str, theme: Theme, *, is_account: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radio = QRadioButton(label.replace("&", "&&"))
        self._label = label
        self.radio.setAccessibleName(label)
        self._state = ElidedLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        row.setSpacing(8)
        row.addWidget(self.radio, 1)
        row.addWidget(self._state)
        self.radio.clicked.connect(self.chosen)
        if is_account:
            row.addWidget(self._more(theme))
        else:
            row.addSpacing(theme.px(BUTTON_SIDE) + row.spacing())
        theme.keep(self, QWidget.setMinimumHeight, 36)

    def set_state(self, words: str, role: str, *, in_use: bool) -> None:
        """Say what is known about the key, and whether edits go there now."""
        self._state.set_text(words)
        set_role(self._state, role)
        self.radio.setAccessibleDescription(words)
        self.radio.setChecked(in_use)

    def _more(self, theme: Theme) -> IconButton:
        menu = QMenu(self)
        rename = menu.addAction(self.tr("&Rename…"))
        delete = menu.addAction(self.tr("&Delete…"))
        for action, wanted, keys in (
            (rename, self.rename_wanted, QKeySequence(Qt.Key.Key_F2)),
            (delete, self.delete_wanted, QKeySequence(QKeySequence.StandardKey.Delete)),
        ):
            action.triggered.connect(wanted)
            action.setShortcut(keys)
            # The menu's own shortcut would hold for the whole window.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wanted)
        more = IconButton(theme, "more", self.tr("More about {account}").format(account=self._label))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more
