"""What is taken as the address of a proxy, and what is said of anything else."""

import pytest

from qwen_studio.core.errors import RequestError
from qwen_studio.core.network import Network, read_proxy


@pytest.mark.parametrize(
    ("typed", "address", "login"),
    [
        ("http://proxy.example.com:8080", "http://proxy.example.com:8080", ""),
        ("  proxy.example.com:3128/ ", "http://proxy.example.com:3128", ""),
        ("https://10.0.0.1", "https://10.0.0.1", ""),
        ("socks5://[::1]:1080", "socks5://[::1]:1080", ""),
        ("http://ann:se%40cret@proxy.example.com:8080", "http://proxy.example.com:8080", "ann:se@cret"),
        ("HTTP://Ann@Proxy.Example.com", "http://proxy.example.com", "Ann:"),
    ],
)
def test_an_address_is_kept_without_the_login(typed: str, address: str, login: str) -> None:
    assert read_proxy(typed) == (address, login)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "no address of a proxy"),
        ("http://", "no address of a proxy"),
        ("http://pro xy:80", "no address of a proxy"),
        ("http://proxy:port", "no address of a proxy"),
        ("http://proxy:99999", "no address of a proxy"),
        ("http://proxy:0", "no address of a proxy"),
        ("http://[::1", "no address of a proxy"),
        ("ftp://proxy:21", "Proxies of the kind “ftp”"),
        ("http://proxy:80/path", "ends with its port"),
        ("http://proxy:80?a=b", "ends with its port"),
    ],
)
def test_what_is_no_proxy_is_refused_with_words(typed: str, words: str) -> None:
    with pytest.raises(RequestError, match=words) as refused:
        read_proxy(typed)
    assert refused.value.next_step


def test_the_login_is_in_no_representation() -> None:
    assert "se@cret" not in repr(Network("own", "http://proxy", "ann:se@cret"))
