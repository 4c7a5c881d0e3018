"""A key is checked, kept, and tried in the other region: by clicks and keys, against a sandbox for each region."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton

from qwen_studio.api.keyring_access import KEYRING_SERVICE
from qwen_studio.core.job import JobState
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.sandbox.answers import error_answer
from qwen_studio.sandbox.keys import BEIJING_KEY, SINGAPORE_KEY
from qwen_studio.ui.dialogs.keys import KeysDialog
from qwen_studio.ui.keys.keys_page import KeysPage
from qwen_studio.ui.viewer.error_card import ErrorCard
from tests.ui.by_name import by_name
from tests.ui.keys.conftest import TwoRegions
from tests.ui.keys.words import said, shown, state_of, type_key
from tests.ui.scene import COFFEE, MODEL, Scene

Ring = dict[tuple[str, str], str]


def offers(page: KeysPage) -> list[str]:
    """The buttons that lead elsewhere."""
    words = (b.text() for b in page.findChildren(QPushButton) if b.isVisible())
    return [text for text in words if text.startswith(("Try ", "Use it"))]


def test_a_key_is_checked_and_kept(two: Scene, page: KeysPage, ring: Ring) -> None:
    type_key(page, f" Bearer {SINGAPORE_KEY}\n")
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: said(page) == "The service takes this key.")
    assert ring == {}, "nothing is kept that nobody asked to keep"
    two.press(page, "Use this key")
    two.qtbot.waitUntil(lambda: said(page) == "The key is in the keyring.")
    assert ring == {(KEYRING_SERVICE, "singapore"): SINGAPORE_KEY}
    assert state_of(page, "Singapore") == "key in the keyring"
    # What is kept can be checked again, and is not shown for that.
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: said(page) == "The service takes this key.")


def test_a_key_of_the_other_region_finds_its_place_with_consent(
    two: Scene, page: KeysPage, ring: Ring, regions: TwoRegions
) -> None:
    # GIVEN a key of Beijing where one of Singapore is wanted
    type_key(page, BEIJING_KEY)
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: offers(page) == ["Try Beijing"])
    assert said(page).startswith("The service in Singapore does not know this key.")
    reasons = said(page, "Probable reasons").splitlines()
    assert reasons[0].startswith("• It is a key of another region.")
    assert "was deleted or has expired" in reasons[1]
    assert "Copy it again" in reasons[2]

    # WHEN the person agrees, twice
    two.press(page, "Try Beijing")
    two.qtbot.waitUntil(lambda: offers(page) == ["Use it in Beijing"])
    assert said(page) == "It is a key of Beijing, which takes it."
    assert ring == {}
    assert two.studio.service.region.id == "singapore"
    two.press(page, "Use it in Beijing")

    # THEN it is kept there, and edits go there
    two.qtbot.waitUntil(lambda: two.studio.service.region.id == "beijing")
    assert ring == {(KEYRING_SERVICE, "beijing"): BEIJING_KEY}
    assert by_name(page, QRadioButton, "Beijing").isChecked()
    assert not regions.singapore.requests
    assert not regions.beijing.requests, "no edit was sent by that"


def test_a_key_that_no_region_knows_is_tried_once(two: Scene, page: KeysPage) -> None:
    type_key(page, "sk-of-nobody-0123456789")
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: offers(page) == ["Try Beijing"])
    two.press(page, "Try Beijing")
    two.qtbot.waitUntil(lambda: said(page).startswith("Beijing does not know this key either."))
    assert offers(page) == []
    assert "another region" not in said(page, "Probable reasons")
    # Another key is another question.
    type_key(page, BEIJING_KEY)
    assert said(page) == ""
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: offers(page) == ["Try Beijing"])


def test_a_region_that_has_a_key_gets_another_account(two: Scene, page: KeysPage, ring: Ring) -> None:
    ring[KEYRING_SERVICE, "beijing"] = "sk-an-older-one-of-beijing"
    type_key(page, BEIJING_KEY)
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: offers(page) == ["Try Beijing"])
    two.press(page, "Try Beijing")
    two.qtbot.waitUntil(lambda: offers(page) == ["Use it in Beijing"])
    two.press(page, "Use it in Beijing")
    two.qtbot.waitUntil(lambda: two.studio.service.account.name == "2")
    assert ring.pop((KEYRING_SERVICE, "beijing")) == "sk-an-older-one-of-beijing"
    assert list(ring.values()) == [BEIJING_KEY]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("sk-sp-0123456789abcdef", "a key of a coding or token plan"),
        ("LTAI5t0123456789abcdef", "an AccessKey of the Alibaba Cloud account"),
        ("sk-ant-0123456789abcdef", "another company's service"),
    ],
)
def test_a_key_of_another_kind_is_known_by_its_look(two: Scene, page: KeysPage, key: str, words: str) -> None:
    type_key(page, key)
    assert words in said(page), "before anybody is asked"
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: "does not know this key" in said(page))
    assert words in said(page, "Probable reasons").splitlines()[0]
    assert offers(page) == []


@pytest.mark.parametrize(
    ("code", "status", "message", "sentence", "advice"),
    [
        ("Arrearage", 400, "Access denied.", "unpaid balance", "Top it up"),
        ("AccessDenied.Unpurchased", 403, "Access denied.", "not activated", "Activate it once"),
        ("Workspace.AccessDenied", 403, "Access denied.", "workspace of this API key has no access", "Ask the owner"),
        ("NOT AUTHORIZED", 401, "Access denied: workspace", "may not use the workspace", "make a key in the right"),
        ("PrepaidBillOverdue", 429, "…", "billing problem", "Settle it"),
    ],
)
def test_other_refusals_say_what_is_wrong_and_what_to_do(
    two: Scene,
    page: KeysPage,
    regions: TwoRegions,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    status: int,
    message: str,
    sentence: str,
    advice: str,
) -> None:
    from qwen_studio.sandbox.answers import ServiceError

    refused = error_answer(ServiceError(status, code, message))
    monkeypatch.setattr(regions.singapore.service, "list_models", lambda *_: refused)
    type_key(page, SINGAPORE_KEY)
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: sentence in said(page))
    assert advice in said(page, "Probable reasons")
    assert offers(page) == []


def test_what_cannot_be_a_key_and_a_service_that_is_gone_are_said(
    two: Scene, page: KeysPage, regions: TwoRegions
) -> None:
    type_key(page, "two words")
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: "cannot be an API key" in said(page))
    regions.singapore.stop()
    type_key(page, SINGAPORE_KEY)
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: "refused the connection" in said(page))
    assert "Check the service's address" in said(page, "Probable reasons")


def test_the_key_form_goes_by_keys(two: Scene, page: KeysPage, ring: Ring) -> None:
    field = type_key(page, BEIJING_KEY)
    field.setFocus()
    by_name(page, QPushButton, "Check").setFocus()
    QTest.keyClick(by_name(page, QPushButton, "Check"), Qt.Key.Key_Space)
    two.qtbot.waitUntil(lambda: offers(page) == ["Try Beijing"])
    assert by_name(page, QPushButton, "Check").hasFocus(), "the keyboard stays where it was"
    for words in ("Try Beijing", "Use it in Beijing"):
        two.qtbot.waitUntil(lambda words=words: offers(page) == [words])  # type: ignore[misc]  # mypy loses the default
        button = by_name(page, QPushButton, words)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    two.qtbot.waitUntil(lambda: (KEYRING_SERVICE, "beijing") in ring)


def test_an_edit_that_was_refused_leads_to_the_trial_and_sends_nothing(
    begin: Callable[[], Scene], ring: Ring, regions: TwoRegions
) -> None:
    # GIVEN an edit in Singapore with a key of Beijing
    ring[KEYRING_SERVICE, "singapore"] = BEIJING_KEY
    scene = begin()
    window = scene.open_program()
    request = EditRequest((FileImage(COFFEE, COFFEE.name),), "Make it warm", MODEL, "singapore")
    job_id = scene.studio.jobs.generate(request)
    scene.wait_for_end(job_id)
    card = scene.studio.jobs.card(job_id)
    assert card is not None
    assert card.job.state is JobState.REFUSED
    scene.qtbot.waitUntil(lambda: bool(window.findChildren(ErrorCard)))
    (error,) = window.findChildren(ErrorCard)

    # WHEN the person takes up the offer of its card
    scene.press(error, "Try the key in Beijing…")
    (dialog,) = window.findChildren(KeysDialog)
    assert said(dialog.page).startswith("The service in Singapore does not know this key.")
    assert BEIJING_KEY not in shown(dialog)
    assert len(regions.beijing.requests) == 0
    scene.press(dialog, "Try Beijing")
    scene.qtbot.waitUntil(lambda: offers(dialog.page) == ["Use it in Beijing"])
    scene.press(dialog, "Use it in Beijing")
    scene.qtbot.waitUntil(lambda: scene.studio.service.region.id == "beijing")
    dialog.close()

    # THEN nothing was sent by that, and Retry goes to the region that takes the key
    assert (len(regions.singapore.requests), len(regions.beijing.requests)) == (1, 0)
    scene.press(error, "Retry")
    assert regions.beijing.wait_for_requests(1, 30)
    assert regions.beijing.requests[0].headers["authorization"] == f"Bearer {BEIJING_KEY}"
    (newest, *_) = scene.studio.jobs.cards()
    again = newest.job.request
    assert (again.region, again.instruction, again.model) == ("beijing", request.instruction, request.model)
    scene.wait_for_end(newest.job.id)
