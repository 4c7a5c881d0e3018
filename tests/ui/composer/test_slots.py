"""Pictures are chosen for the slots, move between them, and leave them; what is said beside them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDrag,
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.core.request import FileImage
from qwen_studio.state.composer import Composer
from qwen_studio.state.picture_mime import SLOT_MIME, mime_of_slot
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.composer.panel import ComposerPanel
from tests.ui.composer.conftest import FileChooser
from tests.ui.composer.gestures import colour_in, drag_over, drop_on, files, find, instruction, slot_view

Settled = Callable[[], None]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_on_an_empty_slot_browses(
    panel: ComposerPanel,
    composer: Composer,
    chooser: FileChooser,
    settled: Settled,
    red: Path,
    key: Qt.Key,
) -> None:
    chooser.answer = [red]

    QTest.keyClick(slot_view(panel, 3), key)
    settled()

    assert composer.slot(3).name == "red.png"


def test_a_click_on_an_empty_slot_browses_and_may_be_cancelled(
    panel: ComposerPanel, composer: Composer, chooser: FileChooser
) -> None:
    QTest.mouseClick(slot_view(panel, 1), Qt.MouseButton.LeftButton)

    assert chooser.asked == 1
    assert composer.slot(1).state is SlotState.EMPTY


def test_a_click_on_a_picture_shows_it(
    panel: ComposerPanel, composer: Composer, chooser: FileChooser, settled: Settled, qtbot: QtBot, red: Path
) -> None:
    composer.put_files([red], 2)
    settled()

    with qtbot.waitSignal(panel.show_requested) as shown:
        QTest.mouseClick(slot_view(panel, 2), Qt.MouseButton.LeftButton)

    assert shown.args == [2]
    assert chooser.asked == 0


def test_a_picture_dropped_on_a_full_slot_replaces_what_was_there(
    panel: ComposerPanel, composer: Composer, settled: Settled, red: Path, blue: Path
) -> None:
    composer.put_files([red])
    settled()
    drop_on(slot_view(panel, 1), files(blue))
    settled()

    assert composer.slot(1).image == FileImage(blue, "blue.png")
    assert colour_in(panel, 1).blue() > 240


def test_dragging_one_slot_onto_another_swaps_them(
    panel: ComposerPanel,
    composer: Composer,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
    red: Path,
    blue: Path,
) -> None:
    composer.put_files([red, blue])
    settled()
    dragged: list[QMimeData] = []
    offered: list[Qt.DropAction] = []

    def let_go_over_the_third(drag: QDrag, *actions: Qt.DropAction) -> Qt.DropAction:
        # Only the window system can carry a drag; what it would carry and deliver is real.
        dragged.append(drag.mimeData())
        offered.extend(actions)
        return drop_on(slot_view(panel, 3), drag.mimeData(), *actions)

    monkeypatch.setattr(QDrag, "exec", let_go_over_the_third)
    first = slot_view(panel, 1)
    QTest.mousePress(first, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    QTest.mouseMove(first, QPoint(52, 50))
    assert not dragged
    QTest.mouseMove(first, QPoint(90, 60))

    assert bytes(dragged[0].data(SLOT_MIME).data()) == b"1"
    # Another program gets the file, and is not allowed to take it away.
    assert [url.toLocalFile() for url in dragged[0].urls()] == [str(red)]
    assert offered == [Qt.DropAction.CopyAction]
    assert [slot.name for slot in composer.slots] == ["", "blue.png", "red.png"]
    assert colour_in(panel, 3).red() > 240


def test_a_slot_dropped_on_itself_or_beside_the_slots_stays(
    panel: ComposerPanel, composer: Composer, settled: Settled, red: Path
) -> None:
    composer.put_files([red])
    settled()
    mime = mime_of_slot(1, red)

    drop_on(slot_view(panel, 1), mime)
    assert not drag_over(panel, mime)
    field = instruction(panel)
    assert not drag_over(field.viewport(), mime)

    assert composer.filled == (1,)
    assert field.toPlainText() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_key_removes(
    panel: ComposerPanel, composer: Composer, settled: Settled, qtbot: QtBot, red: Path, key: Qt.Key
) -> None:
    composer.put_files([red])
    settled()

    QTest.keyClick(slot_view(panel, 1), key)

    assert composer.slot(1).state is SlotState.EMPTY


def test_delete_on_a_slot_does_not_reach_the_window(
    panel: ComposerPanel, composer: Composer, settled: Settled, qtbot: QtBot, red: Path
) -> None:
    """GIVEN an action of the window with the Delete key, as "Move to trash" has."""
    trashed: list[bool] = []
    action = QAction(panel)
    action.setShortcut(Qt.Key.Key_Delete)
    action.triggered.connect(lambda: trashed.append(True))
    panel.addAction(action)
    composer.put_files([red])
    settled()

    slot_view(panel, 1).setFocus()
    QTest.keyClick(slot_view(panel, 1), Qt.Key.Key_Delete)

    assert composer.filled == ()
    assert not trashed


def test_the_cross_shows_with_the_keyboard_and_removes(
    panel: ComposerPanel, composer: Composer, settled: Settled, qtbot: QtBot, red: Path
) -> None:
    composer.put_files([red])
    settled()
    cross = find(panel, "Remove Image 1", QAbstractButton)
    instruction(panel).setFocus()
    assert not cross.isVisible()

    slot_view(panel, 1).setFocus()
    assert cross.isVisible()
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)

    assert composer.slot(1).state is SlotState.EMPTY
    assert not cross.isVisible()


def test_arrows_move_between_slots_and_tab_reaches_them(panel: ComposerPanel, qtbot: QtBot) -> None:
    slot_view(panel, 1).setFocus()
    for key, expected in ((Qt.Key.Key_Right, 2), (Qt.Key.Key_Right, 3), (Qt.Key.Key_Right, 3), (Qt.Key.Key_Left, 2)):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        assert QApplication.focusWidget() is slot_view(panel, expected)

    QTest.keyClick(slot_view(panel, 2), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is slot_view(panel, 3)
    QTest.keyClick(slot_view(panel, 3), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is instruction(panel)


def test_a_file_that_is_no_picture_is_said_on_the_slot_and_in_words_beside_it(
    panel: ComposerPanel, words: Callable[[], str], settled: Settled, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("not a picture", encoding="utf-8")
    before = slot_view(panel, 2).grab().toImage()

    drop_on(slot_view(panel, 2), files(notes))
    settled()

    assert "Image 2: “notes.txt” is not a picture that can be read." in words()
    assert "notes.txt" in slot_view(panel, 2).accessibleDescription()
    assert slot_view(panel, 2).grab().toImage() != before
    QTest.keyClick(slot_view(panel, 2), Qt.Key.Key_Delete)
    assert "notes.txt" not in words()


def test_a_folder_that_is_dropped_is_refused_in_words(
    panel: ComposerPanel, words: Callable[[], str], settled: Settled, tmp_path: Path
) -> None:
    drop_on(slot_view(panel, 1), files(tmp_path))
    settled()

    assert "Image 1: " in words()


def test_a_link_that_cannot_be_fetched_is_said(
    panel: ComposerPanel, words: Callable[[], str], composer: Composer, settled: Settled
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("http://127.0.0.1:9/nothing.png")])

    drop_on(slot_view(panel, 1), mime)
    assert composer.slot(1).state is SlotState.LOADING
    settled()

    assert "Image 1: " in words()


def menu_of(panel: QWidget, number: int) -> QMenu:
    view = slot_view(panel, number)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, text: str) -> None:
    action = next(a for a in menu.actions() if a.text().replace("&", "") == text)
    menu.setActiveAction(action)
    action.trigger()
    menu.close()


def test_the_menu_swaps_shows_and_removes(
    panel: ComposerPanel, composer: Composer, settled: Settled, qtbot: QtBot, red: Path
) -> None:
    composer.put_files([red])
    settled()

    choose(menu_of(panel, 1), "Swap with Image 3")
    assert composer.slot(3).name == "red.png"
    with qtbot.waitSignal(panel.show_requested):
        choose(menu_of(panel, 3), "Show in viewer")
    choose(menu_of(panel, 3), "Remove")
    assert composer.last_filled == 0


def test_the_picture_of_a_slot_is_copied_by_key_and_menu(
    panel: ComposerPanel, composer: Composer, settled: Settled, qtbot: QtBot, red: Path
) -> None:
    composer.put_files([red])
    settled()
    clipboard = QGuiApplication.clipboard()

    def copied() -> bool:
        mime = clipboard.mimeData()
        return clipboard.image().pixelColor(5, 5).red() > 150 and mime.urls()[0].toLocalFile() == str(red)

    ways: tuple[Callable[[], object], ...] = (
        lambda: QTest.keyClick(slot_view(panel, 1), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        lambda: choose(menu_of(panel, 1), "Copy"),
    )
    for copy in ways:
        clipboard.clear()
        copy()
        qtbot.waitUntil(copied)


def test_the_menu_of_an_empty_slot_browses_and_has_nothing_to_remove(
    panel: ComposerPanel, chooser: FileChooser
) -> None:
    menu = menu_of(panel, 1)
    texts = [action.text().replace("&", "") for action in menu.actions()]

    choose(menu, "Browse…")

    assert texts == ["Browse…", "Paste"]
    assert chooser.asked == 1


def test_a_link_can_be_left_to_the_service(panel: ComposerPanel, composer: Composer, settled: Settled) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("http://127.0.0.1:9/nothing.png")])
    drop_on(slot_view(panel, 1), mime)
    settled()

    choose(menu_of(panel, 1), "Let the service fetch the link")

    assert composer.slot(1).state is SlotState.READY
    names = [w.accessibleName() for w in panel.findChildren(QWidget) if w.isVisible()]
    assert "Image 1: the service fetches the link itself" in names


def test_what_will_be_sent_is_said_before_sending(panel: ComposerPanel, settled: Settled, tmp_path: Path) -> None:
    wide = tmp_path / "wide.png"
    Image.new("RGB", (4000, 1000), "white").save(wide)
    drop_on(slot_view(panel, 1), files(wide))
    settled()

    lines = [w for w in panel.findChildren(QWidget) if w.accessibleName().startswith("Image 1: 4000 × 1000 → ")]
    assert [w.accessibleName().split(",")[0] for w in lines] == ["Image 1: 4000 × 1000 → sent as 3072 × 768"]
    assert "scaled down" in lines[0].toolTip()


def test_the_last_filled_slot_leads_the_aspect(
    panel: ComposerPanel, words: Callable[[], str], composer: Composer, settled: Settled, red: Path, blue: Path
) -> None:
    composer.put_files([red, blue])
    settled()
    leading = slot_view(panel, 2)
    assert "Aspect follows this image" in leading.accessibleDescription()
    assert "Aspect" not in slot_view(panel, 1).accessibleDescription()
    with_strip = leading.grab().toImage()

    composer.put_files([red], 3)
    settled()

    assert leading.grab().toImage() != with_strip
    assert "Aspect follows this image" in slot_view(panel, 3).accessibleDescription()
    assert "About 1184 × 896, like Image 3" in words()
