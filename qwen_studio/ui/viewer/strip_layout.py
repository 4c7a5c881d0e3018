"""Where everything in the strip of results stands; px, from the left end of the strip."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect

from qwen_studio.core.job import JobState
from qwen_studio.core.picture import Picture
from qwen_studio.state.job_card import JobCard
from qwen_studio.ui.theme import Theme

_INSET = 14
_TILE_GAP = 6
_CARD_GAP = 14


@dataclass(frozen=True)
class Measures:
    """Of the parts of the strip; those of the design unless said otherwise."""

    tile_width: int = 128
    tile_height: int = 96
    caption_height: int = 16
    scroll_bar: int = 10

    @property
    def caption_top(self) -> int:
        return self.tile_height + 7

    @property
    def strip_height(self) -> int:
        """Without the scroll bar."""
        return self.caption_top + 2 * self.caption_height

    @property
    def whole_height(self) -> int:
        return self.strip_height + self.scroll_bar

    @property
    def one_line_from(self) -> int:
        """From this width on, title and facts of a job share one line."""
        return 2 * self.tile_width


DESIGN = Measures()


def measures_of(theme: Theme) -> Measures:
    """Those at the present text scale."""
    return Measures(
        theme.room(DESIGN.tile_width),
        theme.room(DESIGN.tile_height),
        theme.px(DESIGN.caption_height),
        theme.px(DESIGN.scroll_bar),
    )


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
    measures: Measures = DESIGN

    @property
    def rect(self) -> QRect:
        return QRect(self.left, 0, self.width, self.measures.strip_height)

    @property
    def caption(self) -> QRect:
        """Two lines below the tiles; empty where there are no tiles."""
        if not self.tiles:
            return QRect()
        tiles = self.tiles[0].rect | self.tiles[-1].rect
        return QRect(tiles.left(), self.measures.caption_top, tiles.width(), 2 * self.measures.caption_height)

    def mirrored(self, width: int) -> "PlacedCard":
        """The same in a strip of that width that is read from right to left."""

        def flip(rect: QRect) -> QRect:
            return QRect(width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

        tiles = tuple(replace(tile, rect=flip(tile.rect)) for tile in self.tiles)
        failure = None if self.failure is None else flip(self.failure)
        return replace(self, left=flip(self.rect).left(), tiles=tiles, failure=failure)


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
    cards: Iterable[JobCard],
    failure_width: Callable[[JobCard], int],
    labels: Mapping[str, str] | None = None,
    measures: Measures = DESIGN,
) -> list[PlacedCard]:
    """The cards from left to right. Jobs whose results were all moved to the trash are left out.

    `labels` are those of variants, by the ids of their jobs.
    """
    placed = []
    left = _INSET
    for card in cards:
        tiles = _tiles(card, left, measures)
        tiles_end = tiles[-1].rect.right() + 1 if tiles else left
        failure = None
        if has_failed(card):
            start = tiles_end + _TILE_GAP if tiles else left
            failure = QRect(start, 0, failure_width(card), measures.strip_height)
        if not tiles and failure is None:
            continue
        end = tiles_end if failure is None else failure.right() + 1
        label = (labels or {}).get(card.job.id, "")
        placed.append(PlacedCard(card, left, end - left, tiles, failure, label, measures))
        left = end + _CARD_GAP
    return placed


def total_width(placed: list[PlacedCard]) -> int:
    return placed[-1].rect.right() + 1 + _INSET if placed else 0


def _tiles(card: JobCard, left: int, measures: Measures) -> tuple[Tile, ...]:
    shown: list[Picture | None] = list(card.pictures)
    if is_running(card):
        here = {picture.index: picture for picture in card.pictures}
        shown = [here.get(index) for index in range(max(card.job.request.n, card.job.image_count))]
    first_missing = shown.index(None) if None in shown else -1
    width, height = measures.tile_width, measures.tile_height
    return tuple(
        Tile(
            QRect(left + place * (width + _TILE_GAP), 0, width, height),
            picture,
            is_first_missing=place == first_missing,
        )
        for place, picture in enumerate(shown)
    )
