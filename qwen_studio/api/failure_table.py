"""Every error that the service documents, as data: how to know it, what to say, what to do, what may be repeated.

Codes may hold `*`. Rows with `says` (a regular expression on the message) come before those of the same code without.
"""

from dataclasses import dataclass
from typing import Final

from qwen_studio.core.errors import Again
from qwen_studio.core.language import marked


@dataclass(frozen=True)
class FailureRow:
    """One cause. `sentence` says what is wrong, `next_step` what to do; both are translated where they are used."""

    codes: tuple[str, ...]
    says: str
    sentence: str
    next_step: str
    again: Again = Again.NO


_PARAMETER: Final = ("InvalidParameter", "InvalidParameter.*")

_ACCOUNT: Final = (
    FailureRow(
        ("InvalidApiKey", "invalid_api_key"),
        "",
        marked("api", "The service does not know this API key."),
        marked(
            "api",
            "Check that it is complete and belongs to the chosen region: a key of Singapore does not work in "
            "Beijing, nor the other way round.",
        ),
    ),
    FailureRow(
        ("NOT AUTHORIZED",),
        "",
        marked("api", "This API key may not use the workspace behind this address."),
        marked("api", "Check the service's address, or make a key in the right workspace."),
    ),
    FailureRow(
        ("Arrearage",),
        "",
        marked("api", "The account has an unpaid balance."),
        marked("api", "Top it up in the console. It can take some minutes until the service notices."),
    ),
    FailureRow(
        ("AllocationQuota.FreeTierOnly",),
        "",
        marked("api", "The free images of this model are used up, and the account is set to “free quota only”."),
        marked("api", "Turn “free quota only” off in the console, or choose another model."),
    ),
    FailureRow(
        ("AccessDenied", "access_denied"),
        "asynchronous",
        marked("api", "The service was asked for a call in the background, which this model does not offer."),
        marked("api", "If you use a service address of your own, check what it adds to a request."),
    ),
    FailureRow(
        ("AccessDenied.Unpurchased",),
        "",
        marked("api", "Model Studio is not activated for this account."),
        marked("api", "Activate it once in the console of your region; that is free."),
    ),
    FailureRow(
        ("Model.AccessDenied", "Workspace.AccessDenied", "App.AccessDenied"),
        "",
        marked("api", "The workspace of this API key has no access to the model."),
        marked("api", "Ask the owner of the workspace for access to it, or choose another model."),
    ),
    FailureRow(
        ("AccessDenied", "access_denied"),
        "",
        marked("api", "This account may not use the model."),
        marked("api", "Check in the console that the model is available to you, or choose another one."),
    ),
    FailureRow(
        ("CommodityNotPurchased", "PrepaidBillOverdue", "PostpaidBillOverdue"),
        "",
        marked("api", "The account has a billing problem: a plan is missing, or a bill is overdue."),
        marked("api", "Settle it in the billing part of the console."),
    ),
)

_MODEL: Final = (
    FailureRow(
        ("ModelNotFound", "model_not_found", "Model.NotExist"),
        "",
        marked("api", "The service has no model of this name in this region."),
        marked("api", "Choose another model, or the region that offers it."),
    ),
    FailureRow(
        _PARAMETER,
        r"model not exist",
        marked("api", "The service has no model of this name in this region."),
        marked("api", "Choose another model, or the region that offers it."),
    ),
    FailureRow(
        _PARAMETER,
        r"url error",
        marked("api", "The address of the service does not fit the model. The pictures have nothing to do with it."),
        marked("api", "Check the service's address and the model."),
    ),
)

_PACE: Final = (
    FailureRow(
        ("Throttling.AllocationQuota", "insufficient_quota"),
        "",
        marked("api", "The quota of this account for the model is used up."),
        marked("api", "Raise it in the console, choose another model, or wait until it is renewed."),
    ),
    FailureRow(
        ("Throttling", "Throttling.*", "LimitRequests", "limit_requests", "limit_burst_rate"),
        "",
        marked("api", "More edits were sent in a short time than the service takes from this account."),
        marked("api", "Wait a moment, then try again."),
        Again.BACK_OFF,
    ),
    FailureRow(
        ("ModelServingError", "ModelUnavailable", "ServiceUnavailable"),
        "",
        marked("api", "The service is busy."),
        marked("api", "Try again in a few minutes."),
        Again.BACK_OFF,
    ),
)

