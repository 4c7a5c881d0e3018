"""Which results are fetched, which are refused, and which are asked about; on the wire and by spelling."""

import socket
from pathlib import Path

import pytest

from qwen_studio.api.addresses import is_public
from qwen_studio.api.download import Downloader
from qwen_studio.api.link_policy import LinkPolicy
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import DownloadError, UnknownHost
from tests.api.wire import Wire, answering

SERVICE = "https://dashscope-intl.aliyuncs.com/api/v1"
OF_THE_SERVICE = LinkPolicy(SERVICE, frozenset({"cdn.example.net"}), (".aliyuncs.com",))


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://r.oss-cn-shenzhen.aliyuncs.com/a?b=c%2B", "https://r.oss-cn-shenzhen.aliyuncs.com/a?b=c%2B"),
        ("http://r.oss-cn-shenzhen.aliyuncs.com:80/a", "https://r.oss-cn-shenzhen.aliyuncs.com/a"),
        ("http://r.aliyuncs.com:80?a", "https://r.aliyuncs.com?a"),
        ("HTTPS://R.ALIYUNCS.COM./a", "HTTPS://R.ALIYUNCS.COM./a"),
        ("https://who:secret@r.aliyuncs.com/a", "https://who:secret@r.aliyuncs.com/a"),
        ("https://r.aliyuncs.com:8443/a", "https://r.aliyuncs.com:8443/a"),
        ("https://cdn.example.net/a", "https://cdn.example.net/a"),
    ],
)
def test_known_hosts_are_fetched_from_by_https(link: str, address: str) -> None:
    assert OF_THE_SERVICE.address(link) == address


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("https://cdn.example.org/a", "cdn.example.org"),
        ("https://evilaliyuncs.com/a", "evilaliyuncs.com"),
        ("https://aliyuncs.com.evil.example/a", "aliyuncs.com.evil.example"),
        ("https://r.aliyuncs.com@evil.example/a", "evil.example"),
        ("https://r.aliyuncs.com\\@evil.example/a", "evil.example"),
        ("https://evil.example#@r.aliyuncs.com/", "evil.example"),
        ("https://evil.example?@r.aliyuncs.com/", "evil.example"),
        ("https://sub.cdn.example.net/a", "sub.cdn.example.net"),
        # Look-alikes show what they are: the first letter is Cyrillic, the point is Chinese.
        ("https://r.\u0430liyuncs.com/a", "r.xn--liyuncs-1fg.com"),
        ("https://r.aliyuncs\u3002evil.example/a", "r.aliyuncs.evil.example"),
        ("http://8.8.8.8/a", "8.8.8.8"),
        ("http://134744072/a", "8.8.8.8"),
        ("https://[2606:4700::1111]:443/a", "2606:4700::1111"),
    ],
)
def test_other_hosts_are_asked_about_by_the_name_that_is_connected(link: str, asked: str) -> None:
    with pytest.raises(UnknownHost) as refused:
        OF_THE_SERVICE.address(link)
    assert refused.value.field == asked
    assert f" {asked}," in refused.value.message
    allowed = LinkPolicy(SERVICE, frozenset({asked}))
    assert allowed.address(link).startswith("https://")


OWN_NETWORK = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://LocalHost./",
    "http://a.localhost/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://127.1/",
    "http://127\u30020\u30020\u30021/",
    "http://0/",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::7f00:1]/",
    "http://[::ffff:7f00:1]:80/",
    "http://[64:ff9b::10.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[fec0::1]/",
    "http://[fd00::1]/",
    "http://[ff02::1]/",
    "http://10.1.2.3/",
    "http://172.16.0.1:8080/",
    "http://192.168.0.1/",
    "http://3232235521/",
    "http://169.254.169.254/latest",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://r.aliyuncs.com@127.0.0.1/",
    "http://10.0.0.1./",
]


