"""The first start: try the demo, or use a key."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.resources import resource_path
from qwen_studio.state.service import Service
from qwen_studio.ui.dialogs.before_after import BeforeAfter
from qwen_studio.ui.keys.key_form import KeyForm
from qwen_studio.ui.menu_bar import SAMPLES
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.scrolling import scrolling

_WIDTH = 720
_FRAME_PX = 48
"""About what the desktop adds above a window."""


class Welcome(QDialog):
    """Says what this is in one picture and one sentence, and offers the two ways to begin.

    Signals:
        demo_chosen(): the person wants to try it without a key.
        account_chosen(str): a key was kept for the account of this id.
    """

    demo_chosen = Signal()
    account_chosen = Signal(str)

    def __init__(self, service: Service, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self.setWindowTitle(self.tr("Welcome to Qwen Studio"))
        self.setAccessibleName(self.tr("Welcome"))
        self._try = QPushButton(self.tr("Try it now"))
        set_role(self._try, "main")
        self._try.setDefault(True)
        self._try.clicked.connect(self._choose_demo)
        form = KeyForm(service)
        form.saved.connect(self._choose_account)
        self._begin = QPushButton(self.tr("Begin"))
        set_role(self._begin, "primary")
        self._begin.hide()
        self._begin.clicked.connect(self.accept)
        # What the demo makes of the sample that it begins with.
        files = resource_path("samples", SAMPLES[0]), resource_path("welcome", "after.jpg")
        before, after = (QPixmap(str(file)) for file in files)
        instruction = self.tr("Turn the photo into a pencil sketch with warm light")
        cards = QHBoxLayout()
        cards.setSpacing(14)
        cards.addWidget(self._demo_card(), 5)
        cards.addWidget(self._key_card(form), 6)
        self._picture = BeforeAfter(before, after, instruction, theme)
        self._inside = QWidget()
        set_role(self._inside, "page")
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(28, 22, 28, 18)
        inner.setSpacing(14)
        inner.addLayout(self._heading())
        inner.addWidget(self._picture)
        inner.addLayout(cards)
        inner.addWidget(self._promise())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(self._inside)
        column.addWidget(self._area)
        self.setFixedWidth(grown_room(_WIDTH))
        # Words that wrap ask for their height only once they know their width, and the check of a key adds some.
        self._inside.installEventFilter(self)
        self._try.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        # With large letters a small screen has room for what must be read, and for no picture.
        self._picture.setVisible(self._wanted_height() <= self._most_height())
        self._fit()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wanted, most = self._wanted_height(), self._most_height()
        # A bar that was once there stays: it takes the width that would make it needless.
        bars = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._area.setVerticalScrollBarPolicy(bars)
        self.resize(self.width(), min(wanted, most))

    def _wanted_height(self) -> int:
        return self._inside.heightForWidth(self.width())

    def _most_height(self) -> int:
        return self.screen().availableGeometry().height() - _FRAME_PX

    def _heading(self) -> QVBoxLayout:
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
        return words

    def _demo_card(self) -> QFrame:
        card, column = self._card(
            self.tr("Without a key"),
            self.tr(
                "No key, no account, no cost: a stand-in on this machine answers like the service, and paints simple,"
                " honest imitations of edits. Everything else is real. A photo and an instruction are ready; one"
                " press of Generate turns the photo into a pencil sketch."
            ),
        )
        column.addStretch(1)
        column.addWidget(self._try)
        return card

    def _key_card(self, form: KeyForm) -> QFrame:
        card, column = self._card(
            self.tr("I have a key"),
            self.tr("A key of Alibaba Cloud Model Studio. Keys of one region do not work in the other."),
        )
        column.addWidget(form)
        column.addWidget(self._begin)
        column.addStretch(1)
        return card

    def _card(self, heading: str, words: str) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        set_role(card, "card")
        title = QLabel(heading)
        set_role(title, "strong")
        text = QLabel(words)
        text.setWordWrap(True)
        set_role(text, "muted")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(text)
        column.addSpacing(4)
        return card, column

    def _promise(self) -> QLabel:
        label = QLabel(
            self.tr(
                "No sign-up, no telemetry, no update check. Pictures and words go to the service only when you press"
                " Generate. A key goes into the keyring of this computer, never into a file."
            )
        )
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, "caption")
        return label

    def _choose_demo(self) -> None:
        self.demo_chosen.emit()
        self.accept()

    def _choose_account(self, account_id: str) -> None:
        in_keyring = self._service.key_of(account_id).source == "keyring"
        self.account_chosen.emit(account_id)
        if in_keyring:
            self.accept()
            return
        # That the key is not in the keyring is said here, and must be seen.
        self._begin.show()
        self._begin.setFocus()
