"""The order of the gallery and its headings, from one run to the next."""

from PySide6.QtCore import QObject, Slot

from qwen_studio.core.settings import Settings
from qwen_studio.library.search import GalleryFilter, Headings, Order
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.preferences import Preferences


def kept_order(settings: Settings) -> GalleryFilter:
    """All pictures, in the order in which the gallery was left."""
    return GalleryFilter(
        order=Order(settings.gallery_order),
        newest_first=settings.gallery_newest_first,
        headings=Headings(settings.gallery_headings),
    )


class KeptOrder(QObject):
    """Keeps every order that the gallery gets."""

    def __init__(self, gallery: GalleryModel, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._preferences = preferences
        gallery.filter_changed.connect(self._keep)

    @Slot()
    def _keep(self) -> None:
        wanted = self._gallery.filter
        self._preferences.change(
            gallery_order=wanted.order.value,
            gallery_newest_first=wanted.newest_first,
            gallery_headings=wanted.headings.value,
        )
