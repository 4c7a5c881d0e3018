"""The gallery shows at the next start what it showed last."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.gallery.test_kept_order import Start, start

__all__ = ["start"]


def test_what_was_looked_at_and_chosen_is_found_again(start: Start, qtbot: QtBot) -> None:
    first = start()
    qtbot.waitUntil(lambda: first.studio.gallery.is_counted)
    first.grid.choose([30], 30)
    first.grid.look_at(24, 10)
    place = first.grid.looked_at()
    assert place
    qtbot.waitUntil(lambda: first.studio.preferences.settings.gallery_place != "")
    ids = first.ids()

    second = start()
    qtbot.waitUntil(lambda: bool(second.grid.looked_at()))
    assert second.ids() == ids
    assert second.grid.chosen_rows() == [30]
    assert second.grid.looked_at() == place


@pytest.mark.parametrize("place", ["31 25 10 /another/library", "x y z {library}", "999999 -5 0 {library}", "1 2"])
def test_the_place_in_another_library_or_of_garbage_is_none(
    start: Start, qtbot: QtBot, tmp_path: Path, place: str
) -> None:
    start().studio.preferences.change(gallery_place=place.format(library=tmp_path / "library"))
    again = start()
    qtbot.waitUntil(lambda: again.studio.gallery.is_counted)
    again.settle()
    assert again.grid.looked_at() == {}
    assert again.grid.chosen_rows() in ([], [0])
