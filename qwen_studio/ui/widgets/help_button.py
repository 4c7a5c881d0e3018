"""A small "?" beside what may need explaining."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.quiet import quiet


class HelpButton(QPushButton):
    """Opens the user guide at a page; in a dialog, F1 does the same."""

    def __init__(
        self, page: str, *, look_for: tuple[str, ...] = (), keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("?", parent)
        set_role(self, "ghost-small")
        self._page = page
        self._look_for = look_for
        self.setAccessibleName(self.tr("Open the user guide at this subject"))
        self.setToolTip(f"{self.accessibleName()} ({keys})" if keys else self.accessibleName())
        quiet(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setShortcut(keys)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        from qwen_studio.ui.help.opening import open_help

        open_help(self._page, self, self._look_for)
