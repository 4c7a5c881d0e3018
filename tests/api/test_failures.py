"""Every row of the error reference: code, message and status give the right words and the right repetition."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from qwen_studio.api.failure_table import BY_STATUS, FAILURES
from qwen_studio.api.failures import failure_of
from qwen_studio.core.errors import Again, ServiceError
from qwen_studio.sandbox.documented_errors import DOCUMENTED_ERRORS

GATEWAY = "<400> InternalError.Algo.InvalidParameter: "

# status, code, message, a word of the sentence or next step that names the cause, what may be repeated
ROWS = [
    (401, "InvalidApiKey", "Invalid API-key provided.", "region", Again.NO),
    (401, "invalid_api_key", "Incorrect API key provided.", "region", Again.NO),
    (401, "NOT AUTHORIZED", "Access denied: Either you are not authorized to access …", "workspace", Again.NO),
    (400, "Arrearage", "Access denied, please make sure your account is in good standing.", "Top it up", Again.NO),
    (403, "AllocationQuota.FreeTierOnly", "The free tier of the model has been exhausted.", "free quota", Again.NO),
    (403, "AccessDenied", "Access denied.", "may not use the model", Again.NO),
    (403, "access_denied", "Access denied.", "may not use the model", Again.NO),
    (403, "AccessDenied", "Current user api does not support asynchronous calls.", "background", Again.NO),
    (403, "AccessDenied.Unpurchased", "Access to model denied.", "not activated", Again.NO),
    (403, "Model.AccessDenied", "Model access denied.", "workspace", Again.NO),
    (403, "Workspace.AccessDenied", "Workspace access denied.", "workspace", Again.NO),
    (403, "App.AccessDenied", "App access denied.", "workspace", Again.NO),
    (404, "ModelNotFound", "Model can not be found.", "in this region", Again.NO),
    (404, "model_not_found", "Model can not be found.", "in this region", Again.NO),
    (404, "Model.NotExist", "Model not exist.", "in this region", Again.NO),
    (400, "InvalidParameter", "Model not exist.", "in this region", Again.NO),
    (429, "Throttling", "Requests throttled.", "Wait a moment", Again.BACK_OFF),
    (429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later.", "Wait", Again.BACK_OFF),
    (429, "Throttling.BurstRate", "Request rate increased too quickly.", "Wait", Again.BACK_OFF),
    (429, "LimitRequests", "Requests rate limit exceeded", "Wait", Again.BACK_OFF),
    (429, "limit_requests", "Requests rate limit exceeded", "Wait", Again.BACK_OFF),
    (429, "limit_burst_rate", "Request rate increased too quickly.", "Wait", Again.BACK_OFF),
    (429, "Throttling.AllocationQuota", "Allocated quota exceeded.", "quota", Again.NO),
    (429, "insufficient_quota", "Free allocated quota exceeded.", "quota", Again.NO),
    (429, "CommodityNotPurchased", "Commodity has not purchased yet.", "billing", Again.NO),
    (429, "PrepaidBillOverdue", "The prepaid bill is overdue.", "billing", Again.NO),
    (429, "PostpaidBillOverdue", "The postpaid bill is overdue.", "billing", Again.NO),
    (400, "DataInspectionFailed", "Input or output data may contain inappropriate content.", "Reword", Again.NO),
    (400, "data_inspection_failed", "Input text data may contain inappropriate content.", "Reword", Again.NO),
    (400, "DataInspectionFailed", "Output data may contain inappropriate content.", "Another seed", Again.NO),
    (400, "IPInfringementSuspect", "Input data is suspected of …", "rights", Again.NO),
    (400, "CustomRoleBlocked", "Input or output data may contain inappropriate content.", "rule", Again.NO),
    (400, "FaqRuleBlocked", "Input or output data is blocked by faq rule.", "rule", Again.NO),
    (400, "InvalidParameter", "num_images_per_prompt must be 1.", "only one image", Again.NO),
    (400, "InvalidParameter", "num_images_per_prompt must be in the range of [1, 6].", "so many", Again.NO),
    (400, "InvalidParameter", "No messages found in input", "one to three pictures", Again.NO),
    (400, "InvalidParameter", "messages length only support 1", "one to three pictures", Again.NO),
    (400, "InvalidParameter", "content length only support 2", "one to three pictures", Again.NO),
    (400, "InvalidParameter", "lack of image or text", "one to three pictures", Again.NO),
    (400, "InvalidParameter", "Field required: input.messages", "one to three pictures", Again.NO),
    (400, "InvalidParameter", "Invalid image format or corrupted file.", "could not read", Again.NO),
    (400, "InvalidParameter", "image format error", "could not read", Again.NO),
    (400, "InvalidParameter", "read image error.", "could not read", Again.NO),
    (400, "InvalidImage.FileFormat", "Invalid image type.", "could not read", Again.NO),
    (400, "InvalidImageFormat", "Invalid image format.", "could not read", Again.NO),
    (400, "InvalidFile.Format", "The media format is not supported or incorrect.", "could not read", Again.NO),
    (400, "InvalidParameter.DataInspection", "The media format is not supported …", "could not read", Again.NO),
    (400, "InvalidParameter", "the size of input image is too small or too large.", "384 to 3,072", Again.NO),
    (400, "InvalidParameter", "The image length and width do not meet the model restrictions.", "384", Again.NO),
    (400, "InvalidImageResolution", "The image resolution is invalid.", "384 to 3,072", Again.NO),
    (400, "InvalidParameter", "Exceeded limit on max bytes per data-uri item : 10485760", "7.8 MB", Again.SHRUNK),
    (400, "InvalidParameter", "Multimodal file size is too large", "too large", Again.SHRUNK),
    (400, "BadRequest.TooLarge", "Exceeded limit on max bytes to request body : 6291456", "together", Again.SHRUNK),
    (413, "BadRequest.TooLarge", "Payload Too Large.", "together", Again.SHRUNK),
    (400, "InvalidParameter", "download image failed", "could not fetch", Again.AS_DATA),
    (400, "InvalidParameter", GATEWAY + "Failed to download multimodal content", "could not fetch", Again.AS_DATA),
    (400, "InternalError.Algo", GATEWAY + "Failed to download multimodal content", "could not fetch", Again.AS_DATA),
    (400, "", GATEWAY + "Failed to download multimodal content", "could not fetch", Again.AS_DATA),
    (400, "InvalidParameter.DataInspection", "Unable to download the media resource.", "fetch", Again.AS_DATA),
    (400, "InvalidURL", "Invalid URL provided in your request.", "could not fetch", Again.AS_DATA),
    (400, "InvalidURL.ConnectionRefused", "Connection to the provided URL was refused.", "fetch", Again.AS_DATA),
    (400, "InvalidURL.Timeout", "The download timed out.", "could not fetch", Again.AS_DATA),
    (400, "BadRequest.InputDownloadFailed", "Failed to download the input file.", "fetch", Again.AS_DATA),
    (400, "InvalidParameter", "url error, please check url！", "nothing to do with it", Again.NO),
    (400, "BadRequest.EmptyInput", "Required input parameter missing from request.", "everything it needs", Again.NO),
    (400, "BadRequest.EmptyParameters", 'Required parameter "parameters" missing.', "everything it needs", Again.NO),
    (400, "BadRequest.EmptyModel", 'Required parameter "model" missing.', "everything it needs", Again.NO),
    (400, "BadRequest.IllegalInput", "The input parameter requires json format.", "everything it needs", Again.NO),
    (500, "InternalError", "An internal error has occured, please try again later.", "inside", Again.TWICE),
    (500, "internal_error", "An internal error has occured.", "inside the service", Again.TWICE),
    (500, "InternalError.Algo", "An internal error has occured during algorithm.", "inside", Again.TWICE),
    (500, "InternalError.Upload", "Failed to upload.", "inside the service", Again.TWICE),
    (500, "InternalError.FileUpload", "Failed to upload.", "inside the service", Again.TWICE),
    (500, "SystemError", "A system error occurred.", "inside the service", Again.TWICE),
    (500, "ModelServiceFailed", "Failed to request model service.", "inside the service", Again.TWICE),
    (500, "RewriteFailed", "Failed to rewrite.", "inside the service", Again.TWICE),
    (500, "InternalError.Timeout", "Request timed out.", "300 seconds", Again.ASK),
    (500, "RequestTimeOut", "Request timed out, please try again later.", "300 seconds", Again.ASK),
    (504, "GatewayTimeout", "Request timed out.", "300 seconds", Again.ASK),
    (503, "ModelServingError", "Too many requests. … system capacity limits.", "busy", Again.BACK_OFF),
    (503, "ModelUnavailable", "Model is unavailable.", "busy", Again.BACK_OFF),
    (503, "ServiceUnavailable", "Service unavailable.", "busy", Again.BACK_OFF),
    (413, "", "", "proxy or gateway", Again.NO),
    (502, "", "", "gateway", Again.ASK),
    (504, "", "", "gateway", Again.ASK),
    (200, "", "", "no result", Again.NO),
]


def failure(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> ServiceError:
    return failure_of(status, code, message, "request-1", headers or {})


@pytest.mark.parametrize(("status", "code", "message", "word", "again"), ROWS)
def test_row_of_the_reference(status: int, code: str, message: str, word: str, again: Again) -> None:
    error = failure(status, code, message)
    assert word in f"{error.message} {error.next_step}"
    assert error.again is again
    assert (error.status, error.code, error.service_message, error.request_id) == (status, code, message, "request-1")


@pytest.mark.parametrize("name", sorted(DOCUMENTED_ERRORS))
def test_what_the_sandbox_documents_is_known(name: str) -> None:
    documented = DOCUMENTED_ERRORS[name]
    error = failure(documented.status, documented.code, documented.message)
    assert documented.code not in error.message


@pytest.mark.parametrize("message", ["Something new has happened.", ""])
def test_unknown_code_is_shown_as_it_is(message: str) -> None:
    error = failure(400, "Brand.NewCode", message)
    assert "Brand.NewCode" in error.message
    assert message in error.message
    assert (error.code, error.service_message, error.request_id) == ("Brand.NewCode", message, "request-1")
    assert error.again is Again.NO


def test_known_code_with_unknown_message_keeps_the_message() -> None:
    error = failure(400, "InvalidParameter", "seed is odd today")
    assert error.service_message == "seed is odd today"
    assert error.again is Again.NO


def test_unknown_code_is_not_repeated_whatever_its_status() -> None:
    assert failure(429, "Brand.NewCode", "").again is Again.NO
    assert failure(500, "Brand.NewCode", "").again is Again.NO


def test_code_counts_before_the_message() -> None:
    error = failure(400, "DataInspectionFailed", "download image failed")
    assert "inappropriate" in error.message


@pytest.mark.parametrize("row", [*FAILURES, *BY_STATUS.values()], ids=lambda row: row.sentence[:40])
def test_words_are_plain_sentences(row: object) -> None:
    assert hasattr(row, "sentence")
    assert hasattr(row, "next_step")
    for words in (row.sentence, row.next_step):
        assert words[0].isupper()
        assert words.endswith(".")
        assert "!" not in words
        assert "error" not in words.lower()


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("3", 3.0), ("0.5", 0.5), ("0", 0.0), ("-4", 0.0), ("9999", 120.0), ("", None), ("soon", None), ("nan", None)],
)
def test_retry_after_in_seconds(value: str, seconds: float | None) -> None:
    assert failure(429, "Throttling", "", {"retry-after": value}).retry_after_s == seconds


@pytest.mark.parametrize(("ahead_s", "seconds"), [(7, 7.0), (-60, 0.0), (86_400, 120.0)])
def test_retry_after_as_a_date_counts_by_the_services_clock(ahead_s: int, seconds: float) -> None:
    # The clock of this computer may be wrong by years.
    now = datetime(2031, 5, 1, 12, 0, 0, tzinfo=UTC)
    headers = {
        "retry-after": format_datetime(now + timedelta(seconds=ahead_s), usegmt=True),
        "date": format_datetime(now, usegmt=True),
    }
    assert failure(429, "Throttling", "", headers).retry_after_s == seconds


def test_retry_after_as_a_date_without_the_services_clock() -> None:
    then = datetime.now(UTC) + timedelta(seconds=30)
    seconds = failure(429, "Throttling", "", {"retry-after": format_datetime(then, usegmt=True)}).retry_after_s
    assert seconds is not None
    assert 20 < seconds <= 30
