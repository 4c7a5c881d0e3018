"""The sandbox: an HTTP server on this machine that stands in for the service."""

import argparse
import errno
import math
import os
import shutil
import socketserver
import sys
import textwrap
import threading
from collections.abc import Sequence
from http.server import HTTPServer
from types import TracebackType
from typing import Final, Self

from qwen_studio.sandbox.clock import Clock
from qwen_studio.sandbox.connections import Connections
from qwen_studio.sandbox.faults import FAULT_NAMES, PendingFaults
from qwen_studio.sandbox.handler import API_ROOT, SandboxHandler
from qwen_studio.sandbox.keys import BEIJING_KEY, KEY_OF_REGION, SINGAPORE_KEY
from qwen_studio.sandbox.requests_seen import Bill, Seen, SeenDownload, SeenRequest
from qwen_studio.sandbox.service import Service

__all__ = ["BEIJING_KEY", "SINGAPORE_KEY", "SandboxServer", "main"]

HOST: Final = "127.0.0.1"
REQUESTS_PER_SECOND: Final = 2
SLOW_BYTE_S: Final = 0.05
_STOP_TIMEOUT_S: Final = 5.0
_DESCRIPTION: Final = "Stand in for the service on this machine: simulated edits over real HTTP, nothing is billed."
_KEYS: Final = f"The key of the Singapore region is {SINGAPORE_KEY}, that of Beijing {BEIJING_KEY}."


class SandboxServer:
    """One region of the service on a loopback port.

    `port` 0 takes any free port, which a stopped server takes again when it is started once more. `latency_s` is how
    long an edit takes, give or take some. `fault` is met by every request. `requests_per_second` None lifts the rate
    limit; `recording` keeps all requests for tests to look at. `quick` paints small pictures of one colour in no time;
    everything else is as always. `slow_byte_s` lies between the bytes of what comes byte by byte.
    `key` is the one that it takes in place of the region's own.
    """

    def __init__(
        self,
        port: int = 0,
        *,
        latency_s: float = 0.0,
        clock: Clock | None = None,
        fault: str | None = None,
        region: str = "singapore",
        requests_per_second: int | None = REQUESTS_PER_SECOND,
        recording: bool = True,
        quick: bool = False,
        key: str | None = None,
    ) -> None:
        self._port = port
        self._http: _HttpServer | None = None
        self._thread: threading.Thread | None = None
        self.clock = clock or Clock()
        self.slow_byte_s = SLOW_BYTE_S
        self.closing = threading.Event()
        self.faults = PendingFaults()
        self.seen = Seen(recording)
        self.connections = Connections()
        self.service = Service(
            key=key or KEY_OF_REGION[region],
            latency_s=latency_s,
            requests_per_second=requests_per_second,
            clock=self.clock,
            closing=self.closing,
            seen=self.seen,
            quick=quick,
        )
        if fault is not None:
            self.faults.add(fault, None)

    def start(self) -> Self:
        """Listen, and serve on threads of its own.

        Raises:
            OSError: the port is in use or not allowed.
        """
        handler = type("Handler", (SandboxHandler,), {"sandbox": self})
        self._http = _HttpServer((HOST, self._port), handler)
        self._port = self._http.server_port
        self.closing.clear()
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, name="sandbox", daemon=True
        )
        self._thread.start()
        return self

    def stop(self) -> None:
        """Close the port and every connection, also those that wait for an answer."""
        if self._http is None or self._thread is None:
            return
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self.connections.close_all(_STOP_TIMEOUT_S)
        self._thread.join()
        self._http = self._thread = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """The address in the form of the official SDK's `base_http_api_url`."""
        return f"http://{HOST}:{self._port}{API_ROOT}"

    @property
    def requests(self) -> list[SeenRequest]:
        """Every POST so far."""
        return self.seen.requests

    @property
    def bills(self) -> list[Bill]:
        """What was billed to whom so far, in the order of painting."""
        return self.seen.bills

    @property
    def downloads(self) -> list[SeenDownload]:
        """Every GET of a result link so far."""
        return self.seen.downloads

    @property
    def billed(self) -> int:
        """How many images have been billed: those that were painted, whether or not their answer arrived."""
        return self.service.billed

    def use_fault(self, name: str, times: int | None = 1, *, seed: int | None = None) -> None:
        """Let the next `times` POSTs meet the fault `name`; None is for always, until :meth:`clear_faults`.

        With `seed` only POSTs that ask for this very seed meet it, and only where no other fault comes first.

        Raises:
            ValueError: no fault has this name, or it strikes before a seed is read.
        """
        self.faults.add(name, times, seed)

    def clear_faults(self) -> None:
        """Let the requests from now on pass."""
        self.faults.clear()

    def wait_for_requests(self, count: int, timeout_s: float = 10.0) -> bool:
        """Whether `count` POSTs have arrived, after waiting up to `timeout_s` for them."""
        return self.seen.wait_for_requests(count, timeout_s)


