"""A link that opens in the browser."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QWidget


class LinkLabel(QLabel):
    """Words that lead to an address; keeps the theme's colour, which rich text reads only when it is set."""

    def __init__(self, words: str = "", url: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setOpenExternalLinks(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.set_link(words, url)

    def set_link(self, words: str, url: str) -> None:
        """Leads there from now on."""
        self.setToolTip(url)
        self.setText(f'<a href="{url}">{words}</a>' if url else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Else the first Tab comes to the label, which shows nothing, and only the next one to its link.
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            text = self.text()
            self.setText("")
            self.setText(text)
