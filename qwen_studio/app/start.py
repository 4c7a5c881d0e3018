"""From the command to a window that can be used."""

import gc
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from qwen_studio import __version__
from qwen_studio.app.assembly import Assembly, assemble
from qwen_studio.app.safety_net import SafetyNet
from qwen_studio.core.errors import LibraryError
from qwen_studio.library.lock import LibraryLock
from qwen_studio.library.places import Places
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Theme, choice_of

SWITCH_S = 0.001
COMPLETE_AFTER_MS = 10
REST_AFTER_MS = 100
HEAVY_IMPORTS_AFTER_MS = 400


@dataclass(frozen=True)
class WindowOptions:
    """What the command line asks of the window."""

    files: tuple[Path, ...] = ()
    demo: bool = False
    scripted: bool = False
    base_url: str = ""


def run(options: WindowOptions, places: Places, lock: LibraryLock | None = None) -> int:
    """Show the window until it is closed; returns the exit code. `lock` is the library's, if it is held already."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        # Without a display Qt's own choice aborts the process.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("qwen-studio")
    app.setApplicationDisplayName("Qwen Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("qwen-studio")
    preferences = Preferences(places.settings_file, app)
    net = SafetyNet(places.logs)
    theme = Theme(app, choice_of(preferences.settings.theme), dressed=False)
    assembly = assemble(
        places, preferences, base_url=options.base_url, lock=lock, on_key=net.redaction.keep_out, parent=app
    )
    if options.demo:
        assembly.studio.service.use_demo(keep=False)
    window = MainWindow(assembly.studio, theme, places)
    theme.dress()
    window.show()
    QTimer.singleShot(0, lambda: _after_first_paint(assembly, window, options, net))
    code = app.exec()
    ended = assembly.close()
    net.close()
    if not ended:
        # A thread still waits for the service. Python would wait for it too, for minutes; the journal needs nobody.
        sys.stdout.flush()
        os._exit(code)
    return code


def _after_first_paint(assembly: Assembly, window: MainWindow, options: WindowOptions, net: SafetyNet) -> None:
    gc.freeze()
    gc.enable()
    # Many workers wait in line for the interpreter; a shorter turn for each lets the window in sooner.
    sys.setswitchinterval(SWITCH_S)
    QTimer.singleShot(COMPLETE_AFTER_MS, window.complete)
    QTimer.singleShot(REST_AFTER_MS, lambda: _begin_rest(assembly, window, net))
    assembly.studio.tasks.deliver(
        assembly.database.opened,
        lambda _: _library_is_open(assembly, window, options),
        lambda error: window.library_failed(LibraryError(error.message, next_step=error.next_step)),
    )


def _begin_rest(assembly: Assembly, window: MainWindow, net: SafetyNet) -> None:
    """What is not seen yet waits until the person had the first moment for themselves."""
    net.spread(window.tell_of_fault, window)
    _take_second_starts(assembly, window)
    window.gallery_page()
    if not assembly.studio.service.demo:
        assembly.studio.service.look_for_key()
    QTimer.singleShot(HEAVY_IMPORTS_AFTER_MS, assembly.runner.warm_up)


def _take_second_starts(assembly: Assembly, window: MainWindow) -> None:
    from qwen_studio.state.hand_over import address_of
    from qwen_studio.state.hand_over_server import HandOverServer

    server = HandOverServer(address_of(assembly.places.library, assembly.places.cache), window)
    server.received.connect(window.take_over)
    # Before the library is let go: a start that comes later is the next window.
    QApplication.instance().aboutToQuit.connect(server.close)  # type: ignore[union-attr]  # there is one


def _library_is_open(assembly: Assembly, window: MainWindow, options: WindowOptions) -> None:
    assembly.start()
    if options.files:
        window.open_files(options.files)
    elif options.demo:
        window.offer_sample()
    elif not assembly.studio.preferences.settings.welcomed:
        window.welcome()
    if options.scripted:
        from qwen_studio.app.scripted_demo import ScriptedDemo

        ScriptedDemo(assembly, window).begin()
