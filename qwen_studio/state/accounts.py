"""The accounts that there are: their names and addresses, never their keys."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.accounts import LONGEST_NAME, Account, accounts_in, accounts_of, new_account_id
from qwen_studio.core.language import translate
from qwen_studio.state.preferences import Preferences

SETTINGS = frozenset({"accounts", "account_workspaces", "account_addresses"})


class Accounts(QObject):
    """Owner of the accounts; they are kept in the settings.

    Signals:
        changed(): there are others, or one of them has another name or address.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        preferences.changed.connect(self._follow)

    def known(self) -> list[Account]:
        """Those that the settings tell of."""
        settings = self._preferences.settings
        return accounts_in(settings.accounts, settings.account_workspaces, settings.account_addresses)

    def of(self, region_id: str) -> list[Account]:
        """The accounts of the region; there is always one."""
        return accounts_of(self.known(), region_id)

    def get(self, account_id: str) -> Account | None:
        """The account of this id."""
        return next((account for account in self.of(Account(account_id).region) if account.id == account_id), None)

    def add(self, region_id: str, name: str) -> Account:
        """A further account of the region, without a key."""
        from secrets import token_hex

        account = Account(new_account_id(region_id, token_hex(4)), name.strip())
        others = [known for known in self.known() if known.region != region_id]
        self._keep([*others, *self.of(region_id), account])
        return account

    def name_problem(self, region_id: str, name: str, account_id: str = "") -> str:
        """Why an account of the region cannot be called so, as a sentence; empty if it can."""
        name = name.strip()
        if not name and not Account(account_id or new_account_id(region_id, "")).is_first:
            return translate("state", "Give the account a name.")
        if len(name) > LONGEST_NAME:
            return translate("state", "A name has at most {count} characters.").format(count=LONGEST_NAME)
        if any(not character.isprintable() for character in name):
            return translate("state", "A name has no line breaks or other signs that cannot be seen.")
        others = {other.name.casefold() for other in self.of(region_id) if other.id != account_id}
        if name and name.casefold() in others:
            return translate("state", "There is an account of this name already.")
        return ""

    def rename(self, account_id: str, name: str) -> None:
        """Call the account so; its key stays."""
        self._replace(account_id, name=name.strip())

    def set_address(self, account_id: str, *, workspace: str, base_url: str) -> None:
        """Where calls of the account go: a template, or "" for the address of the region."""
        self._replace(account_id, workspace=workspace.strip(), base_url=base_url.strip())

    def remove(self, account_id: str) -> None:
        """Forget the account; its key is not looked at."""
        self._keep([account for account in self.known() if account.id != account_id])

    def _replace(self, account_id: str, **fields: str) -> None:
        account = self.get(account_id)
        if account is None:
            return
        known = self.known()
        if all(other.id != account_id for other in known):
            known.append(account)
        self._keep([replace(other, **fields) if other.id == account_id else other for other in known])

    def _keep(self, accounts: list[Account]) -> None:
        self._preferences.change(
            accounts={account.id: account.name for account in accounts},
            account_workspaces={account.id: account.workspace for account in accounts if account.workspace},
            account_addresses={account.id: account.base_url for account in accounts if account.base_url},
        )

    def _follow(self, names: set[str]) -> None:
        if names & SETTINGS:
            self.changed.emit()
