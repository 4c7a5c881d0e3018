"""Which addresses may be talked to, and how."""

import ipaddress
import re
import socket
from urllib.parse import urlsplit

_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.IGNORECASE)
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
# Proxies that catch all traffic of a computer answer every name with an address of this range, where no machine is.
_STANDS_FOR_A_PROXY = ipaddress.IPv4Network("198.18.0.0/15")


def is_loopback(url: str) -> bool:
    """Whether the address is on this machine: `localhost` or a loopback IP."""
    host = host_of(url)
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(url: str) -> str:
    """The host of the address in lower case, or "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def ip_in(host: str) -> str | None:
    """The IP address that the host is, in its usual form; None for a name.

    A host that ends in a number is never a name: `2130706433`, `0x7f.1` and `0177.0.0.1` all lead to 127.0.0.1.

    Raises:
        ValueError: it ends in a number and is no IP address.
    """
    host = host.strip("[]").rstrip(".")
    if ":" in host:
        return str(ipaddress.IPv6Address(host.partition("%")[0]))
    if not _NUMBER.fullmatch(host.rpartition(".")[2]):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        raise ValueError("no IP address") from None


def is_public(ip: str) -> bool:
    """Whether the IP address belongs to the public internet; a name is not an IP address and raises ValueError."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(str(inner))
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to, where it is one in other clothes."""
    if address in _TRANSLATED or (address in _COMPATIBLE and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def stands_for_a_proxy(ip: str) -> bool:
    """Whether a name that is answered with this IP address is looked up elsewhere, by a proxy on this computer."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    return isinstance(address, ipaddress.IPv4Address) and address in _STANDS_FOR_A_PROXY


def as_https(link: str) -> str:
    """The link with `https`; the service has been seen to hand out `http` links to hosts that speak both."""
    return re.sub(r"^http://([^/?#]*?)(:80)?(?=[/?#]|$)", r"https://\1", link, count=1, flags=re.IGNORECASE)
