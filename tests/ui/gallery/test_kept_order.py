"""Order, headings, and grid or list are those of the last run."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import assemble
from qwen_studio.library.places import Places
from qwen_studio.library.search import Headings, Order
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.gallery.list_view import ListView
from qwen_studio.ui.gallery.sort_button import SortButton
from qwen_studio.ui.theme import Theme
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import GalleryScene

Start = Callable[[], GalleryScene]


@pytest.fixture
def start(
    copied_library: None, qtbot: QtBot, owner: QObject, undressed_theme: Theme, tmp_path: Path
) -> Iterator[Start]:
    """Opens the page; a second call is a restart."""
    places = Places(tmp_path / "library", tmp_path / "config", tmp_path / "cache", tmp_path / "logs")
    close: Callable[[], None] | None = None

    def end() -> None:
        if close is not None:
            close()

    def begin() -> GalleryScene:
        nonlocal close
        end()
        assembly = assemble(places, Preferences(places.settings_file), parent=owner)
        scene = GalleryScene(assembly, undressed_theme, qtbot)

        def stop() -> None:
            assembly.close()
            scene.close()

        close = stop
        assembly.studio.gallery.reload()
        scene.open()
        scene.wait_for_count(42)
        return scene

    yield begin
    end()


def choose(scene: GalleryScene, words: str) -> None:
    """Take a line of the menu behind the order."""
    menu = by_name(scene.bar, SortButton, "Sort").menu()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_order_headings_and_list_are_as_they_were_left(start: Start, qtbot: QtBot) -> None:
    first = start()
    choose(first, "Model")
    choose(first, "Headings by chain")
    choose(first, "Model Z–A")
    next(a for a in first.page.actions_for_view_menu() if a.text() == "A&s a list").trigger()
    qtbot.waitUntil(lambda: first.studio.gallery.is_counted)
    order = first.ids()

    second = start()
    qtbot.waitUntil(lambda: second.ids() == order)
    assert by_name(second.bar, SortButton, "Sort").text() == "Model Z–A"
    assert second.studio.gallery.filter.headings is Headings.CHAIN
    assert second.page.findChildren(ListView)[0].isVisible()


def test_a_search_is_not_kept(start: Start) -> None:
    first = start()
    choose(first, "Rating")
    first.search.setText("golden")
    first.wait_for_count(6)

    second = start()
    assert second.studio.gallery.filter.order is Order.RATING
    assert not second.search.text()
