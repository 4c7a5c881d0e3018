"""A keyring that keeps its secrets as long as the process runs, chosen by PYTHON_KEYRING_BACKEND."""

from typing import ClassVar

from keyring.backend import KeyringBackend


class Keyring(KeyringBackend):
    """As a real one that is unlocked."""

    priority = 1
    kept: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)
