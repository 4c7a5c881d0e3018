"""The line that says what is filtered: each demand goes by its own cross, all of them by one button."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from qwen_studio.core.picture import Picture
from qwen_studio.library import albums, pictures, tags
from qwen_studio.ui.gallery.active_filters import ActiveFilters
from qwen_studio.ui.gallery.more_filters import MoreFilters
from qwen_studio.ui.widgets.removable_chip import RemovableChip
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, MODEL, GalleryScene
from tests.ui.gallery.popups import answer


def line(gallery: GalleryScene) -> ActiveFilters:
    return gallery.page.findChildren(ActiveFilters)[0]


def demands(gallery: GalleryScene) -> list[str]:
    """The chips of the line, in their order."""
    return [chip.text() for chip in line(gallery).findChildren(RemovableChip) if not chip.isHidden()]


def take_away(gallery: GalleryScene, words: str) -> None:
    QTest.mouseClick(by_name(line(gallery), RemovableChip, f"Remove filter: {words}"), LEFT)


@pytest.fixture
def filtered(gallery: GalleryScene) -> GalleryScene:
    """The newest picture has all that can be asked for, and all of it is."""
    newest = gallery.add(
        "a red kite", gallery.facts(0).created_at + timedelta(seconds=1), seed=77, made_of=picture(gallery, 20)
    )
    call = gallery.database.call
    call(pictures.set_favourite, [newest.id], True)
    call(pictures.set_rating, [newest.id], 4)
    call(tags.add, [newest.id], ["Kites", "Wind & sky"])
    album = call(albums.create, "Autumn")
    call(albums.add, album, [newest.id])
    gallery.studio.collecting.reload()
    gallery.qtbot.waitUntil(lambda: bool(gallery.studio.collecting.albums))
    gallery.studio.gallery.set_filter(
        favourites=True,
        rating=3,
        tags=("Kites", "Wind & sky"),
        album=album,
        since=newest.created_at - timedelta(days=1),
        model=MODEL,
        region="singapore",
        seed=77,
        chain=picture(gallery, 20).content_hash,
        inputs_like=picture(gallery, 20).content_hash,
    )
    gallery.wait_for_count(1)
    return gallery


def picture(gallery: GalleryScene, place: int) -> Picture:
    ids = sorted(gallery.ids())
    found: list[Picture] = gallery.database.call(pictures.get_many, [ids[place]])
    return found[0]


def test_there_is_no_line_without_a_filter(gallery: GalleryScene) -> None:
    assert not line(gallery).isVisible()
    QTest.keyClicks(gallery.search, "golden")
    gallery.wait_for_count(6)
    # What is typed stands in its field already.
    assert not line(gallery).isVisible()
    QTest.mouseClick(gallery.chip("Favourites"), LEFT)
    assert line(gallery).isVisible()
    gallery.qtbot.waitUntil(lambda: demands(gallery) == ["Favourites"])


def test_every_demand_goes_by_its_own_cross_and_the_others_stay(filtered: GalleryScene) -> None:
    words = demands(filtered)
    assert words[:5] == ["Favourites", "★★★ and more", "Kites", "Wind & sky", "Autumn"]
    assert words[6:] == ["edit-plus", "Singapore", "Seed 77", "One chain", "Same input"]
    assert words[5].startswith("Since ")
    wanted = filtered.studio.gallery.filter
    for number, word in enumerate(words):
        take_away(filtered, word)
        filtered.qtbot.waitUntil(lambda left=words[number + 1 :]: demands(filtered) == left)  # type: ignore[misc]  # a default binds it
        assert filtered.studio.gallery.filter != wanted
        wanted = filtered.studio.gallery.filter
    filtered.wait_for_count(43)
    assert not line(filtered).isVisible()
    assert not filtered.chip("Favourites").isChecked()
    assert not filtered.bar.findChildren(MoreFilters)[0].isChecked()


def test_clear_all_clears_all_and_keeps_the_order(filtered: GalleryScene) -> None:
    filtered.studio.gallery.set_filter(newest_first=False)
    QTest.mouseClick(by_name(line(filtered), QPushButton, "Clear all"), LEFT)
    filtered.wait_for_count(43)
    assert not line(filtered).isVisible()
    assert not filtered.studio.gallery.filter.newest_first


def test_the_chips_work_by_keys(filtered: GalleryScene) -> None:
    chip = by_name(line(filtered), RemovableChip, "Remove filter: Autumn")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    filtered.qtbot.waitUntil(lambda: "Autumn" not in demands(filtered))


def test_an_album_is_called_as_it_is_called_now(filtered: GalleryScene) -> None:
    (album,) = filtered.studio.collecting.albums
    filtered.studio.collecting.rename_album(album.id, "October")
    filtered.qtbot.waitUntil(lambda: "October" in demands(filtered))
    assert "Autumn" not in demands(filtered)


def test_long_words_are_shortened_and_all_is_seen_in_a_narrow_window(filtered: GalleryScene) -> None:
    filtered.studio.collecting.rename_album(filtered.studio.collecting.albums[0].id, "A very long name " * 12)
    filtered.qtbot.waitUntil(lambda: any(words.startswith("A very long") for words in demands(filtered)))
    filtered.qtbot.waitUntil(partial(can_be, filtered, 620))
    chips = [chip for chip in line(filtered).findChildren(RemovableChip) if not chip.isHidden()]

    def lie_within() -> bool:
        return all(line(filtered).rect().contains(chip.rect().translated(place(chip))) for chip in chips)

    def place(chip: RemovableChip) -> QPoint:
        return chip.mapTo(line(filtered), QPoint())

    filtered.qtbot.waitUntil(lie_within)
    assert all(chip.width() <= 260 for chip in chips)


def can_be(filtered: GalleryScene, width: int) -> bool:
    """Whether the window can be so narrow; it is as wide as its contents until these are laid out."""
    filtered.window.resize(width, 700)
    return filtered.page.width() == width


def test_what_is_filtered_is_kept_under_a_name(filtered: GalleryScene) -> None:
    wanted = filtered.studio.gallery.filter
    QTest.mouseClick(by_name(line(filtered), QPushButton, "Save search…"), LEFT)
    answer(filtered, "Kites in autumn")
    filtered.qtbot.waitUntil(lambda: filtered.studio.saved_searches.searches == {"Kites in autumn": wanted})
