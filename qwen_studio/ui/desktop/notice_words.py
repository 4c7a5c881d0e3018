"""What a notice says of edits that are over."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from qwen_studio.core.job import JobState
from qwen_studio.state.job_card import JobCard
from qwen_studio.ui.desktop.notifier import Notice
from qwen_studio.ui.viewer.job_words import JobWords

_LONGEST_TITLE = 60


class NoticeWords(QObject):
    """One edit is told by its own words, several by what became of them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = JobWords(self)

    def notice(self, cards: Sequence[JobCard]) -> Notice:
        """The notice of these edits, of which there is at least one."""
        return self._of_one(cards[0]) if len(cards) == 1 else self._of_several(cards)

    def _of_one(self, card: JobCard) -> Notice:
        title = self._words.title(card)
        title = title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rstrip() + "…"
        failure = card.job.failure
        if card.job.state is JobState.UNKNOWN:
            told = "" if failure is None else failure.message
            return Notice(self.tr("Outcome of an edit unknown"), _lines(self._quoted(title), told), is_bad=True)
        if failure is not None:
            return Notice(self.tr("An edit needs you"), _lines(self._quoted(title), failure.message), is_bad=True)
        return Notice(self.tr("Edit done"), _lines(self._quoted(title), self._results(len(card.pictures))))

    def _of_several(self, cards: Sequence[JobCard]) -> Notice:
        unknown = sum(card.job.state is JobState.UNKNOWN for card in cards)
        bad = sum(card.job.failure is not None for card in cards if card.job.state is not JobState.UNKNOWN)
        parts = [
            self.tr("{count} done").format(count=len(cards) - unknown - bad) if len(cards) > unknown + bad else "",
            self.tr("{count} failed").format(count=bad) if bad else "",
            self.tr("{count} with unknown outcome").format(count=unknown) if unknown else "",
        ]
        results = self._results(sum(len(card.pictures) for card in cards))
        title = self.tr("{count} edits are over").format(count=len(cards))
        return Notice(title, _lines(" · ".join(part for part in parts if part), results), is_bad=bool(unknown + bad))

    def _quoted(self, title: str) -> str:
        return self.tr("“{title}”").format(title=title) if title else ""

    def _results(self, count: int) -> str:
        return self.tr("1 result") if count == 1 else self.tr("{count} results").format(count=count)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
