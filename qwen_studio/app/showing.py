"""The window over what goes on behind it, and another in its place when the language changes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from qwen_studio.app.assembly import Assembly
from qwen_studio.app.safety_net import SafetyNet
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Theme

if TYPE_CHECKING:
    from qwen_studio.state.hand_over_server import HandOverServer


class Showing(QObject):
    """Owner of the window. Edits, and what is being written and looked at, belong to the assembly and stay."""

    def __init__(self, assembly: Assembly, theme: Theme, net: SafetyNet, parent: QObject) -> None:
        super().__init__(parent)
        self._assembly = assembly
        self._theme = theme
        self._net = net
        self._server: HandOverServer | None = None
        self._is_live = False
        self._is_old = False
        self.window = self._build()

    def go_live(self, then: Callable[[], None] = lambda: None) -> None:
        """Let the window hear of faults and second starts; `then` is done in between."""
        from qwen_studio.ui.app_icon import window_icon

        QApplication.setWindowIcon(window_icon())
        self._net.spread(self.window.tell_of_fault, self.window)
        then()
        self._take_second_starts()
        self.window.pages.gallery()
        self._is_live = True
        if self._is_old:
            self._change()

    @Slot()
    def change(self) -> None:
        """Show another window, which speaks as the program does now, as soon as nothing is in the way."""
        self._is_old = True
        # The menu or dialog in which the language was chosen must have had its end.
        QTimer.singleShot(0, self, self._change)

    @Slot()
    def _change(self) -> None:
        if not self._is_old or not self._is_live or not self.window.isVisible():
            return
        self._is_old = False
        former = self.window
        settings_page = former.dialogs.settings_page
        former.give_way()
        if self._server is not None:
            # The next one needs its address.
            self._server.close()
            self._server.deleteLater()
        self.window = self._build()
        # Whole before it is seen, with what the former one shows; some of it follows the native window.
        self.window.winId()
        self.window.complete()
        # It opens like a start does, and settings may say with which page a start begins.
        self.window.pages.show_page(former.pages.shown)
        self._theme.dress()
        self.window.show()
        self.go_live()
        self.window.activateWindow()
        if settings_page:
            # The language was chosen there, and there the user goes on.
            self.window.dialogs.settings(settings_page)
        # Not closed: that would ask what is to become of running edits.
        former.hide()
        former.deleteLater()

    def _build(self) -> MainWindow:
        return MainWindow(self._assembly.studio, self._theme, self._assembly.places)

    def _take_second_starts(self) -> None:
        from qwen_studio.state.hand_over import address_of
        from qwen_studio.state.hand_over_server import HandOverServer

        places = self._assembly.places
        self._server = server = HandOverServer(address_of(places.library, places.cache), self.window)
        server.received.connect(self.window.take_over)
        # Before the library is let go: a start that comes later is the next window.
        QApplication.instance().aboutToQuit.connect(server.close)  # type: ignore[union-attr]  # there is one
