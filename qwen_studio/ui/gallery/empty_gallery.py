"""What the gallery says while there is nothing to show, and what to do about it."""

from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qwen_studio.library.search import GalleryFilter
from qwen_studio.ui.gallery.gallery_actions import unfiltered
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_label import IconLabel
from qwen_studio.ui.widgets.quiet import quiet

_ICON_PX = 40
_WORDS_WIDTH = 380


class _Reason(Enum):
    NO_PICTURES = auto()
    EMPTY_TRASH = auto()
    NOTHING_FOUND = auto()


class EmptyGallery(QWidget):
    """A sentence that teaches, and one button.

    Signals:
        samples_wanted(): show how it goes with a sample picture.
        all_wanted(): show everything again.
    """

    samples_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = _Reason.NO_PICTURES
        self._icon = IconLabel(theme, "image", "faint", size=_ICON_PX)
        self._title = QLabel()
        set_role(self._title, "title")
        self._words = QLabel()
        set_role(self._words, "muted")
        self._button = quiet(QPushButton())
        self._button.clicked.connect(self._act)
        for label in (self._title, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        block = QWidget()
        theme.keep_room(block, QWidget.setMaximumWidth, _WORDS_WIDTH)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._icon, 0, centre)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(6)
        column.addWidget(self._button, 0, centre)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(block, 100)
        row.addStretch(1)

    def take_keyboard(self) -> None:
        """Puts the keyboard on the button."""
        self._button.setFocus()

    def explain(self, wanted: GalleryFilter) -> None:
        """Say why a gallery with that filter is empty."""
        everything = unfiltered(wanted)
        if wanted == everything:
            self._say(
                _Reason.NO_PICTURES,
                "image",
                self.tr("Results appear here"),
                self.tr("Every picture that you make is kept, with all that is needed to make it again."),
                self.tr("Try it with a sample"),
            )
        elif wanted == replace(everything, in_trash=True):
            self._say(
                _Reason.EMPTY_TRASH,
                "trash",
                self.tr("The trash is empty"),
                self.tr("What you move to the trash waits here, and can be brought back."),
                self.tr("Show the gallery"),
            )
        else:
            text = wanted.text.strip()
            self._say(
                _Reason.NOTHING_FOUND,
                "search",
                self.tr("Nothing matches “{text}”").format(text=text) if text else self.tr("Nothing matches"),
                self.tr("The search looks in instructions, what to avoid, notes, tags and names of files."),
                self.tr("Clear filters"),
            )

    def _say(self, reason: _Reason, icon: str, title: str, words: str, button: str) -> None:
        self._reason = reason
        self._icon.set_icon(icon, "faint")
        self._title.setText(title)
        self._words.setText(words)
        self._button.setText(button)
        set_role(self._button, "primary" if reason is _Reason.NO_PICTURES else "")

    @Slot()
    def _act(self) -> None:
        if self._reason is _Reason.NO_PICTURES:
            self.samples_wanted.emit()
        else:
            self.all_wanted.emit()
