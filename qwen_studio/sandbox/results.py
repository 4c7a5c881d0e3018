"""Results that wait to be downloaded, behind signed links that expire after 24 hours."""

import base64
import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from qwen_studio.sandbox.answers import Answer, Delivery
from qwen_studio.sandbox.clock import Clock

LINK_LIFETIME_S: Final = 24 * 60 * 60
# Downloads follow at once; what is older than this many bytes of newer results is forgotten.
MAX_STORED_BYTES: Final = 256 * 1024 * 1024


@dataclass(frozen=True)
class Result:
    """One stored result and the way it is handed out."""

    data: bytes
    delivery: Delivery = Delivery.WHOLE
    redirect_to: str | None = None


class ResultStore:
    """Keeps results in memory and answers GET on their links as the object storage does."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._secret = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._results: OrderedDict[str, Result] = OrderedDict()
        self._stored_bytes = 0

    def add(self, result: Result) -> str:
        """Keep `result`; its file name."""
        name = f"{secrets.token_hex(12)}.png"
        with self._lock:
            self._results[name] = result
            self._stored_bytes += len(result.data)
            while self._stored_bytes > MAX_STORED_BYTES and len(self._results) > 1:
                _, oldest = self._results.popitem(last=False)
                self._stored_bytes -= len(oldest.data)
        return name

    def link(self, name: str, lifetime_s: int = LINK_LIFETIME_S) -> str:
        """The path and query of a link to `name` that expires after `lifetime_s`."""
        expires = int(self._clock.now()) + lifetime_s
        query = urlencode({"Expires": expires, "Signature": self._signature(name, expires)})
        return f"/results/{name}?{query}"

    def answer(self, target: str) -> Answer:
        """What a GET on `target` (path and query of a link) is answered."""
        parts = urlsplit(target)
        name = parts.path.removeprefix("/results/")
        query = parse_qs(parts.query)
        expires = query.get("Expires", [""])[0]
        signature = query.get("Signature", [""])[0]
        if not expires.isdecimal() or not hmac.compare_digest(
            self._signature(name, int(expires)).encode(), signature.encode()
        ):
            return _xml_error(403, "SignatureDoesNotMatch", "The request signature we calculated does not match.")
        if self._clock.now() >= int(expires):
            return _xml_error(403, "AccessDenied", "Request has expired.", f"<Expires>{_utc(int(expires))}</Expires>")
        with self._lock:
            result = self._results.get(name)
        if result is None:
            return _xml_error(404, "NoSuchKey", "The specified key does not exist.", f"<Key>{name}</Key>")
        if result.redirect_to is not None:
            return Answer(302, b"", {"Location": result.redirect_to})
        return Answer(200, result.data, {"Content-Type": "image/png"}, result.delivery)

    def _signature(self, name: str, expires: int) -> str:
        digest = hmac.new(self._secret, f"{name}\n{expires}".encode(), hashlib.sha256).digest()
        return base64.b64encode(digest).decode()


def _utc(seconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(seconds))


def _xml_error(status: int, code: str, message: str, more: str = "") -> Answer:
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Error><Code>{code}</Code><Message>{message}</Message>"
        f"<RequestId>{secrets.token_hex(12).upper()}</RequestId><HostId>sandbox</HostId>{more}</Error>\n"
    )
    return Answer(status, body.encode(), {"Content-Type": "application/xml"})
