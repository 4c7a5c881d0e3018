"""A proxy and an authority of one's own: real ones, for service calls and downloads alike."""

import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from qwen_studio.api.authorities import authorities_in
from qwen_studio.api.client import Client
from qwen_studio.api.download import Downloader, fetch_picture
from qwen_studio.api.link_policy import LinkPolicy
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import DownloadError, NotSent, RequestError
from qwen_studio.core.network import Network, NetworkUnusable
from qwen_studio.core.resources import resource_path
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer
from tests.middlemen import SERVICE, Authority, EncryptedFront, Proxy, make_authority

# Comes with the keyring on Linux alone.
pytest.importorskip("cryptography")

URL = f"https://{SERVICE}/api/v1"
LOGIN = "ann:s:e cret@1"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"), SERVICE, "127.0.0.1")


def port_of(sandbox: SandboxServer) -> int:
    return urlsplit(sandbox.base_url).port or 0


@pytest.fixture
def photo_bytes() -> bytes:
    return resource_path("samples", "chelsea.png").read_bytes()


@pytest.fixture
def front(sandbox: SandboxServer, authority: Authority) -> Iterator[EncryptedFront]:
    """The sandbox as the real service has it: encrypted."""
    front = EncryptedFront(port_of(sandbox), authority)
    yield front
    front.close()


@pytest.fixture
def proxy(front: EncryptedFront) -> Iterator[Proxy]:
    proxy = Proxy(front.port)
    yield proxy
    proxy.close()


@pytest.fixture
def guarded(front: EncryptedFront) -> Iterator[Proxy]:
    """A proxy that wants a user name and a password."""
    proxy = Proxy(front.port, LOGIN)
    yield proxy
    proxy.close()


class Setting:
    """The network as it is set, and clients that follow it."""

    def __init__(self) -> None:
        self.network = Network()
        self.client = Client(network=lambda: self.network)
        self.downloader = Downloader(network=lambda: self.network)

    def check(self, url: str = URL) -> None:
        self.client.check_key(url, SINGAPORE_KEY)


@pytest.fixture
def setting() -> Iterator[Setting]:
    setting = Setting()
    yield setting
    setting.client.close()
    setting.downloader.close()


def through(proxy: Proxy, authority: Authority, login: str = "") -> Network:
    return Network("own", proxy.address, login, str(authority.certificate))


def test_calls_go_through_the_proxy_and_trust_the_authority(
    setting: Setting, proxy: Proxy, authority: Authority
) -> None:
    setting.network = through(proxy, authority)
    setting.check()
    assert proxy.asked == [f"{SERVICE}:443"]
    # The key is inside of what the proxy cannot read.
    assert SINGAPORE_KEY.encode() not in b"".join(proxy.heads)


def test_downloads_do_so_too(
    setting: Setting, web: tuple[str, Path], authority: Authority, tmp_path: Path, photo_bytes: bytes
) -> None:
    origin, folder = web
    (folder / "a.png").write_bytes(photo_bytes)
    front = EncryptedFront(urlsplit(origin).port or 0, authority)
    proxy = Proxy(front.port)
    setting.network = through(proxy, authority)
    link, target = f"https://{SERVICE}/a.png", tmp_path / "result"
    policy = LinkPolicy(URL, frozenset({SERVICE}))
    setting.downloader.download(link, target, policy=policy, cancel=CancelToken())
    assert target.read_bytes() == photo_bytes
    fetch_picture(link, target, CancelToken(), network=lambda: setting.network)
    assert proxy.asked == [f"{SERVICE}:443"] * 2
    setting.network = Network("own", proxy.address, ca_file=str(tmp_path / "gone.pem"))
    with pytest.raises(DownloadError, match="not there any more"):
        setting.downloader.download(link, target, policy=policy, cancel=CancelToken())
    proxy.close()
    front.close()


def test_a_login_is_given_to_the_proxy_alone(setting: Setting, guarded: Proxy, authority: Authority) -> None:
    setting.network = through(guarded, authority, LOGIN)
    setting.check()
    assert guarded.asked == [f"{SERVICE}:443"]
    setting.network = through(guarded, authority, "ann:wrong")
    with pytest.raises(NotSent, match="asks for a user name and a password, or does not know these") as refused:
        setting.check()
    assert "wrong" not in str(refused.value)


def test_a_change_counts_for_the_next_request(setting: Setting, proxy: Proxy, authority: Authority) -> None:
    setting.network = through(proxy, authority)
    setting.check()
    setting.network = Network("own", proxy.address)
    with pytest.raises(NotSent, match="certificate was not accepted"):
        setting.check()
    setting.network = through(proxy, authority)
    setting.check()
    assert len(proxy.asked) == 3


