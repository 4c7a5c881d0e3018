"""Which service the next edit goes to: a region with its key, or the demo."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.catalog import Catalog, Region
from qwen_studio.core.errors import CatalogError, StudioError
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.api.credentials import FoundKey
    from qwen_studio.jobs.connection import Connections


class KeyState(Enum):
    """What is known about the key of the current region."""

    UNKNOWN = "unknown"
    CHECKING = "checking"
    SET = "set"
    ABSENT = "absent"
    FAILED = "failed"


class Service(QObject):
    """Owner of the choice between demo and regions.

    Signals:
        changed(): region, demo or key state are other than before.
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
        self.demo = preferences.settings.demo
        self.region = catalog.region(preferences.settings.region) or catalog.regions[0]
        self.key_state = KeyState.UNKNOWN
        self.key_source = ""
        self.key_problem = ""

    @property
    def base_url_override(self) -> str:
        """The base URL that replaces those of the catalogue; empty if none does."""
        return self._connections.base_url_override

    @property
    def base_url(self) -> str:
        """Where real calls of the current region go."""
        return self._connections.base_url(self.region.id)

    @property
    def keyring_problem(self) -> str:
        """Why the system's keyring could not keep or give the last key, as a sentence; empty if it could."""
        return self._connections.keys.keyring_problem

    def use_demo(self, *, keep: bool = True) -> None:
        """Send edits to the embedded sandbox from now on; `keep` says whether the next start does so too."""
        self.demo = True
        if keep:
            self._preferences.change(demo=True)
        self.changed.emit()

    def use_region(self, region_id: str) -> None:
        """Send edits to this region from now on."""
        region = self.catalog.region(region_id)
        if region is None:
            return
        self.demo = False
        self.region = region
        self._preferences.change(demo=False, region=region_id)
        self.look_for_key()

    def look_for_key(self) -> None:
        """Find out whether the current region has a key; the keyring may take its time."""
        region = self.region
        self._set_key(KeyState.CHECKING)
        self._tasks.run(
            self._connections.keys.find,
            region.id,
            done=lambda found: self._found(region, found),
            failed=lambda error: self._key_failed(region, error),
        )

    def save_key(
        self,
        region_id: str,
        text: str,
        done: Callable[[str], object] | None = None,
        failed: Callable[[StudioError], object] | None = None,
    ) -> None:
        """Keep a key for a region; `done` gets where: "keyring" or "session"."""

        def saved(source: str) -> None:
            if region_id == self.region.id:
                self._set_key(KeyState.SET, source=source)
            if done is not None:
                done(source)

        self._tasks.run(self._connections.keys.save, region_id, text, done=saved, failed=failed)

    def forget_key(self, region_id: str) -> None:
        """Delete the key of a region from keyring and memory."""
        region = self.region
        self._tasks.run(
            self._connections.keys.delete,
            region_id,
            done=lambda _: self.look_for_key(),
            failed=lambda error: self._key_failed(region, error),
        )

    def check_key(
        self,
        region_id: str,
        text: str,
        done: Callable[[], object] | None = None,
        failed: Callable[[StudioError], object] | None = None,
    ) -> None:
        """Ask the service whether it takes the key; free of charge."""
        self._tasks.run(
            self._connections.check,
            region_id,
            text,
            done=None if done is None else lambda _: done(),
            failed=failed,
        )

    def _found(self, region: Region, found: "FoundKey | None") -> None:
        if region is self.region:
            if found is None:
                self._set_key(KeyState.ABSENT)
            else:
                self._set_key(KeyState.SET, source=found.source)

    def _key_failed(self, region: Region, error: StudioError) -> None:
        if region is self.region:
            self._set_key(KeyState.FAILED, problem=str(error))

    def _set_key(self, state: KeyState, source: str = "", problem: str = "") -> None:
        self.key_state, self.key_source, self.key_problem = state, source, problem
        self.changed.emit()
