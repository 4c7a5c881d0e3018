from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qwen_studio.core.job import Failure, Job, JobState
from qwen_studio.core.request import EditRequest
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.error_card import ErrorCard, error_card_width
from qwen_studio.ui.viewer.job_words import JobWords
from qwen_studio.ui.viewer.strip_layout import STRIP_HEIGHT

LONG = "The service could not read Image 2, because the file is broken or is not of the kind that its name says."
NEXT = "Open the picture in another program, save it as PNG or JPEG, and use that file in its place; then try again."

JOB = Job(
    id="1",
    request=EditRequest((), "Make it warm", "qwen-image-edit-plus", "singapore", n=2),
    state=JobState.REFUSED,
    created_at=datetime.now(UTC),
    service="",
    demo=False,
    unit_price=Decimal("0.03"),
    failure=Failure(LONG, NEXT, "InvalidParameter", "image format error", "bf37ca26-0abe-98e4-8065"),
)


@pytest.mark.parametrize(
    "job",
    [
        JOB,
        replace(JOB, state=JobState.UNKNOWN),
        replace(JOB, failure=Failure("Short.", "")),
        replace(JOB, state=JobState.STOPPED, failure=None),
    ],
)
def test_all_words_have_room_in_the_strip(qtbot: QtBot, theme: Theme, job: Job) -> None:
    words = JobWords()
    card = ErrorCard(job, words, theme, "https://example.com/usage")
    qtbot.addWidget(card)
    card.resize(error_card_width(*words.failure(job), STRIP_HEIGHT, theme), STRIP_HEIGHT)
    card.show()
    for label in card.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        assert card.rect().contains(label.geometry())


def test_words_from_the_service_are_shown_as_they_are(qtbot: QtBot, theme: Theme) -> None:
    odd = replace(JOB, failure=Failure("<b>bold</b> & <img src=x>", "", "A<b>"))
    card = ErrorCard(odd, JobWords(), theme, "")
    qtbot.addWidget(card)
    card.resize(400, STRIP_HEIGHT)
    card.show()
    assert {"<b>bold</b> & <img src=x>", "Code A<b>"} <= {label.text() for label in card.findChildren(QLabel)}
    assert all(label.textFormat() is label.textFormat().PlainText for label in card.findChildren(QLabel))
