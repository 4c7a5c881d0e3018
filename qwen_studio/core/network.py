"""How connections leave this computer: through which proxy, and whose certificates are trusted."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from qwen_studio.core.errors import RequestError
from qwen_studio.core.language import translate

SYSTEM, NONE, OWN = "system", "none", "own"
PROXY_SCHEMES = ("http", "https", "socks5")
_HOST = re.compile(r"[^\s/?#@\\]+")


class NetworkUnusable(Exception):
    """Nothing can be sent through the network as it is set. `message` and `next_step` are sentences for the person."""

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step


@dataclass(frozen=True)
class Network:
    """`proxy` is "system", "none" or "own". `login` is "user:password" for a proxy of one's own, or empty.

    `ca_file` holds certificates of authorities that are trusted beside the usual ones. Whoever the other side is, its
    certificate is checked: there is no way around that.
    """

    proxy: str = SYSTEM
    proxy_address: str = ""
    login: str = field(default="", repr=False)
    ca_file: str = ""


def read_proxy(text: str) -> tuple[str, str]:
    """The proxy's address as it is kept, and "user:password" if that was typed with it.

    Raises:
        RequestError: it is no address of a proxy.
    """
    typed = text.strip()
    if "://" not in typed:
        typed = f"http://{typed}"
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or _HOST.fullmatch(host) is None or port == 0:
        raise _no_proxy(
            translate("core", "This is no address of a proxy."),
            translate("core", "One looks like http://proxy.example.com:8080."),
        )
    if parts.scheme not in PROXY_SCHEMES:
        raise _no_proxy(
            translate("core", "Proxies of the kind “{scheme}” are not known here.").format(scheme=parts.scheme),
            translate("core", "An address begins with http://, https:// or socks5://."),
        )
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise _no_proxy(
            translate("core", "The address of a proxy ends with its port."),
            translate("core", "Leave out what comes after it."),
        )
    shown = f"[{host}]" if ":" in host else host
    address = f"{parts.scheme}://{shown}" + ("" if port is None else f":{port}")
    login = "" if parts.username is None else f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return address, login


def network_set_by(proxy: str, proxy_address: str, ca_file: str) -> Network:
    """The network that the settings tell of, without a login."""
    try:
        address, _ = read_proxy(proxy_address) if proxy_address else ("", "")
    except RequestError:
        # Somebody has written it into the file. Calls say that there is none, and do not go out another way.
        address = ""
    return Network(proxy, address, ca_file=ca_file)


def _no_proxy(message: str, next_step: str) -> RequestError:
    return RequestError("proxy", message, next_step=next_step)
