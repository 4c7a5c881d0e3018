"""The Gallery page as a whole: empty states, the trash, the panel at the right, and whose actions hold."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QSplitter, QTabBar

from qwen_studio.ui.gallery.empty_gallery import EmptyGallery
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.gallery.trash_bar import TrashBar
from qwen_studio.ui.panels.details_panel import DetailsPanel
from qwen_studio.ui.panels.side_panel import SidePanel
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, GalleryScene, grid_of


def empty_words(gallery: GalleryScene) -> str:
    empty = gallery.page.findChildren(EmptyGallery)[0]
    assert empty.isVisible()
    return "\n".join(label.text() for label in empty.findChildren(QLabel))


def press_empty_button(gallery: GalleryScene) -> None:
    QTest.mouseClick(gallery.page.findChildren(EmptyGallery)[0].findChildren(QPushButton)[0], LEFT)


def open_menu(gallery: GalleryScene, row: int) -> QMenu:
    point = gallery.middle(row)
    viewport = gallery.grid.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    return next(menu for menu in gallery.page.findChildren(QMenu) if menu.isVisible())


def test_nothing_is_said_before_the_library_has_answered(empty_gallery: GalleryScene) -> None:
    page = empty_gallery.page_that_waits()
    assert not page.findChildren(EmptyGallery)[0].isVisibleTo(page)
    assert grid_of(page).isVisibleTo(page)


def test_an_empty_library_offers_a_sample(empty_gallery: GalleryScene) -> None:
    empty_gallery.open()
    assert "Results appear here" in empty_words(empty_gallery)
    with empty_gallery.qtbot.waitSignal(empty_gallery.page.samples_wanted):
        press_empty_button(empty_gallery)
    (button,) = [b for b in empty_gallery.page.findChildren(QPushButton) if b.text() == "Try it with a sample"]
    with empty_gallery.qtbot.waitSignal(empty_gallery.page.samples_wanted):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_the_first_result_takes_the_place_of_the_words(empty_gallery: GalleryScene) -> None:
    empty_gallery.open()
    assert empty_words(empty_gallery)
    empty_gallery.add()
    empty_gallery.wait_for_count(1)
    assert empty_gallery.grid.isVisible()
    empty_gallery.settle()


def test_a_search_without_result_says_so_and_can_be_cleared(gallery: GalleryScene) -> None:
    QTest.keyClicks(gallery.search, "<b>nobody</b>")
    gallery.wait_for_count(0)
    assert "Nothing matches “<b>nobody</b>”" in empty_words(gallery)
    press_empty_button(gallery)
    gallery.wait_for_count(42)
    assert gallery.search.text() == ""
    assert gallery.grid.isVisible()


def test_the_words_of_an_empty_gallery_are_whole_in_a_small_window(gallery: GalleryScene) -> None:
    gallery.window.resize(760, 520)
    QTest.keyClicks(gallery.search, "nobody")
    gallery.wait_for_count(0)
    for label in gallery.page.findChildren(EmptyGallery)[0].findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_the_trash_shows_what_was_thrown_away_and_gives_it_back(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    gallery.click(1)
    gallery.wait_until_acting_on(ids[1])
    path = gallery.studio.pictures.path(gallery.actions.pictures[0])
    gallery.press(Qt.Key.Key_Delete)
    gallery.wait_for_count(41)
    assert not path.exists()
    QTest.mouseClick(gallery.chip("Trash"), LEFT)
    gallery.wait_for_count(1)
    assert gallery.ids() == [ids[1]]
    bar = gallery.page.findChildren(TrashBar)[0]
    assert bar.isVisible()
    restore = by_name(bar, QPushButton, "Restore")
    assert not restore.isEnabled()
    gallery.click(0)
    gallery.wait_until_acting_on(ids[1])
    assert not gallery.actions.move_to_trash.isEnabled()
    QTest.mouseClick(restore, LEFT)
    gallery.wait_for_count(0)
    assert "The trash is empty" in empty_words(gallery)
    assert path.exists()
    press_empty_button(gallery)
    gallery.wait_for_count(42)
    assert gallery.ids() == ids
    assert not bar.isVisible()


def test_the_menu_of_a_tile_is_about_that_tile(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    gallery.click(0)
    menu = open_menu(gallery, 2)
    assert gallery.chosen() == [2]
    gallery.wait_until_acting_on(ids[2])
    words = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert words[0] == "Use as Image 1"
    assert "Restore from trash" not in words
    menu.close()


def test_the_menu_in_the_trash_begins_with_the_way_back(gallery: GalleryScene) -> None:
    gallery.click(0)
    gallery.wait_until_acting_on(gallery.ids()[0])
    gallery.press(Qt.Key.Key_Delete)
    gallery.wait_for_count(41)
    gallery.action("Show the trash").trigger()
    gallery.wait_for_count(1)
    menu = open_menu(gallery, 0)
    first = menu.actions()[0]
    gallery.qtbot.waitUntil(first.isEnabled)
    assert first.text().replace("&", "") == "Restore from trash"
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(first).center())
    gallery.wait_for_count(0)


def test_a_menu_of_many_keeps_them_chosen(gallery: GalleryScene) -> None:
    gallery.click(0)
    gallery.click(3, Qt.KeyboardModifier.ShiftModifier)
    menu = open_menu(gallery, 2)
    assert gallery.chosen() == [0, 1, 2, 3]
    menu.close()


def test_the_status_says_how_many_are_chosen(gallery: GalleryScene) -> None:
    gallery.click(0)
    assert gallery.statuses[-1] == "1 selected · drag out to any app"
    gallery.click(4, Qt.KeyboardModifier.ShiftModifier)
    assert gallery.statuses[-1] == gallery.page.status_words() == "5 selected · drag out to any app"
    gallery.press(Qt.Key.Key_Escape)


def test_details_follow_the_chosen_tile(gallery: GalleryScene) -> None:
    gallery.click(8)
    details = by_name(gallery.page, DetailsPanel, "Details")
    facts = gallery.facts(8)
    gallery.qtbot.waitUntil(lambda: details.value("size") == f"{facts.width} × {facts.height}")
    QTest.mouseClick(details.findChildren(type(details._preview))[0], LEFT)
    assert gallery.opened == [facts.id]


def test_a_page_that_is_not_open_leaves_the_actions_alone(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    gallery.click(0)
    gallery.wait_until_acting_on(ids[0])
    gallery.page.hide()
    gallery.actions.set_pictures([])
    statuses = len(gallery.statuses)
    gallery.grid.choose([3], 3)
    gallery.studio.pictures.get(ids[3], lambda _: None)
    gallery.qtbot.waitUntil(lambda: [p.id for p in gallery.page._chosen.pictures] == [ids[3]])
    assert gallery.actions.pictures == ()
    assert len(gallery.statuses) == statuses
    gallery.page.show()
    gallery.page.take_actions()
    gallery.wait_until_acting_on(ids[3])


def test_while_it_is_open_nobody_else_says_what_the_actions_are_about(gallery: GalleryScene) -> None:
    ids = gallery.ids()
    gallery.click(0)
    gallery.wait_until_acting_on(ids[0])
    gallery.studio.pictures.get(ids[5], lambda picture: gallery.actions.set_pictures([picture]))
    gallery.studio.pictures.get(ids[6], lambda _: gallery.opened.append(-1))
    gallery.qtbot.waitUntil(lambda: gallery.opened == [-1])
    gallery.wait_until_acting_on(ids[0])


def test_the_lineage_is_that_of_the_chosen_tile_while_it_can_be_seen(gallery: GalleryScene) -> None:
    lineage = gallery.studio.lineage
    gallery.click(2)
    gallery.wait_until_acting_on(gallery.ids()[2])
    tabs = gallery.page.findChildren(QTabBar)[0]
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center())
    gallery.qtbot.waitUntil(lambda: lineage.current_picture_id == gallery.ids()[2])
    gallery.click(3)
    gallery.qtbot.waitUntil(lambda: lineage.current_picture_id == gallery.ids()[3])
    gallery.page.hide()
    assert lineage.current_picture_id is None


def test_the_panel_folds_in_a_narrow_window_and_when_asked(gallery: GalleryScene) -> None:
    side = gallery.page.findChildren(SidePanel)[0]
    assert side.isVisible()
    gallery.window.resize(800, 600)
    gallery.qtbot.waitUntil(lambda: not side.isVisible())
    gallery.window.resize(1100, 600)
    gallery.qtbot.waitUntil(side.isVisible)
    gallery.page.set_right_visible(False)
    assert not side.isVisible()
    gallery.page.set_right_visible(True)
    assert side.isVisible()


def test_the_width_of_the_panel_is_kept(gallery: GalleryScene) -> None:
    handle = gallery.page.findChildren(QSplitter)[0].handle(1)
    assert gallery.page.findChildren(SidePanel)[0].width() == 296
    middle = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=middle)
    QTest.mouseMove(handle, middle - QPoint(60, 0))
    QTest.mouseRelease(handle, LEFT, pos=middle - QPoint(60, 0))
    kept = gallery.studio.preferences.settings.gallery_panel_width
    assert 340 < kept == gallery.page.findChildren(SidePanel)[0].width()


def test_going_to_the_list_chooses_the_first_only_if_none_is_chosen(gallery: GalleryScene) -> None:
    gallery.page.focus_list()
    assert gallery.chosen() == [0]
    gallery.click(3)
    gallery.search.setFocus()
    gallery.page.focus_list()
    assert gallery.chosen() == [3]
    assert by_name(gallery.page, GalleryGrid, "Gallery").hasFocus()


def test_every_command_of_the_menu_has_words_and_a_shortcut(gallery: GalleryScene) -> None:
    commands = [action for action in gallery.page.actions_for_menu() if not action.isSeparator()]
    assert len(commands) == 15
    assert all(action.text() and not action.shortcut().isEmpty() for action in commands)
    mnemonics = [action.text()[action.text().index("&") + 1].lower() for action in commands]
    assert len(set(mnemonics)) == len(mnemonics)
