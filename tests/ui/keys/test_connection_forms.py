"""Proxy and authorities of one's own, set by hand, and used by the very next call: against a real proxy and TLS."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import certifi
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from qwen_studio.api.keyring_access import KEYRING_SERVICE
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.ui.keys.authority_form import AuthorityForm
from qwen_studio.ui.keys.keys_page import KeysPage
from tests.middlemen import SERVICE, Authority, EncryptedFront, Proxy, make_authority
from tests.ui.by_name import by_name
from tests.ui.keys.conftest import TwoRegions
from tests.ui.keys.words import said, shown, type_key
from tests.ui.scene import Scene

# Comes with the keyring on Linux alone.
pytest.importorskip("cryptography")

LOGIN_USER, LOGIN_PASSWORD = "ann", "s:e cret@canary"
Ring = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"), SERVICE)


@pytest.fixture
def guarded(regions: TwoRegions, authority: Authority) -> Iterator[Proxy]:
    """A proxy with a password, behind which Singapore speaks TLS by an authority that nobody knows."""
    front = EncryptedFront(urlsplit(regions.singapore.base_url).port or 0, authority)
    proxy = Proxy(front.port, f"{LOGIN_USER}:{LOGIN_PASSWORD}")
    yield proxy
    proxy.close()
    front.close()


def write(page: QWidget, name: str, text: str) -> QLineEdit:
    field = by_name(page, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def check(scene: Scene, page: KeysPage, begins: str) -> None:
    """Has the key checked, and waits for what is said."""
    scene.press(page, "Check")
    scene.qtbot.waitUntil(lambda: said(page).startswith(begins))


def test_proxy_login_and_authority_are_set_and_used_at_once(
    two: Scene, page: KeysPage, guarded: Proxy, authority: Authority, ring: Ring
) -> None:
    # GIVEN a service that can be reached through the proxy alone
    two.studio.service.accounts.set_address("singapore", workspace="", base_url=f"https://{SERVICE}/api/v1")
    type_key(page, SINGAPORE_KEY)
    check(two, page, "The service's address was not found.")

    # WHEN the proxy is set, it asks for a password
    two.press(page, "Own")
    write(page, "Proxy address", guarded.address.removeprefix("http://"))
    assert two.studio.network.proxy_address == guarded.address
    check(two, page, "The proxy asks for a user name and a password")

    # AND with that, the certificate is the next that is wrong
    by_name(page, QLineEdit, "User name").setText(LOGIN_USER)
    by_name(page, QLineEdit, "Password").setText(LOGIN_PASSWORD)
    two.press(page, "Keep")
    two.qtbot.waitUntil(lambda: "User name and password are in the keyring." in shown(page))
    assert by_name(page, QLineEdit, "Password").text() == ""
    check(two, page, "The service's certificate was not accepted.")
    assert "choose the certificate of its authority" in said(page, "Probable reasons")

    # THEN with the authority too, the service answers
    two.studio.network.choose_authorities(authority.certificate, print)
    two.qtbot.waitUntil(lambda: "Trusted beside the usual ones: Own Authority" in shown(page))
    check(two, page, "The service takes this key.")

    # AND the password is in the keyring, and nowhere else
    assert ring[KEYRING_SERVICE, "proxy/login"] == f"{LOGIN_USER}:{LOGIN_PASSWORD}"
    two.studio.preferences.save()
    settings = two.assembly.places.settings_file.read_text(encoding="utf-8")
    assert guarded.address in settings
    assert LOGIN_PASSWORD not in settings
    assert LOGIN_USER not in settings.replace("language", "")

    two.press(page, "Delete user name and password")
    two.qtbot.waitUntil(lambda: (KEYRING_SERVICE, "proxy/login") not in ring)
    check(two, page, "The proxy asks for a user name and a password")


def test_a_login_is_there_after_a_restart(
    begin: Callable[[], Scene], guarded: Proxy, authority: Authority, ring: Ring
) -> None:
    scene = begin()
    network = scene.studio.network
    login = network.set_proxy_address(
        guarded.address.replace("//", f"//{LOGIN_USER}:{LOGIN_PASSWORD.replace('@', '%40')}@")
    )
    network.save_login(login)
    scene.qtbot.waitUntil(lambda: network.login_source == "keyring")
    network.choose_authorities(authority.certificate, print)
    scene.qtbot.waitUntil(lambda: bool(network.authorities))
    scene.studio.service.accounts.set_address("singapore", workspace="", base_url=f"https://{SERVICE}/api/v1")
    scene.studio.preferences.save()

    again = begin()
    page = again.open_window(KeysPage(again.studio.service, again.studio.network, again.theme), 600, 1100)
    type_key(page, SINGAPORE_KEY)
    check(again, page, "The service takes this key.")


def test_addresses_that_are_none_are_refused_at_the_field(two: Scene, page: KeysPage) -> None:
    two.press(page, "Own")
    field = write(page, "Proxy address", "ftp://proxy")
    assert "Proxies of the kind “ftp” are not known here." in field.accessibleDescription()
    assert two.studio.network.proxy_address == ""
    # What is chosen holds all the same: nothing goes out another way.
    two.studio.service.accounts.set_address("singapore", workspace="", base_url=f"https://{SERVICE}/api/v1")
    type_key(page, SINGAPORE_KEY)
    check(two, page, "A proxy of your own is chosen, and its address is missing.")


def test_this_computer_is_reached_without_the_proxy(two: Scene, page: KeysPage, guarded: Proxy) -> None:
    two.press(page, "Own")
    write(page, "Proxy address", guarded.address)
    type_key(page, SINGAPORE_KEY)
    check(two, page, "The service takes this key.")
    assert guarded.asked == []


def test_a_file_is_checked_when_it_is_chosen_and_missed_when_it_is_gone(
    begin: Callable[[], Scene], authority: Authority, tmp_path: Path
) -> None:
    # GIVEN a form whose file dialog can be seen
    scene = begin()
    opened: list[QFileDialog] = []

    def make(over: QWidget) -> QFileDialog:
        dialog = QFileDialog(over)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        opened.append(dialog)
        return dialog

    form = scene.open_window(AuthorityForm(scene.studio.network, make_dialog=make), 500, 200)
    scene.press(form, "Choose a file…")

    # WHEN a file is chosen that holds something else
    opened[-1].fileSelected.emit(str(authority.server))
    scene.qtbot.waitUntil(lambda: "not those of an authority" in said(form, "Certificates of your own"))
    assert scene.studio.network.ca_file == ""
    # AND then the right one
    file = tmp_path / "authority.pem"
    file.write_bytes(authority.certificate.read_bytes())
    opened[-1].fileSelected.emit(str(file))
    scene.qtbot.waitUntil(lambda: "Own Authority" in said(form, "Certificates of your own"))
    scene.studio.preferences.save()
    file.unlink()

    # THEN the next start says that it is gone, and that nothing is sent
    again = begin()
    form = again.open_window(AuthorityForm(again.studio.network), 500, 200)
    again.qtbot.waitUntil(lambda: "not there any more" in said(form, "Certificates of your own"))
    assert "nothing is sent" in said(form, "Certificates of your own")
    again.press(form, "Take it away")
    again.qtbot.waitUntil(lambda: said(form, "Certificates of your own") == "")
    assert by_name(form, QPushButton, "Choose a file…").isVisible()


def test_of_a_whole_bundle_only_some_authorities_are_named(begin: Callable[[], Scene]) -> None:
    scene = begin()
    form = scene.open_window(AuthorityForm(scene.studio.network), 500, 200)
    scene.studio.network.choose_authorities(Path(certifi.where()), print)
    scene.qtbot.waitUntil(lambda: "usual ones" in said(form, "Certificates of your own"))
    told = said(form, "Certificates of your own")
    assert re.fullmatch(r"Trusted beside the usual ones: .+ and \d{2,3} more", told)
    assert len(told) < 200
