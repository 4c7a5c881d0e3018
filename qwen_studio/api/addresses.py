"""Which addresses may be talked to, and how."""

import ipaddress
from urllib.parse import urlsplit


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


def is_public(ip: str) -> bool:
    """Whether the IP address belongs to the public internet; a name is not an IP address and raises ValueError."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        # An IPv4 address in IPv6 clothes leads to the IPv4 address.
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


def as_https(link: str) -> str:
    """The link with `https`; the service has been seen to hand out `http` links to hosts that speak both."""
    scheme, separator, rest = link.partition("://")
    if scheme.lower() != "http" or not separator:
        return link
    host, slash, path = rest.partition("/")
    return f"https://{host.removesuffix(':80')}{slash}{path}"
