"""How a job may end that meets given faults, written down from the promises and the reference of errors alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from qwen_studio.sandbox.documented_errors import DOCUMENTED_ERRORS
from qwen_studio.sandbox.faults import Fault

MAX_SENDS = 3


class Meaning(Enum):
    """What a fault means for the job that meets it."""

    NEVER_AGAIN = auto()  # refused for good
    AGAIN = auto()  # refused, but it may be sent again by itself, twice
    SMALLER = auto()  # refused, but it may be sent again once, with smaller pictures
    AS_DATA = auto()  # refused, but it may be sent again once, with the picture in place of its link
    NOT_READ = auto()  # the connection ends before anything was read: not sent, or unknown
    UNKNOWN_FREE = auto()  # no usable answer, and nothing was painted
    UNKNOWN_PAID = auto()  # painted and billed, and no usable answer
    WHOLE = auto()  # painted, billed, and to be had
    FEWER = auto()  # as before, but one picture fewer than asked
    EXPIRED = auto()  # painted and billed, and its links have expired
    NEVER_TO_BE_HAD = auto()  # painted and billed, and its links give no picture until they expire
    LATER = auto()  # painted and billed, and its links take patience


_AGAIN = {
    "Throttling", "Throttling.RateQuota", "Throttling.BurstRate", "LimitRequests", "limit_requests",
    "limit_burst_rate", "ModelServingError", "ModelUnavailable", "ServiceUnavailable", "InternalError",
    "internal_error", "InternalError.Algo", "InternalError.Upload", "InternalError.FileUpload", "SystemError",
    "ModelServiceFailed", "RewriteFailed", Fault.REQUEST_ID_IN_HEADER, Fault.OK_WITH_ERROR_CODE,
}  # fmt: skip
_SMALLER = {
    "InvalidParameter/data-uri", "InvalidParameter/file-size", "BadRequest.TooLarge", "BadRequest.TooLarge/413",
}  # fmt: skip
_AS_DATA = {
    "InvalidParameter/download", "InvalidParameter.DataInspection", "InvalidParameter/gateway", "InvalidURL",
    "InvalidURL.ConnectionRefused", "InvalidURL.Timeout", "BadRequest.InputDownloadFailed",
}  # fmt: skip
_OF_FAULTS = {
    Fault.DROP_BEFORE_READING: Meaning.NOT_READ,
    Fault.DROP_AFTER_READING: Meaning.UNKNOWN_PAID,
    Fault.TRUNCATED_ANSWER: Meaning.UNKNOWN_PAID,
    Fault.WRONG_LENGTH: Meaning.UNKNOWN_PAID,
    Fault.SLOW_BYTES: Meaning.UNKNOWN_PAID,
    Fault.MALFORMED_JSON: Meaning.UNKNOWN_PAID,
    Fault.HTML: Meaning.UNKNOWN_FREE,
    Fault.HTML_413: Meaning.NEVER_AGAIN,
    Fault.HTML_504: Meaning.UNKNOWN_FREE,
    Fault.OK_WITH_ERROR_CODE: Meaning.AGAIN,
    Fault.NO_OUTPUT: Meaning.UNKNOWN_FREE,
    Fault.EMPTY_CHOICES: Meaning.UNKNOWN_FREE,
    Fault.REQUEST_ID_IN_HEADER: Meaning.AGAIN,
    Fault.REDIRECT: Meaning.NEVER_AGAIN,
    Fault.GZIP_BOMB: Meaning.UNKNOWN_FREE,
    Fault.HUGE_ANSWER: Meaning.UNKNOWN_FREE,
    Fault.PARTIAL: Meaning.FEWER,
    Fault.BLACK_PICTURE: Meaning.WHOLE,
    Fault.EXPIRED_LINK: Meaning.EXPIRED,
    Fault.MISSING_RESULT: Meaning.NEVER_TO_BE_HAD,
    Fault.NOT_A_PICTURE: Meaning.NEVER_TO_BE_HAD,
    Fault.TRUNCATED_RESULT: Meaning.NEVER_TO_BE_HAD,
    Fault.SLOW_RESULT: Meaning.LATER,
    Fault.HUGE_RESULT: Meaning.NEVER_TO_BE_HAD,
    Fault.REDIRECT_RESULT: Meaning.NEVER_TO_BE_HAD,
}
# Everything else that is documented is for a person to see to, and never sent again by itself.
_OF_ERRORS = {
    name: Meaning.AGAIN
    if name in _AGAIN
    else Meaning.SMALLER
    if name in _SMALLER
    else Meaning.AS_DATA
    if name in _AS_DATA
    else Meaning.NEVER_AGAIN
    for name in DOCUMENTED_ERRORS
}
MEANINGS: dict[str, Meaning] = _OF_ERRORS | {str(fault): meaning for fault, meaning in _OF_FAULTS.items()}
"""Every fault that the sandbox knows."""


@dataclass(frozen=True)
class Ending:
    """One way in which a job may end.

    `state` is the journal's word for it when all is over, `pending` whether it waits for its pictures before that.
    `posts` are those that the service has read, `billed` pictures, `pictures` those in the library.
    """

    state: str
    posts: int
    billed: int = 0
    pictures: int = 0
    pending: bool = False


def endings(faults: tuple[str, ...], n: int, *, has_link: bool) -> set[Ending]:
    """All ways in which a job with `n` results may end whose POSTs meet these faults, one each."""
    return set(_Sent(n, has_link).endings(faults))


@dataclass(frozen=True)
class _Sent:
    """A job after some POSTs: how many were read, and how many there were since the pictures were last changed."""

    n: int
    has_link: bool
    posts: int = 0
    sends: int = 0
    changed: bool = False

    def endings(self, faults: tuple[str, ...]) -> Iterator[Ending]:
        meaning = MEANINGS[faults[0]] if faults else Meaning.WHOLE
        read = meaning is not Meaning.NOT_READ
        after = replace(self, posts=self.posts + read, sends=self.sends + 1)
        if meaning is Meaning.NOT_READ:
            # Small requests are out before the connection ends, and large ones are not.
            yield Ending("unknown", after.posts)
            if after.sends == MAX_SENDS:
                yield Ending("not sent", after.posts)
        if meaning in {Meaning.AGAIN, Meaning.NOT_READ} and after.sends < MAX_SENDS:
            yield from after.endings(faults[1:])
        elif after._may_be_changed(meaning):
            yield from replace(after, sends=0, changed=True).endings(faults[1:])
        elif read:
            yield after._final(meaning)

    def _may_be_changed(self, meaning: Meaning) -> bool:
        possible = meaning is Meaning.SMALLER or (meaning is Meaning.AS_DATA and self.has_link)
        return possible and not self.changed

    def _final(self, meaning: Meaning) -> Ending:
        fewer = max(1, self.n - 1)
        match meaning:
            case Meaning.UNKNOWN_FREE:
                return Ending("unknown", self.posts)
            case Meaning.UNKNOWN_PAID:
                return Ending("unknown", self.posts, self.n)
            case Meaning.WHOLE:
                return Ending("done", self.posts, self.n, self.n)
            case Meaning.FEWER:
                return Ending("done" if fewer == self.n else "partial", self.posts, fewer, fewer)
            case Meaning.EXPIRED:
                return Ending("expired", self.posts, self.n)
            case Meaning.NEVER_TO_BE_HAD:
                return Ending("expired", self.posts, self.n, pending=True)
            case Meaning.LATER:
                return Ending("done", self.posts, self.n, self.n, pending=True)
        return Ending("refused", self.posts)
