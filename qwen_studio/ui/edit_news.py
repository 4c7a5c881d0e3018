"""What is said about edits that end, are stopped, or go on hidden."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from qwen_studio.core.errors import StudioError
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.job_list import JobList
from qwen_studio.state.viewer import Viewer
from qwen_studio.ui.announce import Announce
from qwen_studio.ui.speaking import say
from qwen_studio.ui.viewer.job_words import NOT_SENT_YET, JobWords

_QUIET_MS = 2000
"""Without news for so long, what came after the first is told in one sentence."""


class EditNews(QObject):
    """Follows the jobs. `offer` shows the results of a card or says that they are here, and whether it has said so;
    `show_edit_page` brings the page with the cards up.
    """

    def __init__(
        self,
        jobs: JobList,
        viewer: Viewer,
        announce: Announce,
        offer: Callable[[JobCard], bool],
        show_edit_page: Callable[[], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._viewer = viewer
        self._announce = announce
        self._offer = offer
        self._show_edit_page = show_edit_page
        self._window = window
        self._words = JobWords(self)
        self._more: list[JobCard] = []
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._tell_of_more)
        jobs.finished.connect(self._finished)
        jobs.came_out_of_sight.connect(self._came_out_of_sight)
        jobs.held_up.connect(self._held_up)

    def stop_newest(self) -> None:
        """Stop the newest edit that is not sent yet; of one that is, say that it goes on and leave it in sight.

        The key is easily pressed for something else, and what is paid for is not to vanish by it.
        """
        cards = self._jobs.cards()
        newest = next((card for card in cards if card.job.state in NOT_SENT_YET), None)
        if newest is not None:
            self._jobs.stop(newest.job.id)
            self._announce(self._words.stop_explained(newest.job) + ".", "", None)
        elif any(card.is_running for card in cards):
            self._announce(self.tr("It was sent already and cannot be stopped; its results come here."), "", None)

    def _finished(self, job_id: str) -> None:
        card = self._jobs.card(job_id)
        if card is None:
            return
        self._alert()
        shown, told = self._viewer.shown, False
        if card.pictures and (shown is None or shown.picture is None or shown.picture.job_id != job_id):
            told = self._offer(card)
        if not told:
            self._speak(card)

    def _speak(self, card: JobCard) -> None:
        """Says what came to those who do not see the card."""
        title, failure = self._words.title(card), card.job.failure
        if failure is not None:
            say(self._window, f"{title}: {failure.message}")
        elif card.pictures:
            count = len(card.pictures)
            words = self.tr("1 result: {title}") if count == 1 else self.tr("{count} results: {title}")
            say(self._window, words.format(count=count, title=title))

    def _held_up(self, error: StudioError) -> None:
        words = self.tr("{trouble} What is paid for is fetched as soon as that is mended.")
        self._announce(words.format(trouble=error.message), "", None)

    def _came_out_of_sight(self, card: JobCard) -> None:
        # A start may go on with hundreds at once.
        if self._quiet.isActive():
            self._more.append(card)
        else:
            self._tell_of(card)
        self._quiet.start()

    def _tell_of_more(self) -> None:
        cards, self._more = self._more, []
        if len(cards) == 1:
            self._tell_of(cards[0])
        elif cards:
            self._alert()
            here = sum(len(card.pictures) for card in cards)
            words = self.tr("{count} more hidden edits are over; {pictures} of their results came")
            self._announce(words.format(count=len(cards), pictures=here), "", None)

    def _tell_of(self, card: JobCard) -> None:
        self._alert()
        self._announce(self._words.out_of_sight(card), self.tr("Show"), lambda: self._show(card))

    def _show(self, card: JobCard) -> None:
        self._jobs.show_again(card.job.id)
        self._show_edit_page()
        if card.pictures:
            self._viewer.show_picture(card.pictures[0].id)

    def _alert(self) -> None:
        if not self._window.isActiveWindow():
            QApplication.alert(self._window)
