"""Keys come from the environment, the keyring or this session, and show up nowhere else."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import keyring
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError

from qwen_studio.api.credentials import ENVIRONMENT_VARIABLE, KeyStore, clean_key
from qwen_studio.core.errors import CredentialError

KEY = "sk-canary-0123456789abcdef"


class Memory(KeyringBackend):
    """A keyring that keeps its secrets as long as the test runs."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's own
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


class Broken(Memory):
    """A keyring that raises what it was given."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error


class Silent(Memory):
    """A locked keyring that never answers."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.released = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        self.released.wait(20)
        return None


class PlaintextKeyring(Memory):
    """Keeps secrets in a plain file, or so its name says."""


@pytest.fixture
def use() -> Iterator[object]:
    """Makes a backend the system's keyring."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.fixture
def memory(use: object) -> Memory:
    backend = Memory()
    keyring.set_keyring(backend)
    return backend


def test_environment_comes_first(memory: Memory) -> None:
    store = KeyStore({})
    store.save("singapore", "sk-of-the-keyring")
    found = KeyStore({ENVIRONMENT_VARIABLE: f" {KEY}\n"}).find("singapore")
    assert found is not None
    assert (found.value, found.source) == (KEY, "environment")


def test_keyring_keeps_one_key_for_each_region(memory: Memory) -> None:
    store = KeyStore({})
    assert store.save("singapore", KEY) == "keyring"
    assert store.save("beijing", "sk-other-key") == "keyring"
    found = KeyStore({}).find("singapore")
    assert found is not None
    assert (found.value, found.source) == (KEY, "keyring")
    store.delete("singapore")
    assert KeyStore({}).find("singapore") is None
    assert KeyStore({}).find("beijing") is not None


def test_nothing_anywhere_is_none(memory: Memory) -> None:
    store = KeyStore({ENVIRONMENT_VARIABLE: "  "})
    assert store.find("singapore") is None
    assert store.keyring_problem == ""
    store.delete("singapore")


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (KeyringLocked(KEY), "locked"),
        (InitError(KEY), "does not work"),
        (RuntimeError(KEY), "does not work"),
        (OSError(KEY), "does not work"),
    ],
)
def test_keyring_that_fails_leaves_the_session(
    use: object, caplog: pytest.LogCaptureFixture, error: Exception, word: str
) -> None:
    keyring.set_keyring(Broken(error))
    store = KeyStore({})
    assert store.save("singapore", KEY) == "session"
    assert word in store.keyring_problem
    found = store.find("singapore")
    assert found is not None
    assert (found.value, found.source) == (KEY, "session")
    assert KeyStore({}).find("singapore") is None
    with pytest.raises(CredentialError, match="could not be removed") as caught:
        store.delete("singapore")
    assert store.find("singapore") is None
    assert KEY not in caplog.text + str(caught.value) + store.keyring_problem


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, PlaintextKeyring])
def test_no_safe_keyring_leaves_the_session(use: object, backend: type[KeyringBackend]) -> None:
    chosen = backend()
    keyring.set_keyring(chosen)
    store = KeyStore({})
    assert store.save("singapore", KEY) == "session"
    assert "no keyring that keeps keys safely" in store.keyring_problem
    store.delete("singapore")
    assert store.find("singapore") is None
    if isinstance(chosen, Memory):
        assert chosen.kept == {}


def test_plain_file_of_keyrings_alt_is_not_used(use: object) -> None:
    kind = type("Keyring", (Memory,), {"__module__": "keyrings.alt.file"})
    keyring.set_keyring(kind())
    assert KeyStore({}).save("singapore", KEY) == "session"


def test_safe_keyring_behind_a_plain_one_is_used(use: object, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, safe = PlaintextKeyring(), Memory()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain, safe])
    keyring.set_keyring(chainer.ChainerBackend())  # type: ignore[no-untyped-call]  # the library's own
    assert KeyStore({}).save("singapore", KEY) == "keyring"
    assert plain.kept == {}
    assert list(safe.kept.values()) == [KEY]


def test_keyring_that_never_answers_is_asked_once(use: object) -> None:
    backend = Silent()
    keyring.set_keyring(backend)
    store = KeyStore({}, keyring_timeout_s=0.1)
    try:
        assert store.find("singapore") is None
        assert "did not answer" in store.keyring_problem
        assert store.save("singapore", KEY) == "session"
        found = store.find("singapore")
        assert found is not None
        assert found.source == "session"
        assert backend.asked == 1
    finally:
        backend.released.set()


def test_environment_needs_no_keyring(use: object) -> None:
    backend = Silent()
    keyring.set_keyring(backend)
    assert KeyStore({ENVIRONMENT_VARIABLE: KEY}).find("beijing") is not None
    assert backend.asked == 0


@pytest.mark.parametrize(
    "pasted",
    [
        KEY,
        f"  {KEY}\r\n",
        f'"{KEY}"',
        f"“{KEY}”",
        f"'{KEY}' ",
        f"Bearer {KEY}",
        f"bearer   {KEY}",
        f"Authorization: Bearer {KEY}",
        f"\ufeff{KEY}\u200b",
        "sk-canary\u200b-0123456789abcdef\u2060",
        f"\u00a0{KEY}\u3000",
    ],
)
def test_what_came_along_with_a_key_is_removed(pasted: str) -> None:
    assert clean_key(pasted) == KEY


@pytest.mark.parametrize("text", ["", "   ", "\u200b", '""', "Bearer "])
def test_nothing_is_no_key(text: str) -> None:
    with pytest.raises(CredentialError):
        clean_key(text)


@pytest.mark.parametrize(
    "text",
    ["sk-12", "k" * 201, "sk-one two-three", "sk-one\ntwo-three", "sk-ключ-ключ", "sk-\x00-12345", "sk-1234567\x7f"],
)
def test_what_cannot_be_a_key_is_not_repeated(memory: Memory, text: str) -> None:
    for attempt in (
        lambda: clean_key(text),
        lambda: KeyStore({}).save("singapore", text),
        lambda: KeyStore({ENVIRONMENT_VARIABLE: text}).find("singapore"),
    ):
        with pytest.raises(CredentialError) as caught:
            attempt()
        assert text not in str(caught.value)
        assert "sk-" not in str(caught.value)
    assert memory.kept == {}


@pytest.mark.parametrize("length", [8, 200])
def test_limits_of_a_keys_length(length: int) -> None:
    assert clean_key("k" * length) == "k" * length


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_clean_key_or_an_error(text: str) -> None:
    try:
        key = clean_key(text)
    except CredentialError:
        return
    assert key.isascii()
    assert key.isprintable()
    assert " " not in key
    assert clean_key(key) == key


def test_found_key_does_not_show_itself() -> None:
    found = KeyStore({ENVIRONMENT_VARIABLE: KEY}).find("singapore")
    assert KEY not in f"{found!r} {found}"


def test_module_loads_neither_keyring_nor_pydantic() -> None:
    code = (
        "import sys, qwen_studio.api.credentials, qwen_studio.api.catalog_file;"
        "print([m for m in ('keyring', 'pydantic', 'httpx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
