"""The service's errors as typed errors with plain words."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from fnmatch import fnmatchcase

from qwen_studio.api.failure_table import BY_STATUS, FAILURES, UNKNOWN_CODE, FailureRow
from qwen_studio.core.errors import ServiceError
from qwen_studio.core.language import translate

MAX_RETRY_AFTER_S = 120.0

# Some gateways put status and code into the message: "<400> InternalError.Algo.InvalidParameter: Failed to …".
_WRAPPED = re.compile(r"^\s*<(?P<status>\d{3})>\s*(?P<code>[A-Za-z][\w.]*)\s*:\s*(?P<message>.*)", re.DOTALL)
_WRAPPER = re.compile(r"^InternalError\.Algo\.(?=.)")


def failure_of(status: int, code: str, message: str, request_id: str, headers: Mapping[str, str]) -> ServiceError:
    """The typed error for what the service said; an unknown code is shown as it is."""
    row = _row(status, code, message)
    return ServiceError(
        translate("api", row.sentence).format(said=_said(code, message)),
        next_step=translate("api", row.next_step),
        code=code,
        service_message=message,
        request_id=request_id,
        status=status,
        again=row.again,
        retry_after_s=retry_after_s(headers),
    )


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """Seconds that `Retry-After` asks for, at most 120; None where it says nothing usable."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = _seconds_until(value, headers.get("date", ""))
    return min(max(seconds, 0.0), MAX_RETRY_AFTER_S) if math.isfinite(seconds) else None


def _seconds_until(date: str, now: str) -> float:
    try:
        # Against the service's own clock: that of this computer may be wrong.
        start = _moment(now) if now else datetime.now(UTC)
        return (_moment(date) - start).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return math.nan


def _moment(date: str) -> datetime:
    moment = parsedate_to_datetime(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _row(status: int, code: str, message: str) -> FailureRow:
    wrapped = _WRAPPED.match(message)
    inner_code = _WRAPPER.sub("", wrapped["code"]) if wrapped else code
    inner_message = wrapped["message"] if wrapped else message
    for wanted in dict.fromkeys((inner_code, code)):
        known = [row for row in FAILURES if _is_of(row, wanted)]
        for row in known:
            if row.says and re.search(row.says, inner_message, re.IGNORECASE):
                return row
        for row in known:
            if not row.says:
                return row
    if not code:
        for row in FAILURES:
            if row.says and re.search(row.says, inner_message, re.IGNORECASE):
                return row
        return BY_STATUS.get(status) or BY_STATUS.get(status // 100) or BY_STATUS[4]
    return UNKNOWN_CODE


def _said(code: str, message: str) -> str:
    return f"“{code}”: {message}" if message else f"“{code}”."


def _is_of(row: FailureRow, code: str) -> bool:
    return any(fnmatchcase(code.lower(), pattern.lower()) for pattern in row.codes)
