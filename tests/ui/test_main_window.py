"""The whole window over a real library: names, menus and what it says at the start."""

from collections import defaultdict
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from qwen_studio.core.errors import CatalogError
from qwen_studio.ui.dialogs.service_help import ServiceHelp
from qwen_studio.ui.dialogs.welcome import Welcome
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.results_panel import ResultsPanel
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name, spoken_name
from tests.ui.scene import Scene

# What tools and tests look for; each stands on the page that has it in view.
NAMES = {
    "edit": (
        *("Image 1", "Image 2", "Image 3", "Instruction", "Negative prompt", "Model", "Number of images", "Seed"),
        *("Watermark", "Generate", "Results", "Viewer", "Continue from this result", "Lineage"),
    ),
    "gallery": ("Gallery", "Search", "Details", "Use as Image 1"),
}


def names_in_view(window: QWidget) -> set[str]:
    return {spoken_name(widget) for widget in window.findChildren(QWidget) if widget.isVisible()}


def choose(window: MainWindow, menu: str, words: str) -> None:
    """Takes a command from the menus."""
    (top,) = [action for action in window.menuBar().actions() if action.text() == menu]
    (command,) = [a for a in top.menu().actions() if isinstance(a, QAction) and a.text() == words]  # type: ignore[attr-defined]  # a menu
    command.trigger()


@pytest.mark.parametrize("page", list(NAMES))
def test_every_name_that_tools_look_for_is_in_view(scene: Scene, window: MainWindow, page: str) -> None:
    scene.show(scene.warm)
    window.pages.show_page(page)
    if page == "gallery":
        scene.qtbot.waitUntil(lambda: scene.studio.gallery.shown_count == 3)
    scene.qtbot.waitUntil(lambda: set(NAMES[page]) <= names_in_view(window))


def test_help_service_has_the_pages_and_hosts_of_the_document_to_copy(scene: Scene, window: MainWindow) -> None:
    choose(window, "&Help", "&Service…")
    (help_,) = window.findChildren(ServiceHelp)
    assert help_.isVisible()
    catalog = scene.studio.service.catalog
    for region in catalog.regions:
        assert scene.copied_by(help_, f"Copy the address: Usage in {region.label} (about one hour late)") == (
            region.usage_url
        )
    assert scene.copied_by(help_, "Copy the address: Where to get a key").endswith("/get-api-key")
    assert scene.copied_by(help_, "Copy the address: What an error code means").endswith("/error-code")
    hosts = scene.copied_by(help_, "Copy the list").splitlines()
    assert len(hosts) == 11
    assert "*.aliyuncs.com" in hosts
    assert "dashscope-result-bj.oss-cn-beijing.aliyuncs.com" in hosts


def test_the_welcome_leads_into_the_demo_with_a_sample(scene: Scene, window: MainWindow) -> None:
    window.welcome()
    (welcome,) = window.findChildren(Welcome)
    scene.press(welcome, "Try it now")
    assert not welcome.isVisible()
    assert scene.studio.service.demo
    scene.qtbot.waitUntil(lambda: scene.studio.composer.ready)
    assert scene.studio.composer.slot(1).name == "coffee.png"


def test_an_invalid_catalogue_is_told_with_file_key_and_reason(scene: Scene) -> None:
    file = Path("/home/ann/.config/qwen-studio/catalog.toml")
    scene.studio.service.catalog_problems += [
        CatalogError(file, "models.mine.max_results", "a model makes at least 1 image"),
        CatalogError(file, "prices.mine.mars", "there is no region of this name"),
    ]
    window = scene.open_program()
    (toast,) = window.findChildren(ToastCard)
    assert toast.isVisible()
    assert toast.accessibleName() == (
        f"{file} is not a valid catalogue: models.mine.max_results: a model makes at least 1 image. The built-in "
        "catalogue is used until the file is corrected. It has 2 mistakes in all."
    )
    assert toast.width() > 400
    assert "Show the file" in names_in_view(toast)


