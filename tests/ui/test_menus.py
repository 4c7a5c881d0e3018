"""The menus as they are used by keyboard, and as they look."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton

from qwen_studio.ui.main_window import MainWindow
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

ICON = QColor("#ff0000")


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    window = scene.open_program()
    window.pages.gallery()  # which adds its own
    return window


def top_menus(window: MainWindow) -> list[QMenu]:
    return [menu for action in window.menuBar().actions() if isinstance(menu := action.menu(), QMenu)]


def menus_of(menus: list[QMenu]) -> Iterator[QMenu]:
    """The menus, and what opens from them."""
    for menu in menus:
        yield menu
        yield from menus_of([below for action in menu.actions() if isinstance(below := action.menu(), QMenu)])


def letter(action: QAction) -> str:
    _, mark, after = action.text().replace("&&", "").partition("&")
    return after[:1].lower() if mark else ""


def test_each_letter_of_a_menu_means_one_thing(window: MainWindow) -> None:
    twice = []
    for menu in menus_of(top_menus(window)):
        letters = [found for action in menu.actions() if (found := letter(action))]
        twice += [f"{menu.title()}: {each}" for each in sorted(set(letters)) if letters.count(each) > 1]
    assert not twice


def test_what_is_on_or_off_says_which_in_its_menu(window: MainWindow) -> None:
    silent = []
    for menu in menus_of(top_menus(window)):
        for action in menu.actions():
            has_icon = action.isIconVisibleInMenu() and not action.icon().isNull()
            if action.isCheckable() and has_icon and looks_alike(action.icon()):
                silent.append(action.text())
    assert not silent, "an icon takes the place of the tick"


def test_the_gear_offers_language_and_theme_by_their_names(window: MainWindow) -> None:
    gear = by_name(window, QToolButton, "Settings")
    entries = {action.text(): action for action in gear.menu().actions() if not action.isSeparator()}
    assert list(entries) == ["S&ettings…", "&Keys and regions…", "&Theme", "Te&xt size", "La&nguage"]
    languages = entries["La&nguage"].menu()
    assert isinstance(languages, QMenu)
    assert "简体中文" in [action.text() for action in languages.actions()]


def test_the_view_menu_ticks_the_page_that_is_open(scene: Scene, window: MainWindow) -> None:
    entries = {action.text(): action for menu in top_menus(window) for action in menu.actions()}
    page_actions = [entries["&Edit"], entries["&Gallery"]]
    assert [action.isChecked() for action in page_actions] == [True, False]
    scene.press(window, "Gallery")
    assert [action.isChecked() for action in page_actions] == [False, True]
    page_actions[0].trigger()
    page_actions[0].trigger()
    assert [action.isChecked() for action in page_actions] == [True, False]


def looks_alike(icon: QIcon) -> bool:
    """Whether the icon is the same on and off."""
    on, off = (icon.pixmap(16, QIcon.Mode.Normal, state).toImage() for state in (QIcon.State.On, QIcon.State.Off))
    return on == off


def test_the_words_of_a_menu_stand_below_each_other(scene: Scene) -> None:
    scene.theme.set_choice("light")
    red = QPixmap(16, 16)
    red.fill(ICON)
    menu = QMenu()
    menu.addAction("HHH")
    menu.addAction(QIcon(red), "HHH")
    menu.addAction(QAction("HHH", menu, checkable=True))
    menu.addMenu("HHH")
    scene.open_window(menu, 200, 160)
    picture = menu.grab().toImage()

    starts = {first_dark_column(picture, menu, action) for action in menu.actions()}

    assert len(starts) == 1, starts


def first_dark_column(picture: QImage, menu: QMenu, action: QAction) -> int:
    """Where the letters of the action begin; its icon is bright red."""
    place = menu.actionGeometry(action)
    return next(
        x
        for x in range(place.left(), place.right())
        if any(picture.pixelColor(x, y).red() < 100 for y in range(place.top() + 4, place.bottom() - 4))
    )