def test_a_request_under_way_ends_as_it_began(
    setting: Setting, proxy: Proxy, authority: Authority, monkeypatch: pytest.MonkeyPatch, sandbox: SandboxServer
) -> None:
    # GIVEN a check that the service has not answered yet
    asked, answer = threading.Event(), threading.Event()
    really = sandbox.service.list_models

    def wait(*arguments: object) -> object:
        asked.set()
        assert answer.wait(30)
        return really(*arguments)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(sandbox.service, "list_models", wait)
    setting.network = through(proxy, authority)
    failed: list[Exception] = []

    def check() -> None:
        try:
            setting.check()
        except NotSent as error:
            failed.append(error)

    thread = threading.Thread(target=check)
    thread.start()
    assert asked.wait(30)
    # WHEN the network is set otherwise, and used
    setting.network = Network("own", "http://127.0.0.1:9")
    with pytest.raises(NotSent, match="Your proxy could not be reached"):
        setting.check()
    answer.set()
    thread.join(30)
    # THEN the first has got its answer
    assert failed == []


def test_this_machine_is_never_asked_of_a_proxy(setting: Setting, proxy: Proxy, sandbox: SandboxServer) -> None:
    setting.network = Network("own", proxy.address)
    for host in ("127.0.0.1", "localhost"):
        setting.check(f"http://{host}:{port_of(sandbox)}/api/v1")
    sandbox.stop()
    with pytest.raises(NotSent, match="refused the connection"):
        setting.check(f"http://127.0.0.2:{port_of(sandbox)}/api/v1")
    assert proxy.asked == []


@pytest.mark.parametrize("choice", ["none", "system"])
def test_proxies_of_the_system_are_used_or_not(
    setting: Setting, proxy: Proxy, authority: Authority, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, proxy.address)
    setting.network = Network(choice, proxy.address, ca_file=str(authority.certificate))
    if choice == "system":
        setting.check()
        assert proxy.asked == [f"{SERVICE}:443"]
    else:
        with pytest.raises(NotSent, match=r"address was not found|could not be reached"):
            setting.check()
        assert proxy.asked == []


def test_socks_without_its_package_says_so(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "socksio", None)
    setting.network = Network("own", "socks5://127.0.0.1:9")
    with pytest.raises(NotSent, match="SOCKS proxy, and this installation cannot use one"):
        setting.check()
    # As the environment may have it, too.
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    setting.network = Network()
    with pytest.raises(NotSent, match="SOCKS proxy"):
        setting.check()


def test_what_cannot_be_used_is_said_and_nothing_is_sent(
    setting: Setting, proxy: Proxy, authority: Authority, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.pem"
    gone.write_bytes(authority.certificate.read_bytes())
    setting.network = Network("own", proxy.address, ca_file=str(gone))
    setting.check()
    gone.unlink()
    setting.network = Network("own", proxy.address, ca_file=str(tmp_path / "gone.pem"), login="a:b")
    with pytest.raises(NotSent, match=r"certificates is not there any more: .*gone\.pem") as refused:
        setting.check()
    assert "Nothing was charged." in refused.value.next_step
    setting.network = Network("own", "")
    with pytest.raises(NotSent, match="its address is missing"):
        setting.check()

    def no_password() -> Network:
        raise NetworkUnusable("The password of the proxy could not be read.", "Unlock the keyring.")

    client = Client(network=no_password)
    with pytest.raises(NotSent, match="could not be read"):
        client.check_key(URL, SINGAPORE_KEY)
    client.close()
    assert len(proxy.asked) == 1


def test_files_with_certificates_are_read_for_their_authorities(authority: Authority, tmp_path: Path) -> None:
    assert authorities_in(authority.certificate) == ("Own Authority",)
    two = tmp_path / "two.pem"
    two.write_bytes("Größe\n".encode() + authority.server.read_bytes() + authority.certificate.read_bytes())
    assert authorities_in(two) == ("Own Authority",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no certificate in this file"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "no certificate in this file"),
        (bytes(range(256)), "no certificate in this file"),
        (b" " * (5 * 1024 * 1024), "too large for certificates"),
        (None, "not there any more"),
    ],
)
def test_other_files_are_refused_with_words(tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "a.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(RequestError, match=words) as refused:
        authorities_in(file)
    assert "PEM" in refused.value.next_step


def test_a_servers_certificate_is_no_authoritys(authority: Authority) -> None:
    with pytest.raises(RequestError, match="not those of an authority"):
        authorities_in(authority.server)
    with pytest.raises(RequestError, match="cannot be read"):
        authorities_in(authority.server.parent)
