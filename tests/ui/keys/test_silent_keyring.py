"""A key is typed while the keyring is silent: the window lives on, and the person is told where the key is."""

import threading
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from qwen_studio.api.credentials import KeyStore
from qwen_studio.ui.keys.key_form import KeyForm
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


class Silent(KeyringBackend):
    """A keyring that is frozen, as one whose daemon is stopped."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's own
        self.thaw = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.thaw.wait(30)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.thaw.wait(30)


@pytest.fixture
def silent() -> Iterator[Silent]:
    before = keyring.get_keyring()
    backend = Silent()
    keyring.set_keyring(backend)
    yield backend
    backend.thaw.set()
    keyring.set_keyring(before)


def test_a_silent_keyring_costs_no_beat_of_the_window(scene: Scene, silent: Silent) -> None:
    # GIVEN a keyring that does not answer, with a short limit
    scene.assembly.connections.keys = KeyStore({}, keyring_timeout_s=0.6)
    form = scene.open_window(KeyForm(scene.studio.service), 440, 260)
    QTest.keyClicks(by_name(form, QLineEdit, "API key"), "sk-of-a-test-0123456789")
    beats: list[int] = []
    timer = QTimer(form, interval=5)
    timer.timeout.connect(lambda: beats.append(1))

    # WHEN the key is to be kept
    timer.start()
    scene.press(form, "Use this key")
    (news,) = [label for label in form.findChildren(QLabel) if label.accessibleName() == "Result of the check"]
    scene.qtbot.waitUntil(lambda: "kept until" in news.text())

    # THEN the window went on, and says how it is
    assert len(beats) > 20
    assert news.text() == (
        "The system's keyring did not answer within 0.6 seconds. The key is kept until Qwen Studio is closed."
    )
    assert news.accessibleDescription() == news.text()
    assert scene.studio.service.key_source == "session"
    assert by_name(form, QLineEdit, "API key").text() == ""
