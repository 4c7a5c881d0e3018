"""Demo, regions, and what is known about their keys."""

import threading
from collections.abc import Iterator

import keyring
import pytest
from keyring.backends import fail
from keyring.errors import KeyringLocked
from pytestqt.qtbot import QtBot

from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.state.key_facts import KeyState
from qwen_studio.state.service import Service
from qwen_studio.state.studio import Studio


class Locked(fail.Keyring):
    """A keyring that somebody has locked."""

    def get_password(self, service: str, username: str, msg: str | None = None) -> str | None:
        raise KeyringLocked("locked")


@pytest.fixture
def service(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Singapore, without a key and with a locked keyring."""
    before = keyring.get_keyring()
    keyring.set_keyring(Locked())  # type: ignore[no-untyped-call]  # the library's own
    monkeypatch.delenv("DASHSCOPE_API_KEY")
    yield studio.service
    keyring.set_keyring(before)


def test_each_region_has_a_key_of_its_own(service: Service, qtbot: QtBot) -> None:
    with qtbot.waitSignal(service.changed):
        service.save_key("singapore", "sk-of-singapore")
    assert (service.key_state, service.key_source) == (KeyState.SET, "session")
    service.use_region("beijing")
    qtbot.waitUntil(lambda: service.key_state is KeyState.ABSENT)
    service.use_region("singapore")
    qtbot.waitUntil(lambda: service.key_state is KeyState.SET)


def test_a_key_that_cannot_be_deleted_is_said(service: Service, qtbot: QtBot) -> None:
    service.delete_account("singapore")
    qtbot.waitUntil(lambda: service.key_state is KeyState.FAILED)
    assert service.key_problem.startswith("The key could not be removed. The system's keyring is locked.")


def test_a_look_that_ends_late_takes_nothing_back_that_was_done_meanwhile(service: Service, qtbot: QtBot) -> None:
    # GIVEN a keyring that is being asked, and does not answer
    asked, may_answer = threading.Event(), threading.Event()

    class Slow(Locked):
        def get_password(self, service: str, username: str, msg: str | None = None) -> str | None:
            asked.set()
            may_answer.wait()
            return None

    keyring.set_keyring(Slow())  # type: ignore[no-untyped-call]  # the library's own
    service.look_for_key("singapore")
    qtbot.waitUntil(asked.is_set)
    # WHEN a key is typed meanwhile, and the answer to the question of before comes
    service.save_key("singapore", SINGAPORE_KEY)
    qtbot.waitUntil(lambda: service.key_state is KeyState.SET)
    may_answer.set()
    service.look_for_key("beijing")
    qtbot.waitUntil(lambda: service.key_of("beijing").state is KeyState.ABSENT)
    # THEN it changes nothing
    assert service.key_state is KeyState.SET
