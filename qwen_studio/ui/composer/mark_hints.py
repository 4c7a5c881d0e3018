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
_SHORT_LIST = 2
"""So many stand side by side at once; of more, all but the first wait behind a link."""
_WIDEST_PX = 170


class MarkHints(QWidget):
    """A quiet line with a link for each mark of which the instruction does not speak yet; hidden without any.

    More than a few wait behind the last link, so that the parameters stay in sight.

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
        self._more: QPushButton | None = None
        self._shows_all = False
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
            self._shows_all = False
            self.hide()
            return
        from qwen_studio.core.mark_words import phrases

        several = len(self._composer.filled) > 1
        wanted = phrases(drawings, self._composer.instruction, several_images=several)[:_MOST]
        line, more = (self._line, self._more) if self._line and self._more else self._build()
        shown = len(wanted) if self._shows_all or len(wanted) <= _SHORT_LIST else 1
        while len(self._links) < shown:
            self._links.append(self._link())
            # The link to the rest stays the last, for Tab as well.
            line.removeWidget(more)
            line.addWidget(self._links[-1])
            line.addWidget(more)
            QWidget.setTabOrder(self._links[-1], more)
        more.setText(self.tr("{n} more").format(n=len(wanted) - shown))
        more.setVisible(shown < len(wanted))
        for place, link in enumerate(self._links):
            words = wanted[place].words if place < shown else ""
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

    def _build(self) -> tuple[FlowLayout, QPushButton]:
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(6)
        icon = IconLabel(self._theme, "pencil", size=_ICON_SIDE, parent=self)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QLabel(self.tr("Say where:"), self)
        set_role(words, "caption")
        # Beside the links, not among them: all of them begin at the same place.
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        self._line = FlowLayout(spacing=4)
        row.addLayout(self._line, 1)
        self._more = self._plain_link()
        self._more.clicked.connect(self._show_all)
        self._line.addWidget(self._more)
        return self._line, self._more

    def _plain_link(self) -> QPushButton:
        link = QPushButton(self)
        set_role(link, "link-small")
        link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return link

    def _link(self) -> QPushButton:
        link = self._plain_link()
        link.clicked.connect(lambda: self._take(link))
        return link

    def _show_all(self) -> None:
        self._shows_all = True
        self.look()
        # The link that was pressed is gone; what it stood for has come.
        self._links[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, link: QPushButton) -> None:
        self.phrase_wanted.emit(link.property("words"))
        self.look()
