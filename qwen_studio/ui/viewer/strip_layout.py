"""Where everything in the strip of results stands; px, from the left end of the strip."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect

from qwen_studio.core.job import JobState
from qwen_studio.core.picture import Picture
from qwen_studio.state.job_card import JobCard

TILE_WIDTH = 128
TILE_HEIGHT = 96
CAPTION_TOP = TILE_HEIGHT + 7
CAPTION_HEIGHT = 16
SCROLL_BAR_PX = 10
STRIP_HEIGHT = CAPTION_TOP + 2 * CAPTION_HEIGHT
_INSET = 14
_TILE_GAP = 6
_CARD_GAP = 14


@dataclass(frozen=True)
class Tile:
    """A result, or the place of one that is still to come."""

    rect: QRect
    picture: Picture | None
    is_first_missing: bool = False


@dataclass(frozen=True)
class PlacedCard:
    """One job in the strip. `failure` is where its error card stands, if it has one; `label` tells variants apart."""

    card: JobCard
    left: int
    width: int
    tiles: tuple[Tile, ...]
    failure: QRect | None
    label: str = ""

    @property
    def rect(self) -> QRect:
        return QRect(self.left, 0, self.width, STRIP_HEIGHT)

    @property
    def caption(self) -> QRect:
        """Two lines below the tiles; empty where there are no tiles."""
        width = self.tiles[-1].rect.right() + 1 - self.left if self.tiles else 0
        return QRect(self.left, CAPTION_TOP, width, 2 * CAPTION_HEIGHT)


def is_running(card: JobCard) -> bool:
    """Whether something happens to it by itself; a download that failed waits for its user."""
    return not card.job.state.finished and card.job.failure is None


def has_failed(card: JobCard) -> bool:
    """Whether it has something to say beside its pictures."""
    job = card.job
    if job.state is JobState.DONE:
        return False
    if job.state is JobState.PARTIAL:
        return job.failure is not None
    return job.state.finished or job.failure is not None


def lay_out(
    cards: Iterable[JobCard], failure_width: Callable[[JobCard], int], labels: Mapping[str, str] | None = None
) -> list[PlacedCard]:
    """The cards from left to right. Jobs whose results were all moved to the trash are left out.

    `labels` are those of variants, by the ids of their jobs.
    """
    placed = []
    left = _INSET
    for card in cards:
        tiles = _tiles(card, left)
        tiles_end = tiles[-1].rect.right() + 1 if tiles else left
        failure = None
        if has_failed(card):
            start = tiles_end + _TILE_GAP if tiles else left
            failure = QRect(start, 0, failure_width(card), STRIP_HEIGHT)
        if not tiles and failure is None:
            continue
        end = tiles_end if failure is None else failure.right() + 1
        label = (labels or {}).get(card.job.id, "")
        placed.append(PlacedCard(card, left, end - left, tiles, failure, label))
        left = end + _CARD_GAP
    return placed


def total_width(placed: list[PlacedCard]) -> int:
    return placed[-1].rect.right() + 1 + _INSET if placed else 0


def _tiles(card: JobCard, left: int) -> tuple[Tile, ...]:
    shown: list[Picture | None] = list(card.pictures)
    if is_running(card):
        here = {picture.index: picture for picture in card.pictures}
        shown = [here.get(index) for index in range(max(card.job.request.n, card.job.image_count))]
    first_missing = shown.index(None) if None in shown else -1
    return tuple(
        Tile(
            QRect(left + place * (TILE_WIDTH + _TILE_GAP), 0, TILE_WIDTH, TILE_HEIGHT),
            picture,
            is_first_missing=place == first_missing,
        )
        for place, picture in enumerate(shown)
    )
