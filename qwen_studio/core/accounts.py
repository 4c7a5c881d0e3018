"""Accounts: the named keys of a region and the addresses that they are used at; never the keys themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_NAME = 40
_BORDER = "/"


@dataclass(frozen=True)
class Account:
    """A place for one key. `id` names its entry in the keyring; that of a region's first account is the region's id.

    Without a `base_url` of its own its calls go to the address of the region. That and `workspace` are as typed.
    """

    id: str
    name: str = ""
    workspace: str = ""
    base_url: str = ""

    @property
    def region(self) -> str:
        """The id of the region that the key belongs to."""
        return self.id.partition(_BORDER)[0]

    @property
    def is_first(self) -> bool:
        """Whether it is the one that its region has from the beginning, which the environment may bring the key for."""
        return _BORDER not in self.id


def new_account_id(region_id: str, word: str) -> str:
    """The id of a further account of the region; `word` tells it from its others."""
    return f"{region_id}{_BORDER}{word}"


def accounts_in(names: Mapping[str, str], workspaces: Mapping[str, str], addresses: Mapping[str, str]) -> list[Account]:
    """The accounts that the settings tell of, in their order."""
    return [Account(id_, name, workspaces.get(id_, ""), addresses.get(id_, "")) for id_, name in names.items()]


def accounts_of(known: list[Account], region_id: str) -> list[Account]:
    """The accounts of the region; there is always one."""
    return [account for account in known if account.region == region_id] or [Account(region_id)]


def account_in_use(known: list[Account], region_id: str, chosen: str) -> Account:
    """The chosen account if it is one of the region, or the region's first."""
    own = accounts_of(known, region_id)
    return next((account for account in own if account.id == chosen), own[0])
