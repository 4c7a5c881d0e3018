"""Accounts, keys and the way to the service."""

from PySide6.QtWidgets import QWidget

from qwen_studio.ui.file_dialogs import FileDialogs
from qwen_studio.ui.settings_dialog.row import Row, Words
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.settings_dialog.surroundings import Surroundings


class ServicePage(SettingsPage):
    """Holds the page of `keys`, which has its own ways back."""

    def __init__(self, title: str, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(title, around, parent)
        studio = around.studio
        words = Words(
            self.tr("Where keys are kept"),
            self.tr("In the keyring of the system if it has one, otherwise in memory; never in the settings."),
            self.tr("API key region account workspace base URL address proxy certificate CA demo Singapore Beijing"),
        )
        self.add_row(Row(words))
        from qwen_studio.ui.keys.keys_page import KeysPage

        dialogs = FileDialogs(studio.preferences)
        self.keys = KeysPage(studio.service, studio.network, around.theme, make_dialog=dialogs)
        self.keys.setContentsMargins(10, 0, 10, 0)
        self.column.addWidget(self.keys)
