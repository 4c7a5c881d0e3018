"""The window in Chinese: every word of it, and what else follows the language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from qwen_studio.core.presets import Wording
from qwen_studio.state.speech import Speech
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.words.preset_wording import wording_of
from tests.ui.scene import Scene

SHOWN = ("text", "toolTip", "placeholderText", "windowTitle", "accessibleName", "accessibleDescription", "title")

# Names, keys, file types and what people wrote themselves.
NAMES = re.compile(
    r"Make it warm|Make it black and white|blurred edges|Qwen[ -]?\w*|qwen-image\S*|edit-\w+|\bedit\b|2\.0 pro|Qt|API"
    r"|DASHSCOPE_API_KEY|PNG|JPEG|WEBP|GIF|AVIF|HEIC|TIFF|BMP|PDF|JSON|CSV|PEM|SHA-256|HTTP\w*|https?:\S*"
    r"|\S+\.(?:png|jpe?g|toml|json)|(?<!\d)/\S+|prompt_extend|English|library|Ctrl|Shift|Alt|Esc|Enter|Tab|Del(?:ete)?"
    r"|Home|End|Ins|PgUp|PgDown|Return|Space|[0-9a-f-]{36}|[0-9a-f]{8,}|singapore|kB|MB|px|Letter"
)


@pytest.fixture
def chinese(scene: Scene) -> Iterator[Scene]:
    scene.studio.preferences.change(language="zh")
    speech = Speech(scene.studio.preferences)
    yield scene
    speech.close()


def english_on(root: QObject) -> set[str]:
    """What is written in Latin letters on the widgets and actions below, and is no name."""
    told: set[str] = set()
    for each in [root, *root.findChildren(QWidget), *root.findChildren(QAction)]:
        told |= {_shown(each, what) for what in SHOWN if not (what == "text" and isinstance(each, QLineEdit))}
        if isinstance(each, QComboBox):
            told |= {each.itemText(place) for place in range(each.count())}
        elif isinstance(each, QTreeWidget):
            told |= _words_of(each)
    left = {words for words in told if re.search(r"[A-Za-z]{3,}", NAMES.sub("", re.sub("<[^>]+>", "", words)))}
    return {words for words in left if "\n" not in words or not words.lstrip().startswith("{")}


def _shown(each: QObject, what: str) -> str:
    told = getattr(each, what, "")
    return str(told()) if callable(told) else str(told)


def _words_of(tree: QTreeWidget) -> set[str]:
    return _words_below(tree.invisibleRootItem()) | _words_in(tree.headerItem())


def _words_below(item: QTreeWidgetItem) -> set[str]:
    told = _words_in(item)
    for place in range(item.childCount()):
        child = item.child(place)
        assert child is not None
        told |= _words_below(child)
    return told


def _words_in(item: QTreeWidgetItem) -> set[str]:
    return {item.text(column) for column in range(item.columnCount())}


def open_window(scene: Scene) -> MainWindow:
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1200, 800)
    window.complete()
    return window


def test_nothing_on_both_pages_and_in_the_menus_is_english(chinese: Scene) -> None:
    window = open_window(chinese)
    window.pages.show_page("gallery")
    window.pages.show_page("edit")
    for menu in window.menuBar().actions():
        menu.menu().aboutToShow.emit()  # type: ignore[attr-defined]  # a QMenu; some are filled when they open
    assert english_on(window) == set()


def test_english_is_noticed(scene: Scene) -> None:
    found = english_on(open_window(scene))
    assert {"&File", "Instruction", "Rewrite instruction"} <= found


@pytest.mark.parametrize(
    "keys", ["Ctrl+Shift+M", "Ctrl+,", "Ctrl+?", "Ctrl+K", "Ctrl+Shift+P", "Ctrl+H", "Ctrl+Shift+B", "Ctrl+I"]
)
def test_nothing_in_what_a_key_opens_is_english(chinese: Scene, keys: str) -> None:
    window = open_window(chinese)
    before = set(QApplication.topLevelWidgets())
    action = next(a for a in window.findChildren(QAction) if keys in [key.toString() for key in a.shortcuts()])
    action.trigger()

    def opened() -> list[QWidget]:
        return [each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()]

    chinese.qtbot.waitUntil(lambda: bool(opened()))
    for each in opened():
        assert english_on(each) == set()
        QTest.keyClick(each, Qt.Key.Key_Escape)
        each.close()


def test_what_is_told_beside_a_list_is_no_part_of_it(chinese: Scene, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    Image.new("RGB", (600, 600), "white").save(photo, exif=exif)
    window = open_window(chinese)
    chinese.studio.composer.put_files([photo])

    def lines() -> list[str]:
        names = [each.accessibleName() for each in window.findChildren(QWidget) if each.isVisible()]
        return [name for name in names if name.startswith("图 1：")]

    chinese.qtbot.waitUntil(lambda: bool(lines()))
    assert re.fullmatch(r"图 1：已去除元数据，[\d.]+ kB", lines()[0])


def test_the_menu_offers_each_language_by_its_own_name_and_shows_which_it_is(chinese: Scene) -> None:
    window = open_window(chinese)
    actions = {action.text(): action for action in window.findChildren(QAction)}
    assert actions["简体中文"].isChecked()
    actions["English"].trigger()
    assert chinese.studio.preferences.settings.language == "en"
    assert actions["English"].isChecked()
    assert not actions["简体中文"].isChecked()


@pytest.mark.usefixtures("chinese")
def test_presets_follow_the_window_unless_another_wording_is_chosen() -> None:
    assert wording_of("system") is Wording.CHINESE
    assert wording_of("en") is Wording.ENGLISH


@pytest.mark.usefixtures("scene")
def test_presets_of_an_english_window_are_english() -> None:
    assert wording_of("system") is Wording.ENGLISH
