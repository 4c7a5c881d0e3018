"""What accounts are called, and what is said about their keys."""

from PySide6.QtCore import QObject

from qwen_studio.core.accounts import Account
from qwen_studio.state.key_facts import KeyFacts, KeyState
from qwen_studio.state.service import Service


class AccountWords(QObject):
    """Words for one account as it is now."""

    def __init__(self, service: Service, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service

    def label(self, account: Account) -> str:
        """Region and name."""
        place = self.place(account.region)
        return f"{place} · {account.name}" if account.name else place

    def place(self, region_id: str) -> str:
        """What the region is called."""
        region = self._service.catalog.region(region_id)
        return region_id if region is None else region.name

    def in_short(self, facts: KeyFacts) -> tuple[str, str]:
        """The state of a key in a few words, and the role of a label that says so."""
        match facts.state:
            case KeyState.SET if facts.source == "environment":
                return self.tr("key from DASHSCOPE_API_KEY"), "ok"
            case KeyState.SET if facts.source == "session":
                return self.tr("key for this session"), "warn"
            case KeyState.SET:
                return self.tr("key in the keyring"), "ok"
            case KeyState.ABSENT:
                return self.tr("no key yet"), "caption"
            case KeyState.FAILED:
                return self.tr("key not available"), "bad"
            case _:
                return self.tr("looking for the key…"), "caption"
