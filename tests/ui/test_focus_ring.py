"""What has the keyboard looks otherwise than what has not, in every scheme."""

from functools import cache

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from qwen_studio.ui.dialogs.welcome import Welcome
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Choice
from qwen_studio.ui.widgets.star_rating import StarRating
from tests.ui.by_name import spoken_name
from tests.ui.scene import Scene
from tests.ui.tab_order import tabbed

LEAST_PIXELS = 12
"""Fewer could be a cursor."""
CLEAR = 3.0
"""What lies beside each other is told apart from this contrast on."""


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    window = scene.open_program()
    QApplication.setCursorFlashTime(0)
    scene.show(scene.grey)
    scene.studio.composer.put_files([scene.path(scene.warm)])
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(1).sent_size is not None)
    return window


def around(widget: QWidget) -> QImage:
    """The widget as it is seen, with what its frame may paint for it."""
    # From the window: what has no ground of its own would stand on black.
    place = widget.rect().adjusted(-3, -3, 3, 3).translated(widget.mapTo(widget.window(), QPoint()))
    picture = widget.window().grab(place)
    return picture.toImage().convertToFormat(QImage.Format.Format_RGB32)


def contrast(one: bytes, other: bytes) -> float:
    """Between two pixels, as WCAG has it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def luminance(pixel: bytes) -> float:
    parts = [value / 255 for value in pixel[:3]]
    blue, green, red = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def differ(one: QImage, other: QImage) -> bool:
    """Whether at least some pixels are clearly others; lines that are equal are not looked at one by one."""
    if one.size() != other.size():
        return True
    found = 0
    width = one.bytesPerLine()
    first, second = bytes(one.constBits()), bytes(other.constBits())
    for start in range(0, len(first), width):
        line, beside = first[start : start + width], second[start : start + width]
        if line != beside:
            pairs = ((line[at : at + 4], beside[at : at + 4]) for at in range(0, width, 4))
            found += sum(here != there and contrast(here, there) >= CLEAR for here, there in pairs)
        if found >= LEAST_PIXELS:
            return True
    return False


def scroll_to(widget: QWidget) -> None:
    """As Tab does it."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def not_told(window: QWidget) -> list[str]:
    """What looks the same with the keyboard and without."""
    looks_alike = []
    for widget in tabbed(window):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        scroll_to(widget)
        QApplication.processEvents()
        with_keyboard = around(widget)
        widget.clearFocus()
        QApplication.processEvents()
        if not differ(with_keyboard, around(widget)):
            looks_alike.append(f"{type(widget).__name__} {spoken_name(widget)}")
    return looks_alike


def shown_stars(window: QWidget) -> list[StarRating]:
    return [stars for stars in window.findChildren(StarRating) if stars.isVisible()]


@pytest.mark.parametrize("choice", ["dark", "light", "contrast"])
@pytest.mark.parametrize("page", ["edit", "gallery"])
def test_what_has_the_keyboard_can_be_told(scene: Scene, window: MainWindow, page: str, choice: Choice) -> None:
    scene.theme.set_choice(choice)
    window.pages.show_page(page)
    # The gallery's details come when the library has told them.
    scene.qtbot.waitUntil(lambda: page == "edit" or bool(shown_stars(window)))
    assert not not_told(window)


@pytest.mark.parametrize("choice", ["dark", "light", "contrast"])
def test_so_it_can_in_the_first_thing_that_anybody_sees(scene: Scene, choice: Choice) -> None:
    scene.theme.set_choice(choice)
    welcome = Welcome(scene.studio.service, scene.theme)
    scene.open_window(welcome, 720, 660)
    assert not not_told(welcome)
