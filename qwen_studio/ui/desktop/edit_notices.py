"""Notices of edits that end while nobody looks at the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from qwen_studio.core.job import JobState
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.job_list import JobList
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.desktop.notice_words import NoticeWords
from qwen_studio.ui.desktop.notifier import Notifier

AFTER_LAST_MS = 800
"""What ends together is told together."""
WITHIN_MS = 30_000
"""While more edits are under way, so long the first that ended waits for them."""


def is_active() -> bool:
    """Whether a window of the program has the keyboard."""
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive


class EditNotices(QObject):
    """One notice for all that ended since somebody looked: each that comes later replaces it by the sum of both."""

    def __init__(
        self,
        jobs: JobList,
        preferences: Preferences,
        notifier: Notifier,
        show: Callable[[JobCard, str], object],
        parent: QObject,
        *,
        is_looked_at: Callable[[], bool] = is_active,
    ) -> None:
        """`show` brings the window forward, with what came of the edit, by the leave of the desktop."""
        super().__init__(parent)
        self._jobs = jobs
        self._preferences = preferences
        self._notifier = notifier
        self._show = show
        self._is_looked_at = is_looked_at
        self._words = NoticeWords(self)
        self._over: dict[str, JobCard] = {}
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._tell)
        jobs.finished.connect(self._finished)
        jobs.card_changed.connect(self._changed)
        jobs.came_out_of_sight.connect(self._note)
        notifier.chosen.connect(self._choose)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._looked)

    def _finished(self, job_id: str) -> None:
        card = self._jobs.card(job_id)
        if card is not None and card.job.state is not JobState.STOPPED:
            self._note(card)

    def _changed(self, job_id: str) -> None:
        card = self._jobs.card(job_id)
        known = self._over.get(job_id)
        if card is None:
            return
        if card.is_pending and card.job.failure is not None and known is None:
            self._note(card)
        elif known is not None:
            # Its pictures may be entered after its end.
            self._over[job_id] = card

    def _note(self, card: JobCard) -> None:
        if self._is_looked_at():
            return
        self._over[card.job.id] = card
        if not self._jobs.running + self._jobs.waiting:
            self._soon.start(AFTER_LAST_MS)
        elif not self._soon.isActive():
            self._soon.start(WITHIN_MS)

    def _tell(self) -> None:
        if self._over and self._preferences.settings.notifications and not self._is_looked_at():
            self._notifier.show_notice(self._words.notice(list(self._over.values())))

    def _choose(self, activation_token: str) -> None:
        cards = list(self._over.values())
        self._over.clear()
        if cards:
            with_pictures = [card for card in cards if card.pictures]
            self._show((with_pictures or cards)[-1], activation_token)

    def _looked(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._soon.stop()
            self._over.clear()
            self._notifier.withdraw()
