"""Files and addresses as they were meant where the command was typed."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path


def absolute_files(names: Sequence[str]) -> tuple[Path, ...]:
    """The files of the command line, independent of the current folder."""
    # Not Path.expanduser: it fails for ~x.png, which is the name of a file where nobody is called x.png.
    return tuple(Path(os.path.expanduser(name)).absolute() for name in names)  # noqa: PTH111


def add_allow_host(parser: argparse.ArgumentParser) -> None:
    """Take hosts that results may be fetched from; the option may stand several times."""
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        type=_result_host,
        metavar="HOST",
        help="let results be fetched from this host from now on, for this library",
    )


def _result_host(text: str) -> str:
    """The host as downloads call it: a name in ASCII and lower case, or an IP address.

    Raises:
        ArgumentTypeError: it is no host.
    """
    from qwen_studio.api.link_policy import connected_host

    try:
        return connected_host(f"https://{text}" if "://" not in text else text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no host; one looks like results.example.com") from None


def service_address(text: str) -> str:
    """The base URL of the service as given; empty for the region's own.

    Raises:
        ArgumentTypeError: the key may not travel there.
    """
    from qwen_studio.api.addresses import host_of, is_loopback

    encrypted = text.startswith("https://") and host_of(text)
    if text and not encrypted and not (text.startswith("http://") and is_loopback(text)):
        raise argparse.ArgumentTypeError(
            f"“{text}” is no address of a service: one begins with https://, or with http:// on this machine"
        )
    return text
