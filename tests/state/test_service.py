"""Demo, regions, and what is known about their keys."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backends import fail
from keyring.errors import KeyringLocked
from pytestqt.qtbot import QtBot

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
