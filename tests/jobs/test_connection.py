"""Where an edit goes, and with which key."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from qwen_studio.api.credentials import KeyStore
from qwen_studio.core.accounts import Account
from qwen_studio.core.catalog import Catalog, catalog_from_tables
from qwen_studio.core.errors import CredentialError, NotSent, RequestError, ServiceError
from qwen_studio.core.resources import resource_path
from qwen_studio.jobs.connection import Connections
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox
from qwen_studio.sandbox.keys import BEIJING_KEY, SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer

CANARY = "sk-canary-0123456789abcdef"
CATALOG = catalog_from_tables(tomllib.loads(resource_path("catalog.toml").read_text("utf-8")))


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are kept for the session only, whatever this machine has."""
    monkeypatch.setattr("keyring.get_keyring", _no_keyring)


def _no_keyring() -> object:
    from keyring.backends.fail import Keyring

    return Keyring()  # type: ignore[no-untyped-call]  # the library's own


@pytest.fixture
def embedded() -> Iterator[EmbeddedSandbox]:
    sandbox = EmbeddedSandbox(latency_s=0)
    yield sandbox
    sandbox.stop()


def connections(
    embedded: EmbeddedSandbox, *, key: str = "", base_url: str = "", catalog: Catalog = CATALOG
) -> Connections:
    environment = {"DASHSCOPE_API_KEY": key} if key else {}
    return Connections(lambda: catalog, KeyStore(environment), embedded, base_url)


@pytest.mark.parametrize(
    ("region", "base_url"),
    [
        ("singapore", "https://dashscope-intl.aliyuncs.com/api/v1"),
        ("beijing", "https://dashscope.aliyuncs.com/api/v1"),
    ],
)
def test_each_region_has_its_address_and_its_own_key(embedded: EmbeddedSandbox, region: str, base_url: str) -> None:
    # GIVEN a key for each region
    both = connections(embedded)
    both.keys.save("singapore", "sk-of-singapore")
    both.keys.save("beijing", "sk-of-beijing")

    # THEN no region is called with the other's
    connection = both.open(region, demo=False)
    assert (connection.base_url, connection.key, connection.demo) == (base_url, f"sk-of-{region}", False)


def test_the_environments_key_serves_any_region(embedded: EmbeddedSandbox) -> None:
    told = connections(embedded, key=CANARY)
    told.keys.save("beijing", "sk-of-beijing")
    assert told.open("singapore", demo=False).key == told.open("beijing", demo=False).key == CANARY


@pytest.mark.parametrize("given", ["https://proxy.example/api/v1", "https://proxy.example/api/v1/"])
def test_a_base_url_of_ones_own_takes_the_place_of_every_regions(embedded: EmbeddedSandbox, given: str) -> None:
    own = connections(embedded, key=CANARY, base_url=given)
    assert own.base_url("singapore") == own.base_url("beijing") == "https://proxy.example/api/v1"
    assert own.open("beijing", demo=False).base_url == "https://proxy.example/api/v1"


def test_a_region_without_a_key_says_which_and_what_to_do(embedded: EmbeddedSandbox) -> None:
    one = connections(embedded)
    one.keys.save("singapore", "sk-of-singapore")
    with pytest.raises(CredentialError) as refused:
        one.open("beijing", demo=False)
    assert refused.value.message == "There is no key for Beijing."
    assert "Keys and regions" in refused.value.next_step
    assert "DASHSCOPE_API_KEY" in refused.value.next_step


def test_the_variable_is_no_advice_for_an_account_that_it_does_not_serve(embedded: EmbeddedSandbox) -> None:
    one = connections(embedded)
    one.accounts = (Account("singapore"), Account("singapore/7f", name="Work"))
    with pytest.raises(CredentialError) as refused:
        one.open("singapore", demo=False, account_id="singapore/7f")
    assert refused.value.message == "There is no key for Singapore · Work."
    assert refused.value.next_step == "Add one under File, Keys and regions; the demo needs none."


def test_a_region_that_is_not_in_the_catalogue_is_refused(embedded: EmbeddedSandbox) -> None:
    with pytest.raises(RequestError, match="There is no region “atlantis” in the catalogue"):
        connections(embedded, key=CANARY).open("atlantis", demo=False)


def test_a_catalogue_that_changes_counts_at_once(embedded: EmbeddedSandbox) -> None:
    current = [CATALOG]
    changing = Connections(lambda: current[0], KeyStore({"DASHSCOPE_API_KEY": CANARY}), embedded)
    moved = replace(CATALOG.regions[0], base_url="https://moved.example/api/v1")
    current[0] = replace(CATALOG, regions=(moved,))
    assert changing.open("singapore", demo=False).base_url == "https://moved.example/api/v1"


def test_a_key_is_in_no_representation(embedded: EmbeddedSandbox) -> None:
    own = connections(embedded, key=CANARY)
    connection = own.open("singapore", demo=False)
    found = own.keys.find("singapore")
    assert connection.key == CANARY
    for shown in (connection, found, own, own.keys, vars(connection).keys()):
        assert CANARY not in repr(shown) + str(shown) + format(shown)


def test_the_demo_goes_to_the_embedded_sandbox_whatever_is_set(embedded: EmbeddedSandbox) -> None:
    demo = connections(embedded, key=CANARY, base_url="https://proxy.example/api/v1")
    connection = demo.open("singapore", demo=True)
    assert connection.demo
    assert connection.base_url.startswith("http://127.0.0.1:")
    assert connection.key == EmbeddedSandbox.key
    assert demo.open("beijing", demo=True) == connection


def test_a_key_is_checked_with_its_region(embedded: EmbeddedSandbox, sandbox: SandboxServer) -> None:
    asking = connections(embedded, base_url=sandbox.base_url)
    asking.check("singapore", f"  {SINGAPORE_KEY}\n")
    with pytest.raises(ServiceError) as refused:
        asking.check("singapore", BEIJING_KEY)
    assert refused.value.code == "InvalidApiKey"
    with pytest.raises(CredentialError):
        asking.check("singapore", "not a key")
    sandbox.stop()
    with pytest.raises(NotSent):
        asking.check("singapore", SINGAPORE_KEY)
    assert not sandbox.requests
