"""The first start: try the demo, or use a key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.resources import resource_path
from qwen_studio.state.service import Service
from qwen_studio.ui.dialogs.key_form import KeyForm
from qwen_studio.ui.theme import set_role

ICON_SIDE = 56


class Welcome(QDialog):
    """Says what this is in one sentence, and offers the two ways to begin.

    Signals:
        demo_chosen(): the person wants to try it without a key.
        region_chosen(str): a key was kept for this region id.
    """

    demo_chosen = Signal()
    region_chosen = Signal(str)

    def __init__(self, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Welcome to Qwen Studio"))
        self.setAccessibleName(self.tr("Welcome"))
        self._try = QPushButton(self.tr("Try the demo"))
        set_role(self._try, "main")
        self._try.setDefault(True)
        self._try.clicked.connect(self._choose_demo)
        form = KeyForm(service)
        form.saved.connect(self._choose_region)
        cards = QHBoxLayout()
        cards.setSpacing(14)
        cards.addWidget(
            self._card(
                self.tr("Try it now"),
                self.tr(
                    "No key, no account, no cost. A stand-in on this machine answers like the service and"
                    " paints simple, honest imitations of edits. Everything else is real."
                ),
                self._try,
                form_below=False,
            ),
            1,
        )
        cards.addWidget(
            self._card(
                self.tr("I have a key"),
                self.tr("A key of Alibaba Cloud Model Studio. Keys of one region do not work in the other."),
                form,
                form_below=True,
            ),
            1,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(18)
        column.addLayout(self._heading())
        column.addLayout(cards)
        column.addWidget(self._promise())
        self.setFixedWidth(720)
        self._try.setFocus()

    def _heading(self) -> QHBoxLayout:
        icon = QLabel()
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(str(resource_path("app_icon.svg"))).scaledToWidth(
            round(ICON_SIDE * ratio), Qt.TransformationMode.SmoothTransformation
        )
        pixmap.setDevicePixelRatio(ratio)
        icon.setPixmap(pixmap)
        title = QLabel(self.tr("Edit pictures by saying what should change"))
        set_role(title, "title")
        sentence = QLabel(
            self.tr(
                "Drop in up to three pictures, write an instruction, and press one button. Results stay on your disk."
            )
        )
        sentence.setWordWrap(True)
        set_role(sentence, "muted")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(title)
        words.addWidget(sentence)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _card(self, heading: str, words: str, content: QWidget, *, form_below: bool) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        title = QLabel(heading)
        set_role(title, "strong")
        text = QLabel(words)
        text.setWordWrap(True)
        set_role(text, "muted")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(text)
        column.addSpacing(6)
        if not form_below:
            column.addStretch(1)
        column.addWidget(content)
        if form_below:
            column.addStretch(1)
        return card

    def _promise(self) -> QLabel:
        label = QLabel(
            self.tr(
                "No telemetry. Pictures and words go to the service only when you press Generate;"
                " the key stays in your keyring."
            )
        )
        label.setWordWrap(True)
        set_role(label, "caption")
        return label

    def _choose_demo(self) -> None:
        self.demo_chosen.emit()
        self.accept()

    def _choose_region(self, region_id: str) -> None:
        self.region_chosen.emit(region_id)
        self.accept()
