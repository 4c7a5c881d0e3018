"""Which start becomes the window, between real processes: a lock is never stale, and nobody waits for ever."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from qwen_studio.app import claim as claiming
from qwen_studio.app.claim import claim_or_hand_over
from qwen_studio.core.errors import LibraryInUse
from qwen_studio.core.resources import resource_path
from qwen_studio.library.lock import LOCK_NAME, claim
from qwen_studio.library.places import Places
from qwen_studio.state.hand_over import HandOver, address_of, from_line, send, this_start, to_line
from qwen_studio.state.hand_over_server import HandOverServer
from tests.second_start import WAIT_S, ended, quiet_home, start

__all__ = ["quiet_home"]

COFFEE = resource_path("samples", "coffee.png")
CAT = resource_path("samples", "chelsea.png")

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the tests use signals and sockets as files"),
    pytest.mark.usefixtures("quiet_home"),
]


@contextlib.contextmanager
def killed_in_the_end(*processes: "subprocess.Popen[str]") -> Iterator[tuple["subprocess.Popen[str]", ...]]:
    try:
        yield processes
    finally:
        for process in processes:
            if process.poll() is None:
                process.kill()
            process.communicate()


def heard(process: "subprocess.Popen[str]", places: Places) -> None:
    """Waits until the process is a window that answers."""
    until = time.monotonic() + WAIT_S
    while not send(address_of(places.library, places.cache), this_start(()), 1):
        assert process.poll() is None, process.stderr and process.stderr.read()
        assert time.monotonic() < until


def test_libraries_have_addresses_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    a, b, link = (address_of(tmp_path / name, tmp_path) for name in ("a", "b", "link"))
    assert a == link != b
    long = {"XDG_RUNTIME_DIR": ""}
    assert address_of(tmp_path, tmp_path / ("x" * 100), long) == ""
    assert len(os.fsencode(a)) <= 107


def test_a_frozen_window_or_a_command_is_told_in_a_sentence(tmp_path: Path) -> None:
    # GIVEN a library that a command has held for a while, which hears nobody
    held = claim(tmp_path / "library")
    os.utime(tmp_path / "library" / LOCK_NAME, (time.time(), time.time() - 60))
    try:
        began = time.monotonic()
        code, out, err = ended(start(tmp_path / "library", CAT))
    finally:
        held.release()
    assert (code, out) == (2, "")
    assert err == (
        "This library is open in another window or command of Qwen Studio. "
        "Go on in that window, or wait for the command to end, and try again.\n"
    )
    assert time.monotonic() - began >= 3


def test_a_window_that_is_still_starting_is_waited_for(tmp_path: Path) -> None:
    # GIVEN a library that was taken only now, by who needs longer than an answer may take
    places = Places(tmp_path / "library", tmp_path / "config", tmp_path / "cache", tmp_path / "logs")
    held = claim(places.library)
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(claim_or_hand_over, places, (), 0.05)
        # THEN the second start waits for it, and becomes the window where it goes away
        assert not wait([second], timeout=0.6).done
        held.release()
        lock = second.result(WAIT_S).lock
    assert lock is not None
    lock.release()


def test_a_window_that_takes_the_message_and_never_answers(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claiming, "STARTS_WITHIN_S", 0)
    places = Places(tmp_path / "library", tmp_path / "config", tmp_path / "cache", tmp_path / "logs")
    held = claim(places.library)
    # It listens, and its event loop does not run while this thread waits.
    server = HandOverServer(address_of(places.library, places.cache))
    try:
        with pytest.raises(LibraryInUse):
            claim_or_hand_over(places, (CAT,), 0.3)
    finally:
        server.close()
        held.release()
    assert claim_or_hand_over(places, ()).lock is not None


def test_the_very_first_start_hears_though_there_is_no_folder_for_its_socket_yet(qtbot: QtBot, tmp_path: Path) -> None:
    # GIVEN neither a folder of the session nor anything that an earlier start has made
    with tempfile.TemporaryDirectory(prefix="qs-") as short:
        cache = Path(short, "cache", "qwen-studio")
        address = address_of(tmp_path / "library", cache, {})
        server = HandOverServer(address)
        received: list[HandOver] = []
        server.received.connect(received.append)
        # WHEN a second start calls
        caller = QLocalSocket()
        caller.connectToServer(address)
        caller.write(to_line(this_start((CAT,))))
        # THEN it is heard, and the folder is nobody else's
        qtbot.waitUntil(lambda: [message.files for message in received] == [(CAT,)])
        server.close()
        assert cache.stat().st_mode & 0o077 == 0


def test_real_windows_one_after_the_other_whatever_a_kill_leaves(tmp_path: Path) -> None:
    library = tmp_path / "library"
    places = Places(library, tmp_path / "config", tmp_path / "cache", tmp_path / "logs")
    address = address_of(library, places.cache)

    # WHEN two are started at the same moment
    with killed_in_the_end(start(library, CAT), start(library, COFFEE)) as both:
        until = time.monotonic() + WAIT_S
        while all(process.poll() is None for process in both):
            assert time.monotonic() < until
            time.sleep(0.02)
        (loser,) = (process for process in both if process.poll() is not None)
        (winner,) = (process for process in both if process.poll() is None)
        # THEN one is the window, and the other has handed over
        assert ended(loser) == (0, "", "")

        # WHEN that one is frozen, nobody waits for ever
        winner.send_signal(signal.SIGSTOP)
        os.utime(library / LOCK_NAME, (time.time(), time.time() - 60))
        code, _, err = ended(start(library))
        assert code == 2
        assert "open in another window" in err
        winner.send_signal(signal.SIGCONT)
        assert send(address, this_start(()), 10)

        # WHEN it is killed, its socket is left, and the next start is a window without a question
        winner.kill()
        winner.wait()
    assert Path(address).is_socket()
    with killed_in_the_end(start(library)) as (again,):
        heard(again, places)
        assert ended(start(library)) == (0, "", "")


def test_messages_come_through_as_they_were() -> None:
    message = HandOver((Path("/a\udcff\n“猫”.png"), Path("/b")), "token")
    line = to_line(message)
    assert line.count(b"\n") == 1
    assert from_line(line) == message
    assert from_line(json.dumps({"files": []}).encode()) == HandOver()
