"""HTTP connections as every part of `api` needs them."""

import logging
import socket
from collections.abc import Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx

from qwen_studio import __version__

USER_AGENT = f"qwen-studio/{__version__}"
CONNECT_S = 15.0
KEEP_ALIVE_IDLE_S = 60
KEEP_ALIVE_INTERVAL_S = 30
KEEP_ALIVE_COUNT = 3

_LOOPBACK = ("all://localhost", "all://127.0.0.1", "all://[::1]")


class NoAuth(httpx.Auth):
    """Adds no Authorization header, not even for a user name inside an address."""


def open_http(user_agent: str) -> httpx.Client:
    """An HTTP/1.1 client that follows no redirect, keeps no cookie and asks for answers as they are.

    Proxies come from the environment; loopback is never asked of a proxy.
    """
    # httpx logs whole addresses at INFO, and signed links are addresses.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    return httpx.Client(
        headers={"user-agent": user_agent, "accept-encoding": "identity"},
        auth=NoAuth(),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        follow_redirects=False,
        mounts=dict.fromkeys(_LOOPBACK),
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
