"""Edits that were started together as variants of one instruction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from qwen_studio.core.job import Job
from qwen_studio.core.variants import labels
from qwen_studio.state.job_card import JobCard

_TOGETHER = timedelta(seconds=1)
"""The program starts variants within moments of each other; a person takes longer between two edits."""


@dataclass(frozen=True)
class Series:
    """At least two cards, in the order in which the variants were written, and by what each differs."""

    cards: tuple[JobCard, ...]
    labels: tuple[str, ...]

    @property
    def has_ended(self) -> bool:
        """Whether nothing more comes of any of them."""
        return all(card.job.state.finished for card in self.cards)


def series_among(cards: Sequence[JobCard]) -> list[Series]:
    """The series among the cards, which are given newest first.

    The journal knows of single edits only: those are variants that differ in nothing but words and seed.
    """
    groups: list[list[JobCard]] = []
    for before, card in pairwise(cards):
        if not _belong_together(before.job, card.job):
            continue
        if groups and groups[-1][-1] is before:
            groups[-1].append(card)
        else:
            groups.append([before, card])
    return [Series(tuple(group), tuple(labels([card.job.request for card in group]))) for group in groups]


def labels_among(cards: Sequence[JobCard]) -> dict[str, str]:
    """The labels of all variants among the cards, by the ids of their jobs."""
    return {
        card.job.id: label
        for series in series_among(cards)
        for card, label in zip(series.cards, series.labels, strict=True)
    }


def _belong_together(a: Job, b: Job) -> bool:
    if abs(a.created_at - b.created_at) > _TOGETHER or a.demo != b.demo:
        return False
    bare_a, bare_b = (replace(job.request, instruction="", seed=None) for job in (a, b))
    return bare_a == bare_b and a.request != b.request
