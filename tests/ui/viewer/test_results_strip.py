"""The strip of results by gestures, over jobs that the sandbox answers."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QPushButton

from qwen_studio.core.job import JobState
from qwen_studio.core.picture import Picture
from qwen_studio.core.spend import Period
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.picture_mime import local_files, picture_ids
from qwen_studio.ui.theme import Choice
from qwen_studio.ui.viewer import results_strip
from qwen_studio.ui.viewer.error_card import ErrorCard
from qwen_studio.ui.viewer.results_strip import ResultsStrip
from qwen_studio.ui.widgets.icon_button import IconButton
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

SEND_AGAIN = "Send again (may be charged twice)…"
LEFT = Qt.MouseButton.LeftButton


def middle_of(strip: ResultsStrip, picture: Picture) -> QPoint:
    rect = strip.tile_of(picture.id)
    assert rect is not None
    return rect.center()


def click(strip: ResultsStrip, picture: Picture) -> None:
    QTest.mouseClick(strip.viewport(), LEFT, pos=middle_of(strip, picture))


def texts_of(card: ErrorCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


@pytest.fixture
def failed(scene: Scene, strip: ResultsStrip) -> Callable[[str], ErrorCard]:
    """The card of an edit that meets a fault of the sandbox."""

    def fail(fault: str) -> ErrorCard:
        scene.sandbox.faults.add(fault, None)
        scene.wait_for_end(scene.begin())
        scene.sandbox.faults.clear()
        return strip.findChildren(ErrorCard)[-1]

    return fail


def test_a_click_shows_the_result_and_frames_its_tile(scene: Scene, strip: ResultsStrip) -> None:
    first, second = scene.warm, scene.warm_2
    click(strip, second)
    scene.qtbot.waitUntil(lambda: scene.shown_id() == second.id)
    accent = scene.theme.tokens.accent
    picture = strip.grab().toImage()
    framed = {
        tile.id: picture.pixelColor((strip.tile_of(tile.id) or strip.rect()).topLeft() + QPoint(60, 1)) == accent
        for tile in (first, second)
    }
    assert framed == {first.id: False, second.id: True}


def test_tiles_show_the_results(scene: Scene, strip: ResultsStrip) -> None:
    shown = scene.grey
    scene.qtbot.waitUntil(lambda: scene.studio.thumbnails.image(shown.content_hash) is not None)
    thumbnail = scene.studio.thumbnails.image(shown.content_hash)
    assert thumbnail is not None
    expected = thumbnail.pixelColor(thumbnail.width() // 2, thumbnail.height() // 2)
    seen = strip.grab().toImage().pixelColor(middle_of(strip, shown))
    difference = (seen.red() - expected.red(), seen.green() - expected.green(), seen.blue() - expected.blue())
    assert max(abs(channel) for channel in difference) < 24


def test_the_newest_job_stands_at_the_left(scene: Scene, strip: ResultsStrip) -> None:
    places = [middle_of(strip, picture).x() for picture in (scene.grey, scene.warm, scene.warm_2)]
    assert places == sorted(places)


def test_arrows_go_through_the_results_and_enter_opens_the_viewer(scene: Scene, strip: ResultsStrip) -> None:
    QTest.keyClick(strip, Qt.Key.Key_Home)
    scene.qtbot.waitUntil(lambda: scene.shown_id() == scene.grey.id)
    for expected in (scene.warm, scene.warm_2):
        QTest.keyClick(strip, Qt.Key.Key_Right)
        scene.qtbot.waitUntil(partial(scene.is_shown, expected))
    QTest.keyClick(strip, Qt.Key.Key_Left)
    scene.qtbot.waitUntil(lambda: scene.shown_id() == scene.warm.id)
    with scene.qtbot.waitSignal(strip.opened):
        QTest.keyClick(strip, Qt.Key.Key_Return)


def test_f_marks_a_favourite_and_delete_moves_to_the_trash_until_undone(scene: Scene, strip: ResultsStrip) -> None:
    pictures = [scene.warm, scene.warm_2]
    scene.show(pictures[1])
    scene.actions.set_pictures([pictures[1]])
    with scene.qtbot.waitSignal(scene.studio.pictures.changed):
        QTest.keyClick(strip, Qt.Key.Key_F)
    scene.qtbot.waitUntil(lambda: scene.actions.pictures[0].favourite)
    with scene.qtbot.waitSignal(scene.studio.pictures.removed):
        QTest.keyClick(strip, Qt.Key.Key_Delete)
    scene.qtbot.waitUntil(lambda: strip.tile_of(pictures[1].id) is None)
    assert strip.tile_of(pictures[0].id) is not None
    scene.said.press()
    scene.qtbot.waitUntil(lambda: strip.tile_of(pictures[1].id) is not None)


def test_a_tile_drags_out_as_a_real_file(scene: Scene, strip: ResultsStrip, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = scene.warm
    dragged: list[QMimeData] = []

    class WatchedDrag(QDrag):
        def exec(self, *_actions: Qt.DropAction) -> Qt.DropAction:
            mime = QMimeData()
            mime.setUrls(self.mimeData().urls())
            for kind in self.mimeData().formats():
                mime.setData(kind, self.mimeData().data(kind))
            dragged.append(mime)
            return Qt.DropAction.CopyAction

    monkeypatch.setattr(results_strip, "QDrag", WatchedDrag)
    start = middle_of(strip, picture)
    QTest.mousePress(strip.viewport(), LEFT, pos=start)
    QTest.mouseMove(strip.viewport(), start + QPoint(3, 0))
    assert not dragged
    QTest.mouseMove(strip.viewport(), start + QPoint(QApplication.startDragDistance() + 20, 10))
    (mime,) = dragged
    assert local_files(mime) == [scene.path(picture)]
    assert local_files(mime)[0].read_bytes().startswith(b"\x89PNG")
    assert picture_ids(mime) == [picture.id]


def test_the_context_menu_acts_on_the_tile_under_the_pointer(scene: Scene, strip: ResultsStrip) -> None:
    pictures = [scene.grey, scene.warm]
    scene.show(pictures[0])
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.RightButton, pos=middle_of(strip, pictures[1]))
    at = middle_of(strip, pictures[1])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, strip.viewport().mapToGlobal(at))
    QApplication.sendEvent(strip.viewport(), event)
    (menu,) = strip.findChildren(QMenu)
    words = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert words[:3] == ["Use as Image 1", "Use as Image 2", "Use as Image 3"]
    assert {"Save as…", "Copy", "Show in folder", "Favourite", "Recall request", "Move to trash"} <= set(words)
    assert scene.actions.pictures == (pictures[1],)
    next(action for action in menu.actions() if action.text() == "Use as Image &2").trigger()
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(2).picture_id == pictures[1].id)
    menu.close()


def test_a_waiting_job_can_be_cancelled_before_it_costs_anything(
    scene: Scene, strip: ResultsStrip, hold_edits: Callable[[], threading.Event]
) -> None:
    may_go_on = hold_edits()
    job_id = scene.begin()
    link = next(b for b in strip.findChildren(QPushButton) if b.accessibleName().startswith("Stop:"))
    assert link.text() == "Stop"
    QTest.mouseClick(link, LEFT)
    may_go_on.set()
    scene.wait_for_end(job_id)
    card = scene.studio.jobs.card(job_id)
    assert card is not None
    assert card.job.state is JobState.STOPPED
    (shown,) = strip.findChildren(ErrorCard)
    assert "Nothing was charged" in texts_of(shown)
    assert not scene.sandbox.seen.requests


def test_elapsed_and_usual_time_of_a_running_job_are_told(scene: Scene, strip: ResultsStrip) -> None:
    done = scene.studio.jobs.cards()[0]
    began = datetime.now(UTC) - timedelta(seconds=74)
    running = JobCard(replace(done.job, state=JobState.SENDING, created_at=began, finished_at=None), (), usual_s=22)
    assert strip._words.running(running, datetime.now(UTC)) == "1:14 · usually 0:22"
    assert strip._words.stop(running.job) == "Hide"


def test_a_refused_edit_says_why_and_what_support_needs(
    scene: Scene, strip: ResultsStrip, failed: Callable[[str], ErrorCard]
) -> None:
    card = failed("DataInspectionFailed")
    words = texts_of(card)
    failure = card.job.failure
    assert failure is not None
    assert failure.message in words
    assert failure.next_step in words
    copy = by_name(card, QPushButton, "Retry")
    assert copy.isEnabled()
    QTest.mouseClick(by_name(card, IconButton, "Copy code, message and request id"), LEFT)
    copied = QGuiApplication.clipboard().text()
    assert f"Code: {failure.code}" in copied
    assert f"Request id: {failure.request_id}" in copied
    assert failure.service_message in copied


def test_retry_sends_the_same_request_again_in_place_of_the_card(
    scene: Scene, strip: ResultsStrip, failed: Callable[[str], ErrorCard]
) -> None:
    card = failed("DataInspectionFailed")
    QTest.mouseClick(by_name(card, QPushButton, "Retry"), LEFT)
    again = scene.studio.jobs.cards()[0]
    assert again.job.id != card.job.id
    (picture,) = scene.results(again.job.id)
    assert strip.tile_of(picture.id) is not None
    scene.qtbot.waitUntil(lambda: not strip.findChildren(ErrorCard))


def test_dismiss_takes_the_card_away(scene: Scene, strip: ResultsStrip, failed: Callable[[str], ErrorCard]) -> None:
    card = failed("DataInspectionFailed")
    QTest.mouseClick(by_name(card, IconButton, "Dismiss"), LEFT)
    assert scene.studio.jobs.card(card.job.id) is None
    scene.qtbot.waitUntil(lambda: not strip.findChildren(ErrorCard))


def test_an_edit_of_unknown_outcome_is_sent_again_only_after_asking(
    scene: Scene, strip: ResultsStrip, failed: Callable[[str], ErrorCard]
) -> None:
    card = failed("drop-after-reading")
    assert card.job.state is JobState.UNKNOWN
    price = card.job.unit_price
    assert price is not None
    assert f"It may have cost ${price:.2f} at most." in texts_of(card)
    sent = len(scene.sandbox.seen.requests)
    QTest.mouseClick(by_name(card, QPushButton, SEND_AGAIN), LEFT)
    (question,) = strip.window().findChildren(QMessageBox)
    assert "may charge it twice" in question.text()
    assert question.defaultButton() is question.button(QMessageBox.StandardButton.Cancel)
    question.button(QMessageBox.StandardButton.Cancel).click()
    assert len(scene.sandbox.seen.requests) == sent
    assert scene.studio.jobs.cards()[0].job.id == card.job.id
    QTest.mouseClick(by_name(card, QPushButton, SEND_AGAIN), LEFT)
    question = strip.window().findChildren(QMessageBox)[-1]
    next(button for button in question.buttons() if button.text() == "Send again").click()
    scene.qtbot.waitUntil(lambda: len(scene.sandbox.seen.requests) == sent + 1)


def test_an_edit_over_a_cap_is_sent_by_one_click_that_raises_it(scene: Scene, strip: ResultsStrip) -> None:
    # GIVEN caps that three edits of one image more do not fit under
    spending = scene.studio.spending
    spending.set_cap(Period.DAY, Decimal("0.10"))
    spending.set_cap(Period.MONTH, Decimal("0.11"))
    job_id = scene.begin(n=2)
    scene.wait_for_end(job_id)
    scene.qtbot.waitUntil(lambda: strip.findChild(ErrorCard) is not None)
    card = by_name(strip, ErrorCard, scene.studio.jobs.cards()[0].job.failure.message)  # type: ignore[union-attr] # it failed
    assert "would pass your day cap of $0.10: $0.09 is spent" in card.accessibleName()
    posts = len(scene.sandbox.requests)

    # WHEN the day cap is raised, the month cap is in the way
    scene.press(strip, "Raise the day cap to $0.50 and send")
    assert spending.caps.day == Decimal("0.50")
    assert len(scene.sandbox.requests) == posts

    # AND once it is raised as well, the edit is sent
    scene.press(strip, "Raise the month cap to $0.50 and send")
    scene.qtbot.waitUntil(lambda: len(scene.sandbox.requests) == posts + 1)
    newest = scene.studio.jobs.cards()[0].job.id
    assert len(scene.results(newest)) == 2
    assert scene.studio.jobs.card(job_id) is None


def test_fewer_results_than_asked_for_are_said_beside_them_until_dismissed(scene: Scene, strip: ResultsStrip) -> None:
    scene.sandbox.faults.add("partial", 1)
    (picture,) = scene.edit(n=2)
    done = scene.studio.jobs.cards()[0]
    assert strip._words.facts(done).startswith("1 of 2 · ")
    (card,) = strip.findChildren(ErrorCard)
    assert "1 of 2 images came." in texts_of(card)
    assert "1 is charged: $0.03." in texts_of(card)

    QTest.mouseClick(by_name(card, QPushButton, "Generate 1 more ($0.03)"), LEFT)
    more = scene.studio.jobs.cards()[0]
    assert (more.job.request.n, more.job.request.instruction) == (1, done.job.request.instruction)
    scene.wait_for_end(more.job.id)
    assert scene.sandbox.seen.requests[-1].json["parameters"]["n"] == 1

    QTest.mouseClick(by_name(card, IconButton, "Dismiss"), LEFT)
    assert strip.tile_of(picture.id) is not None, "only the words go"
    scene.qtbot.waitUntil(lambda: not strip.findChildren(ErrorCard))


def test_results_that_show_nothing_are_said_below_them(scene: Scene, strip: ResultsStrip) -> None:
    scene.sandbox.faults.add("black-picture", 1)
    assert len(scene.edit()) == 1
    assert strip._words.facts(scene.studio.jobs.cards()[0]).endswith(" · 1 all black")


def test_facts_tell_time_and_cost(scene: Scene, strip: ResultsStrip) -> None:
    card = scene.studio.jobs.cards()[1]
    price = card.job.unit_price
    assert price is not None
    assert strip._words.facts(card).endswith(f" s · ${2 * price:.2f}")
    assert strip._words.facts(replace(card, job=replace(card.job, demo=True))).endswith(" s · free demo")


def test_an_empty_strip_says_what_will_stand_there(scene: Scene, strip: ResultsStrip) -> None:
    for card in scene.studio.jobs.cards():
        scene.studio.jobs.dismiss(card.job.id)
    empty = strip.grab().toImage()
    middle = [empty.pixelColor(x, 48) for x in range(300, 600)]
    assert len({colour.name() for colour in middle}) > 3, "the words are painted in the middle"


def test_a_wheel_scrolls_sideways(scene: Scene, strip: ResultsStrip) -> None:
    strip.resize(200, strip.height())
    before = strip.tile_of(scene.grey.id)
    assert before is not None
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(strip.mapToGlobal(QPoint(50, 50))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip.viewport(), event)
    assert strip.tile_of(scene.grey.id) == before.translated(-120, 0)
    scene.show(scene.warm_2)
    assert strip.viewport().rect().contains(middle_of(strip, scene.warm_2))


def test_a_new_job_comes_into_sight(scene: Scene, strip: ResultsStrip) -> None:
    strip.resize(200, strip.height())
    scene.show(scene.warm_2)
    assert strip.horizontalScrollBar().value() > 0
    scene.sandbox.faults.add("DataInspectionFailed", None)
    job_id = scene.begin()
    assert strip.horizontalScrollBar().value() == 0
    scene.wait_for_end(job_id)


@pytest.mark.parametrize("choice", ["dark", "light", "contrast"])
def test_the_frame_of_the_keyboard_is_seen_on_every_picture(scene: Scene, strip: ResultsStrip, choice: Choice) -> None:
    scene.theme.set_choice(choice)
    scene.show(scene.grey)
    strip.setFocus()
    place = strip.tile_of(scene.grey.id)
    assert place is not None
    picture = strip.viewport().grab().toImage()
    accent, between = scene.theme.tokens.accent, scene.theme.tokens.on_accent
    edge = [picture.pixelColor(place.left() + x, place.center().y()) for x in range(6)]
    assert edge == [accent, accent, between, between, accent, accent]
    strip.clearFocus()
    picture = strip.viewport().grab().toImage()
    edge = [picture.pixelColor(place.left() + x, place.center().y()) for x in range(6)]
    assert edge[:2] == [accent, accent]
    assert between not in edge
    assert accent not in edge[2:]