_MODERATION_CODES: Final = (
    "DataInspectionFailed",
    "data_inspection_failed",
    "IPInfringementSuspect",
    "CustomRoleBlocked",
    "FaqRuleBlocked",
)
_MODERATION: Final = (
    FailureRow(
        ("DataInspectionFailed", "data_inspection_failed"),
        r"^\W*output\b(?!.*\binput\b)",
        marked("api", "The service made a picture and held it back as possibly inappropriate."),
        marked("api", "Another seed may pass. Otherwise reword the instruction or use another picture."),
    ),
    FailureRow(
        ("IPInfringementSuspect",),
        "",
        marked("api", "The service suspects that the text or a picture infringes someone's rights."),
        marked("api", "Reword the instruction, or use another picture."),
    ),
    FailureRow(
        ("CustomRoleBlocked", "FaqRuleBlocked"),
        "",
        marked("api", "A rule set up for this account blocked the text or a picture."),
        marked("api", "Reword the instruction, use another picture, or ask whoever keeps the account's rules."),
    ),
    FailureRow(
        ("DataInspectionFailed", "data_inspection_failed"),
        "",
        marked("api", "The service found the instruction, a picture or the result possibly inappropriate."),
        marked("api", "Reword the instruction, or use another picture."),
    ),
)

_REQUEST: Final = (
    FailureRow(
        _PARAMETER,
        r"num_images_per_prompt must be (?!1\b)",
        marked("api", "This model does not make so many images a call."),
        marked("api", "Choose a smaller number of images, or another model."),
    ),
    FailureRow(
        _PARAMETER,
        r"num_images_per_prompt",
        marked("api", "This model makes only one image a call."),
        marked("api", "Set the number of images to 1, or choose a model that makes several."),
    ),
    FailureRow(
        _PARAMETER,
        r"no messages found|messages length|content length|lack of image or text|field required",
        marked("api", "The service takes one to three pictures and one instruction, and found something else."),
        marked("api", "Check that there is a picture and an instruction; some models take a single picture."),
    ),
    FailureRow(
        ("BadRequest.EmptyInput", "BadRequest.EmptyParameters", "BadRequest.EmptyModel", "BadRequest.IllegalInput"),
        "",
        marked("api", "The service did not find everything it needs in the request."),
        marked("api", "If you use a service address of your own, check that it hands requests on unchanged."),
    ),
)

_PICTURES: Final = (
    FailureRow(
        _PARAMETER,
        r"max bytes per data-uri|file size is too large",
        marked("api", "A picture is too large for the service, which takes about 7.8 MB each."),
        marked("api", "Use a smaller picture."),
        Again.SHRUNK,
    ),
    FailureRow(
        (*_PARAMETER, "BadRequest.TooLarge"),
        r"max bytes to request body|payload too large",
        marked("api", "The pictures together are too large for the service."),
        marked("api", "Use smaller pictures, or fewer."),
        Again.SHRUNK,
    ),
    FailureRow(
        ("BadRequest.TooLarge",),
        "",
        marked("api", "The pictures together are too large for the service."),
        marked("api", "Use smaller pictures, or fewer."),
        Again.SHRUNK,
    ),
    FailureRow(
        (*_PARAMETER, "InvalidImageResolution"),
        r"size of input image|length and width|model restrictions",
        marked("api", "A picture has too few or too many pixels for the service: each side must have 384 to 3,072."),
        marked("api", "Resize or crop it."),
    ),
    FailureRow(
        ("InvalidImageResolution",),
        "",
        marked("api", "A picture has too few or too many pixels for the service: each side must have 384 to 3,072."),
        marked("api", "Resize or crop it."),
    ),
    FailureRow(
        (*_PARAMETER, "InvalidURL", "InvalidURL.*", "BadRequest.InputDownloadFailed"),
        r"download|media resource|invalid url|provided url",
        marked("api", "The service could not fetch a picture from its address."),
        marked("api", "Save the picture and add it as a file."),
        Again.AS_DATA,
    ),
    FailureRow(
        ("InvalidURL", "InvalidURL.*", "BadRequest.InputDownloadFailed"),
        "",
        marked("api", "The service could not fetch a picture from its address."),
        marked("api", "Save the picture and add it as a file."),
        Again.AS_DATA,
    ),
    FailureRow(
        (*_PARAMETER, "InvalidImage", "InvalidImage.*", "InvalidImageFormat", "InvalidFile", "InvalidFile.*"),
        r"image format|corrupted|read image|media format",
        marked("api", "The service could not read a picture: it is damaged, or of another format than it says."),
        marked("api", "Open it in a picture program, save it anew, and add that file."),
    ),
    FailureRow(
        ("InvalidImage", "InvalidImage.*", "InvalidImageFormat", "InvalidFile", "InvalidFile.*"),
        "",
        marked("api", "The service could not read a picture: it is damaged, or of another format than it says."),
        marked("api", "Open it in a picture program, save it anew, and add that file."),
    ),
)

