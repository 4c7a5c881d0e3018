"""A second start on an open library: its files go to the first window, and it ends; a lock is never stale."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from qwen_studio.app.claim import claim_or_hand_over
from qwen_studio.core.errors import LibraryInUse
from qwen_studio.library.lock import claim
from qwen_studio.library.places import Places
from qwen_studio.state.hand_over import MAX_BYTES, HandOver, address_of, from_line, send, this_start, to_line
from qwen_studio.state.hand_over_server import HandOverServer
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.scene import CAT, COFFEE, Scene

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tests use signals and sockets as files")

WAIT_S = 40


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder of the test's own; the path of a socket must be short."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("DASHSCOPE_API_KEY", "DASHSCOPE_BASE_URL", "QWEN_STUDIO_LIBRARY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with tempfile.TemporaryDirectory(prefix="qs-") as runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        yield tmp_path


def start(library: Path, *files: str | Path, **environment: str) -> "subprocess.Popen[str]":
    """The program as it is started by a person or a desktop, where nobody sees its window."""
    return subprocess.Popen(
        [sys.executable, "-m", "qwen_studio", "--library", str(library), *files],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = process.communicate(timeout=WAIT_S)
    return process.returncode, out, err


@contextlib.contextmanager
def killed_in_the_end(*processes: "subprocess.Popen[str]") -> Iterator[None]:
    try:
        yield
    finally:
        for process in processes:
            if process.poll() is None:
                process.kill()
            process.communicate()


@pytest.fixture
def window(scene: Scene) -> Iterator[MainWindow]:
    """The first window, in this process, with its ear for second starts."""
    places = scene.assembly.places
    window = scene.open_window(MainWindow(scene.studio, scene.theme, places), 1440, 900)
    server = HandOverServer(address_of(places.library, places.cache), window)
    server.received.connect(window.take_over)
    yield window
    server.close()


@pytest.fixture
def second_start(scene: Scene, window: MainWindow) -> Callable[..., tuple[int, str, str]]:
    """Starts the program once more, to its end, while the window goes on."""

    def begin(*files: str | Path, **environment: str) -> tuple[int, str, str]:
        process = start(scene.assembly.places.library, *files, **environment)
        scene.qtbot.waitUntil(lambda: process.poll() is not None, timeout=WAIT_S * 1000)
        return ended(process)

    return begin


def slots(scene: Scene) -> list[Path | None]:
    return [slot.file for slot in scene.studio.composer.slots]


def toasts(window: MainWindow) -> list[str]:
    return [toast.accessibleName() for toast in window.findChildren(ToastCard)]


def test_its_files_go_into_free_slots_and_it_ends_well(
    scene: Scene, window: MainWindow, second_start: Callable[..., tuple[int, str, str]]
) -> None:
    # GIVEN a window in the background, at the gallery, with Image 1 taken
    scene.studio.composer.put_files([COFFEE])
    window.show_page("gallery")
    window.showMinimized()

    # WHEN the program is started again with a file, and once more with three, in another folder's words
    assert second_start(os.path.relpath(CAT), "--demo") == (0, "", "")

    # THEN the first window has it, and is in front
    assert slots(scene) == [COFFEE, CAT, None]
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isActiveWindow()
    assert not scene.studio.service.demo
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(2).state is SlotState.READY)

    assert second_start(CAT, COFFEE, CAT) == (0, "", "")
    assert slots(scene) == [COFFEE, CAT, CAT]
    assert toasts(window) == ["2 of 3 pictures were left out: no image is free. Remove one, and open them again."]
    assert second_start() == (0, "", "")
    assert len(toasts(window)) == 1


def test_odd_names_survive(scene: Scene, tmp_path: Path, second_start: Callable[..., tuple[int, str, str]]) -> None:
    names = [b"not \xff utf-8.png", "two\nlines “猫”.png".encode(), b"-dash 'and' \"quotes\".png"]
    paths = [tmp_path / os.fsdecode(name) for name in names]
    for path in paths:
        path.write_bytes(CAT.read_bytes())
    assert second_start("--", *paths) == (0, "", "")
    composer = scene.studio.composer
    scene.qtbot.waitUntil(lambda: all(slot.state is SlotState.READY for slot in composer.slots), timeout=10_000)
    assert [os.fsencode(file.name) for file in slots(scene) if file is not None] == names


def test_the_desktops_leave_to_come_forward_is_handed_over(
    scene: Scene, window: MainWindow, second_start: Callable[..., tuple[int, str, str]]
) -> None:
    taken: list[HandOver] = []
    server = window.findChildren(HandOverServer)[0]
    server.received.connect(taken.append)
    second_start(XDG_ACTIVATION_TOKEN="kwin-42", DESKTOP_STARTUP_ID="old_TIME7")
    second_start(XDG_ACTIVATION_TOKEN="", DESKTOP_STARTUP_ID="old_TIME7")
    second_start(XDG_ACTIVATION_TOKEN="two words", DESKTOP_STARTUP_ID="")
    assert [message.activation_token for message in taken] == ["kwin-42", "old_TIME7", ""]


@pytest.mark.parametrize(
    "told",
    [
        b"\n",
        b"null\n",
        b"[" * 100_000 + b"\n",
        b'{"files": "a.png"}\n',
        b'{"files": [1]}\n',
        b'{"files": ["relative.png"]}\n',
        b'{"files": ["/a\\u0000b"]}\n',
        b'{"files": [], "activation_token": "a\\nb"}\n',
        b'{"files": [], "activation_token": 7}\n',
        b"\xff\xfe\n",
        b"x" * (MAX_BYTES + 10),
        b"no end",
    ],
)
def test_what_is_no_message_changes_nothing(scene: Scene, window: MainWindow, qtbot: QtBot, told: bytes) -> None:
    places = scene.assembly.places
    socket = QLocalSocket()
    socket.connectToServer(address_of(places.library, places.cache))
    socket.write(told)
    if told == b"no end":
        socket.flush()
        qtbot.wait(50)
        socket.abort()
    else:
        qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
        assert socket.readAll().data() == b""
    assert slots(scene) == [None, None, None]
    # AND whoever speaks well is heard after it.
    process = start(places.library, CAT)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=WAIT_S * 1000)
    assert ended(process) == (0, "", "")
    assert slots(scene) == [CAT, None, None]


def test_only_this_user_can_reach_the_window(scene: Scene, window: MainWindow) -> None:
    places = scene.assembly.places
    address = Path(address_of(places.library, places.cache))
    assert address.is_socket()
    assert address.stat().st_mode & 0o077 == 0


def test_libraries_have_addresses_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    a, b, link = (address_of(tmp_path / name, tmp_path) for name in ("a", "b", "link"))
    assert a == link != b
    long = {"XDG_RUNTIME_DIR": ""}
    assert address_of(tmp_path, tmp_path / ("x" * 100), long) == ""
    assert len(os.fsencode(a)) <= 107


def test_a_frozen_window_or_a_command_is_told_in_a_sentence(tmp_path: Path) -> None:
    # GIVEN a library that a command holds, which hears nobody
    held = claim(tmp_path / "library")
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


def test_a_window_that_takes_the_message_and_never_answers(tmp_path: Path, qtbot: QtBot) -> None:
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


def test_real_windows_one_after_the_other_whatever_a_kill_leaves(tmp_path: Path) -> None:
    library = tmp_path / "library"
    places = Places(library, tmp_path / "config", tmp_path / "cache", tmp_path / "logs")
    address = address_of(library, places.cache)

    # WHEN two are started at the same moment
    both = start(library, CAT), start(library, COFFEE)
    with killed_in_the_end(*both):
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
        code, _, err = ended(start(library))
        assert code == 2
        assert "open in another window" in err
        winner.send_signal(signal.SIGCONT)
        assert send(address, this_start(()), 10)

        # WHEN it is killed, its socket is left, and the next start is a window without a question
        winner.kill()
        winner.wait()
    assert Path(address).is_socket()
    again = start(library)
    with killed_in_the_end(again):
        until = time.monotonic() + WAIT_S
        while not send(address, this_start(()), 1):
            assert again.poll() is None, again.stderr
            assert time.monotonic() < until
        assert ended(start(library)) == (0, "", "")


def test_messages_come_through_as_they_were() -> None:
    message = HandOver((Path("/a\udcff\n“猫”.png"), Path("/b")), "token")
    line = to_line(message)
    assert line.count(b"\n") == 1
    assert from_line(line) == message
    assert from_line(json.dumps({"files": []}).encode()) == HandOver()
