"""What came back from the service, before anyone reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Answer:
    """One whole HTTP answer. The keys of `headers` are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    received_at: datetime
