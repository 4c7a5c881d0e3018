"""The card of an edit that did not end well: its words, its room, and what its buttons ask for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.core.request import EditRequest
from qwen_studio.state.job_card import JobCard
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.card_actions import CardAction, actions_of
from qwen_studio.ui.viewer.card_words import CardWords
from qwen_studio.ui.viewer.error_card import ErrorCard, error_card_width
from qwen_studio.ui.viewer.job_words import JobWords
from qwen_studio.ui.viewer.strip_layout import DESIGN
from tests.ui.by_name import by_name

LONG = "The service could not read Image 2, because the file is broken or is not of the kind that its name says."
NEXT = "Open the picture in another program, save it as PNG or JPEG, and use that file in its place; then try again."
NOON = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
HOST = "results.example.com"
LOOK = "Look at the usage page"

REFUSED = Job(
    id="1",
    request=EditRequest((), "Make it warm", "qwen-image-edit-plus", "singapore", n=6),
    state=JobState.REFUSED,
    created_at=NOON,
    service="",
    demo=False,
    unit_price=Decimal("0.03"),
    failure=Failure(LONG, NEXT, "InvalidParameter", "image format error", "bf37ca26-0abe-98e4-8065"),
)


def card_of(state: JobState, *, came: int = 0, **changes: Any) -> JobCard:
    """A card of a job that was sent at noon and answered a minute later."""
    sent = {"sent_at": NOON, "answered_at": NOON + timedelta(minutes=1)}
    return JobCard(replace(REFUSED, state=state, **(sent | changes)), (), 20.0, came=came)


UNKNOWN = card_of(JobState.UNKNOWN, failure=Failure("The service did not answer in time.", "Look there."))
EXPIRED = card_of(JobState.EXPIRED, image_count=6, failure=Failure("The service no longer has this result.", ""))
FEWER = card_of(JobState.PARTIAL, came=4, image_count=4, failure=Failure("The service made 4 of 6 images.", ""))
LOST = card_of(JobState.PARTIAL, came=4, image_count=6, failure=Failure("Gone.", "", kind="LinkExpired"))
MISSING = card_of(
    JobState.DOWNLOADING, came=4, image_count=6, failure=Failure("The host is busy (HTTP 503).", "Try again.")
)
FULL = card_of(
    JobState.ANSWERED, failure=Failure("The drive of the library in /home/ann is full.", "Make room.", kind="NoRoom")
)
STRANGE = card_of(JobState.DOWNLOADING, image_count=6, failure=Failure("?", "?", field=HOST, kind="UnknownHost"))
STOPPED = card_of(JobState.STOPPED, failure=None)
ALL = [card_of(JobState.REFUSED, failure=REFUSED.failure), UNKNOWN, EXPIRED, FEWER, LOST, MISSING, FULL, STRANGE]

words = CardWords(link_lifetime_h=24)


def shown(qtbot: QtBot, theme: Theme, card: JobCard, usage_url: str = "https://example.com/usage") -> ErrorCard:
    text, labels = words.text(card, datetime.now(UTC)), [words.label(a, card) for a in actions_of(card)]
    widget = ErrorCard(card, JobWords(), words, theme, usage_url)
    qtbot.addWidget(widget)
    widget.resize(error_card_width(text, labels, DESIGN.strip_height, theme, captions=True), DESIGN.strip_height)
    widget.show()
    return widget


@pytest.mark.parametrize("card", [*ALL, STOPPED], ids=lambda card: card.job.state.value)
def test_all_words_and_buttons_have_room_in_the_strip(qtbot: QtBot, theme: Theme, card: JobCard) -> None:
    widget = shown(qtbot, theme, card)
    assert by_name(widget, QLabel, "Make it warm").isVisible(), "it says which edit it speaks of"
    labels = [label for label in widget.findChildren(QLabel) if label.wordWrap()]
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        assert widget.rect().contains(label.geometry())
    for button in widget.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert widget.rect().contains(button.geometry())
        assert not any(button.geometry().intersects(label.geometry()) for label in labels)
    assert widget.width() <= 640, "it fits beside the panel of a window of 1024 px"


@pytest.mark.parametrize(
    ("card", "title", "advice"),
    [
        (
            UNKNOWN,
            "The service did not answer in time.",
            f"It may have cost $0.18 at most (6 × $0.03). {LOOK} after 13:00: it is about one hour late.",
        ),
        (
            EXPIRED,
            "The results of this edit are gone: they were not fetched in time.",
            "It was sent at 12:00, and its links lived 24 hours. $0.18 was charged.",
        ),
        (FEWER, "4 of 6 images came.", "The service made no more. 4 are charged: $0.12."),
        (
            MISSING,
            "4 of 6 are here; the others could not be fetched yet.",
            "The host is busy (HTTP 503). Try again. It is paid for; the links live until {tomorrow}, 12:01.",
        ),
        (
            FULL,
            "The answer is kept. It goes on by itself when there is room.",
            "The drive of the library in /home/ann is full. The links live until {tomorrow}, 12:01.",
        ),
        (
            STRANGE,
            f"The results lie at {HOST}, which is not known as a place of the service. Fetch them from there?",
            "You are asked once for each host. It is paid for; the links live until {tomorrow}, 12:01.",
        ),
        (STOPPED, "Stopped before it was sent. Nothing was charged.", ""),
    ],
)
def test_the_card_says_what_is_wrong_what_it_cost_and_what_to_do(card: JobCard, title: str, advice: str) -> None:
    tomorrow = f"{NOON + timedelta(days=1):%-d %B}"
    assert words.text(card, NOON + timedelta(minutes=5)) == (title, advice.replace("{tomorrow}", tomorrow))


def test_a_refusal_says_that_nothing_was_charged_once(theme: Theme) -> None:
    refused = card_of(JobState.REFUSED, failure=REFUSED.failure)
    assert words.text(refused, NOON).advice == f"{NEXT} Nothing was charged."
    said = card_of(JobState.REFUSED, failure=Failure("Too fast.", "Nothing was charged."))
    assert words.text(said, NOON).advice == "Nothing was charged."


def test_the_usage_page_is_up_to_date_after_an_hour() -> None:
    advice = words.text(UNKNOWN, NOON + timedelta(hours=1)).advice
    assert advice.endswith("The usage page shows by now what was charged at 12:00.")
    yesterday = words.text(UNKNOWN, NOON + timedelta(days=1)).advice
    assert yesterday.endswith(f"The usage page shows by now what was charged at {NOON:%-d %B}, 12:00.")


def test_links_that_are_too_old_are_not_promised() -> None:
    advice = words.text(MISSING, NOON + timedelta(days=2)).advice
    assert "so they may be gone" in advice


def test_lost_results_are_told_apart_from_those_that_were_never_made() -> None:
    text = words.text(LOST, NOON + timedelta(days=3))
    assert text.title == "4 of 6 images came, and the links of the others no longer work."
    assert text.advice.endswith("6 are charged: $0.18.")


def test_an_unknown_demo_edit_says_nothing_of_money(qtbot: QtBot, theme: Theme) -> None:
    card = replace(UNKNOWN, job=replace(UNKNOWN.job, demo=True))
    widget = shown(qtbot, theme, card)
    assert [b.text() for b in widget.findChildren(QPushButton)] == ["?", "Retry"]
    assert not any("$" in label.text() for label in widget.findChildren(QLabel))


@pytest.mark.parametrize(
    ("card", "button", "action"),
    [
        (EXPIRED, "Run again ($0.18)", CardAction.RUN_AGAIN),
        (FEWER, "Generate 2 more ($0.06)", CardAction.GENERATE_MISSING),
        (MISSING, "Download 2 again", CardAction.DOWNLOAD),
        (FULL, "Try now", CardAction.TRY_NOW),
        (STRANGE, f"Fetch from {HOST}", CardAction.ALLOW_HOST),
        (STOPPED, "Retry", CardAction.RETRY),
    ],
)
def test_a_button_asks_for_what_it_says(
    qtbot: QtBot, theme: Theme, card: JobCard, button: str, action: CardAction
) -> None:
    widget = shown(qtbot, theme, card)
    with qtbot.waitSignal(widget.chosen) as chosen:
        QTest.mouseClick(by_name(widget, QPushButton, button), Qt.MouseButton.LeftButton)
    assert chosen.args == ["1", action]


def test_not_now_takes_the_question_away(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, STRANGE)
    with qtbot.waitSignal(widget.dismiss_wanted):
        QTest.mouseClick(by_name(widget, QPushButton, "Not now"), Qt.MouseButton.LeftButton)


def test_the_end_of_a_long_host_is_never_cut_off(qtbot: QtBot, theme: Theme) -> None:
    host = "dashscope-result-bj.oss-cn-beijing.aliyuncs.com." + "a" * 150 + ".evil.example"
    card = replace(STRANGE, job=replace(STRANGE.job, failure=Failure("?", "?", field=host, kind="UnknownHost")))
    widget = shown(qtbot, theme, card)
    (button,) = [b for b in widget.findChildren(QPushButton) if b.text().startswith("Fetch from …")]
    assert button.text().endswith("a.evil.example")
    assert widget.width() <= 640


def test_words_from_the_service_are_shown_as_they_are(qtbot: QtBot, theme: Theme) -> None:
    odd = card_of(JobState.REFUSED, failure=Failure("<b>bold</b> & <img src=x>", "", "A<b>"))
    widget = shown(qtbot, theme, odd, usage_url="")
    assert {"<b>bold</b> & <img src=x>", "Code A<b>"} <= {label.text() for label in widget.findChildren(QLabel)}
    assert all(label.textFormat() is label.textFormat().PlainText for label in widget.findChildren(QLabel))


def test_everything_is_in_the_context_menu_too(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, card_of(JobState.REFUSED, failure=REFUSED.failure))
    button = by_name(widget, QPushButton, "Retry")
    # With the key on a button of the card, as whoever works by keyboard does.
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), button.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(button, event)
    (menu,) = widget.findChildren(QMenu)
    entries = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    assert list(entries) == ["Retry", "Details of the edit…", "Copy code, message and request id", "Dismiss"]
    with qtbot.waitSignal(widget.details_wanted) as wanted:
        entries["Details of the edit…"].trigger()
    assert wanted.args == ["1"]
    entries["Copy code, message and request id"].trigger()
    assert "Request id: bf37ca26" in QGuiApplication.clipboard().text()
    menu.close()
