"""An edit that did not end well: what is wrong, what to do, and what to tell support."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QRect, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QMessageBox, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.job import Failure, JobState
from qwen_studio.state.job_card import JobCard
from qwen_studio.ui.assets import ICON_SIZE
from qwen_studio.ui.theme import BODY_PX, Theme, set_role
from qwen_studio.ui.viewer.card_actions import CardAction
from qwen_studio.ui.viewer.card_words import CardText, CardWords
from qwen_studio.ui.viewer.job_words import JobWords
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.help_button import HelpButton
from qwen_studio.ui.widgets.icon_button import IconButton
from qwen_studio.ui.widgets.icon_label import IconLabel
from qwen_studio.ui.widgets.quiet import quiet

_WIDTHS = (280, 340, 420, 500, 580, 640)
_LEFT, _TOP, _RIGHT, _BOTTOM = 12, 10, 8, 8
_GAP = 8
_LINE_GAP = 3
_DISMISS_PX = 24
_BUTTONS_PX = 34
_BUTTON_FRAME_PX = 28
_CAPTION_PX = 140
_HELP_PX = 24


def error_card_width(text: CardText, labels: Sequence[str], height: int, theme: Theme, *, captions: bool) -> int:
    """The least of a few widths at which a card of that height shows all of the words and has room for its buttons.

    Quicker than making one. `captions`: whether lines stand beside the buttons.
    """
    px = theme.px
    fonts = (theme.font(BODY_PX, QFont.Weight.DemiBold), theme.font(BODY_PX))
    room_height = height - _TOP - _BOTTOM - px(_BUTTONS_PX) - 2 * _LINE_GAP
    on_button = QFontMetrics(theme.font(BODY_PX, QFont.Weight.Medium))
    buttons = sum(on_button.horizontalAdvance(label) + _BUTTON_FRAME_PX + 4 for label in labels)
    least = _LEFT + _RIGHT + 4 + px(_HELP_PX) + buttons + (theme.room(_CAPTION_PX) if captions else 0)

    def shows_all(width: int) -> bool:
        room = QRect(0, 0, width - _LEFT - _RIGHT - px(ICON_SIZE + _DISMISS_PX) - 2 * _GAP - 2, 9999)
        texts = zip(fonts, text, strict=True)
        heights = [QFontMetrics(f).boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() for f, words in texts]
        return width >= least and sum(heights) <= room_height

    widths = [theme.room(width) for width in _WIDTHS]
    return next(filter(shows_all, widths), max(widths[-1], least))


class ErrorCard(QFrame):
    """Stands in the strip where the results would be.

    Signals:
        chosen(str, CardAction): job id, and what to do; what may be charged twice only after the user said so.
        details_wanted(str): job id.
        dismiss_wanted(str): job id.
    """

    chosen = Signal(str, object)
    details_wanted = Signal(str)
    dismiss_wanted = Signal(str)

    def __init__(
        self,
        card: JobCard,
        words: JobWords,
        card_words: CardWords,
        theme: Theme,
        usage_url: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.card = card
        self.job = card.job
        self._words = words
        self._card_words = card_words
        self._theme = theme
        self._usage_url = usage_url
        self._failure = card.job.failure or Failure("", "")
        self._actions = [a for a in card_words.actions(card) if a is not CardAction.USAGE or usage_url]
        self._labels = self._labels_for(card)
        text = card_words.text(card, datetime.now(UTC))
        set_role(self, "card")
        self.setAccessibleName(text.title)
        self.setAccessibleDescription(text.advice)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, _TOP, _RIGHT, _BOTTOM)
        column.setSpacing(_LINE_GAP)
        column.addLayout(self._top(text))
        column.addStretch()
        column.addLayout(self._bottom())

    def is_outdated(self, card: JobCard) -> bool:
        """Whether a new widget has to take this one's place to say what holds for the edit now."""
        shown = (self.job.failure, self.card.came, self._labels)
        return shown != (card.job.failure, card.came, self._labels_for(card))

    def _labels_for(self, card: JobCard) -> list[str]:
        return [self._card_words.label(action, card) for action in self._actions]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        for action in reversed(self._actions):
            entry = menu.addAction(self._card_words.label(action, self.card))
            entry.triggered.connect(lambda _=False, action=action: self._choose(action))
        menu.addSeparator()
        menu.addAction(self.tr("Details of the edit…")).triggered.connect(lambda: self.details_wanted.emit(self.job.id))
        if self._words.for_support(self._failure):
            menu.addAction(self.tr("Copy code, message and request id")).triggered.connect(self._copy)
        menu.addSeparator()
        menu.addAction(self.tr("Dismiss")).triggered.connect(lambda: self.dismiss_wanted.emit(self.job.id))
        menu.aboutToHide.connect(menu.deleteLater)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())
        event.accept()

    def _top(self, text: CardText) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(_LINE_GAP)
        texts.addWidget(_text(text.title, "strong"))
        if text.advice:
            texts.addWidget(_text(text.advice, "muted"))
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        top.addWidget(self._icon(), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts, 1)
        dismiss = IconButton(self._theme, "close", self.tr("Dismiss"), size=14)
        set_role(dismiss, "small")
        self._theme.keep(dismiss, QWidget.setFixedSize, _DISMISS_PX, _DISMISS_PX)
        dismiss.clicked.connect(lambda: self.dismiss_wanted.emit(self.job.id))
        top.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _icon(self) -> IconLabel:
        match self.job.state:
            case JobState.STOPPED | JobState.PARTIAL:
                return IconLabel(self._theme, "info", "muted")
            case JobState.UNKNOWN:
                return IconLabel(self._theme, "warning", "warn")
            case _ if CardAction.ALLOW_HOST in self._actions:
                return IconLabel(self._theme, "help", "warn")
            case _ if self.card.is_pending:
                return IconLabel(self._theme, "warning", "warn")
            case _:
                return IconLabel(self._theme, "error", "bad")

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        support = self._words.for_support(self._failure)
        captions = QVBoxLayout()
        captions.setSpacing(0)
        # Beside its pictures the instruction stands below them.
        which = "" if self.card.pictures else self._words.title(self.card)
        for words in filter(None, (which, support)):
            captions.addWidget(ElidedLabel(words, role="caption"))
        row.addLayout(captions, 1)
        if support:
            copy = IconButton(self._theme, "copy", self.tr("Copy code, message and request id"), size=14)
            set_role(copy, "small")
            self._theme.keep(copy, QWidget.setFixedSize, 24, 24)
            copy.clicked.connect(self._copy)
            row.addWidget(copy)
        row.addWidget(HelpButton("trouble", look_for=(self._failure.code, self._failure.message)))
        for action in self._actions:
            row.addWidget(self._button(action))
        row.setContentsMargins(0, 0, 4, 2)
        return row

    def _button(self, action: CardAction) -> QPushButton:
        button = quiet(QPushButton(self._card_words.label(action, self.card)))
        if action in {CardAction.USAGE, CardAction.NOT_NOW}:
            set_role(button, "ghost")
        if action is CardAction.USAGE:
            button.setToolTip(self.tr("What was charged, about one hour late: {url}").format(url=self._usage_url))
        button.clicked.connect(lambda: self._choose(action))
        return button

    def _choose(self, action: CardAction) -> None:
        match action:
            case CardAction.USAGE:
                QDesktopServices.openUrl(QUrl(self._usage_url))
            case CardAction.NOT_NOW:
                self.dismiss_wanted.emit(self.job.id)
            case CardAction.SEND_AGAIN:
                self._ask_before_sending()
            case _:
                self.chosen.emit(self.job.id, action)

    def _ask_before_sending(self) -> None:
        question = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Send again"),
            self.tr("The first try may have been charged. Sending it again may charge it twice."),
            parent=self.window(),
        )
        question.setInformativeText(self._card_words.at_most(self.job))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        again = question.addButton(self.tr("Send again"), QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
        again.clicked.connect(lambda: self.chosen.emit(self.job.id, CardAction.SEND_AGAIN))
        question.open()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words.support_report(self._failure))


def _text(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_role(label, role)
    return label
