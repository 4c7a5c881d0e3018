"""Results from their links, and pictures from addresses that a user gives."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from qwen_studio.api.connections import USER_AGENT
from qwen_studio.api.link_policy import LinkPolicy, connected_host, is_own_machine, is_own_network, own_network
from qwen_studio.api.transfer import READ_S, TOTAL_S, Interrupted, OwnNetwork, Peers, Reply, Transfers
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import DownloadError, LinkExpired
from qwen_studio.core.language import translate
from qwen_studio.core.network import Network

ATTEMPTS = 3
MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (408, 425, 429, 500, 502, 503, 504)
_SAYS_EXPIRED = re.compile(rb"<Message>[^<]*\bexpired\b", re.IGNORECASE)
# JPEG, PNG, GIF, BMP, TIFF, WEBP, and the family of AVIF and HEIC.
_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8|BM|II\*\x00|MM\x00\*|RIFF....WEBP|....ftyp(?:avi|hei|hev|mif|msf)", re.DOTALL
)


class Downloader:
    """Fetches results into files. May be used from any number of threads; keeps its connections."""

    def __init__(
        self,
        *,
        user_agent: str = USER_AGENT,
        total_s: float = TOTAL_S,
        read_s: float = READ_S,
        network: Callable[[], Network] = Network,
    ) -> None:
        self._transfers = Transfers(user_agent=user_agent, total_s=total_s, read_s=read_s, network=network)

    def download(self, link: str, target: Path, *, policy: LinkPolicy, cancel: CancelToken) -> None:
        """Writes the result behind the link to `target`; whether it is a picture is for the decoder to say.

        Only what the policy allows is asked for. Breaks are tried again twice, for a download costs nothing.

        Raises:
            LinkExpired: the service no longer keeps the result.
            UnknownHost: nobody has allowed its host yet.
            DownloadError: it did not come; it may later.
            Cancelled: stopped.
        """
        try:
            _retrying(cancel)(self._result, policy.address(link), target, policy.peers, cancel)
        except OwnNetwork:
            raise own_network() from None

    def close(self) -> None:
        """End every download that is under way, and all connections."""
        self._transfers.close()

    def _result(self, link: str, target: Path, peers: Peers, cancel: CancelToken) -> None:
        reply = self._transfers.get(link, target, cancel=cancel, peers=peers)
        if reply.status == 200:
            return
        if reply.status in {403, 404} and _has_expired(link, reply):
            raise LinkExpired(
                translate("api", "The service no longer has this result: it keeps results for 24 hours."),
                next_step=translate("api", "Run the edit again with the same seed for something similar."),
            )
        if reply.status in _BUSY:
            raise Interrupted(
                translate("api", "The result's host is busy (HTTP {status}).").format(status=reply.status),
                next_step=translate("api", "Try again in a while."),
            )
        if 300 <= reply.status < 400:
            raise DownloadError(
                translate("api", "The result's link leads elsewhere, and that is not followed."),
                next_step=translate("api", "Check any proxy or sign-in page of your network, then try again."),
            )
        raise DownloadError(
            translate("api", "The result's host refused the download (HTTP {status}).").format(status=reply.status),
            next_step=translate(
                "api", "Check whether a firewall must allow the hosts listed under Help, then try again."
            ),
        )


def fetch_picture(
    url: str,
    target: Path,
    cancel: CancelToken,
    *,
    allow_loopback: bool = False,
    network: Callable[[], Network] = Network,
) -> None:
    """Writes the picture at a public http(s) address to `target`.

    Raises:
        DownloadError: there is no picture, or the address leads into the user's own network.
        Cancelled: stopped.
    """
    peers = Peers(private=False, loopback=allow_loopback)
    transfers = Transfers(user_agent=USER_AGENT, network=network)
    try:
        for _ in range(1 + MAX_REDIRECTS):
            _check_public(url, allow_loopback)
            reply = _retrying(cancel)(transfers.get, url, target, cancel=cancel, peers=peers)
            if reply.status not in _REDIRECTS or "location" not in reply.headers:
                break
            url = _next(url, reply.headers["location"])
        else:
            raise DownloadError(
                translate("api", "This address leads from one to another without end."),
                next_step=translate("api", "Use a file."),
            )
    finally:
        transfers.close()
    if reply.status != 200:
        raise DownloadError(
            translate("api", "There is no picture to be had at this address (HTTP {status}).").format(
                status=reply.status
            ),
            next_step=translate("api", "Save the picture in your browser and add it as a file."),
        )
    _check_picture(target)


def _retrying(cancel: CancelToken) -> Retrying:
    """Repeats what was interrupted; a kept connection may be closed just when it is used again."""
    return Retrying(
        retry=retry_if_exception_type(Interrupted),
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait_exponential(multiplier=0.25, max=2),
        sleep=cancel.sleep,
        reraise=True,
    )


def _has_expired(link: str, reply: Reply) -> bool:
    if _SAYS_EXPIRED.search(reply.beginning):
        return True
    expires = parse_qs(urlsplit(link).query).get("Expires", [""])[0]
    return expires.isdecimal() and len(expires) < 12 and int(expires) < _now(reply.headers).timestamp()


def _now(headers: Mapping[str, str]) -> datetime:
    """The host's time, or this computer's, which may be wrong."""
    try:
        return parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError):
        return datetime.now(UTC)


def _next(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        return location  # no address; the next look at it says so


def _check_public(url: str, allow_loopback: bool) -> None:
    """Refuses what can be refused by the address alone; names are checked when the connection stands."""
    try:
        host = connected_host(url)
    except ValueError:
        raise DownloadError(
            translate("api", "Only pictures at http or https addresses can be fetched."),
            next_step=translate("api", "Use a file."),
        ) from None
    if is_own_network(host) and not (allow_loopback and is_own_machine(host)):
        raise OwnNetwork


def _check_picture(file: Path) -> None:
    with file.open("rb") as opened:
        beginning = opened.read(16)
    if _PICTURE.match(beginning) is None:
        file.unlink(missing_ok=True)
        raise DownloadError(
            translate("api", "There is no picture at this address, but something else, probably a web page."),
            next_step=translate("api", "Open the page and drop the picture itself, or save it and add it as a file."),
        )
