"""What a filter asks for, part by part, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject

from qwen_studio.core.catalog import Catalog
from qwen_studio.library.search import GalleryFilter
from qwen_studio.state.collecting import Collecting
from qwen_studio.ui.gallery.date_words import range_words

STARS = 5


@dataclass(frozen=True)
class FilterPart:
    """One demand: its words and icon, and the change of the filter that takes it away."""

    words: str
    icon: str
    without: dict[str, Any] = field(hash=False)


class FilterWords(QObject):
    """Names models, regions and albums as people know them."""

    def __init__(self, catalog: Catalog, collecting: Collecting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._collecting = collecting

    def parts(self, wanted: GalleryFilter) -> list[FilterPart]:
        """The demands beside the words of the search field and the trash, in a fixed order."""
        return [*self._marks(wanted), *self._facts(wanted), *self._family(wanted)]

    def rating(self, stars: int) -> str:
        """So many stars or more."""
        if stars == STARS:
            return "★" * STARS
        return self.tr("{stars} and more").format(stars="★" * stars)

    def region(self, region_id: str) -> str:
        """The region as the catalogue calls it."""
        region = self._catalog.region(region_id)
        return region_id if region is None else region.name

    def _marks(self, wanted: GalleryFilter) -> Iterator[FilterPart]:
        if wanted.favourites:
            yield FilterPart(self.tr("Favourites"), "star-filled", {"favourites": False})
        if wanted.rating:
            yield FilterPart(self.rating(wanted.rating), "", {"rating": 0})
        for tag in wanted.tags:
            yield FilterPart(tag, "tag", {"tags": tuple(other for other in wanted.tags if other != tag)})
        if wanted.album:
            name = self._collecting.album_name(wanted.album) or self.tr("An album that was deleted")
            yield FilterPart(name, "album", {"album": 0})

    def _facts(self, wanted: GalleryFilter) -> Iterator[FilterPart]:
        if wanted.since is not None or wanted.until is not None:
            yield FilterPart(range_words(wanted.since, wanted.until), "calendar", {"since": None, "until": None})
        if wanted.model:
            model = self._catalog.model(wanted.model)
            yield FilterPart(wanted.model if model is None else model.label, "sparkle", {"model": ""})
        if wanted.region:
            yield FilterPart(self.region(wanted.region), "", {"region": ""})
        if wanted.seed is not None:
            yield FilterPart(self.tr("Seed {seed}").format(seed=wanted.seed), "dice", {"seed": None})
        if wanted.troubled:
            yield FilterPart(self.tr("Has a problem"), "warning", {"troubled": False})

    def _family(self, wanted: GalleryFilter) -> Iterator[FilterPart]:
        if wanted.chain:
            yield FilterPart(self.tr("One chain"), "lineage", {"chain": ""})
        if wanted.inputs_like:
            yield FilterPart(self.tr("Same input"), "image", {"inputs_like": ""})
