"""The Edit page as a whole: folding, widths, and what happens when results arrive."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QMainWindow, QMenu, QPlainTextEdit, QTextEdit

from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.edit_page import EditPage
from qwen_studio.ui.panels.details_panel import DetailsPanel
from qwen_studio.ui.panels.side_panel import SidePanel
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.results_strip import ResultsStrip
from tests.ui.by_name import by_name
from tests.ui.scene import CAT, Scene


@pytest.fixture
def page(scene: Scene) -> EditPage:
    page = EditPage(scene.studio, scene.theme, scene.actions, scene.said.announce)
    return scene.open_window(page, 1440, 800)


def side(page: EditPage) -> SidePanel:
    return page.findChildren(SidePanel)[0]


def test_the_parts_have_the_names_that_tools_look_for(page: EditPage) -> None:
    assert by_name(page, Canvas, "Viewer").isVisible()
    assert by_name(page, ResultsStrip, "Results").isVisible()
    assert "Lineage" in {view.accessibleName() for view in page.findChildren(QListView)}
    assert page.findChildren(DetailsPanel)[0].accessibleName() == "Details"


def test_the_columns_have_the_widths_of_the_design(page: EditPage) -> None:
    assert page.findChildren(ComposerPanel)[0].width() == 348
    assert side(page).width() == 296


def test_both_panels_fold(scene: Scene, page: EditPage) -> None:
    page.set_left_visible(False)
    page.set_right_visible(False)
    assert not page.findChildren(ComposerPanel)[0].isVisible()
    assert not side(page).isVisible()
    scene.qtbot.waitUntil(lambda: by_name(page, Canvas, "Viewer").width() > 1400)
    page.set_left_visible(True)
    page.set_right_visible(True)
    assert page.findChildren(ComposerPanel)[0].isVisible()
    assert side(page).isVisible()


def test_in_a_narrow_window_the_right_panel_folds_by_itself_until_it_is_asked_for(page: EditPage) -> None:
    page.resize(1024, 600)
    assert not side(page).isVisible()
    assert page.right_folded_itself
    page.set_right_visible(True)
    assert side(page).isVisible()
    page.resize(1300, 700)
    page.resize(1000, 700)
    assert not side(page).isVisible()
    page.resize(1300, 700)
    assert side(page).isVisible()
    page.set_right_visible(False)
    page.resize(1400, 700)
    assert not side(page).isVisible()


def test_widths_come_back_as_they_were_left(scene: Scene, page: EditPage) -> None:
    page._splitter.setSizes([420, 700, 320])
    widths = page._splitter.sizes()
    again = EditPage(scene.studio, scene.theme, scene.actions, scene.said.announce)
    again.restore_splitter(page.splitter_state())
    scene.open_window(again, 1440, 800)
    assert again._splitter.sizes() == widths


def test_the_actions_follow_what_is_looked_at(scene: Scene, page: EditPage) -> None:
    scene.show(scene.warm)
    assert list(scene.actions.pictures) == [scene.warm]
    scene.show(scene.grey)
    assert list(scene.actions.pictures) == [scene.grey]
    scene.studio.viewer.clear()
    assert list(scene.actions.pictures) == []


def test_new_results_are_shown_to_whoever_waits_for_them(scene: Scene, page: EditPage) -> None:
    scene.show(scene.grey)
    (result,) = scene.edit(image=CAT)
    card = scene.studio.jobs.card(result.job_id)
    assert card is not None
    page.offer(card)
    scene.qtbot.waitUntil(lambda: scene.shown_id() == result.id)
    assert scene.said.toasts == []


def test_whoever_looks_at_something_else_by_now_is_told_only(scene: Scene, page: EditPage) -> None:
    scene.show(scene.grey)
    job_id = scene.begin(image=CAT)
    scene.show(scene.warm)
    (result,) = scene.results(job_id)
    card = scene.studio.jobs.card(job_id)
    assert card is not None
    page.offer(card)
    assert scene.said.toasts[-1][:2] == ("1 result is here", "Show")
    assert scene.shown_id() == scene.warm.id
    scene.said.press()
    scene.qtbot.waitUntil(lambda: scene.shown_id() == result.id)


def test_zoom_is_in_the_menus_too(scene: Scene, page: EditPage) -> None:
    window = QMainWindow()
    menu = window.menuBar().addMenu("View")
    menu.addActions(page.view_actions())
    window.setCentralWidget(page)
    scene.open_window(window, 1440, 800)
    scene.show(scene.warm)
    canvas = by_name(page, Canvas, "Viewer")
    scene.qtbot.waitUntil(lambda: not canvas.picture_rect.isEmpty())
    fitted = canvas.factor
    QTest.keySequence(window, QKeySequence("Ctrl+="))
    assert canvas.factor == pytest.approx(fitted * 1.25)
    QTest.keySequence(window, QKeySequence("Ctrl+0"))
    assert canvas.fits
    compare, *zoom, family = menu.actions()
    assert family.text() == "Line&age"
    submenu = compare.menu()
    assert isinstance(submenu, QMenu)
    inner = [action for action in submenu.actions() if not action.isSeparator()]
    assert len(inner) == 12
    assert {"&Fit", "Fi&ll", "&100 %", "&200 %"} <= {action.text() for action in zoom}
    assert all(not action.shortcut().isEmpty() for action in (*inner, *zoom))


def test_ways_to_compare_are_on_keys_and_letters_typed_stay_letters(scene: Scene, page: EditPage) -> None:
    scene.show(scene.grey)
    canvas = by_name(page, Canvas, "Viewer")
    scene.qtbot.waitUntil(lambda: canvas.compared is not None)
    for keys, mode in (
        ("Ctrl+D", CompareMode.SLIDER),
        ("Ctrl+Alt+H", CompareMode.LEVEL_SLIDER),
        ("Ctrl+Alt+Shift+D", CompareMode.SIDE_BY_SIDE),
        ("Ctrl+Alt+E", CompareMode.DIFFERENCE),
        ("Ctrl+Alt+D", CompareMode.SINGLE),
    ):
        QTest.keySequence(page, QKeySequence(keys))
        assert canvas.mode is mode
    page.focus_instruction()
    words = page.window().focusWidget()
    assert isinstance(words, QPlainTextEdit | QTextEdit)
    QTest.keyClicks(words, "cm c")
    assert "cm c" in words.toPlainText()
    assert canvas.mode is CompareMode.SINGLE
    strip = by_name(page, ResultsStrip, "Results")
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_M)
    scene.qtbot.waitUntil(lambda: canvas.mode is CompareMode.SLIDER)


def test_enter_in_the_strip_gives_the_viewer_the_keyboard(scene: Scene, page: EditPage) -> None:
    scene.show(scene.warm)
    strip = by_name(page, ResultsStrip, "Results")
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert by_name(page, Canvas, "Viewer").hasFocus()
