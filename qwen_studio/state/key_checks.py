"""Asking the service, free of charge, whether it takes a key, and where else it might."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from qwen_studio.core.accounts import Account
from qwen_studio.core.errors import StudioError
from qwen_studio.state.accounts import Accounts
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.api.credentials import FoundKey
    from qwen_studio.jobs.connection import Connections

Failed = Callable[[StudioError], object]


class KeyChecks:
    """Everywhere an empty text stands for the key that the account has: nobody needs to see that to have it checked."""

    def __init__(self, tasks: Tasks, connections: "Connections", accounts: Accounts) -> None:
        self._tasks = tasks
        self._connections = connections
        self._accounts = accounts

    def check(self, account: Account, text: str, done: Callable[[], object], failed: Failed) -> None:
        """Ask the service at the account's address whether it takes the key."""
        self._ask(account.id, text, account.region, account, done, failed)

    def try_region(
        self, account: Account, text: str, region_id: str, done: Callable[[], object], failed: Failed
    ) -> None:
        """Ask another region whether it takes the key."""
        self._ask(account.id, text, region_id, None, done, failed)

    def keep_in_region(
        self, account: Account, text: str, region_id: str, done: Callable[[str, str], object], failed: Failed
    ) -> None:
        """Keep the key for another region too; `done` gets the id of its account there, and where the key is.

        It goes to the region's first account; if that has a key, to a new one.
        """
        first = self._accounts.of(region_id)[0]

        def looked(found: "FoundKey | None") -> None:
            # The environment brings the same key for every region.
            is_free = found is None or (found.source == "environment" and not text)
            target = first if is_free else self._accounts.add(region_id, self._free_name(region_id, account.name))
            self._tasks.run(
                self._connections.keep_for,
                target.id,
                text,
                account.id,
                done=lambda source: done(target.id, source),
                failed=failed,
            )

        self._tasks.run(self._connections.keys.find, first.id, done=looked, failed=failed)

    def _free_name(self, region_id: str, wanted: str) -> str:
        names = [wanted, *(str(number) for number in range(2, 100))]
        return next(name for name in names if not self._accounts.name_problem(region_id, name))

    def _ask(
        self,
        account_id: str,
        text: str,
        region_id: str,
        at: Account | None,
        done: Callable[[], object],
        failed: Failed,
    ) -> None:
        self._tasks.run(
            self._connections.check_of, account_id, text, region_id, at, done=lambda _: done(), failed=failed
        )
