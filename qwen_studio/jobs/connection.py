"""Where an edit is sent and with which key."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from qwen_studio.api.credentials import KeyStore
from qwen_studio.core.catalog import Catalog
from qwen_studio.core.errors import CredentialError, RequestError
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox


@dataclass(frozen=True)
class Connection:
    """One way to the service. The key never shows in a representation."""

    base_url: str
    key: str = field(repr=False)
    demo: bool


class Connections:
    """Opens connections: to a region with its key, or to the embedded sandbox."""

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

    def base_url(self, region_id: str) -> str:
        """The base URL that calls for this region go to, without the demo.

        Raises:
            RequestError: the catalogue does not know the region.
        """
        if self.base_url_override:
            return self.base_url_override
        region = self._catalog().region(region_id)
        if region is None:
            raise RequestError("region", f"There is no region “{region_id}” in the catalogue.")
        return region.base_url

    def open(self, region_id: str, *, demo: bool) -> Connection:
        """The connection for one call. Starts the sandbox or asks the keyring where needed: for worker threads only.

        Raises:
            CredentialError: there is no key for the region.
        """
        if demo:
            with self._lock:
                return Connection(self._sandbox.start(), self._sandbox.key, demo=True)
        base_url = self.base_url(region_id)
        found = self.keys.find(region_id)
        if found is None:
            region = self._catalog().region(region_id)
            raise CredentialError(
                f"There is no key for {region.label if region else region_id}.",
                next_step="Add one under File, Keys and regions, or set DASHSCOPE_API_KEY; the demo needs none.",
            )
        return Connection(base_url, found.value, demo=False)

    def check(self, region_id: str, key: str) -> None:
        """Ask the service whether it takes the key; free of charge, for worker threads only.

        Raises:
            CredentialError: it cannot be a key.
            ServiceError: the service rejects it.
            NotSent: the service does not answer.
        """
        from qwen_studio.api.client import Client

        client = Client()
        try:
            client.check_key(self.base_url(region_id), self.keys.clean(key))
        finally:
            client.close()

    def close(self) -> None:
        """End the sandbox if it was started."""
        self._sandbox.stop()
