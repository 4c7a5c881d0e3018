"""The system's keyring, asked in a way that always comes to an end."""

import logging
import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qwen_studio.core.language import translate

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

KEYRING_SERVICE = "Qwen Studio"
# Backends that write keys into plain files, or do nothing.
_NO_SAFE_PLACE = ("keyrings.alt.", "keyring.backends.null", "keyring.backends.fail")


class KeyringFailed(Exception):
    """The keyring could not be used; the text is a sentence for the person."""


class NoKeyring(KeyringFailed):
    """There is no keyring that keeps keys safely."""


class Keyring:
    """Keys by region in the system's keyring.

    Every request runs on a thread of its own and is given up after `timeout_s`: a locked keyring may never answer.
    """

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._silent: threading.Thread | None = None

    def get(self, region_id: str) -> str | None:
        """The key kept for the region. Raises `KeyringFailed`."""
        found = self._ask(lambda ring: ring.get_password(KEYRING_SERVICE, region_id))
        return found if isinstance(found, str) else None

    def set(self, region_id: str, key: str) -> None:
        """Keep the key. Raises `KeyringFailed`."""
        self._ask(lambda ring: ring.set_password(KEYRING_SERVICE, region_id, key))

    def delete(self, region_id: str) -> None:
        """Forget the key, if there is one. Raises `KeyringFailed`."""
        self._ask(lambda ring: _delete(ring, region_id))

    def _ask(self, work: Callable[["KeyringBackend"], Any]) -> Any:
        if self._silent is not None and self._silent.is_alive():
            raise KeyringFailed(translate("api", "The system's keyring still does not answer."))
        answer: queue.Queue[tuple[Any, Exception | None]] = queue.Queue(1)

        def run() -> None:
            try:
                answer.put((work(_safe_backend()), None))
            except Exception as error:  # noqa: BLE001 - backends raise whatever their systems do
                answer.put((None, error))

        thread = threading.Thread(target=run, name="keyring", daemon=True)
        thread.start()
        try:
            done, error = answer.get(timeout=self._timeout_s)
        except queue.Empty:
            self._silent = thread
            raise KeyringFailed(
                translate("api", "The system's keyring did not answer within {seconds:g} seconds.").format(
                    seconds=self._timeout_s
                )
            ) from None
        if error is not None:
            raise _in_words(error) from None
        return done


def _safe_backend() -> "KeyringBackend":
    """The first backend that keeps keys safely. Raises `NoKeyring`."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    for backend in chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]:
        name = f"{type(backend).__module__}.{type(backend).__qualname__}"
        if not name.startswith(_NO_SAFE_PLACE) and "plaintext" not in name.lower():
            return backend
    raise _none()


def _delete(ring: "KeyringBackend", region_id: str) -> None:
    if ring.get_password(KEYRING_SERVICE, region_id) is not None:
        ring.delete_password(KEYRING_SERVICE, region_id)


def _in_words(error: Exception) -> KeyringFailed:
    from keyring.errors import KeyringLocked, NoKeyringError

    if isinstance(error, KeyringFailed):
        return error
    # Never its text: what a backend says may hold what it was given.
    log.warning("The keyring failed: %s.", type(error).__name__)
    if isinstance(error, NoKeyringError):
        return _none()
    if isinstance(error, KeyringLocked):
        return KeyringFailed(translate("api", "The system's keyring is locked."))
    return KeyringFailed(translate("api", "The system's keyring does not work."))


def _none() -> NoKeyring:
    return NoKeyring(translate("api", "This computer has no keyring that keeps keys safely."))
