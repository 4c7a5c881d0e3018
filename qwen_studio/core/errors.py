"""Every error that a person can meet, as one tree.

StudioError
├── InputError              what the user gave cannot be used as it is
│   ├── PictureError        a file is not a picture that can be sent
│   ├── RequestError        a field of the edit breaks a rule of the service
│   └── OverCap             the edit would pass a spending cap of the user's own
├── CatalogError            a catalogue file is invalid
├── PresetsError            a file of presets is invalid, or cannot be written
├── CredentialError         no key, or a key that cannot be one
├── LibraryError            the library's folder or database does not work
│   ├── LibraryInUse        … for another window or command has it open
│   ├── NoRoom              … for want of room or rights: goes on when there is room
│   └── DamagedLibrary      … because the database is damaged: mended at the next start
├── NotSent                 the service never had the whole request: nothing was charged
├── OutcomeUnknown          the request was sent and no usable answer came: it may have been charged
├── ServiceError            the service refused: nothing was charged
├── DownloadError           a result link did not give a picture (yet)
│   ├── LinkExpired         … and never will: links live 24 hours
│   └── UnknownHost         … until the user allows the host that it lies on
└── Cancelled               the user stopped it
"""

from enum import Enum
from pathlib import Path

from qwen_studio.core.language import sentences, translate
from qwen_studio.core.trouble import Trouble


class StudioError(Exception):
    """A plain sentence that says what is wrong, and one that says what to do."""

    def __init__(self, message: str, *, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return sentences(self.message, self.next_step).strip()


class InputError(StudioError):
    """What the user gave cannot be used as it is."""


class PictureError(InputError):
    """A file is not a picture that can be read or sent; `trouble` is the word for why."""

    def __init__(self, message: str, *, next_step: str = "", trouble: Trouble = Trouble.DAMAGED) -> None:
        super().__init__(message, next_step=next_step)
        self.trouble = trouble


class RequestError(InputError):
    """A field of the edit breaks a rule of the service."""

    def __init__(self, field: str, message: str, *, next_step: str = "") -> None:
        super().__init__(message, next_step=next_step)
        self.field = field


class OverCap(InputError):
    """The edit would pass a spending cap. `field` is the cap's period, "day" or "month"; nothing was sent."""

    def __init__(self, period: str, message: str, *, next_step: str) -> None:
        super().__init__(message, next_step=next_step)
        self.field = period


class CatalogError(StudioError):
    """A catalogue file is invalid; says file, key and reason."""

    def __init__(self, file: Path, key: str, reason: str) -> None:
        super().__init__(
            translate("core", "{file} is not a valid catalogue: {key}: {reason}.").format(
                file=file, key=key, reason=reason
            ),
            next_step=translate("core", "The built-in catalogue is used until the file is corrected."),
        )
        self.file = file
        self.key = key
        self.reason = reason


class PresetsError(StudioError):
    """A file of presets cannot be used; `mistakes` are all of them, and the message says the first."""

    def __init__(self, file: Path, mistakes: list[str]) -> None:
        first = translate("core", "The presets in {file} cannot be used: {mistake}.")
        more = translate("core", "It has {count} mistakes in all.") if len(mistakes) > 1 else ""
        super().__init__(
            sentences(first.format(file=file, mistake=mistakes[0]), more.format(count=len(mistakes))),
            next_step=translate("core", "Correct the file, then open the presets again."),
        )
        self.file = file
        self.mistakes = mistakes


class CredentialError(StudioError):
    """There is no key, it cannot be one, or the keyring does not answer."""


class LibraryError(StudioError):
    """The library's folder or database does not work."""


class LibraryInUse(LibraryError):
    """Another window or command has the library open; the kernel knows, whatever lies in the folder.

    `computer` is the name of the one where that is, if it is not this one.
    """

    def __init__(self, computer: str = "") -> None:
        self.computer = computer
        if computer:
            super().__init__(
                translate("core", "This library is open on the computer “{computer}”.").format(computer=computer),
                next_step=translate("core", "Close Qwen Studio there, and try again."),
            )
            return
        super().__init__(
            translate("core", "This library is open in another window or command of Qwen Studio."),
            next_step=translate("core", "Go on in that window, or wait for the command to end, and try again."),
        )


class NoRoom(LibraryError):
    """The library's drive takes nothing at the moment: it is full, or read-only."""


class DamagedLibrary(LibraryError):
    """The library's database is damaged; opening it again mends it."""


class NotSent(StudioError):
    """The service never had the whole request, so nothing was charged and it may be repeated."""


class OutcomeUnknown(StudioError):
    """The request was sent and no usable answer came: it may have been charged, so it is never repeated."""

    def __init__(self, message: str, *, next_step: str = "", request_id: str = "") -> None:
        super().__init__(message, next_step=next_step)
        self.request_id = request_id


class Again(Enum):
    """What may be repeated without asking; the last column of the error reference."""

    NO = "no"
    BACK_OFF = "back-off"
    TWICE = "twice"
    SHRUNK = "after shrinking"
    AS_DATA = "as Base64"
    ASK = "ask first"


class ServiceError(StudioError):
    """The service refused the edit, or failed at it; nothing was charged."""

    def __init__(
        self,
        message: str,
        *,
        next_step: str,
        code: str,
        service_message: str,
        request_id: str,
        status: int,
        again: Again = Again.NO,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(message, next_step=next_step)
        self.code = code
        self.service_message = service_message
        self.request_id = request_id
        self.status = status
        self.again = again
        self.retry_after_s = retry_after_s


class DownloadError(StudioError):
    """A result link did not give a picture; it may be tried again until it expires."""


class LinkExpired(DownloadError):
    """The link is older than the 24 hours that the service keeps results."""


class UnknownHost(DownloadError):
    """A result lies on a host that nobody has allowed yet; `field` is the host."""

    def __init__(self, host: str, message: str, *, next_step: str) -> None:
        super().__init__(message, next_step=next_step)
        self.field = host


class Cancelled(StudioError):
    """The user stopped it before it was sent."""

    def __init__(self) -> None:
        super().__init__(translate("core", "Stopped before it was sent. Nothing was charged."))
