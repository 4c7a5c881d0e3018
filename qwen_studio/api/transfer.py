"""One GET into a file, with every limit that a picture from elsewhere needs."""

import errno
import ipaddress
import logging
import socket
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from qwen_studio.api.addresses import ip_in, is_public, stands_for_a_proxy
from qwen_studio.api.connections import CONNECT_S, HttpClients, connected_socket, shut_down
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled, DownloadError, NoRoom
from qwen_studio.core.language import translate
from qwen_studio.core.network import Network, NetworkUnusable
from qwen_studio.core.private_files import open_private

log = logging.getLogger(__name__)

READ_S = 30.0
TOTAL_S = 300.0
MAX_BYTES = 64 * 1024 * 1024
MAX_REFUSAL_BYTES = 16 * 1024
CLOSE_S = 5.0


class Interrupted(DownloadError):
    """The transfer broke; the same may work a moment later."""


class OwnNetwork(DownloadError):
    """The address leads into this computer or its network; nothing was asked of what stands there."""

    def __init__(self) -> None:
        super().__init__(
            translate("api", "This address leads into your own network, so it is not fetched."),
            next_step=translate("api", "Save the picture and add it as a file."),
        )


@dataclass(frozen=True)
class Reply:
    """How a GET ended. `beginning` is the start of the body where it was not a file (status other than 200)."""

    status: int
    headers: Mapping[str, str]
    beginning: bytes


@dataclass(frozen=True)
class Peers:
    """Which machines a transfer may connect to."""

    private: bool = True
    loopback: bool = True

    def allow(self, ip: str, *, looked_up: bool) -> bool:
        """Whether this IP address may be talked to; `looked_up`: a name led to it."""
        if self.private or (looked_up and stands_for_a_proxy(ip)):
            return True
        return is_public(ip) or (self.loopback and ipaddress.ip_address(ip.partition("%")[0]).is_loopback)


ANY_PEER = Peers()


class Transfers:
    """GETs over kept connections, from any number of threads at once. Sends no key, follows no redirect."""

    def __init__(
        self,
        *,
        user_agent: str,
        total_s: float = TOTAL_S,
        read_s: float = READ_S,
        network: Callable[[], Network] = Network,
    ) -> None:
        self._clients = HttpClients(user_agent, network)
        self._total_s = total_s
        self._timeout = httpx.Timeout(read_s, connect=CONNECT_S)
        self._changed = threading.Condition()
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._running = 0
        self._closed = False

    def get(self, url: str, target: Path, *, cancel: CancelToken, peers: Peers = ANY_PEER) -> Reply:
        """The reply to one GET. With status 200 its body is in `target`, whole; otherwise there is no such file.

        Raises:
            Interrupted: the connection failed, or fell silent.
            DownloadError: the address is none, too large, not allowed, or the file cannot be written.
            Cancelled: stopped.
        """
        with self._under_way():
            try:
                return self._get(url, target, cancel, peers)
            except (DownloadError, Cancelled):
                target.unlink(missing_ok=True)
                raise
            except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError):
                target.unlink(missing_ok=True)
                raise DownloadError(translate("api", "The address of the picture is not a valid one.")) from None
            except httpx.HTTPError as error:
                target.unlink(missing_ok=True)
                log.info("A download broke: %s.", type(error).__name__)
                if self._closed:
                    raise Cancelled from None
                raise _interrupted(error) from None
            except OSError as error:
                # A disk that is full or a folder that went away; the network's errors are httpx's.
                target.unlink(missing_ok=True)
                if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
                    raise NoRoom(
                        translate("api", "There is no room for the picture on the drive of the library."),
                        next_step=translate("api", "Make room; the download goes on by itself."),
                    ) from None
                raise DownloadError(
                    translate("api", "The picture could not be written to disk: {reason}.").format(
                        reason=error.strerror or type(error).__name__
                    ),
                    next_step=translate("api", "Make room or choose another folder, then download it again."),
                ) from None

    def close(self) -> None:
        """End every transfer that is under way, and all connections."""
        with self._changed:
            self._closed = True
            for connection in self._sockets:
                shut_down(connection)
            # A socket must not be closed under the thread that reads from it.
            self._changed.wait_for(lambda: not self._running, CLOSE_S)
        self._clients.close()

    def _get(self, url: str, target: Path, cancel: CancelToken, peers: Peers) -> Reply:
        cancel.raise_if_cancelled()
        end = time.monotonic() + self._total_s
        extensions = {"trace": self._watch(url, peers), "timeout": self._timeout.as_dict()}
        with self._client(url).stream("GET", url, extensions=extensions) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            if response.status_code != 200:
                return Reply(response.status_code, headers, _beginning(response.iter_raw()))
            if int(headers.get("content-length", "0")) > MAX_BYTES:
                raise _too_large()
            received = 0
            with open_private(target, "wb") as file:
                for piece in response.iter_raw():
                    cancel.raise_if_cancelled()
                    received += len(piece)
                    if received > MAX_BYTES:
                        raise _too_large()
                    if time.monotonic() > end:
                        raise Interrupted(
                            translate("api", "The download took too long."), next_step=translate("api", "Try again.")
                        )
                    file.write(piece)
            if self._closed:
                raise Cancelled
            return Reply(200, headers, b"")

    def _client(self, url: str) -> httpx.Client:
        try:
            return self._clients.for_address(url)
        except NetworkUnusable as error:
            raise DownloadError(error.message, next_step=error.next_step) from None

    def _watch(self, url: str, peers: Peers) -> Callable[[str, Mapping[str, Any]], None]:
        # As the connection will ask for it: any other reading of the address might take another host for it.
        wanted = httpx.URL(url).raw_host.decode("ascii").rstrip(".").lower()
        looked_up = not _is_ip(wanted)
        direct = False

        def trace(event: str, info: Mapping[str, Any]) -> None:
            nonlocal direct
            if event == "connection.connect_tcp.started":
                # A proxy of the user's own may stand anywhere; it is not what the address leads to.
                direct = str(info["host"]).rstrip(".").lower() == wanted
            connection = connected_socket(event, info)
            if connection is None:
                return
            with self._changed:
                self._sockets.add(connection)
            if direct and not peers.allow(connection.getpeername()[0], looked_up=looked_up):
                info["return_value"].close()
                raise OwnNetwork

        return trace

    @contextmanager
    def _under_way(self) -> Iterator[None]:
        with self._changed:
            if self._closed:
                raise Cancelled
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()


def _is_ip(host: str) -> bool:
    try:
        return ip_in(host) is not None
    except ValueError:
        return True  # not that anything could be reached by it


def _too_large() -> DownloadError:
    return DownloadError(
        translate("api", "The file is larger than {most} MB, which is too large for a picture.").format(
            most=MAX_BYTES // 1024 // 1024
        )
    )


def _beginning(pieces: Iterator[bytes]) -> bytes:
    found = bytearray()
    for piece in pieces:
        found += piece
        if len(found) >= MAX_REFUSAL_BYTES:
            break
    return bytes(found[:MAX_REFUSAL_BYTES])


def _interrupted(error: httpx.HTTPError) -> Interrupted:
    if isinstance(error, httpx.TimeoutException):
        return Interrupted(translate("api", "The download fell silent."), next_step=translate("api", "Try again."))
    if isinstance(error, httpx.ConnectError):
        return Interrupted(
            translate("api", "The address of the picture could not be reached."),
            next_step=translate("api", "Check the internet connection and any firewall, then try again."),
        )
    return Interrupted(
        translate("api", "The connection broke during the download."), next_step=translate("api", "Try again.")
    )
