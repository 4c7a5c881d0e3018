"""Keys in a real Secret Service, on a bus of the tests' own."""

import keyring
import pytest

from qwen_studio.api.credentials import KeyStore
from qwen_studio.api.keyring_access import KEYRING_SERVICE

pytestmark = pytest.mark.secretservice


@pytest.fixture(autouse=True)
def nobodys_own_keyring(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("markexpr") != "secretservice":
        pytest.skip("it would touch your own keyring; `packaging/dev.py test` brings another")


def test_keys_are_kept_by_region_until_they_are_deleted() -> None:
    store = KeyStore({})
    assert store.save("singapore", " Bearer sk-of-singapore-0123") == "keyring", store.keyring_problem
    assert store.save("beijing", "sk-of-beijing-4567") == "keyring"

    # Another run of the program finds each under its region, and so does any other program that may ask.
    again = KeyStore({})
    for region, key in (("singapore", "sk-of-singapore-0123"), ("beijing", "sk-of-beijing-4567")):
        found = again.find(region)
        assert found is not None
        assert (found.value, found.source) == (key, "keyring")
        assert keyring.get_password(KEYRING_SERVICE, region) == key

    # Further accounts lie beside, each under its own id, and so does the login of a proxy.
    assert again.save("singapore/3f9a2c", "sk-of-work-89abcdef") == "keyring"
    assert again.save_login("ann:s:e cret") == "keyring"
    third = KeyStore({"DASHSCOPE_API_KEY": "sk-of-the-environment"})
    work = third.find("singapore/3f9a2c")
    assert work is not None
    assert work.value == "sk-of-work-89abcdef"
    assert third.find_login(in_keyring=True) == "ann:s:e cret"
    third.save_login("")
    assert KeyStore({}).find_login(in_keyring=True) == ""
    third.delete("singapore/3f9a2c")
    assert third.find("singapore/3f9a2c") is None

    again.delete("singapore")
    assert KeyStore({}).find("singapore") is None
    assert KeyStore({}).find("beijing") is not None
    again.delete("beijing")
    assert keyring.get_password(KEYRING_SERVICE, "beijing") is None
