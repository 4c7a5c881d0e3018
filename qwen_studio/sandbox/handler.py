"""HTTP on one connection: reads requests, routes them, writes answers in all the ways they can go wrong."""

import http.server
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from qwen_studio.sandbox.answers import Answer, Delivery, ServiceError, error_answer
from qwen_studio.sandbox.connections import last_arrival_age_s
from qwen_studio.sandbox.faults import FAULT_HEADER, FAULT_NAMES, Fault
from qwen_studio.sandbox.requests_seen import SeenDownload, SeenRequest

if TYPE_CHECKING:
    from qwen_studio.sandbox.server import SandboxServer

API_ROOT: Final = "/api/v1"
GENERATION_PATH: Final = f"{API_ROOT}/services/aigc/multimodal-generation/generation"
# Three data URIs of the largest size and as much again, so that an oversized image meets the check that names it.
MAX_BODY_BYTES: Final = 64 * 1024 * 1024
ENDLESS_BYTES: Final = 96 * 1024 * 1024
DRAIN_S: Final = 3.0


class SandboxHandler(http.server.BaseHTTPRequestHandler):
    """Answers the requests of one connection, kept alive between them."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60
    sandbox: "SandboxServer"  # set on a subclass made for each server

    def setup(self) -> None:
        super().setup()
        self.sandbox.connections.opened(self.connection)

    def finish(self) -> None:
        try:
            super().finish()
        finally:
            self.sandbox.connections.closed(self.connection)

    def do_POST(self) -> None:
        arrived = time.monotonic() - last_arrival_age_s(self.connection)
        path = urlsplit(self.path).path
        headers = self._lower_case_headers()
        fault = self._fault(headers) if path == GENERATION_PATH else None
        if fault == Fault.DROP_BEFORE_READING:
            self.sandbox.seen.add_request(SeenRequest(self.path, headers, b"", arrived))
            self.close_connection = True
            return
        body = self._read_body(headers)
        if body is None:
            return
        request = SeenRequest(self.path, headers, body, arrived)
        self.sandbox.seen.add_request(request)
        if fault is None and path == GENERATION_PATH:
            fault = self.sandbox.faults.take_for(request)
        self._send(self._post_answer(path, headers, body, fault))

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        headers = self._lower_case_headers()
        if parts.path.startswith("/results/"):
            answer = self.sandbox.service.results.answer(self.path)
            self.sandbox.seen.add_download(SeenDownload(self.path, headers, answer.status))
        elif parts.path == f"{API_ROOT}/models":
            query = parse_qs(parts.query)
            answer = self.sandbox.service.list_models(
                headers, _number(query, "page_no", 1), _number(query, "page_size", 10)
            )
        else:
            answer = _wrong_path(404)
        self._send(answer)

    def _post_answer(self, path: str, headers: dict[str, str], body: bytes, fault: str | None) -> Answer:
        if path != GENERATION_PATH:
            # A path of the API that belongs to other models is a wrong endpoint; anything else is just not there.
            return _wrong_path(400 if path.startswith(f"{API_ROOT}/services/") else 404)
        if fault is not None and fault not in FAULT_NAMES:
            return error_answer(ServiceError(400, "Sandbox.UnknownFault", f"No fault is called “{fault}”."))
        return self.sandbox.service.generate(headers, body, fault, self.sandbox.base_url)

    def _lower_case_headers(self) -> dict[str, str]:
        return {name.lower(): value for name, value in self.headers.items()}

    def _fault(self, headers: dict[str, str]) -> str | None:
        return headers.get(FAULT_HEADER) or self.sandbox.faults.take()

    def _read_body(self, headers: dict[str, str]) -> bytes | None:
        """The body, or None after a refusal or a client that hung up."""
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdecimal()):
            self.close_connection = True
            self._send(error_answer(ServiceError(411, "BadRequest.IllegalInput", "Content-Length required.")))
            return None
        if int(length) > MAX_BODY_BYTES:
            self.close_connection = True
            self._send(error_answer(ServiceError(413, "BadRequest.TooLarge", "Payload Too Large.")))
            self._drain()
            return None
        try:
            body = self.rfile.read(int(length))
        except OSError:
            body = b""
        if len(body) < int(length):
            self.close_connection = True
            return None
        return body

    def _drain(self) -> None:
        """Throw away what the client still sends, or it would see a broken connection in place of the answer."""
        self.connection.settimeout(DRAIN_S)
        end = time.monotonic() + DRAIN_S
        try:
            while time.monotonic() < end and self.rfile.read1(1024 * 1024):
                pass
        except OSError:
            pass

    def _send(self, answer: Answer) -> None:
        if self.sandbox.closing.is_set() or answer.delivery is Delivery.NONE:
            self.close_connection = True
            return
        try:
            self._send_head(answer)
            self._send_body(answer)
        except OSError:
            # The client hung up, which is its right.
            self.close_connection = True

    def _send_head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.delivery is Delivery.SHORT_LENGTH:
            self.send_header("Content-Length", str(len(answer.body) * 2 // 3))
        elif answer.delivery is not Delivery.ENDLESS:
            self.send_header("Content-Length", str(len(answer.body)))
        if answer.delivery is not Delivery.WHOLE:
            self.close_connection = True
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _send_body(self, answer: Answer) -> None:
        match answer.delivery:
            case Delivery.HALF:
                self.wfile.write(answer.body[: len(answer.body) // 2])
            case Delivery.BYTE_BY_BYTE:
                for byte in answer.body:
                    if self.sandbox.closing.wait(self.sandbox.slow_byte_s):
                        return
                    self.wfile.write(bytes([byte]))
            case Delivery.ENDLESS:
                for _ in range(ENDLESS_BYTES // len(answer.body)):
                    self.wfile.write(answer.body)
            case _:
                self.wfile.write(answer.body)

    def version_string(self) -> str:
        return "qwen-studio-sandbox"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the overridden name)
        """Stay silent: paths hold signed links."""


def _wrong_path(status: int) -> Answer:
    return error_answer(ServiceError(status, "InvalidParameter", "url error, please check url！"))


def _number(query: dict[str, list[str]], name: str, default: int) -> int:
    text = query.get(name, [""])[0]
    return int(text) if text.isascii() and text.isdecimal() and int(text) > 0 else default