@pytest.mark.parametrize("link", OWN_NETWORK)
def test_links_into_the_own_network_are_refused_even_when_allowed(link: str) -> None:
    policy = LinkPolicy(SERVICE, frozenset({"127.0.0.1", "localhost", "10.1.2.3"}), (".aliyuncs.com", ".1"))
    with pytest.raises(DownloadError, match="your own network") as refused:
        policy.address(link)
    assert not isinstance(refused.value, UnknownHost)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "r.aliyuncs.com/a",
        "//r.aliyuncs.com/a",
        "ftp://r.aliyuncs.com/a",
        "file:///etc/passwd",
        "https:///a",
        "https://r.aliyuncs.com:0/",
        "https://r.aliyuncs.com:99999/",
        "https://a b.aliyuncs.com/",
        "https://%72.aliyuncs.com/",
        "https://%31%32%37.0.0.1/",
        "https://a..aliyuncs.com/",
        "https://-\u00ad.aliyuncs.com/",
        "https://\ud800.aliyuncs.com/",
        "https://[::1/",
        "https://[v1.a]/",
        "https://0177.0.0.1/",
        "https://1.2.3.4.5/",
        "https://256.1.1.1/",
        "https://0x100000000/",
        f"https://{'a' * 64}.aliyuncs.com/",
        f"https://{'a.' * 150}aliyuncs.com/",
        f"https://r.aliyuncs.com/{'a' * 70_000}",
        "https://r.aliyuncs.com/\x00",
    ],
)
def test_what_is_no_link_is_called_damaged(link: str) -> None:
    with pytest.raises(DownloadError, match="damaged") as refused:
        OF_THE_SERVICE.address(link)
    assert refused.value.next_step


@pytest.mark.parametrize(
    ("service", "link", "known"),
    [
        ("https://gate.example.com/v1", "https://gate.example.com/r", True),
        ("https://gate.example.com/v1", "https://cdn.example.com/r", True),
        ("https://gate.example.com/v1", "https://example.com/r", True),
        ("https://gate.example.com/v1", "https://badexample.com/r", False),
        ("https://gate.example.co.uk/v1", "https://cdn.example.co.uk/r", True),
        ("https://gate.example.co.uk/v1", "https://other.co.uk/r", False),
        ("https://gate.example.com.cn/v1", "https://other.com.cn/r", False),
        ("https://example.com/v1", "https://other.com/r", False),
        ("https://8.8.8.8/v1", "https://8.8.8.8/r", True),
        ("https://8.8.8.8/v1", "https://7.8.8.8/r", False),
        ("https://gateway/v1", "https://gateway/r", True),
        ("nonsense", "https://a.example/r", False),
    ],
)
def test_hosts_beside_the_services_own_are_known(service: str, link: str, known: bool) -> None:
    if known:
        assert LinkPolicy(service).address(link) == link
    else:
        with pytest.raises(UnknownHost):
            LinkPolicy(service).address(link)


@pytest.mark.parametrize("link", ["http://127.0.0.1:5/a", "http://localhost:5/a", "http://[::1]:5/a", "http://127.1/a"])
def test_a_service_on_this_machine_may_link_to_this_machine_without_encryption(link: str) -> None:
    assert LinkPolicy("http://127.0.0.1:9/api/v1").address(link) == link


def test_a_service_on_this_machine_may_link_into_the_network_once_that_is_allowed() -> None:
    with pytest.raises(UnknownHost):
        LinkPolicy("http://localhost:9").address("http://192.168.1.5/a")
    allowed = LinkPolicy("http://localhost:9", frozenset({"192.168.1.5"}))
    assert allowed.address("http://192.168.1.5/a") == "https://192.168.1.5/a"


@pytest.mark.parametrize("name", ["r.aliyuncs.com", "b\u00fccher.aliyuncs.com", "R.Aliyuncs.Com."])
def test_a_name_that_leads_into_the_own_network_gets_no_request(
    wire: Wire, downloader: Downloader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = socket.getaddrinfo

    def rebind(host: object, *args: object, **kwargs: object) -> object:
        return real("127.0.0.1", *args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(socket, "getaddrinfo", rebind)
    wire.script = answering(b"secret")
    link = f"https://{name}:{wire.origin.rpartition(':')[2]}/a"
    with pytest.raises(DownloadError, match="your own network"):
        downloader.download(link, tmp_path / "a", policy=OF_THE_SERVICE, cancel=CancelToken())
    assert wire.requests == []
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("peer", ["198.18.0.7", "198.19.255.255"])
def test_a_proxy_that_answers_for_every_name_is_no_own_network(peer: str) -> None:
    assert not is_public(peer)
    assert OF_THE_SERVICE.peers.allow(peer, looked_up=True)
    assert not OF_THE_SERVICE.peers.allow(peer, looked_up=False)


@pytest.mark.parametrize("peer", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fe80::1%eth0", "::ffff:10.0.0.1"])
def test_other_private_peers_are_refused_behind_any_name(peer: str) -> None:
    assert not OF_THE_SERVICE.peers.allow(peer, looked_up=True)
    assert LinkPolicy("http://localhost:9").peers.allow(peer, looked_up=True)
