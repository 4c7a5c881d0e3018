"""The window takes what a second start hands over: the files, and the leave to come to the front."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from qwen_studio.state.hand_over import MAX_BYTES, HandOver, address_of
from qwen_studio.state.hand_over_server import HandOverServer
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.second_start import WAIT_S, ended, quiet_home, start
from tests.ui.scene import CAT, COFFEE, Scene

__all__ = ["quiet_home"]

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the tests use signals and sockets as files"),
    pytest.mark.usefixtures("quiet_home"),
]


@pytest.fixture
def window(scene: Scene) -> Iterator[MainWindow]:
    """The first window, in this process, with its ear for second starts."""
    places = scene.assembly.places
    window = scene.open_program()
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
    window.pages.show_page("gallery")
    window.showMinimized()

    # WHEN the program is started again with a file, and once more with three, in another folder's words
    assert second_start(os.path.relpath(CAT), "--demo") == (0, "", "")

    # THEN the first window has it, and is in front
    scene.qtbot.waitUntil(lambda: slots(scene) == [COFFEE, CAT, None])
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isActiveWindow()
    assert not scene.studio.service.demo
    scene.qtbot.waitUntil(lambda: scene.studio.composer.slot(2).state is SlotState.READY)

    assert second_start(CAT, COFFEE, CAT) == (0, "", "")
    scene.qtbot.waitUntil(lambda: slots(scene) == [COFFEE, CAT, CAT])
    words = "2 of 3 pictures were left out: no image is free. Remove one, and open them again."
    assert toasts(window) == [f"{words}\nLeft out: coffee.png, chelsea.png"]
    assert second_start() == (0, "", "")
    assert len(toasts(window)) == 1


def test_what_is_no_picture_takes_no_slot_and_is_told_with_what_found_none(
    scene: Scene, window: MainWindow, second_start: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    # GIVEN one image that is free
    scene.studio.composer.put_files([COFFEE, COFFEE])
    notes = tmp_path / "notes.txt"
    notes.write_text("Dear diary")

    # WHEN a file that is no picture, one that is missing and two pictures are handed over
    assert second_start(notes, tmp_path / "nope.png", CAT, COFFEE) == (0, "", "")

    # THEN the first picture has it, and one message tells of the others
    scene.qtbot.waitUntil(lambda: slots(scene) == [COFFEE, COFFEE, CAT])
    assert toasts(window) == [
        (
            "“notes.txt” is not a picture that can be read.\n“nope.png” is not there.\n"
            "1 of 2 pictures were left out: no image is free. Remove one, and open them again.\nLeft out: coffee.png"
        )
    ]
    # AND none of them is among the recent files
    assert not {str(notes), str(tmp_path / "nope.png")} & set(scene.studio.preferences.settings.recent_files)


def test_odd_names_survive(scene: Scene, tmp_path: Path, second_start: Callable[..., tuple[int, str, str]]) -> None:
    names = [b"not \xff utf-8.png", "two\nlines “猫”.png".encode(), b"-dash 'and' \"quotes\".png"]
    paths = [tmp_path / os.fsdecode(name) for name in names]
    for path in paths:
        path.write_bytes(CAT.read_bytes())
    assert second_start("--", *paths) == (0, "", "")
    composer = scene.studio.composer
    scene.qtbot.waitUntil(lambda: all(slot.state is SlotState.READY for slot in composer.slots))
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
    qtbot.waitUntil(lambda: slots(scene) == [CAT, None, None])


def test_only_this_user_can_reach_the_window(scene: Scene, window: MainWindow) -> None:
    places = scene.assembly.places
    address = Path(address_of(places.library, places.cache))
    assert address.is_socket()
    assert address.stat().st_mode & 0o077 == 0
