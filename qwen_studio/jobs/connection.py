"""Where an edit is sent, through which network, and with which key."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from qwen_studio.api.credentials import KeyStore
from qwen_studio.core.accounts import Account, accounts_of
from qwen_studio.core.catalog import Catalog
from qwen_studio.core.errors import CredentialError, RequestError
from qwen_studio.core.language import translate
from qwen_studio.core.network import Network, NetworkUnusable
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox


@dataclass(frozen=True)
class Connection:
    """One way to the service. The key never shows in a representation."""

    base_url: str
    key: str = field(repr=False)
    demo: bool


class Connections:
    """Opens connections: to a region with the key of one of its accounts, or to the embedded sandbox.

    `accounts` are those that the user has, and `network` how the network is set, but for the login of the proxy, which
    is in the keyring where `login_in_keyring` says so. Both are replaced as a whole, by any thread.
    """

    def __init__(
        self,
        catalog: Callable[[], Catalog],
        keys: KeyStore,
        sandbox: EmbeddedSandbox,
        base_url_override: str = "",
    ) -> None:
        self._catalog = catalog
        self.keys = keys
        self._sandbox = sandbox
        self._lock = threading.Lock()
        self.base_url_override = base_url_override.rstrip("/")
        self.accounts: Sequence[Account] = ()
        self.network = Network()
        self.login_in_keyring = False

    def account(self, region_id: str, account_id: str = "") -> Account:
        """The account of that id; without one, the first of the region.

        Raises:
            CredentialError: it was deleted.
        """
        own = accounts_of(list(self.accounts), region_id)
        found = own[0] if not account_id else next((account for account in own if account.id == account_id), None)
        if found is None and account_id == region_id:
            return Account(region_id)
        if found is None:
            raise CredentialError(
                translate("jobs", "The account of this edit is not there any more."),
                next_step=translate("jobs", "Choose another at the top, and try again."),
            )
        return found

    def base_url(self, region_id: str, account: Account | None = None) -> str:
        """The base URL that calls of this account go to, or those of the region, without the demo.

        Raises:
            RequestError: the catalogue does not know the region, or the account has an address that cannot be used.
        """
        if self.base_url_override:
            return self.base_url_override
        region = self._catalog().region(region_id)
        if region is None:
            raise RequestError(
                "region",
                translate("jobs", "There is no region “{region}” in the catalogue.").format(region=region_id),
            )
        if account is None or not account.base_url:
            return region.base_url
        from qwen_studio.api.base_url import base_url_of

        return base_url_of(account.base_url, workspace=account.workspace, region=region.code or region.id)

    def open(self, region_id: str, *, demo: bool, account_id: str = "") -> Connection:
        """The connection for one call. Starts the sandbox or asks the keyring where needed: for worker threads only.

        Raises:
            CredentialError: there is no such account, or no key for it.
            RequestError: the account's address cannot be used.
        """
        if demo:
            with self._lock:
                return Connection(self._sandbox.start(), self._sandbox.key, demo=True)
        account = self.account(region_id, account_id)
        base_url = self.base_url(region_id, account)
        found = self.keys.find(account.id)
        if found is None:
            raise CredentialError(
                translate("jobs", "There is no key for {place}.").format(place=self._label(account)),
                # The variable brings the key of first accounts alone.
                next_step=translate(
                    "jobs", "Add one under File, Keys and regions, or set DASHSCOPE_API_KEY; the demo needs none."
                )
                if account.is_first
                else translate("jobs", "Add one under File, Keys and regions; the demo needs none."),
            )
        return Connection(base_url, found.value, demo=False)

    def check(self, region_id: str, key: str, account: Account | None = None) -> None:
        """Ask the service whether it takes the key; free of charge, for worker threads only.

        Raises:
            CredentialError: it cannot be a key.
            RequestError: the account's address cannot be used.
            ServiceError: the service rejects it.
            NotSent: the service does not answer.
        """
        from qwen_studio.api.client import Client

        client = Client(network=self.network_now)
        try:
            client.check_key(self.base_url(region_id, account), self.keys.clean(key))
        finally:
            client.close()

    def check_of(self, account_id: str, text: str, region_id: str, account: Account | None) -> None:
        """As `check`, of the key that the account has where no text is given."""
        self.check(region_id, text or self._kept(account_id), account)

    def keep_for(self, account_id: str, text: str, from_account_id: str) -> str:
        """Keep the key, or the one that the other account has, for this account; where it is now.

        Raises:
            CredentialError: there is none, or it cannot be a key.
        """
        own = self.keys.find(account_id)
        key = text or self._kept(from_account_id)
        return own.source if own is not None and own.value == key else self.keys.save(account_id, key)

    def _kept(self, account_id: str) -> str:
        found = self.keys.find(account_id)
        if found is None:
            raise CredentialError(
                translate("jobs", "There is no key for {place}.").format(place=self._label(Account(account_id))),
                next_step=translate("jobs", "Paste one."),
            )
        return found.value

    def network_now(self) -> Network:
        """How the network is set, with the login of the proxy; for worker threads only.

        Raises:
            NetworkUnusable: the keyring does not give the login.
        """
        network = self.network
        if not network.proxy_address:
            return network
        try:
            return replace(network, login=self.keys.find_login(in_keyring=self.login_in_keyring))
        except CredentialError as error:
            raise NetworkUnusable(error.message, error.next_step) from None

    def _label(self, account: Account) -> str:
        region = self._catalog().region(account.region)
        place = region.name if region else account.region
        return f"{place} · {account.name}" if account.name else place

    def close(self) -> None:
        """End the sandbox if it was started."""
        self._sandbox.stop()
