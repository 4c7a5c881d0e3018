"""Failures of the connection, in words. Never quotes an exception's text: it may hold an address or a key."""

import socket
import ssl

import httpx

from qwen_studio.core.errors import NotSent, OutcomeUnknown

NOTHING_CHARGED = "Nothing was charged."
MAY_BE_CHARGED = (
    "It may have been charged, so it is not sent again by itself. The usage page of your region shows it after an hour."
)


def not_sent(error: Exception) -> NotSent:
    """The failure of a request that the service never had whole."""
    sentence, next_step = _why(error)
    return NotSent(sentence, next_step=f"{NOTHING_CHARGED} {next_step}")


def outcome_unknown(error: Exception) -> OutcomeUnknown:
    """The failure of a request that the service had, and whose answer did not come whole."""
    if isinstance(error, httpx.TimeoutException):
        return answer_too_late()
    return OutcomeUnknown("The connection broke while the service was working on the edit.", next_step=MAY_BE_CHARGED)


def answer_too_late() -> OutcomeUnknown:
    """The failure of a request whose answer did not come within the deadline."""
    return OutcomeUnknown("The service did not answer in time.", next_step=MAY_BE_CHARGED)


def stopped_waiting() -> OutcomeUnknown:
    """The failure of a request whose answer nobody waits for any more, because the program closes."""
    return OutcomeUnknown("The program was closed while the service was working on the edit.", next_step=MAY_BE_CHARGED)


def answer_too_large(limit: int) -> OutcomeUnknown:
    """The failure of an answer that is no answer of the service: those have a few kilobytes."""
    return OutcomeUnknown(
        f"The answer was larger than {limit // 1024 // 1024} MB, so it is not one of the service.",
        next_step=MAY_BE_CHARGED,
    )


def _why(error: Exception) -> tuple[str, str]:
    causes = list(_chain(error))
    if any(isinstance(e, ssl.SSLCertVerificationError) for e in causes):
        return (
            "The service's certificate was not accepted.",
            "Check the date of this computer, and whether a proxy or virus scanner opens encrypted connections.",
        )
    if any(isinstance(e, ssl.SSLError) for e in causes):
        return "No encrypted connection to the service came about.", "Check the service's address and any proxy."
    if any(isinstance(e, socket.gaierror) for e in causes):
        return "The service's address was not found.", "Check the internet connection, then try again."
    if any(isinstance(e, httpx.ProxyError) for e in causes):
        return "The proxy refused the connection.", "Check the proxy's address and password in the environment."
    if any(isinstance(e, ConnectionRefusedError) for e in causes):
        return "The service's address refused the connection.", "Check the service's address and any firewall."
    if any(isinstance(e, httpx.ConnectTimeout) for e in causes):
        return "The service could not be reached in time.", "Check the internet connection, then try again."
    if any(isinstance(e, httpx.ConnectError) for e in causes):
        return "The service could not be reached.", "Check the internet connection, then try again."
    return "The connection broke before the service had everything.", "Try again."


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in found:
        found.append(cause)
        cause = cause.__cause__ or cause.__context__
    return found
