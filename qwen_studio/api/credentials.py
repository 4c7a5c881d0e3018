"""Where API keys come from, and where they are kept: the keyring or memory, never a file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from qwen_studio.api.keyring_access import KEYRING_SERVICE, Keyring, KeyringFailed, NoKeyring
from qwen_studio.core.errors import CredentialError

ENVIRONMENT_VARIABLE = "DASHSCOPE_API_KEY"
MIN_LENGTH = 8
MAX_LENGTH = 200

Source = Literal["environment", "keyring", "session"]
_T = TypeVar("_T")

# Zero-width characters and marks that come along when a key is copied from a page.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff"))
_AROUND = " \t\r\n\f\v\u00a0\u3000\"'`“”‘’«»"
_BEFORE = r"(?i)^(?:authorization\s*:\s*)?bearer\s+"
_KEY = rf"[!-~]{{{MIN_LENGTH},{MAX_LENGTH}}}"


@dataclass(frozen=True)
class FoundKey:
    """A key and where it was found. Its text does not show the key."""

    value: str = field(repr=False)
    source: Source


def clean_key(text: str) -> str:
    """The key without what came along when it was copied.

    Raises:
        CredentialError: it cannot be a key; the message does not repeat it.
    """
    key = text.translate(_INVISIBLE).strip(_AROUND)
    key = re.sub(_BEFORE, "", key).strip(_AROUND)
    if not key:
        raise CredentialError("There is no API key.", next_step="Paste one, or try the demo.")
    if re.fullmatch(_KEY, key) is None:
        raise CredentialError(
            "This cannot be an API key: one has 8 to 200 letters, digits and signs, without spaces.",
            next_step="Copy it again from the console.",
        )
    return key


class KeyStore:
    """Finds and keeps one key for each region. Not for the window's own thread: a keyring may be slow.

    `on_key` is told every key before anybody uses it, so that it can be kept out of logs.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        keyring_timeout_s: float = 10.0,
        on_key: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._environment = environment
        self._on_key = on_key
        self._keyring = Keyring(keyring_timeout_s)
        self._session: dict[str, str] = {}
        self._problem = ""

    @property
    def keyring_problem(self) -> str:
        """Why the keyring could not be used when it was last needed, as a sentence; empty if it could."""
        return self._problem

    def find(self, region_id: str) -> FoundKey | None:
        """The key for the region: from the environment, the keyring, or this session.

        Raises:
            CredentialError: there is one, and it cannot be a key.
        """
        told = self._environment.get(ENVIRONMENT_VARIABLE, "")
        if told.strip():
            return self._found(f"The environment variable {ENVIRONMENT_VARIABLE}", told, "environment")
        kept = self._ask(lambda: self._keyring.get(region_id))
        if kept:
            return self._found("The keyring", kept, "keyring")
        session = self._session.get(region_id)
        return None if session is None else FoundKey(session, "session")

    def save(self, region_id: str, key: str) -> Source:
        """Where the key is now: in the keyring, or for this session only where there is no usable one.

        Raises:
            CredentialError: it cannot be a key.
        """
        value = self.clean(key)
        self._ask(lambda: self._keyring.set(region_id, value))
        if not self._problem:
            self._session.pop(region_id, None)
            return "keyring"
        self._session[region_id] = value
        return "session"

    def clean(self, text: str) -> str:
        """The key that was typed, as it is used.

        Raises:
            CredentialError: it cannot be a key.
        """
        self._on_key(text.strip())
        key = clean_key(text)
        self._on_key(key)
        return key

    def delete(self, region_id: str) -> None:
        """Forget the key of the region.

        Raises:
            CredentialError: the keyring did not let it go.
        """
        self._session.pop(region_id, None)
        try:
            self._keyring.delete(region_id)
        except NoKeyring:
            return
        except KeyringFailed as error:
            raise CredentialError(
                f"The key could not be removed. {error}",
                next_step=f"Unlock the keyring and try again, or remove “{KEYRING_SERVICE}” there.",
            ) from None

    def _found(self, where: str, text: str, source: Source) -> FoundKey:
        try:
            return FoundKey(self.clean(text), source)
        except CredentialError as error:
            raise CredentialError(f"{where} holds what cannot be an API key.", next_step=error.next_step) from None

    def _ask(self, work: Callable[[], _T]) -> _T | None:
        try:
            done = work()
        except KeyringFailed as error:
            self._problem = str(error)
            return None
        self._problem = ""
        return done
