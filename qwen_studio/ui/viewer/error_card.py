"""A job that did not end well: what is wrong, what to do, and what to tell support."""

from PySide6.QtCore import QRect, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.ui.assets import ICON_SIZE
from qwen_studio.ui.theme import BODY_PX, Theme, set_role
from qwen_studio.ui.viewer.job_words import JobWords
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.icon_button import IconButton
from qwen_studio.ui.widgets.icon_label import IconLabel

_WIDTHS = (340, 420, 500, 580, 680)
_LEFT, _TOP, _RIGHT, _BOTTOM = 12, 10, 8, 8
_GAP = 8
_LINE_GAP = 3
_DISMISS_PX = 24
_BUTTONS_PX = 34


def error_card_width(message: str, advice: str, height: int, theme: Theme) -> int:
    """The least of a few widths at which a card of that height shows all of the words; quicker than making one."""
    fonts = (theme.font(BODY_PX, QFont.Weight.DemiBold), theme.font(BODY_PX))
    room_height = height - _TOP - _BOTTOM - _BUTTONS_PX - 2 * _LINE_GAP

    def shows_all(width: int) -> bool:
        room = QRect(0, 0, width - _LEFT - _RIGHT - ICON_SIZE - _DISMISS_PX - 2 * _GAP - 2, 9999)
        texts = zip(fonts, (message, advice), strict=True)
        heights = [QFontMetrics(f).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() for f, text in texts]
        return sum(heights) <= room_height

    return next(filter(shows_all, _WIDTHS), _WIDTHS[-1])


class ErrorCard(QFrame):
    """Stands in the strip where the results would be.

    Signals:
        retry_wanted(str): job id; for a job that may have been charged only after the user said so.
        dismiss_wanted(str): job id.
    """

    retry_wanted = Signal(str)
    dismiss_wanted = Signal(str)

    def __init__(self, job: Job, words: JobWords, theme: Theme, usage_url: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self._words = words
        self._theme = theme
        message, advice = words.failure(job)
        set_role(self, "card")
        self.setAccessibleName(message)
        self.setAccessibleDescription(advice)
        texts = QVBoxLayout()
        texts.setSpacing(_LINE_GAP)
        texts.addWidget(_text(message, "strong"))
        if advice:
            texts.addWidget(_text(advice, "muted"))
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        top.addWidget(self._icon(), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts, 1)
        dismiss = IconButton(theme, "close", self.tr("Dismiss"), size=14)
        set_role(dismiss, "small")
        dismiss.setFixedSize(_DISMISS_PX, _DISMISS_PX)
        dismiss.clicked.connect(lambda: self.dismiss_wanted.emit(self.job.id))
        top.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, _TOP, _RIGHT, _BOTTOM)
        column.setSpacing(_LINE_GAP)
        column.addLayout(top)
        column.addStretch()
        column.addLayout(self._bottom(job.failure or Failure(message, ""), usage_url))

    def _icon(self) -> IconLabel:
        calm = self.job.state is JobState.STOPPED
        doubt = self.job.state in {JobState.UNKNOWN, JobState.DOWNLOADING, JobState.ANSWERED}
        name, colour = ("info", "muted") if calm else ("warning", "warn") if doubt else ("error", "bad")
        return IconLabel(self._theme, name, colour)

    def _bottom(self, failure: Failure, usage_url: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        support = self._words.for_support(failure)
        if support:
            row.addWidget(ElidedLabel(support, role="caption"), 1)
            copy = IconButton(self._theme, "copy", self.tr("Copy code, message and request id"), size=14)
            set_role(copy, "small")
            copy.setFixedSize(24, 24)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._words.support_report(failure)))
            row.addWidget(copy)
        else:
            row.addStretch(1)
        if self.job.state is JobState.UNKNOWN and usage_url and not self.job.demo:
            usage = QPushButton(self.tr("Usage page"))
            set_role(usage, "ghost")
            usage.setToolTip(self.tr("What was charged, about one hour late: {url}").format(url=usage_url))
            usage.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(usage_url)))
            row.addWidget(usage)
        retry = QPushButton(self._words.retry(self.job))
        retry.clicked.connect(self._on_retry)
        row.addWidget(retry)
        row.setContentsMargins(0, 0, 4, 2)
        return row

    @Slot()
    def _on_retry(self) -> None:
        if self.job.state is not JobState.UNKNOWN or self.job.demo:
            self.retry_wanted.emit(self.job.id)
            return
        question = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Send again"),
            self.tr("The first try may have been charged. Sending it again may charge it twice."),
            parent=self.window(),
        )
        question.setInformativeText(self._words.at_most(self.job))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        again = question.addButton(self.tr("Send again"), QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
        again.clicked.connect(lambda: self.retry_wanted.emit(self.job.id))
        question.open()


def _text(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_role(label, role)
    return label
