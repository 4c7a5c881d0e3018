"""Notices by an icon in the tray, as Windows and macOS show them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from qwen_studio.ui.desktop.notifier import Notice, Notifier

_FOR_MS = 10_000


class TrayNotifier(Notifier):
    """The icon is there as long as its notice is: the program does not live in the tray."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(self)
        self._icon.messageClicked.connect(self._choose)
        self._icon.activated.connect(self._choose)

    def show_notice(self, notice: Notice) -> None:
        if not (self._icon.isSystemTrayAvailable() and self._icon.supportsMessages()):
            return
        self._icon.setIcon(QApplication.windowIcon())
        self._icon.setToolTip(notice.title)
        self._icon.show()
        look = QSystemTrayIcon.MessageIcon.Warning if notice.is_bad else QSystemTrayIcon.MessageIcon.Information
        self._icon.showMessage(notice.title, notice.body, look, _FOR_MS)

    def withdraw(self) -> None:
        self._icon.hide()

    def _choose(self) -> None:
        self.withdraw()
        self.chosen.emit("")
