"""The guide in its window: opened from where help is wanted, searched, read by keys."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.core.job import Failure, JobState
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.speech import Speech
from qwen_studio.ui.dialogs.keys import KeysDialog
from qwen_studio.ui.dialogs.spending import SpendingDialog
from qwen_studio.ui.help.guide import LANGUAGES, PAGES, Guide
from qwen_studio.ui.help.guide_browser import PICTURE_PX
from qwen_studio.ui.help.help_window import HelpWindow
from qwen_studio.ui.help.opening import open_help
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.card_words import CardWords
from qwen_studio.ui.viewer.error_card import ErrorCard
from qwen_studio.ui.viewer.job_words import JobWords
from tests.ui.by_name import by_name
from tests.ui.scene import WARM, Scene

HELP = "Open the user guide at this subject"


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QWidget]:
    """A window in which help is wanted."""
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    yield widget
    widget.hide()


def help_windows() -> list[HelpWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow) and w.isVisible()]


def help_window(qtbot: QtBot) -> HelpWindow:
    """The one that is open, once it has the keyboard."""
    (window,) = help_windows()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


def opened(qtbot: QtBot, page: str, owner: QWidget) -> HelpWindow:
    """The guide at that page, with the keyboard."""
    open_help(page, owner)
    return help_window(qtbot)


def shown_page(window: HelpWindow) -> str:
    return window.browser.source().fileName().removesuffix(".md")


def press_help(root: QWidget) -> HelpWindow:
    """Clicks the "?" and gives the window that it opened."""
    QTest.mouseClick(by_name(root, QAbstractButton, HELP), Qt.MouseButton.LeftButton)
    (window,) = help_windows()
    return window


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_laid_out_without_markup_and_with_its_pictures(qtbot: QtBot, language: str, name: str) -> None:
    window = HelpWindow(Guide(language))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.show_page(name)
    text = window.browser.toPlainText()
    assert "**" not in text
    assert "](" not in text
    images = window.browser.document().allFormats()
    for picture in (found.toImageFormat() for found in images if found.isImageFormat()):
        loaded = window.browser.loadResource(2, picture.name())
        assert 0 < loaded.deviceIndependentSize().width() <= PICTURE_PX
    assert not window.browser.horizontalScrollBar().isVisible()


def test_f1_opens_the_guide_and_esc_closes_it(scene: Scene) -> None:
    main = scene.open_program(1200, 800)
    QTest.keyClick(main, Qt.Key.Key_F1)
    window = help_window(scene.qtbot)
    assert shown_page(window) == "index"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not help_windows()
    main.activateWindow()
    scene.qtbot.waitUntil(lambda: QApplication.activeWindow() is main)
    QTest.keyClick(main, Qt.Key.Key_F1)
    assert help_windows() == [window], "it is the same window again"
    main.hide()
    assert not help_windows(), "it goes with the window that it helps with"


def test_search_lists_what_it_finds_and_enter_goes_on(qtbot: QtBot, owner: QWidget) -> None:
    window = opened(qtbot, "index", owner)
    field, contents = by_name(window, QLineEdit, "Search the guide"), by_name(window, QListWidget, "Contents")
    assert contents.count() == len(PAGES)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus()
    QTest.keyClicks(field, "arrearage")
    assert contents.count() == 1
    assert shown_page(window) == "trouble"
    assert any("Arrearage" in mark.cursor.selectedText() for mark in window.browser.extraSelections())
    assert window.browser.verticalScrollBar().value() > 0, "the place is in view"
    field.clear()
    QTest.keyClicks(field, "trash")
    assert contents.count() > 1
    first = contents.currentRow()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert contents.currentRow() == first + 1
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert contents.hasFocus()
    field.setText("zxqv")
    assert contents.item(0).text() == "Nothing in the guide has these words."
    field.clear()
    assert contents.count() == len(PAGES)
    assert not window.browser.extraSelections()


def test_contents_and_history_go_by_keys(qtbot: QtBot, owner: QWidget) -> None:
    window = opened(qtbot, "index", owner)
    contents = by_name(window, QListWidget, "Contents")
    contents.setFocus()
    QTest.keyClick(contents, Qt.Key.Key_Down)
    assert shown_page(window) == PAGES[1]
    # A button that is pressed by its key stays down for a moment.
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shown_page(window) == "index")
    assert contents.currentRow() == 0, "the contents follow"
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shown_page(window) == PAGES[1])


def test_the_guide_is_chinese_where_the_program_is(owner: QWidget, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "settings.json")
    preferences.change(language="zh")
    speech = Speech(preferences)
    try:
        window = open_help("gallery", owner)
    finally:
        speech.close()
    assert window.browser.toPlainText().startswith("图库")
    assert by_name(window, QListWidget, "目录").currentItem().text() == "图库"


@pytest.mark.parametrize("way", ["click", "F1"])
def test_a_dialog_that_waits_opens_its_page_and_leaves_it_usable(scene: Scene, way: str) -> None:
    main = scene.open_program(1200, 800)
    studio = scene.studio
    dialog = SpendingDialog(studio.spending, studio.service, studio.composer.model, scene.theme, main)
    dialog.open()
    # Qt calls a dialog's parent active as well.
    scene.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    if way == "click":
        window = press_help(dialog)
    else:
        QTest.keyClick(dialog, Qt.Key.Key_F1)
        scene.qtbot.waitUntil(lambda: bool(help_windows()))
        (window,) = help_windows()
    assert shown_page(window) == "money"
    # What a dialog blocks gets no clicks.
    contents = by_name(window, QListWidget, "Contents")
    row = contents.visualItemRect(contents.item(2)).center()
    QTest.mouseClick(contents.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert shown_page(window) == PAGES[2]
    dialog.close()


def test_the_key_dialog_opens_its_page(scene: Scene) -> None:
    dialog = scene.open_window(KeysDialog(scene.studio.service, scene.studio.network, scene.theme), 560, 600)
    assert shown_page(press_help(dialog)) == "keys"
    dialog.hide()


@pytest.mark.parametrize(
    ("failure", "marked"),
    [
        (Failure("The account has an unpaid balance.", "", "Arrearage"), "Arrearage"),
        (Failure("The service's address was not found.", ""), "The service's address was not found."),
    ],
)
def test_a_card_opens_the_page_at_its_error(
    qtbot: QtBot, theme: Theme, scene: Scene, failure: Failure, marked: str
) -> None:
    job = replace(
        scene.studio.jobs.cards()[0].job, state=JobState.REFUSED, request=WARM, unit_price=Decimal(1), failure=failure
    )
    card = ErrorCard(JobCard(job, (), 20.0), JobWords(), CardWords(link_lifetime_h=24), theme, "https://example.com")
    scene.open_window(card, 500, 160)
    window = press_help(card)
    assert shown_page(window) == "trouble"
    (mark,) = window.browser.extraSelections()
    assert mark.cursor.selectedText() == marked
    card.hide()
