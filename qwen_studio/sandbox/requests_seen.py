"""What clients sent, kept so that tests can look at the bytes that were on the wire."""

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class SeenRequest:
    """One POST. The header names are in lower case; `at` is the monotonic time in seconds of its arrival."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float = field(default_factory=time.monotonic)

    @property
    def json(self) -> Any:
        """The parsed body, or None where it is no JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    @property
    def seed(self) -> int | None:
        """The seed that it asks for, or None where it has none that can be read."""
        body = self.json
        parameters = body.get("parameters") if isinstance(body, dict) else None
        seed = parameters.get("seed") if isinstance(parameters, dict) else None
        return seed if isinstance(seed, int) else None


@dataclass(frozen=True)
class SeenDownload:
    """One GET of a result link."""

    path: str
    headers: Mapping[str, str]
    status: int
    at: float = field(default_factory=time.monotonic)

    @property
    def sent_authorization(self) -> bool:
        """Whether the client gave its key away to the result host."""
        return "authorization" in self.headers


@dataclass(frozen=True)
class Bill:
    """What one POST was charged for: `count` images. Instruction and seed, as they were sent, say whose it is."""

    instruction: str
    seed: int | None
    count: int
    at: float = field(default_factory=time.monotonic)


class Seen:
    """The requests, bills and downloads of a server's life, or nothing where `recording` is off."""

    def __init__(self, recording: bool) -> None:
        self._recording = recording
        self._changed = threading.Condition()
        self.requests: list[SeenRequest] = []
        self.bills: list[Bill] = []
        self.downloads: list[SeenDownload] = []

    def add_request(self, request: SeenRequest) -> None:
        if self._recording:
            with self._changed:
                self.requests.append(request)
                self._changed.notify_all()

    def add_bill(self, bill: Bill) -> None:
        if self._recording:
            with self._changed:
                self.bills.append(bill)
                self._changed.notify_all()

    def add_download(self, download: SeenDownload) -> None:
        if self._recording:
            with self._changed:
                self.downloads.append(download)
                self._changed.notify_all()

    def wait_for_requests(self, count: int, timeout_s: float) -> bool:
        """Whether `count` requests have arrived, after waiting up to `timeout_s` for them."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self.requests) >= count, timeout_s)