def test_every_dialog_of_the_menus_opens_and_closes(window: MainWindow) -> None:
    for menu, words in (
        ("&File", "&Keys and regions…"),
        ("&Help", "&Keyboard shortcuts…"),
        ("&Help", "&Welcome…"),
        ("&Help", "&About Qwen Studio"),
    ):
        choose(window, menu, words)
        (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible(), words


def test_nothing_is_started_before_the_library_is_open(
    scene: Scene, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a complete edit, and a library that is still being opened
    monkeypatch.setattr(scene.studio.jobs, "_runner", None)
    before = len(scene.studio.jobs.cards())
    window.offer_sample()
    scene.qtbot.waitUntil(lambda: scene.studio.composer.ready)

    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    # THEN the person is told, and the edit stays in the form
    toasts = [toast.accessibleName() for toast in window.findChildren(ToastCard)]
    assert any("still being opened" in words for words in toasts)
    assert len(scene.studio.jobs.cards()) == before
    assert scene.studio.composer.ready


def test_two_chosen_in_the_gallery_are_compared_in_the_viewer(scene: Scene, window: MainWindow) -> None:
    window.pages.show_page("gallery")
    grid = by_name(window, GalleryGrid, "Gallery")
    scene.qtbot.waitUntil(lambda: scene.studio.gallery.shown_count == 3)
    QTest.keyClick(grid, Qt.Key.Key_Home)
    (image,) = [action for action in window.menuBar().actions() if action.text() == "&Image"]
    (compare,) = [a for a in image.menu().actions() if a.text() == "Com&pare the two"]  # type: ignore[attr-defined]  # a menu
    scene.qtbot.waitUntil(lambda: not compare.isEnabled())
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    scene.qtbot.waitUntil(compare.isEnabled)
    QTest.keySequence(grid, QKeySequence("Ctrl+Alt+C"))
    canvas = by_name(window, Canvas, "Viewer")
    scene.qtbot.waitUntil(lambda: canvas.mode is CompareMode.SLIDER and canvas.compared is not None)
    shown = scene.studio.viewer.shown
    assert shown is not None
    assert shown.picked is not None
    assert scene.is_shown(scene.grey)
    assert shown.picked.id in {scene.warm.id, scene.warm_2.id}, "the older one is what was before"


def test_alt_and_a_click_in_the_gallery_compare_with_the_chosen_one(scene: Scene, window: MainWindow) -> None:
    window.pages.show_page("gallery")
    grid = by_name(window, GalleryGrid, "Gallery")
    scene.qtbot.waitUntil(lambda: scene.studio.gallery.shown_count == 3)

    def click(row: int, keys: Qt.KeyboardModifier) -> None:
        tile = grid.visualRect(grid.model().index(row, 0))
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, keys, tile.center())

    click(2, Qt.KeyboardModifier.AltModifier)
    assert window.pages.shown == "gallery", "with nothing else chosen it is chosen"
    click(0, Qt.KeyboardModifier.AltModifier)
    canvas = by_name(window, Canvas, "Viewer")
    scene.qtbot.waitUntil(lambda: canvas.mode is CompareMode.SLIDER and canvas.compared is not None)
    shown = scene.studio.viewer.shown
    assert shown is not None
    assert shown.picked is not None
    assert scene.is_shown(scene.grey)
    assert shown.picked.id in {scene.warm.id, scene.warm_2.id}


def test_no_key_means_two_things(window: MainWindow) -> None:
    window.pages.gallery()
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for action in window.findChildren(QAction):
        # The others work on one page or in one panel alone.
        if action.shortcutContext() is Qt.ShortcutContext.WindowShortcut:
            for key in action.shortcuts():
                meanings[key.toString()].add(action.text())
    assert {key: words for key, words in meanings.items() if len(words) > 1} == {}


@pytest.mark.parametrize("width", [1024, 1440])
def test_passing_news_covers_neither_captions_nor_tools_nor_the_price(
    scene: Scene, window: MainWindow, width: int
) -> None:
    window.resize(width, 800)
    scene.show(scene.warm)
    scene.qtbot.waitUntil(lambda: by_name(window, QPushButton, "Continue from this result").isVisible())
    scene.studio.pictures.move_to_trash([scene.grey.id])
    scene.qtbot.waitUntil(lambda: any(card.isVisible() for card in window.findChildren(ToastCard)))
    below = [by_name(window, QPushButton, name) for name in ("Generate", "Continue from this result")]
    for widget in (window.findChildren(ResultsPanel)[0], *below):
        scene.qtbot.waitUntil(partial(is_free_of_news, window, widget))


def is_free_of_news(window: MainWindow, widget: QWidget) -> bool:
    place = place_in(window, widget)
    return not any(place.intersects(place_in(window, card)) for card in window.findChildren(ToastCard))


def place_in(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
