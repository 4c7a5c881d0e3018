"""Which results may be fetched, judged by their links before anything is connected."""

import ipaddress
import re
from dataclasses import dataclass

import httpx

from qwen_studio.api.addresses import as_https, ip_in, is_loopback, is_public
from qwen_studio.api.transfer import Peers
from qwen_studio.core.errors import DownloadError, UnknownHost
from qwen_studio.core.language import translate

_NAME = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}")
# "co.uk", "com.cn", "ac.jp": where a country hands out names, they are short.
_COUNTRY_PLACE = re.compile(r"(?:^|\.)([^.]{1,3}\.[a-z]{2})\Z")


@dataclass(frozen=True)
class LinkPolicy:
    """What may be fetched for a service: `hosts` exactly, hosts under one of the suffixes, and those beside its own.

    Suffixes begin with a point. Nothing in the user's own network is fetched, unless the service is on this machine.
    """

    service_url: str
    hosts: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()

    @property
    def peers(self) -> Peers:
        """Which machines the name in a link may lead to."""
        local = is_loopback(self.service_url)
        return Peers(private=local, loopback=local)

    def address(self, link: str) -> str:
        """The address that the link's result is fetched from: `https`, unless service and link are on this machine.

        Raises:
            UnknownHost: nobody has allowed its host yet.
            DownloadError: it is no address, or one in the user's own network.
        """
        try:
            host = connected_host(link)
        except ValueError:
            raise DownloadError(
                translate("api", "The link to this result is damaged."),
                next_step=translate("api", "The request id lets the service find the result."),
            ) from None
        if is_loopback(self.service_url):
            if is_own_machine(host):
                return link
        elif is_own_network(host):
            raise own_network()
        if not self._allows(host):
            raise UnknownHost(
                host,
                translate("api", "This result lies on {host}, a host that results have not come from before.").format(
                    host=host
                ),
                next_step=translate(
                    "api", "If you trust it, allow it and the result is fetched; it is kept there for 24 hours."
                ),
            )
        return as_https(link)

    def _allows(self, host: str) -> bool:
        if host in self.hosts or any(host.endswith(suffix) for suffix in self.suffixes):
            return True
        try:
            own = connected_host(self.service_url)
        except ValueError:
            return False
        return f".{host}".endswith(f".{_place(own)}")


def connected_host(url: str) -> str:
    """The host that a connection to this address asks for: a name in ASCII and lower case, or a plain IP address.

    It is the HTTP library's own reading of the address, so that no trick of spelling lies between check and connection.

    Raises:
        ValueError: the address has no host that can exist.
    """
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise ValueError("no address") from error
    if parts.scheme not in {"http", "https"} or not (parts.port is None or 0 < parts.port < 2**16):
        raise ValueError("no web address")
    host = parts.raw_host.decode("ascii").lower().removesuffix(".")
    ip = ip_in(host)
    if ip is None and not _NAME.fullmatch(host):
        raise ValueError("no host")
    return ip or host


def is_own_machine(host: str) -> bool:
    """Whether a host from `connected_host` is this computer by its spelling alone."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    return ip_in(host) is not None and ipaddress.ip_address(host).is_loopback


def is_own_network(host: str) -> bool:
    """Whether a host from `connected_host` is in the user's own network by its spelling alone."""
    return is_own_machine(host) or (ip_in(host) is not None and not is_public(host))


def own_network() -> DownloadError:
    """The refusal of a result inside this computer or its network."""
    return DownloadError(
        translate("api", "The link to this result leads into your own network, so it is not fetched."),
        next_step=translate(
            "api", "If a proxy or filter of your network changes addresses, let it leave the result's host alone."
        ),
    )


def _place(host: str) -> str:
    """The part of a name that its owner registered, as far as its spelling tells; errs towards longer ones."""
    if ip_in(host) is not None:
        return host
    labels = host.split(".")
    return ".".join(labels[-3:] if _COUNTRY_PLACE.search(host) else labels[-2:])
