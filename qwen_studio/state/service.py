"""Which service the next edit goes to: a region with the key of an account, or the demo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.accounts import Account, account_in_use
from qwen_studio.core.catalog import Catalog, Region
from qwen_studio.core.errors import CatalogError, RequestError, StudioError
from qwen_studio.state.accounts import Accounts
from qwen_studio.state.key_checks import Failed, KeyChecks
from qwen_studio.state.key_facts import KeyFacts, KeyState
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.api.credentials import FoundKey
    from qwen_studio.core.network import Network
    from qwen_studio.jobs.connection import Connections


class Service(QObject):
    """Owner of the choice between demo and accounts, and of what is known about their keys.

    Signals:
        changed(): region, account, address, demo or the state of a key are other than before.
    """

    changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        catalog: Catalog,
        catalog_problems: list[CatalogError],
        connections: "Connections",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self._connections = connections
        self.catalog = catalog
        self.catalog_problems = catalog_problems
        self.accounts = Accounts(preferences, self)
        self.checks = KeyChecks(tasks, connections, self.accounts)
        self.demo = preferences.settings.demo
        self._keys: dict[str, KeyFacts] = {}
        self._take_up()
        preferences.changed.connect(self._follow)

    @property
    def key_state(self) -> KeyState:
        """What is known about the key of the account in use."""
        return self.key_of(self.account.id).state

    @property
    def key_source(self) -> str:
        """Where the key of the account in use is; empty while that is not known."""
        return self.key_of(self.account.id).source

    @property
    def key_problem(self) -> str:
        """Why the key of the account in use cannot be had, as a sentence."""
        return self.key_of(self.account.id).problem

    def key_of(self, account_id: str) -> KeyFacts:
        """What is known about the key of this account."""
        return self._keys.get(account_id, KeyFacts())

    @property
    def key_comes_from_environment(self) -> bool:
        """Whether a variable of the system brings the key of first accounts."""
        return self._connections.keys.is_told_by_environment

    @property
    def base_url_override(self) -> str:
        """The base URL that replaces all others; empty if none does."""
        return self._connections.base_url_override

    @property
    def base_url(self) -> str:
        """Where real calls of the account in use go; empty where its address cannot be used."""
        try:
            return self.address_of(self.account)
        except RequestError:
            return ""

    @property
    def address_problem(self) -> str:
        """Why the address of the account in use cannot be used, as a sentence; empty if it can."""
        try:
            self.address_of(self.account)
        except RequestError as error:
            return str(error)
        return ""

    @property
    def has_own_address(self) -> bool:
        """Whether calls go elsewhere than to the address of the region."""
        return bool(self.base_url_override or self.account.base_url)

    def address_of(self, account: Account) -> str:
        """The base URL of the account's calls.

        Raises:
            RequestError: its template gives none that can be used; `field` is "base_url" or "workspace".
        """
        return self._connections.base_url(account.region, account)

    @property
    def keyring_problem(self) -> str:
        """Why the system's keyring could not keep or give the last key, as a sentence; empty if it could."""
        return self._connections.keys.keyring_problem

    def network_now(self) -> "Network":
        """How the network is set, for worker threads; may wait for the keyring."""
        return self._connections.network_now()

    def other_regions(self, region_id: str) -> list[Region]:
        """The regions that a key which this one refuses may belong to; none where all calls go to one address."""
        if self.base_url_override:
            return []
        return [region for region in self.catalog.regions if region.id != region_id]

    def use_demo(self, *, keep: bool = True) -> None:
        """Send edits to the embedded sandbox from now on; `keep` says whether the next start does so too."""
        self.demo = True
        if keep:
            self._preferences.change(demo=True)
        self.changed.emit()

    def use_region(self, region_id: str) -> None:
        """Send edits to this region from now on, with its first account."""
        if self.catalog.region(region_id) is not None:
            self.use_account(self.accounts.of(region_id)[0].id)

    def use_account(self, account_id: str) -> None:
        """Send edits with the key of this account from now on."""
        account = self.accounts.get(account_id)
        region = None if account is None else self.catalog.region(account.region)
        if account is None or region is None:
            return
        self.demo, self.region, self.account = False, region, account
        self._preferences.change(demo=False, region=region.id, account=account.id)
        if self.key_state is KeyState.SET:
            self.changed.emit()
        else:
            self.look_for_key()

    def look_for_key(self, account_id: str = "") -> None:
        """Find out whether the account, or the one in use, has a key; the keyring may take its time."""
        looked_at = account_id or self.account.id
        checking = KeyFacts(KeyState.CHECKING)
        self._set_key(looked_at, checking)
        self._tasks.run(
            self._connections.keys.find,
            looked_at,
            done=lambda key: self._found(looked_at, checking, key),
            failed=lambda error: self._look_ended(looked_at, checking, _failed(error)),
        )

    def save_key(
        self,
        account_id: str,
        text: str,
        done: Callable[[str], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Keep a key for an account; `done` gets where: "keyring" or "session"."""

        def saved(source: str) -> None:
            self._set_key(account_id, KeyFacts(KeyState.SET, source))
            if done is not None:
                done(source)

        self._tasks.run(self._connections.keys.save, account_id, text, done=saved, failed=failed)

    def delete_account(self, account_id: str, done: Callable[[], object] = lambda: None) -> None:
        """Delete the account with its key from keyring and memory; if the keyring keeps it, nothing is deleted."""

        def deleted(_: object) -> None:
            self._keys.pop(account_id, None)
            in_use = self.account.id == account_id
            self.accounts.remove(account_id)
            self._take_up()
            if in_use and not self.demo:
                self.use_account(self.account.id)
            else:
                self.look_for_key(self.accounts.of(Account(account_id).region)[0].id)
            done()

        self._tasks.run(
            self._connections.keys.delete,
            account_id,
            done=deleted,
            failed=lambda error: self._set_key(account_id, _failed(error)),
        )

    def _take_up(self) -> None:
        """What the settings tell, where it is other than what is in use."""
        settings = self._preferences.settings
        known = self.accounts.known()
        self.region = self.catalog.region(settings.region) or self.catalog.regions[0]
        self.account = account_in_use(known, self.region.id, settings.account)
        self._connections.accounts = tuple(known)

    def _follow(self, names: set[str]) -> None:
        if not names & {"region", "account", "demo", "accounts", "account_workspaces", "account_addresses"}:
            return
        before = self.account
        self._take_up()
        if "demo" in names:
            self.demo = self._preferences.settings.demo
        if self.account.id != before.id and not self.demo:
            self.look_for_key()
        self.changed.emit()

    def _found(self, account_id: str, checking: KeyFacts, key: "FoundKey | None") -> None:
        facts = KeyFacts(KeyState.ABSENT) if key is None else KeyFacts(KeyState.SET, key.source)
        self._look_ended(account_id, checking, facts)

    def _look_ended(self, account_id: str, checking: KeyFacts, facts: KeyFacts) -> None:
        # A key that was saved or deleted meanwhile is known better than by a look that began before.
        if self._keys.get(account_id) is checking:
            self._set_key(account_id, facts)

    def _set_key(self, account_id: str, facts: KeyFacts) -> None:
        self._keys[account_id] = facts
        self.changed.emit()


def _failed(error: StudioError) -> KeyFacts:
    return KeyFacts(KeyState.FAILED, problem=str(error))
