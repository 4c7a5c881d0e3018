"""The tags that pictures must have, chosen in the list behind the chip."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QStyle, QStyleOptionViewItem

from qwen_studio.library import tags
from qwen_studio.ui.gallery.tag_list import TagList
from qwen_studio.ui.theme import Choice
from qwen_studio.ui.widgets.removable_chip import RemovableChip
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, GalleryScene
from tests.ui.gallery.popups import only_open

Key = Qt.Key


@pytest.fixture
def tagged(gallery: GalleryScene) -> GalleryScene:
    """Rows 0 to 2 are of mountains, 2 and 3 of people, and 4 is 红 (red)."""
    ids = gallery.ids()
    for name, rows in (("Mountains", (0, 1, 2)), ("People", (2, 3)), ("红", (4,))):
        gallery.database.call(tags.add, [ids[row] for row in rows], [name])
    gallery.studio.collecting.reload()
    gallery.qtbot.waitUntil(lambda: len(gallery.studio.collecting.tags) == 3)
    return gallery


def chip(gallery: GalleryScene) -> QPushButton:
    (found,) = [b for b in gallery.bar.findChildren(QPushButton) if b.accessibleName().startswith("Tags")]
    return found


def open_list(gallery: GalleryScene) -> TagList:
    QTest.mouseClick(chip(gallery), LEFT)
    return only_open(gallery.bar, TagList)


def field_of(popup: TagList) -> QLineEdit:
    return by_name(popup, QLineEdit, "Find a tag")


def left(popup: TagList) -> list[str]:
    """The tags that are shown, with a tick before those that are checked."""
    listed = popup.findChildren(QListWidget)[0]
    items = [listed.item(row) for row in range(listed.count())]
    ticks = {Qt.CheckState.Checked: "✓ ", Qt.CheckState.Unchecked: ""}
    return [ticks[item.checkState()] + item.text() for item in items if not item.isHidden()]


def box(popup: TagList, words: str) -> QRect:
    """The check box before the tag."""
    listed = popup.findChildren(QListWidget)[0]
    item: QListWidgetItem = listed.findItems(words, Qt.MatchFlag.MatchStartsWith)[0]
    option = QStyleOptionViewItem()
    option.initFrom(listed)
    option.rect = listed.visualItemRect(item)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    return listed.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, listed)


def click_box(popup: TagList, words: str) -> None:
    QTest.mouseClick(popup.findChildren(QListWidget)[0].viewport(), LEFT, pos=box(popup, words).center())


def colours_in(popup: TagList, words: str) -> set[str]:
    """What is painted within the frame of the check box."""
    viewport = popup.findChildren(QListWidget)[0].viewport()
    image = viewport.grab(box(popup, words).adjusted(5, 5, -5, -5)).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_list_tells_how_many_pictures_have_each_tag(tagged: GalleryScene) -> None:
    popup = open_list(tagged)
    assert left(popup) == ["Mountains   3", "People   2", "红   1"]
    assert field_of(popup).hasFocus()


def test_checked_tags_add_up_and_the_chip_counts_them(tagged: GalleryScene) -> None:
    ids = tagged.ids()
    popup = open_list(tagged)
    click_box(popup, "Mountains")
    tagged.wait_for_count(3)
    assert chip(tagged).text() == "Tags: 1"
    click_box(popup, "People")
    tagged.wait_for_count(1)
    assert tagged.ids() == [ids[2]]
    assert chip(tagged).text() == "Tags: 2"
    assert chip(tagged).isChecked()
    click_box(popup, "Mountains")
    tagged.wait_for_count(2)
    assert tagged.ids() == ids[2:4]


def test_typing_leaves_those_that_have_it_and_return_takes_the_first(tagged: GalleryScene) -> None:
    popup = open_list(tagged)
    QTest.keyClicks(field_of(popup), "OUNT")
    assert left(popup) == ["Mountains   3"]
    QTest.keyClick(field_of(popup), Key.Key_Return)
    tagged.wait_for_count(3)
    # The next one can be typed at once; Return alone is the end.
    assert left(popup) == ["✓ Mountains   3", "People   2", "红   1"]
    QTest.keyClicks(field_of(popup), "people")
    QTest.keyClick(field_of(popup), Key.Key_Return)
    tagged.wait_for_count(1)
    QTest.keyClick(field_of(popup), Key.Key_Return)
    assert not popup.isVisible()
    assert tagged.studio.gallery.shown_count == 1


def test_the_list_works_by_arrows_and_space(tagged: GalleryScene) -> None:
    chip(tagged).setFocus()
    QTest.keyClick(chip(tagged), Key.Key_Down)
    popup = only_open(tagged.bar, TagList)
    QTest.keyClick(field_of(popup), Key.Key_Down)
    listed = by_name(popup, QListWidget, "Tags")
    assert listed.hasFocus()
    listed.setCurrentRow(1)
    QTest.keyClick(listed, Key.Key_Space)
    tagged.wait_for_count(2)
    QTest.keyClick(listed, Key.Key_Escape)
    assert not popup.isVisible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_box_is_empty_until_it_is_checked(tagged: GalleryScene, scheme: Choice) -> None:
    tagged.theme.set_choice(scheme)
    tokens = tagged.theme.tokens
    popup = open_list(tagged)
    assert colours_in(popup, "People") == {tokens.field.name()}
    click_box(popup, "People")
    tagged.wait_for_count(2)
    checked = colours_in(popup, "People")
    assert {tokens.accent_strong.name(), tokens.on_accent.name()} <= checked
    assert tokens.field.name() not in checked


def test_what_holds_stands_first_when_it_opens_again(tagged: GalleryScene) -> None:
    popup = open_list(tagged)
    click_box(popup, "People")
    QTest.keyClick(field_of(popup), Key.Key_Escape)
    tagged.wait_for_count(2)
    again = open_list(tagged)
    assert left(again) == ["✓ People   2", "Mountains   3", "红   1"]
    click_box(again, "People")
    tagged.wait_for_count(42)
    assert not chip(tagged).isChecked()
    assert chip(tagged).text() == "Tags"


def test_a_click_elsewhere_leaves_it(tagged: GalleryScene) -> None:
    popup = open_list(tagged)
    QTest.mouseClick(popup, LEFT, pos=QPoint(popup.width() + 40, popup.height() + 40))
    tagged.qtbot.waitUntil(lambda: not tagged.bar.findChildren(TagList))
    assert tagged.studio.gallery.shown_count == 42


def test_each_tag_goes_by_its_own_cross(tagged: GalleryScene) -> None:
    popup = open_list(tagged)
    click_box(popup, "Mountains")
    click_box(popup, "People")
    tagged.wait_for_count(1)
    QTest.keyClick(field_of(popup), Key.Key_Escape)
    QTest.mouseClick(by_name(tagged.page, RemovableChip, "Remove filter: Mountains"), LEFT)
    tagged.wait_for_count(2)
    assert chip(tagged).text() == "Tags: 1"


def test_without_any_tag_it_says_where_to_give_some(gallery: GalleryScene) -> None:
    popup = open_list(gallery)
    (words,) = [label.text() for label in popup.findChildren(QLabel) if label.isVisible()]
    assert words == "No picture has a tag yet. Give some in the details at the right."
    assert not field_of_any(popup)


def field_of_any(popup: TagList) -> list[QLineEdit]:
    return [field for field in popup.findChildren(QLineEdit) if field.isVisible()]
