"""Whose certificates are trusted: the usual authorities, and those of a file that a person has chosen."""

import ssl
from collections.abc import Mapping
from pathlib import Path

import httpx

from qwen_studio.core.errors import RequestError
from qwen_studio.core.language import translate
from qwen_studio.core.network import NetworkUnusable

MAX_BYTES = 4 * 1024 * 1024


def trusted_authorities(ca_file: str) -> ssl.SSLContext:
    """What checks certificates: against the usual authorities, and those in the file unless that is "".

    Raises:
        NetworkUnusable: the file cannot be used; without it nothing is sent.
    """
    trusted = httpx.create_ssl_context()
    if ca_file:
        try:
            trusted.load_verify_locations(cadata=_read(Path(ca_file))[0])
        except RequestError as error:
            raise NetworkUnusable(
                error.message,
                translate("api", "Choose the file again under Keys and regions, or take it away there."),
            ) from None
    return trusted


def authorities_in(file: Path) -> tuple[str, ...]:
    """The names of the authorities whose certificates the file holds.

    Raises:
        RequestError: it holds none, or cannot be read.
    """
    return _read(file)[1]


def _read(file: Path) -> tuple[str, tuple[str, ...]]:
    """The text of the file, and whose certificates it holds."""
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        if file.stat().st_size > MAX_BYTES:
            raise _unusable(translate("api", "This file is too large for certificates."))
        text = file.read_text(encoding="ascii", errors="ignore")
    except FileNotFoundError:
        raise _unusable(
            translate("api", "The file with certificates is not there any more: {file}.").format(file=file)
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise _unusable(
            translate("api", "The file with certificates cannot be read: {reason}.").format(reason=reason)
        ) from None
    try:
        own.load_verify_locations(cadata=text)
    except (ssl.SSLError, ValueError):
        raise _unusable(translate("api", "There is no certificate in this file.")) from None
    names = tuple(_name(certificate) for certificate in own.get_ca_certs())
    if not names:
        raise _unusable(translate("api", "The certificates in this file are not those of an authority."))
    return text, names


def _unusable(message: str) -> RequestError:
    return RequestError(
        "ca_file",
        message,
        next_step=translate("api", "Choose the PEM file of your authority; whoever runs your network has it."),
    )


def _name(certificate: Mapping[str, object]) -> str:
    """What the authority is called in its certificate."""
    told: dict[str, str] = {}
    subject = certificate.get("subject", ())
    for part in subject if isinstance(subject, tuple) else ():
        told.update(dict(part))
    return told.get("commonName") or told.get("organizationName") or "?"
