"""Where the next edit goes, to be changed by one choice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.state.service import Service
from qwen_studio.ui.keys.account_words import AccountWords


class PlaceMenu(QMenu):
    """The demo, every account of every region, and the way to all that can be set about them.

    Signals:
        keys_wanted(): the person wants to see regions and keys.
    """

    keys_wanted = Signal()

    def __init__(self, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Where edits go"))
        words = AccountWords(service, self)
        self._group = QActionGroup(self)
        self._add(self.tr("&Demo, free"), chosen=service.demo).triggered.connect(service.use_demo)
        self.addSeparator()
        for region in service.catalog.regions:
            for account in service.accounts.of(region.id):
                in_use = not service.demo and account.id == service.account.id
                entry = self._add(words.label(account).replace("&", "&&"), chosen=in_use)
                entry.triggered.connect(lambda _=False, account_id=account.id: service.use_account(account_id))
        self.addSeparator()
        self.addAction(self.tr("&Keys and regions…")).triggered.connect(self.keys_wanted)

    def _add(self, label: str, *, chosen: bool) -> QAction:
        entry = self.addAction(label)
        entry.setCheckable(True)
        entry.setChecked(chosen)
        self._group.addAction(entry)
        return entry
