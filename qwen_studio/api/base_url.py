"""The base URL of calls, from what a person has written."""

import re
from urllib.parse import urlsplit

from qwen_studio.api.addresses import is_loopback
from qwen_studio.core.errors import RequestError
from qwen_studio.core.language import translate

WORKSPACE, REGION = "{workspace}", "{region}"
FIELD, WORKSPACE_FIELD = "base_url", "workspace"
_WORKSPACE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?")
_HOST = re.compile(r"[\w.-]+|[0-9a-fA-F:.]+")
_LONGEST = 300


def base_url_of(template: str, *, workspace: str, region: str) -> str:
    """The address that the template gives; `region` is the name that the service has for it, such as "cn-beijing".

    Raises:
        RequestError: it gives none that a key may be sent to. Its field is "base_url" or "workspace".
    """
    url = template.strip().rstrip("/")
    if WORKSPACE in url:
        url = url.replace(WORKSPACE, _checked(workspace.strip()))
    url = url.replace(REGION, region)
    if "{" in url or "}" in url:
        raise _wrong(
            translate("api", "Only {workspace} and {region} are filled in, and this has other braces."),
            translate("api", "Write the rest of the address as it is."),
        )
    _check(url)
    return url


def _checked(workspace: str) -> str:
    if not workspace:
        raise RequestError(
            WORKSPACE_FIELD,
            translate("api", "This address needs the id of a workspace."),
            next_step=translate("api", "The console shows it beside the name of the workspace."),
        )
    if _WORKSPACE.fullmatch(workspace) is None:
        raise RequestError(
            WORKSPACE_FIELD,
            translate("api", "The id of a workspace has letters, digits and hyphens only."),
            next_step=translate("api", "Copy it from the console; the name of the workspace is something else."),
        )
    return workspace


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        is_address = _HOST.fullmatch(parts.hostname or "") is not None and (parts.port is None or parts.port > 0)
    except ValueError:
        is_address = False
    if not is_address or len(url) > _LONGEST or re.search(r"[\s\\]", url):
        raise _wrong(
            translate("api", "This is no web address."),
            translate("api", "One looks like https://host.example.com/api/v1."),
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(url)):
        raise _wrong(
            translate("api", "The address must begin with https://."),
            translate("api", "Without encryption the key would travel in the open."),
        )
    if "@" in parts.netloc or "?" in url or "#" in url:
        raise _wrong(
            translate("api", "The address holds more than a host and a path."),
            translate("api", "Leave out user names and everything from “?” or “#” on."),
        )
    if "/services/" in parts.path or "/compatible-mode" in parts.path:
        raise _wrong(
            translate("api", "This is the address of a single interface, not the base of all of them."),
            translate("api", "The base ends with /api/v1."),
        )


def _wrong(message: str, next_step: str) -> RequestError:
    return RequestError(FIELD, message, next_step=next_step)
