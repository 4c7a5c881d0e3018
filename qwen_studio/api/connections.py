"""HTTP connections as every part of `api` needs them."""

import logging
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx

from qwen_studio import __version__
from qwen_studio.api.addresses import is_loopback
from qwen_studio.api.authorities import trusted_authorities
from qwen_studio.core.language import translate
from qwen_studio.core.network import OWN, SYSTEM, Network, NetworkUnusable

USER_AGENT = f"qwen-studio/{__version__}"
CONNECT_S = 15.0
KEEP_ALIVE_IDLE_S = 60
KEEP_ALIVE_INTERVAL_S = 30
KEEP_ALIVE_COUNT = 3


class NoAuth(httpx.Auth):
    """Adds no Authorization header, not even for a user name inside an address."""


class HttpClients:
    """HTTP/1.1 clients that follow no redirect, keep no cookie and ask for answers as they are; for any thread.

    `network` tells how the network is set. A change counts for the next request; those under way end as they began.
    This machine itself is never asked of a proxy.
    """

    def __init__(self, user_agent: str, network: Callable[[], Network] = Network) -> None:
        # httpx logs whole addresses at INFO, and signed links are addresses.
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)
        self._user_agent = user_agent
        self._network = network
        self._lock = threading.Lock()
        self._made_for: Network | None = None
        self._current: dict[bool, httpx.Client] = {}
        self._all: list[httpx.Client] = []

    def for_address(self, url: str) -> httpx.Client:
        """The client that reaches the address.

        Raises:
            NetworkUnusable: proxy or certificates cannot be used as they are set.
        """
        network = self._network()
        local = is_loopback(url)
        with self._lock:
            if network != self._made_for:
                self._made_for, self._current = network, {}
            if local not in self._current:
                self._current[local] = _open(self._user_agent, network, local=local)
                self._all.append(self._current[local])
            return self._current[local]

    def use_own_proxy(self, url: str) -> bool:
        """Whether the address is reached through a proxy of the person's own."""
        made_for = self._made_for
        return made_for is not None and made_for.proxy == OWN and not is_loopback(url)

    def close(self) -> None:
        """End all connections."""
        with self._lock:
            for client in self._all:
                client.close()


def _open(user_agent: str, network: Network, *, local: bool) -> httpx.Client:
    trusted = trusted_authorities(network.ca_file)
    try:
        return httpx.Client(
            headers={"user-agent": user_agent, "accept-encoding": "identity"},
            auth=NoAuth(),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            follow_redirects=False,
            verify=trusted,
            proxy=_proxy(network, trusted) if network.proxy == OWN and not local else None,
            trust_env=network.proxy == SYSTEM and not local,
        )
    except ImportError:
        # Of a package that httpx needs for them.
        raise NetworkUnusable(
            translate("api", "The proxy is a SOCKS proxy, and this installation cannot use one."),
            translate("api", "Choose an HTTP proxy under Keys and regions, or install the Python package socksio."),
        ) from None
    except (httpx.InvalidURL, ValueError):
        raise NetworkUnusable(
            translate("api", "The address of the proxy is not a valid one."),
            translate("api", "Correct it under Keys and regions, or in the variables of the system."),
        ) from None


def _proxy(network: Network, trusted: ssl.SSLContext) -> httpx.Proxy:
    if not network.proxy_address:
        raise NetworkUnusable(
            translate("api", "A proxy of your own is chosen, and its address is missing."),
            translate("api", "Enter it under Keys and regions, or choose another way."),
        )
    user, _, password = network.login.partition(":")
    encrypted = network.proxy_address.startswith("https:")
    return httpx.Proxy(
        network.proxy_address,
        ssl_context=trusted if encrypted else None,
        auth=(user, password) if network.login else None,
    )


def connected_socket(event: str, info: Mapping[str, Any]) -> socket.socket | None:
    """The socket that a trace event tells of, where it tells of a new connection."""
    if not event.endswith((".connect_tcp.complete", ".start_tls.complete")):
        return None
    found = info["return_value"].get_extra_info("socket")
    return found if isinstance(found, socket.socket) else None


def keep_alive(connection: socket.socket) -> None:
    """Let the system notice a peer that has gone: routers forget a connection that is silent for minutes."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (
        ("TCP_KEEPIDLE", KEEP_ALIVE_IDLE_S),
        ("TCP_KEEPALIVE", KEEP_ALIVE_IDLE_S),  # macOS's name for it
        ("TCP_KEEPINTVL", KEEP_ALIVE_INTERVAL_S),
        ("TCP_KEEPCNT", KEEP_ALIVE_COUNT),
    ):
        option = getattr(socket, name, None)
        if option is not None:
            connection.setsockopt(socket.IPPROTO_TCP, option, value)


def shut_down(connection: socket.socket) -> None:
    """End the connection so that a thread that waits on it wakes up."""
    try:
        # The plain socket's own method: an SSL socket would first forget its encryption under the reading thread.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
    except OSError:
        return  # it is gone already
