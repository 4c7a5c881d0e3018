"""What somebody sees who has just installed the program: no address of their own, and a key in the keyring at most."""

from pathlib import Path
from typing import ClassVar

import keyring
from keyring.backend import KeyringBackend
from photographer import Photographer
from PySide6.QtWidgets import QApplication

from qwen_studio.api.keyring_access import KEYRING_SERVICE
from qwen_studio.library.places import Places
from qwen_studio.state.key_facts import KeyState
from qwen_studio.ui.dialogs.keys import KeysDialog
from qwen_studio.ui.dialogs.welcome import Welcome

NO_REAL_KEY = "sk-of-the-screenshots"


class KeyringOfTheTour(KeyringBackend):
    """Stands in for the system's keyring, so that nobody's own keys come near the pictures."""

    priority = 1
    kept: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


def use_own_keyring() -> None:
    """From now on the program finds no keys but those of the tour."""
    keyring.set_keyring(KeyringOfTheTour())  # type: ignore[no-untyped-call]  # the library's own


def take_plain(app: QApplication, root: Path, language: str) -> None:
    """The welcome without any key, then keys and regions with one."""
    KeyringOfTheTour.kept.clear()
    places = Places(root / "Qwen Studio", root / "config", root / "cache", root / "logs")
    photographer = Photographer(app, places, language)
    photographer.choose("window.welcome")
    photographer.shoot_dialog(Welcome, "welcome")
    service = photographer.studio.service
    KeyringOfTheTour.kept[KEYRING_SERVICE, service.account.id] = NO_REAL_KEY
    service.look_for_key()
    photographer.wait(lambda: service.key_state is KeyState.SET)
    photographer.choose("window.keys")
    photographer.shoot_dialog(KeysDialog, "keys", guide_only=True)
    photographer.leave()
