"""What can be pressed in the strip of results: Cancel on running jobs, and the cards of failed ones."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QWidget

from qwen_studio.core.job import Job
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.job_list import JobList
from qwen_studio.state.service import Service
from qwen_studio.state.spending import Spending
from qwen_studio.ui.theme import CAPTION_PX, Theme, set_role
from qwen_studio.ui.viewer.card_actions import CardAction
from qwen_studio.ui.viewer.card_words import CardText, CardWords
from qwen_studio.ui.viewer.job_words import JobWords
from qwen_studio.ui.viewer.strip_layout import PlacedCard, has_failed, is_running, measures_of

if TYPE_CHECKING:
    from qwen_studio.ui.viewer.error_card import ErrorCard

_LINK_GAP = 6
_NEAR_PX = 300


class StripChildren(QObject):
    """Makes, places and removes the widgets; they are children of the strip's viewport and move with what it shows.

    Signals:
        details_wanted(str): job id.
        other_region_wanted(str): the user wants to try the key that was refused elsewhere; id of the region it was for.
    """

    details_wanted = Signal(str)
    other_region_wanted = Signal(str)

    def __init__(
        self, viewport: QWidget, jobs: JobList, service: Service, spending: Spending, words: JobWords, theme: Theme
    ) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._jobs = jobs
        self._service = service
        self._spending = spending
        self._words = words
        self._card_words = CardWords(
            service.catalog.service.link_lifetime_h, spending.in_way_of, self._other_region, self
        )
        self._theme = theme
        self._links: dict[str, QPushButton] = {}
        self._errors: dict[str, ErrorCard] = {}
        self._widths: dict[tuple[CardText, tuple[str, ...], bool], int] = {}

    def link_width(self, card: JobCard) -> int:
        """The room that the link of a running job takes behind its title, with the gap before it."""
        return self._link(card).sizeHint().width() + _LINK_GAP if is_running(card) else 0

    def failure_width(self, card: JobCard) -> int:
        """The width at which the card of a failed job shows all its words."""
        from qwen_studio.ui.viewer.error_card import error_card_width

        text = self._card_words.text(card, datetime.now(UTC))
        labels = tuple(self._card_words.label(action, card) for action in self._card_words.actions(card))
        support = card.job.failure is not None and bool(self._words.for_support(card.job.failure))
        captions = support or not card.pictures
        known = (text, labels, captions)
        if known not in self._widths:
            self._widths[known] = error_card_width(text, labels, self._height(), self._theme, captions=captions)
        return self._widths[known]

    def forget(self) -> None:
        """Removes all, for when letters have another size; what is needed is made again when it is placed."""
        for widget in (*self._links.values(), *self._errors.values()):
            widget.hide()
            widget.deleteLater()
        self._links.clear()
        self._errors.clear()
        self._widths.clear()

    def _height(self) -> int:
        return measures_of(self._theme).strip_height

    def job_with_focus(self) -> str | None:
        """The job that the widget with the keyboard belongs to."""
        focused = QApplication.focusWidget()
        for job_id, widget in (*self._errors.items(), *self._links.items()):
            if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
                return job_id
        return None

    def keep_only(self, placed: list[PlacedCard]) -> None:
        """Removes the widgets of jobs that have none any more."""
        running = {p.card.job.id for p in placed if is_running(p.card)}
        failed = {p.card.job.id for p in placed if has_failed(p.card)}
        for job_id in set(self._links) - running:
            self._links.pop(job_id).deleteLater()
        for job_id in set(self._errors) - failed:
            self._errors.pop(job_id).deleteLater()

    def place(self, placed: list[PlacedCard], scrolled: int) -> None:
        """Puts every widget where its card stands; error cards are made when they come into sight."""
        in_sight = self._viewport.rect().adjusted(-_NEAR_PX, 0, _NEAR_PX, 0).translated(scrolled, 0)
        for card in placed:
            if is_running(card.card):
                self._place_link(card, scrolled)
            if card.failure is not None and (card.card.job.id in self._errors or card.failure.intersects(in_sight)):
                error = self._error(card.card)
                error.setGeometry(card.failure.translated(-scrolled, 0))
                error.show()

    def _place_link(self, placed: PlacedCard, scrolled: int) -> None:
        link = self._link(placed.card)
        room, height = placed.caption, placed.measures.caption_height
        if room.width() >= placed.measures.one_line_from:
            metrics = QFontMetrics(self._theme.font(CAPTION_PX))
            title = metrics.horizontalAdvance(placed.label or self._words.title(placed.card))
            left = room.left() + min(title + _LINK_GAP, room.width() - link.sizeHint().width())
            top = room.top()
        else:
            left, top = room.left() - 3, room.top() + height
        place = QRect(left, top - 2, link.sizeHint().width(), height + 2)
        place = QStyle.visualRect(self._viewport.layoutDirection(), room, place)
        link.setGeometry(place.translated(-scrolled, 0))
        link.show()

    def _link(self, card: JobCard) -> QPushButton:
        job_id = card.job.id
        link = self._links.get(job_id)
        if link is None:
            link = self._links[job_id] = QPushButton(self._viewport)
            set_role(link, "link")
            self._theme.keep_font(link, CAPTION_PX)
            link.clicked.connect(lambda: self._jobs.stop(job_id))
        words = self._words.stop(card.job)
        if link.text() != words:
            link.setText(words)
            link.setAccessibleName(f"{words}: {self._words.title(card)}")
            link.setToolTip(self._words.stop_explained(card.job))
        return link

    def _error(self, card: JobCard) -> "ErrorCard":
        from qwen_studio.ui.viewer.error_card import ErrorCard

        job_id = card.job.id
        error = self._errors.get(job_id)
        if error is not None and error.is_outdated(card):
            error.deleteLater()
            error = None
        if error is None:
            region = self._service.catalog.region(card.job.request.region)
            usage_url = "" if region is None else region.usage_url
            error = ErrorCard(card, self._words, self._card_words, self._theme, usage_url, self._viewport)
            self._errors[job_id] = error
            error.chosen.connect(self._do)
            error.details_wanted.connect(self.details_wanted)
            error.dismiss_wanted.connect(self._jobs.dismiss)
        return error

    def _do(self, job_id: str, action: CardAction) -> None:
        match action:
            case CardAction.GENERATE_MISSING:
                self._jobs.generate_missing(job_id)
            case CardAction.ALLOW_HOST:
                self._jobs.allow_host(job_id)
            case CardAction.RAISE_CAP:
                self._raise_cap(job_id)
            case CardAction.TRY_REGION:
                card = self._jobs.card(job_id)
                if card is not None:
                    self.other_region_wanted.emit(card.job.request.region)
            case _:
                self._jobs.retry(job_id)

    def _other_region(self, job: Job) -> str:
        """What the region is called that the job's key may belong to; empty if there is none."""
        regions = self._service.other_regions(job.request.region)
        return regions[0].name if regions else ""

    def _raise_cap(self, job_id: str) -> None:
        card = self._jobs.card(job_id)
        if card is None:
            return
        found = self._spending.in_way_of(card.job)
        if found is not None:
            self._spending.give_way(found)
        # Where the other cap is in the way too, the button says so now.
        if self._spending.in_way_of(card.job) is None:
            self._jobs.retry(job_id)
