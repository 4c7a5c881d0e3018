"""Opens the guide from wherever help is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from qwen_studio.state.languages import spoken
from qwen_studio.ui.raising import bring_to_front

if TYPE_CHECKING:
    from qwen_studio.ui.help.help_window import HelpWindow


def open_help(page: str, over: QWidget, look_for: tuple[str, ...] = ()) -> "HelpWindow":
    """The guide at that page, in the one help window of the window that `over` belongs to.

    `look_for` are words at which the page is to be opened; the first that stands on it counts.
    """
    root = over.window()
    while (parent := root.parentWidget()) is not None:
        root = parent.window()
    opener = root.findChild(HelpOpener, options=Qt.FindChildOption.FindDirectChildrenOnly) or HelpOpener(root)
    return opener.open(page, look_for)


class HelpOpener(QObject):
    """Keeps the help window of a main window, and closes it with that one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._help: HelpWindow | None = None
        window.installEventFilter(self)

    def open(self, page: str, look_for: tuple[str, ...]) -> "HelpWindow":
        """Shows the page, and brings the help window to the front."""
        if self._help is None:
            from qwen_studio.ui.help.guide import Guide, language_of
            from qwen_studio.ui.help.help_window import HelpWindow

            self._help = HelpWindow(Guide(language_of(spoken())))
        self._help.show()
        self._help.show_page(page, look_for)
        bring_to_front(self._help, "")
        return self._help

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Not at the request to close, which the window may refuse; one that the desktop hides comes back.
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._drop()
        return super().eventFilter(watched, event)

    def _drop(self) -> None:
        if self._help is not None:
            self._help.close()
            self._help.deleteLater()
            self._help = None
