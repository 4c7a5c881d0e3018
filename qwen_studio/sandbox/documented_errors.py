"""Every documented error by the name under which a test can ask for it.

Statuses, codes and messages come from the service's public error pages. A name is the code; where one code has several
rows, the name goes on after a slash.
"""

from collections.abc import Iterator
from typing import Final

from qwen_studio.sandbox.answers import ServiceError

_INVALID_KEY = "Invalid API-key provided."
_ACCOUNT = "Access denied, please make sure your account is in good standing."
_FREE_TIER = "The free tier of the model has been exhausted. To go on, disable the mode that uses the free tier only."
_MODEL_ACCESS = "Model access denied. Please ask the owner of the workspace for access to the model."
_NOT_FOUND = "Model can not be found."
_RATE = "Requests rate limit exceeded, please try again later."
_BURST = "Request rate increased too quickly. To ensure system stability, please adjust your client logic."
_QUOTA = "Allocated quota exceeded, please increase your quota limit."
_BILLING = "Commodity has not purchased yet."
_INSPECTION = "Input or output data may contain inappropriate content."
_BROKEN_FILE = "Invalid image format or corrupted file."
_RESOLUTION = "The image length and width do not meet the model restrictions."
_DOWNLOAD = "Unable to download the media resource during the data inspection process."
_INTERNAL = "An internal error has occured, please try again later or contact service support."
_TIMEOUT = "Request timed out, please try again later."
_BUSY = "Too many requests. Your requests are being throttled due to system capacity limits. Please try again later."
_MISSING_INPUT = "Required input parameter missing from request."

# status, message, the codes that come with them
_ROWS: Final[tuple[tuple[int, str, tuple[str, ...]], ...]] = (
    (401, _INVALID_KEY, ("InvalidApiKey",)),
    (401, "Incorrect API key provided.", ("invalid_api_key",)),
    (401, "Access denied: Either you are not authorized to access this workspace, or the workspace does not exist.",
     ("NOT AUTHORIZED",)),
    (400, _ACCOUNT, ("Arrearage",)),
    (403, _FREE_TIER, ("AllocationQuota.FreeTierOnly",)),
    (403, "Access denied.", ("AccessDenied", "access_denied")),
    (403, "Current user api does not support asynchronous calls.", ("AccessDenied/asynchronous",)),
    (403, "Access to model denied. Please make sure you are eligible for using the model.",
     ("AccessDenied.Unpurchased",)),
    (403, _MODEL_ACCESS, ("Model.AccessDenied", "Workspace.AccessDenied", "App.AccessDenied")),
    (404, _NOT_FOUND, ("ModelNotFound", "model_not_found", "Model.NotExist")),
    (400, "Model not exist.", ("InvalidParameter/model",)),
    (429, _RATE, ("Throttling", "Throttling.RateQuota", "LimitRequests", "limit_requests")),
    (429, _BURST, ("Throttling.BurstRate", "limit_burst_rate")),
    (429, _QUOTA, ("Throttling.AllocationQuota",)),
    (429, "Free allocated quota exceeded.", ("insufficient_quota",)),
    (429, _BILLING, ("CommodityNotPurchased",)),
    (429, "Prepaid bill is overdue.", ("PrepaidBillOverdue",)),
    (429, "Postpaid bill is overdue.", ("PostpaidBillOverdue",)),
    (400, _INSPECTION, ("DataInspectionFailed", "data_inspection_failed")),
    (400, "Output data may contain inappropriate content.", ("DataInspectionFailed/output",)),
    (400, "Input data is suspected of being involved in IP infringement.", ("IPInfringementSuspect",)),
    (400, "Input or output data may contain inappropriate content with custom rule.", ("CustomRoleBlocked",)),
    (400, "Input or output data is blocked by faq rule.", ("FaqRuleBlocked",)),
    (400, "num_images_per_prompt must be 1.", ("InvalidParameter/n",)),
    (400, "No messages found in input", ("InvalidParameter/no-messages",)),
    (400, "messages length only support 1", ("InvalidParameter/messages",)),
    (400, "content length only support 2", ("InvalidParameter/content",)),
    (400, "lack of image or text", ("InvalidParameter/lack",)),
    (400, "Field required: input.messages", ("InvalidParameter/field",)),
    (400, _BROKEN_FILE, ("InvalidParameter/file", "InvalidImageFormat", "InvalidImage.FileFormat", "InvalidFile")),
    (400, "image format error", ("InvalidParameter/format", "InvalidImage.Format")),
    (400, "read image error", ("InvalidParameter/read",)),
    (400, "The media format is not supported or incorrect for the data inspection.", ("InvalidFile.Format",)),
    (400, "the size of input image is too small or too large.", ("InvalidParameter/resolution",)),
    (400, _RESOLUTION, ("InvalidImageResolution",)),
    (400, "Exceeded limit on max bytes per data-uri item : 10485760", ("InvalidParameter/data-uri",)),
    (400, "Multimodal file size is too large", ("InvalidParameter/file-size",)),
    (400, "Exceeded limit on max bytes to request body : 6291456", ("BadRequest.TooLarge",)),
    (413, "Payload Too Large.", ("BadRequest.TooLarge/413",)),
    (400, "download image failed", ("InvalidParameter/download",)),
    (400, _DOWNLOAD, ("InvalidParameter.DataInspection",)),
    (400, "<400> InternalError.Algo.InvalidParameter: Failed to download multimodal content",
     ("InvalidParameter/gateway",)),
    (400, "Invalid URL provided.", ("InvalidURL",)),
    (400, "Connection to the provided URL was refused.", ("InvalidURL.ConnectionRefused",)),
    (400, "The download of the provided URL timed out.", ("InvalidURL.Timeout",)),
    (400, "Failed to download the input file.", ("BadRequest.InputDownloadFailed",)),
    (400, "url error, please check url！", ("InvalidParameter/endpoint",)),
    (400, _MISSING_INPUT, ("BadRequest.EmptyInput",)),
    (400, 'Required parameter "parameters" missing from request.', ("BadRequest.EmptyParameters",)),
    (400, 'Required parameter "model" missing from request.', ("BadRequest.EmptyModel",)),
    (400, "The input parameter requires json format.", ("BadRequest.IllegalInput",)),
    (500, _INTERNAL, ("InternalError", "internal_error", "InternalError.Algo", "InternalError.Upload",
                      "InternalError.FileUpload", "SystemError", "ModelServiceFailed", "RewriteFailed")),
    (500, _TIMEOUT, ("InternalError.Timeout", "RequestTimeOut")),
    (504, _TIMEOUT, ("RequestTimeOut/504", "GatewayTimeout")),
    (503, _BUSY, ("ModelServingError", "ModelUnavailable", "ServiceUnavailable")),
)  # fmt: skip

# Pacing is the one trouble for which the service says how long to wait.
_RETRY_AFTER_S: Final = {"Throttling": 1, "Throttling.RateQuota": 1, "Throttling.BurstRate": 1}


def _errors() -> Iterator[tuple[str, ServiceError]]:
    for status, message, names in _ROWS:
        for name in names:
            yield name, ServiceError(status, name.partition("/")[0], message, _RETRY_AFTER_S.get(name))


DOCUMENTED_ERRORS: Final = dict(_errors())
