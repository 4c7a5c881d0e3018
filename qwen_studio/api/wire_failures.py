"""Failures of the connection, in words. Never quotes an exception's text: it may hold an address or a key."""

import socket
import ssl

import httpx

from qwen_studio.core.errors import NotSent, OutcomeUnknown
from qwen_studio.core.language import sentences, translate

_PROXY_WANTS_LOGIN = "407"


def nothing_charged(next_step: str) -> str:
    """What to do, after the news that it costs nothing."""
    return sentences(translate("api", "Nothing was charged."), next_step)


def may_be_charged() -> str:
    """What follows an answer that did not come."""
    return translate(
        "api",
        "It may have been charged, so it is not sent again by itself. The usage page of your region shows it after an"
        " hour.",
    )


def not_sent(error: Exception, *, own_proxy: bool = False) -> NotSent:
    """The failure of a request that the service never had whole; `own_proxy`: it went through a proxy that was set."""
    sentence, next_step = _why(error, own_proxy)
    return NotSent(sentence, next_step=nothing_charged(next_step))


def outcome_unknown(error: Exception) -> OutcomeUnknown:
    """The failure of a request that the service had, and whose answer did not come whole."""
    if isinstance(error, httpx.TimeoutException):
        return answer_too_late()
    return OutcomeUnknown(
        translate("api", "The connection broke while the service was working on the edit."), next_step=may_be_charged()
    )


def answer_too_late() -> OutcomeUnknown:
    """The failure of a request whose answer did not come within the deadline."""
    return OutcomeUnknown(translate("api", "The service did not answer in time."), next_step=may_be_charged())


def stopped_waiting() -> OutcomeUnknown:
    """The failure of a request whose answer nobody waits for any more, because the program closes."""
    return OutcomeUnknown(
        translate("api", "The program was closed while the service was working on the edit."),
        next_step=may_be_charged(),
    )


def answer_too_large(limit: int) -> OutcomeUnknown:
    """The failure of an answer that is no answer of the service: those have a few kilobytes."""
    return OutcomeUnknown(
        translate("api", "The answer was larger than {limit} MB, so it is not one of the service.").format(
            limit=limit // 1024 // 1024
        ),
        next_step=may_be_charged(),
    )


def _why(error: Exception, own_proxy: bool) -> tuple[str, str]:
    causes = list(_chain(error))
    if any(isinstance(e, ssl.SSLCertVerificationError) for e in causes):
        return (
            translate("api", "The service's certificate was not accepted."),
            translate(
                "api",
                "Check the date of this computer. If a proxy or virus scanner opens encrypted connections, choose the"
                " certificate of its authority under Keys and regions.",
            ),
        )
    if any(isinstance(e, ssl.SSLError) for e in causes):
        return translate("api", "No encrypted connection to the service came about."), translate(
            "api", "Check the service's address and any proxy."
        )
    if own_proxy and any(isinstance(e, httpx.ConnectError | httpx.ConnectTimeout) for e in causes):
        return translate("api", "Your proxy could not be reached."), translate(
            "api", "Check its address under Keys and regions, and whether it is running."
        )
    if any(isinstance(e, socket.gaierror) for e in causes):
        return translate("api", "The service's address was not found."), translate(
            "api", "Check the internet connection, then try again."
        )
    if any(isinstance(e, httpx.ProxyError) for e in causes):
        return _why_of_proxy(str(error))
    if any(isinstance(e, ConnectionRefusedError) for e in causes):
        return translate("api", "The service's address refused the connection."), translate(
            "api", "Check the service's address and any firewall."
        )
    if any(isinstance(e, httpx.ConnectTimeout) for e in causes):
        return translate("api", "The service could not be reached in time."), translate(
            "api", "Check the internet connection, then try again."
        )
    if any(isinstance(e, httpx.ConnectError) for e in causes):
        return translate("api", "The service could not be reached."), translate(
            "api", "Check the internet connection, then try again."
        )
    return translate("api", "The connection broke before the service had everything."), translate("api", "Try again.")


def _why_of_proxy(said: str) -> tuple[str, str]:
    if said.startswith(_PROXY_WANTS_LOGIN):
        return translate("api", "The proxy asks for a user name and a password, or does not know these."), translate(
            "api", "Enter them under Keys and regions."
        )
    return translate("api", "The proxy refused the connection."), translate(
        "api", "Check the proxy under Keys and regions, or in the variables of the system."
    )


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in found:
        found.append(cause)
        cause = cause.__cause__ or cause.__context__
    return found
