"""The Gallery page of a library in which somebody has worked for weeks."""

from photographer import LARGE, SMALL, Photographer

from qwen_studio.library.search import GalleryFilter, Headings, Order
from qwen_studio.ui.gallery.list_view import ListView
from qwen_studio.ui.top_bar import GALLERY

AS_A_GRID, AS_A_LIST, SIDE_LIST = "gallery.grid_view", "gallery.list_view", "gallery.side_list"


def take_gallery(photographer: Photographer) -> None:
    """Grid and list, a search with filters, several chosen, chains beside the albums, and a small window."""
    gallery = photographer.studio.gallery
    photographer.show_page(GALLERY, LARGE)
    photographer.wait(lambda: gallery.is_counted)
    photographer.choose_rows(3)
    photographer.shoot("gallery_grid")
    photographer.choose_rows(1, 2, 3, 7, 8)
    photographer.shoot("gallery_selected")
    photographer.choose(AS_A_LIST)
    photographer.wait(lambda: photographer.window.findChild(ListView))
    photographer.choose_rows(2)
    photographer.shoot("gallery_list")
    photographer.choose(AS_A_GRID)
    her, portrait = photographer.said("her"), photographer.said("portrait")
    _look_for(photographer, GalleryFilter(text=her, rating=1, tags=(portrait,), order=Order.RATING))
    photographer.choose_rows(1)
    photographer.shoot("gallery_search")
    photographer.choose(SIDE_LIST)
    _look_for(photographer, GalleryFilter(headings=Headings.CHAIN))
    photographer.choose_rows(5)
    photographer.shoot("gallery_side")
    photographer.choose(SIDE_LIST)
    _look_for(photographer, GalleryFilter())
    photographer.show_page(GALLERY, SMALL)
    photographer.choose_rows(0)
    photographer.shoot("gallery_small")


def _look_for(photographer: Photographer, wanted: GalleryFilter) -> None:
    gallery = photographer.studio.gallery
    gallery.set_filter(**vars(wanted))
    photographer.settle()
    photographer.wait(lambda: gallery.is_counted)