_SERVICE: Final = (
    FailureRow(
        ("InternalError.Timeout", "RequestTimeOut", "GatewayTimeout"),
        "",
        marked("api", "The service did not finish the edit in its 300 seconds."),
        marked("api", "Ask for fewer images, or use smaller pictures."),
        Again.ASK,
    ),
    FailureRow(
        ("InternalError", "InternalError.*", "internal_error", "SystemError", "ModelServiceFailed", "RewriteFailed"),
        "",
        marked("api", "Something went wrong inside the service."),
        marked("api", "Try again in a while. If it goes on, tell the service's support the request id."),
        Again.TWICE,
    ),
    # The last word on a code that names no cause: its message is shown beside it.
    FailureRow(
        _PARAMETER,
        "",
        marked("api", "The service did not accept a part of the request."),
        marked("api", "What it said stands below."),
    ),
)

FAILURES: Final = (*_ACCOUNT, *_MODEL, *_PACE, *_MODERATION, *_REQUEST, *_PICTURES, *_SERVICE)
"""Rows in the order in which they are tried."""


def _status(sentence: str, next_step: str, again: Again = Again.NO) -> FailureRow:
    return FailureRow((), "", sentence, next_step, again)


_BETWEEN: Final = marked("api", "Check the service's address, and any proxy or sign-in page of your network.")

BY_STATUS: Final = {
    401: _status(
        marked("api", "The service does not accept this API key."),
        marked("api", "Check that it is complete and belongs to the chosen region."),
    ),
    403: _status(marked("api", "The address of the service refused access."), _BETWEEN),
    404: _status(marked("api", "There is no edit service at this address."), _BETWEEN),
    407: _status(
        marked("api", "The proxy of your network asks for a password."),
        marked("api", "Enter it under File, Keys and regions, at Proxy, or in the proxy settings of your system."),
    ),
    413: _status(
        marked("api", "A proxy or gateway on the way to the service found the request too large."),
        marked("api", "Use smaller pictures, or fewer."),
    ),
    429: _status(
        marked("api", "More edits were sent in a short time than the service takes."),
        marked("api", "Wait a moment, then try again."),
        Again.BACK_OFF,
    ),
    502: _status(
        marked("api", "A gateway on the way to the service failed."), marked("api", "Try again in a while."), Again.ASK
    ),
    503: _status(marked("api", "The service is busy."), marked("api", "Try again in a few minutes."), Again.BACK_OFF),
    504: _status(
        marked("api", "A gateway waited in vain for the service."), marked("api", "Try again in a while."), Again.ASK
    ),
    # What any other status of its hundred means.
    2: _status(
        marked("api", "The service gave no result."),
        marked("api", "Try again, and tell the service's support the request id if it goes on."),
    ),
    3: _status(
        marked("api", "The address of the service leads elsewhere, and pictures are not sent after it."), _BETWEEN
    ),
    4: _status(marked("api", "The service refused the request."), _BETWEEN),
    5: _status(
        marked("api", "Something went wrong inside the service."), marked("api", "Try again in a while."), Again.ASK
    ),
}
"""For answers without a code; whole statuses first, then their hundreds."""

UNKNOWN_CODE: Final = FailureRow(
    (),
    "",
    marked("api", "The service refused the edit with {said}"),
    marked("api", "Look the code up in the error reference."),
)
"""For a code that is not here."""
