"""How the network is set: proxy, and authorities whose certificates are trusted."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.errors import StudioError
from qwen_studio.core.network import OWN, network_set_by, read_proxy
from qwen_studio.core.settings import Settings
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.jobs.connection import Connections

SETTINGS = frozenset({"proxy", "proxy_address", "proxy_login", "ca_file"})


class NetworkSettings(QObject):
    """Owner of the way out, which `connections` take; a change counts for the next call and the next download.

    `login_source` is where user name and password of the proxy are, "keyring" or "session", or empty.
    `authorities` are the names in the chosen file once it was looked at, and `ca_problem` what is wrong with it.

    Signals:
        changed(): something of it is other than before.
    """

    changed = Signal()

    def __init__(
        self, tasks: Tasks, preferences: Preferences, connections: "Connections", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self.connections = connections
        told = "session" if connections.keys.has_login_for_session else ""
        self.login_source = "keyring" if preferences.settings.proxy_login else told
        self.authorities: tuple[str, ...] = ()
        self.ca_problem = ""
        self._apply()
        preferences.changed.connect(self._follow)

    @property
    def proxy(self) -> str:
        """ "system", "none" or "own"."""
        return self._settings.proxy

    @property
    def proxy_address(self) -> str:
        """The address of the proxy of the user's own, without its login."""
        return self._settings.proxy_address

    @property
    def ca_file(self) -> str:
        """The file with certificates of authorities of the user's own; empty if there is none."""
        return self._settings.ca_file

    @property
    def keyring_problem(self) -> str:
        """Why the keyring could not keep the login, as a sentence; empty if it could."""
        return self.connections.keys.keyring_problem

    def set_proxy(self, choice: str) -> None:
        """Go out by "system", "none" or "own"."""
        self._preferences.change(proxy=choice)

    def set_proxy_address(self, text: str) -> str:
        """Take the address of a proxy; the login that was typed with it, which is not kept by this.

        Raises:
            RequestError: it is none.
        """
        address, login = read_proxy(text)
        self._preferences.change(proxy_address=address, proxy=OWN)
        return login

    def save_login(self, login: str) -> None:
        """Keep "user:password" for the proxy in the keyring, or for this session; empty to forget it."""

        def saved(source: str) -> None:
            self.login_source = source if login else ""
            self._preferences.change(proxy_login=self.login_source == "keyring")
            self._apply()
            self.changed.emit()

        self._tasks.run(self.connections.keys.save_login, login, done=saved)

    def choose_authorities(self, file: Path, failed: Callable[[StudioError], object]) -> None:
        """Trust the authorities in this file too, unless it cannot be used."""

        def read(names: tuple[str, ...]) -> None:
            self.authorities, self.ca_problem = names, ""
            self._preferences.change(ca_file=str(file))
            self.changed.emit()

        self._tasks.run(_authorities_in, file, done=read, failed=failed)

    def look_at_authorities(self) -> None:
        """Find out whether the chosen file is still there, and whose certificates it holds."""
        file = self.ca_file
        if not file:
            return

        def read(names: tuple[str, ...]) -> None:
            if file == self.ca_file:
                self.authorities, self.ca_problem = names, ""
                self.changed.emit()

        def failed(error: StudioError) -> None:
            if file == self.ca_file:
                self.authorities, self.ca_problem = (), error.message
                self.changed.emit()

        self._tasks.run(_authorities_in, Path(file), done=read, failed=failed)

    def trust_usual_authorities(self) -> None:
        """Trust nobody beside the usual authorities."""
        self.authorities, self.ca_problem = (), ""
        self._preferences.change(ca_file="")

    @property
    def _settings(self) -> Settings:
        return self._preferences.settings

    def _follow(self, names: set[str]) -> None:
        if names & SETTINGS:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        settings = self._settings
        self.connections.login_in_keyring = self.login_source == "keyring"
        self.connections.network = network_set_by(settings.proxy, settings.proxy_address, settings.ca_file)


def _authorities_in(file: Path) -> tuple[str, ...]:
    from qwen_studio.api.authorities import authorities_in

    return authorities_in(file)
