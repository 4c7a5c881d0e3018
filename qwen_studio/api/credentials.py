"""Where API keys come from, and where they are kept: the keyring or memory, never a file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from qwen_studio.api.keyring_access import KEYRING_SERVICE, Keyring, KeyringFailed, NoKeyring
from qwen_studio.core.accounts import Account
from qwen_studio.core.errors import CredentialError
from qwen_studio.core.language import translate

ENVIRONMENT_VARIABLE = "DASHSCOPE_API_KEY"
MIN_LENGTH = 8
MAX_LENGTH = 200

_LOGIN = "proxy/login"

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
        raise CredentialError(
            translate("api", "There is no API key."), next_step=translate("api", "Paste one, or try the demo.")
        )
    if re.fullmatch(_KEY, key) is None:
        raise CredentialError(
            translate("api", "This cannot be an API key: one has 8 to 200 letters, digits and signs, without spaces."),
            next_step=translate("api", "Copy it again from the console."),
        )
    return key


class KeyStore:
    """Finds and keeps one key for each account. Not for the window's own thread: a keyring may be slow.

    The first account of a region has the region's id; the keys that earlier versions kept by region are its.
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

    @property
    def is_told_by_environment(self) -> bool:
        """Whether the environment brings a key, which then is that of the first accounts."""
        return bool(self._environment.get(ENVIRONMENT_VARIABLE, "").strip())

    def find(self, account_id: str) -> FoundKey | None:
        """The key of the account: from the environment, this session, or the keyring.

        Raises:
            CredentialError: there is one, and it cannot be a key.
        """
        if self.is_told_by_environment and Account(account_id).is_first:
            problem = translate("api", "The environment variable {name} holds what cannot be an API key.")
            return self._found(
                self._environment[ENVIRONMENT_VARIABLE], "environment", problem.format(name=ENVIRONMENT_VARIABLE)
            )
        session = self._session.get(account_id)
        if session is not None:
            return FoundKey(session, "session")
        kept = self._ask(lambda: self._keyring.get(account_id))
        if not kept:
            return None
        return self._found(kept, "keyring", translate("api", "The keyring holds what cannot be an API key."))

    def save(self, account_id: str, key: str) -> Source:
        """Where the key is now: in the keyring, or for this session only where there is no usable one.

        Raises:
            CredentialError: it cannot be a key.
        """
        return self._keep(account_id, self.clean(key))

    def clean(self, text: str) -> str:
        """The key that was typed, as it is used.

        Raises:
            CredentialError: it cannot be a key.
        """
        self._on_key(text.strip())
        key = clean_key(text)
        self._on_key(key)
        return key

    def delete(self, account_id: str) -> None:
        """Forget the key of the account.

        Raises:
            CredentialError: the keyring did not let it go.
        """
        self._session.pop(account_id, None)
        try:
            self._keyring.delete(account_id)
        except NoKeyring:
            return
        except KeyringFailed as error:
            raise CredentialError(
                translate("api", "The key could not be removed. {problem}").format(problem=error),
                next_step=translate("api", "Unlock the keyring and try again, or remove “{name}” there.").format(
                    name=KEYRING_SERVICE
                ),
            ) from None

    @property
    def has_login_for_session(self) -> bool:
        """Whether user name and password of the proxy were told in this session."""
        return bool(self._session.get(_LOGIN))

    def find_login(self, *, in_keyring: bool) -> str:
        """User name and password of the proxy as "user:password"; empty if there are none in this session or keyring.

        Raises:
            CredentialError: they are `in_keyring`, which does not give them.
        """
        if in_keyring and _LOGIN not in self._session:
            kept = self._ask(lambda: self._keyring.get(_LOGIN))
            if self._problem:
                raise CredentialError(
                    translate("api", "The password of the proxy could not be read. {problem}").format(
                        problem=self._problem
                    ),
                    next_step=translate("api", "Unlock the keyring, or enter it again under Keys and regions."),
                )
            # Asked for with every request, and a keyring may be slow.
            self._session[_LOGIN] = kept or ""
            self._keep_out(self._session[_LOGIN])
        return self._session.get(_LOGIN, "")

    def save_login(self, login: str) -> Source:
        """Where "user:password" of the proxy is now; empty to forget them."""
        self._keep_out(login)
        if login:
            source = self._keep(_LOGIN, login)
        else:
            self._ask(lambda: self._keyring.delete(_LOGIN))
            source = "session"
        self._session[_LOGIN] = login
        return source

    def _keep(self, entry: str, secret: str) -> Source:
        self._ask(lambda: self._keyring.set(entry, secret))
        if not self._problem:
            self._session.pop(entry, None)
            return "keyring"
        self._session[entry] = secret
        return "session"

    def _keep_out(self, login: str) -> None:
        self._on_key(login)
        self._on_key(login.partition(":")[2])

    def _found(self, text: str, source: Source, problem: str) -> FoundKey:
        try:
            return FoundKey(self.clean(text), source)
        except CredentialError as error:
            raise CredentialError(problem, next_step=error.next_step) from None

    def _ask(self, work: Callable[[], _T]) -> _T | None:
        try:
            done = work()
        except KeyringFailed as error:
            self._problem = str(error)
            return None
        self._problem = ""
        return done
