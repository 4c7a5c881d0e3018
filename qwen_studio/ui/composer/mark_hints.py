"""Offers words for the marks that are drawn upon the inputs."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.instruction_hints import SETTLE_MS
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.flow_layout import FlowLayout
from qwen_studio.ui.widgets.icon_label import IconLabel

_ICON_SIDE = 13
_MOST = 6
_WIDEST_PX = 220


class MarkHints(QWidget):
    """A quiet line with one link for each mark of which the instruction does not speak yet; hidden without any.

    Signals:
        phrase_wanted(str): the user wants these words in the instruction.
    """

    phrase_wanted = Signal(str)

    def __init__(self, composer: Composer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        self._theme = theme
        self._links: list[QPushButton] = []
        self._line: FlowLayout | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self.look)
        composer.text_changed.connect(self._wait)
        composer.slots_changed.connect(self.look)
        self.hide()

    def look(self) -> None:
        """Looks at marks and instruction as they are now."""
        self._settled.stop()
        drawings = {slot.number: slot.drawing for slot in self._composer.slots if slot.drawing}
        if not drawings:
            self.hide()
            return
        from qwen_studio.core.mark_words import phrases

        several = len(self._composer.filled) > 1
        wanted = phrases(drawings, self._composer.instruction, several_images=several)[:_MOST]
        line = self._line or self._build()
        while len(self._links) < len(wanted):
            self._links.append(self._link())
            line.addWidget(self._links[-1])
        for place, link in enumerate(self._links):
            words = wanted[place].words if place < len(wanted) else ""
            link.setProperty("words", words)
            link.setText(link.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, _WIDEST_PX))
            link.setAccessibleName(self.tr("Add “{words}”").format(words=words))
            link.setToolTip(self.tr("Add “{words}” to the instruction").format(words=words))
            link.setVisible(bool(words))
        self.setVisible(bool(wanted))

    def _wait(self) -> None:
        # Nothing is to change under the pointer in the middle of a word.
        if any(slot.drawing for slot in self._composer.slots):
            self._settled.start()

    def _build(self) -> FlowLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(6)
        icon = IconLabel(self._theme, "pencil", size=_ICON_SIDE, parent=self)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QLabel(self.tr("Say where:"), self)
        set_role(words, "caption")
        self._line = FlowLayout(spacing=4)
        self._line.addWidget(words)
        row.addLayout(self._line, 1)
        return self._line

    def _link(self) -> QPushButton:
        link = QPushButton(self)
        set_role(link, "link-small")
        link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        link.clicked.connect(lambda: self._take(link))
        return link

    def _take(self, link: QPushButton) -> None:
        self.phrase_wanted.emit(link.property("words"))
        self.look()