class _HttpServer(socketserver.ThreadingMixIn, HTTPServer):
    daemon_threads = True
    request_queue_size = 64
    # On Windows this option would let two programs share a port.
    allow_reuse_address = os.name != "nt"

    def server_bind(self) -> None:
        # HTTPServer's own way asks the name service for this machine's name, which can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.socket.getsockname()[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay silent about clients that hang up; show anything else."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed's private alias


def main(argv: Sequence[str]) -> int:
    """Serve until Ctrl+C, or until stdin closes; the exit code."""
    options = parser().parse_args(argv)
    server = SandboxServer(
        options.port,
        latency_s=options.latency,
        fault=options.fault,
        region=options.region,
        recording=False,
        quick=options.quick,
    )
    try:
        server.start()
    except OSError as error:
        reason = "is already in use" if error.errno == errno.EADDRINUSE else "cannot be used"
        print(f"Port {options.port} {reason}. Choose another one with --port, or 0 for any free one.", file=sys.stderr)
        return 2
    try:
        print(f"listening on {server.base_url}", flush=True)
        if options.until_stdin_closes:
            _wait_for_end_of_stdin()
        else:
            # In slices, since Windows does not let Ctrl+C end a longer wait.
            while not server.closing.wait(0.5):
                pass
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()
    return 0


def _wait_for_end_of_stdin() -> None:
    # Absent where a windowed program was started without one: then nobody is there to close it.
    for _ in sys.stdin.buffer if sys.stdin else ():
        pass


def parser() -> argparse.ArgumentParser:
    """What this command understands."""
    parser = argparse.ArgumentParser(
        prog="qwen-studio sandbox",
        description=_filled(_DESCRIPTION),
        epilog="\n\n".join(map(_filled, (_KEYS, f"Faults: {', '.join(FAULT_NAMES)}."))),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=_port, default=0, help="port on 127.0.0.1 (default: any free one)")
    parser.add_argument("--latency", type=_latency, default=0.0, metavar="S", help="seconds that an edit takes")
    parser.add_argument(
        "--region", type=str.lower, choices=sorted(KEY_OF_REGION), default="singapore", help="whose keys are valid"
    )
    parser.add_argument(
        "--fault",
        type=_fault,
        choices=FAULT_NAMES,
        metavar="NAME",
        help="let every request meet this fault, one of those named below",
    )
    parser.add_argument("--quick", action="store_true", help="plain colours for pictures, in no time")
    parser.add_argument("--until-stdin-closes", action="store_true", help="end with the program that started it")
    return parser


def _filled(text: str) -> str:
    # argparse would break names at their hyphens.
    return textwrap.fill(text, shutil.get_terminal_size().columns - 2, break_on_hyphens=False)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _latency(text: str) -> float:
    try:
        latency_s = float(text)
    except ValueError:
        latency_s = math.nan
    if not 0 <= latency_s < 3600:
        raise argparse.ArgumentTypeError("a latency is a number of seconds, 0 or more")
    return latency_s


def _fault(text: str) -> str:
    if text not in FAULT_NAMES:
        raise argparse.ArgumentTypeError(f"no fault is called “{text}”; there are: {', '.join(FAULT_NAMES)}")
    return text
