"""What a second start hands over to the window that has the library open, and how it reaches it.

One line of JSON each way, over a local socket that only this user can open. Whether there is a window at all is decided
by the library's lock, never by the socket.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtNetwork import QLocalSocket

MAX_BYTES = 8_000_000
"""More than any command line holds, even if every character of it is written as six."""
TAKEN = b"taken\n"

_LONGEST_SOCKET_PATH = 100
_TOKEN = re.compile(r"[!-~]{1,512}")
_TOKEN_VARIABLES = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


@dataclass(frozen=True)
class HandOver:
    """The files of a second start, as absolute paths, and what its desktop gave it so that a window may be raised."""

    files: tuple[Path, ...] = ()
    activation_token: str = ""


def this_start(files: tuple[Path, ...], environment: Mapping[str, str] = os.environ) -> HandOver:
    """What this process has to hand over."""
    token = next((environment[name] for name in _TOKEN_VARIABLES if environment.get(name)), "")
    return HandOver(files, token if _TOKEN.fullmatch(token) else "")


def to_line(message: HandOver) -> bytes:
    """The message as it is sent. Names that are no text survive: JSON's escapes hold Python's lone surrogates."""
    told = {"files": [str(file) for file in message.files], "activation_token": message.activation_token}
    return json.dumps(told, ensure_ascii=True).encode("ascii") + b"\n"


def from_line(line: bytes) -> HandOver | None:
    """The message that was sent, or None where it is none."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    files, token = told.get("files"), told.get("activation_token", "")
    if not isinstance(files, list) or not all(isinstance(file, str) and _is_path(file) for file in files):
        return None
    if not isinstance(token, str) or (token and not _TOKEN.fullmatch(token)):
        return None
    return HandOver(tuple(map(Path, files)), token)


def address_of(library: Path, cache: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The name of the socket for this library, or "" where none can be made; libraries have sockets of their own."""
    mark = hashlib.sha256(os.fsencode(os.path.realpath(library))).hexdigest()[:20]
    name = f"qwen-studio-{mark}"
    if sys.platform == "win32":
        # Pipes share one space with other users of the machine.
        user = hashlib.sha256(os.fsencode(Path.home())).hexdigest()[:8]
        return f"{name}-{user}"
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) if runtime and os.path.isdir(runtime) else cache  # noqa: PTH112 - never raises
    path = str(folder / name)
    return path if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH else ""


def send(address: str, message: HandOver, limit_s: float) -> bool:
    """Whether a window took the message. Waits for its answer up to the limit; for a process without an event loop."""
    deadline = QDeadlineTimer(int(limit_s * 1000))
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_left(deadline)):
        return False
    if sys.platform == "win32":
        import ctypes

        # Windows lets a window come to the front only with the leave of whoever was started last.
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    socket.write(to_line(message))
    answer = b""
    while TAKEN not in answer and socket.waitForReadyRead(_left(deadline)):
        answer += socket.readAll().data()
    socket.abort()
    return TAKEN in answer


def _left(deadline: QDeadlineTimer) -> int:
    return max(0, deadline.remainingTime())


def _is_path(text: str) -> bool:
    return bool(text) and "\0" not in text and Path(text).is_absolute()
