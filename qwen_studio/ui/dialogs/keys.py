"""Keys and regions: which service the next edit goes to."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from qwen_studio.state.network import NetworkSettings
from qwen_studio.state.service import Service
from qwen_studio.ui.file_dialogs import MakeDialog, file_dialog
from qwen_studio.ui.keys.keys_page import KeysPage
from qwen_studio.ui.keys.unkept_key import leave
from qwen_studio.ui.reading_order import go_on
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.scrolling import scrolling

_WIDTH, _HEIGHT = 580, 700


class KeysDialog(QDialog):
    """Shows the page by itself, as the settings show it among others."""

    def __init__(
        self,
        service: Service,
        network: NetworkSettings,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        make_dialog: MakeDialog = file_dialog,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and regions"))
        self.page = KeysPage(service, network, theme, make_dialog=make_dialog)
        inside = QWidget()
        set_role(inside, "page")
        room = QVBoxLayout(inside)
        room.setContentsMargins(20, 18, 20, 8)
        room.addWidget(self.page)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.setContentsMargins(20, 0, 20, 14)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inside), 1)
        column.addWidget(close)
        self.page.take_focus()
        screen = (parent or self).screen().availableSize()
        self.resize(
            min(grown_room(_WIDTH), screen.width() - 40), min(grown_room(_HEIGHT), round(screen.height() * 0.9))
        )

    def reject(self) -> None:
        leave(self.page.form, self, super().reject)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)
