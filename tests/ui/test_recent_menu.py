"""File → Open recent, in the window."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qwen_studio.state.slots import SlotState
from qwen_studio.ui.why_not import why_not
from tests.ui.scene import CAT, Scene


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two namesakes, and one that will go."""
    files = [tmp_path / "here" / "cat & dog.png", tmp_path / "there" / "cat & dog.png", tmp_path / "gone.png"]
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(CAT.read_bytes())
    return files


@pytest.fixture
def menu(scene: Scene, photos: list[Path]) -> QMenu:
    """The menu after they were opened."""
    window = scene.open_program(1000, 700)
    menu = window._menus.recent
    assert not menu.menuAction().isEnabled()
    assert why_not(menu.menuAction()) == "No picture was opened yet"
    window.opened_files.open(photos)
    scene.qtbot.waitUntil(lambda: menu.menuAction().isEnabled())
    return menu


def entry(menu: QMenu, place: int) -> QAction:
    return menu.actions()[place]


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_what_was_opened_stands_there_and_opens_again(scene: Scene, menu: QMenu, photos: list[Path]) -> None:
    assert menu.menuAction().isEnabled()
    assert words(menu) == [
        "&1  cat && dog.png in here",
        "&2  cat && dog.png in there",
        "&3  gone.png",
        "&Clear this list",
    ]
    composer = scene.studio.composer
    composer.clear()
    entry(menu, 1).trigger()
    scene.qtbot.waitUntil(lambda: composer.slot(1).state is SlotState.READY)
    assert composer.slot(1).file == photos[1]
    assert words(menu)[0] == "&1  cat && dog.png in there"
    assert entry(menu, 0).toolTip() == str(photos[1])


def test_what_is_gone_is_grey_and_says_so(scene: Scene, menu: QMenu, photos: list[Path]) -> None:
    photos[2].unlink()
    menu.aboutToShow.emit()
    scene.qtbot.waitUntil(lambda: not entry(menu, 2).isEnabled())
    assert entry(menu, 2).text() == "&3  gone.png (it is not there any more)"
    assert why_not(entry(menu, 2)) == f"{photos[2]}: it is not there any more"
    assert entry(menu, 0).isEnabled()
    photos[2].write_bytes(CAT.read_bytes())
    menu.aboutToShow.emit()
    scene.qtbot.waitUntil(lambda: entry(menu, 2).isEnabled())


def test_the_list_can_be_cleared(scene: Scene, menu: QMenu) -> None:
    menu.actions()[-1].trigger()
    assert not menu.menuAction().isEnabled()
    assert scene.studio.preferences.settings.recent_files == ()
