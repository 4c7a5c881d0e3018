"""From the command to a window that can be used."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from qwen_studio import __version__
from qwen_studio.api.credentials import KeyStore
from qwen_studio.app.assembly import Assembly, assemble
from qwen_studio.app.garbage import GarbageCollector
from qwen_studio.app.safety_net import SafetyNet
from qwen_studio.app.showing import Showing
from qwen_studio.core.draft import Draft
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.memory import share_arenas
from qwen_studio.library.lock import LibraryLock
from qwen_studio.library.places import Places
from qwen_studio.state.languages import CHINESE
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.sorted_files import SortedFiles, sort_files
from qwen_studio.state.speech import Speech
from qwen_studio.state.studio import Studio
from qwen_studio.ui.afterwards import Afterwards
from qwen_studio.ui.chinese_fonts import draw_simplified_shapes
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.motion import prefer_less_motion
from qwen_studio.ui.theme import Theme, choice_of
from qwen_studio.ui.top_bar import GALLERY

if TYPE_CHECKING:
    from qwen_studio.app.between_windows import Next
    from qwen_studio.state.draft_keeping import Restored
    from qwen_studio.ui.maintenance_words import Report

SWITCH_S = 0.001
HEAVY_IMPORTS_AFTER_MS = 400
FIRST_TILES_WITHIN_MS = 250
"""Until its tiles are there a gallery that is shown at once has the machine to itself, but no longer than this."""


@dataclass(frozen=True)
class WindowOptions:
    """What the command line asks of the window."""

    files: tuple[Path, ...] = ()
    demo: bool = False
    scripted: bool = False
    base_url: str = ""


@dataclass
class Opening:
    """How a window opens: for the first time, or again, with what was being written and a report.

    `then` lets the window before it go. `switched`: its library is another than that of the window before, which was
    moved here from `left` or is tried again if this one fails, and lies in `former`.
    """

    options: WindowOptions
    draft: Draft | None = None
    report: "Report | None" = None
    then: Callable[[], None] = lambda: None
    switched: bool = False
    former: Places | None = None
    left: Path | None = None


def run(options: WindowOptions, places: Places, lock: LibraryLock | None = None) -> int:
    """Show the window until it is closed; returns the exit code. `lock` is the library's, if it is held already."""
    app = _application()
    preferences = Preferences(places.settings_file, app)
    speech = Speech(preferences, app)
    net = SafetyNet(places.logs)
    garbage = GarbageCollector(app)
    settings = preferences.settings
    prefer_less_motion(settings.motion == "reduced")
    _choose_fonts(app, speech)
    speech.changed.connect(partial(_choose_fonts, app, speech))
    theme = Theme(app, choice_of(settings.theme), settings.text_scale, dressed=False)
    keys = KeyStore(os.environ, on_key=net.redaction.keep_out)
    opening = Opening(options)
    while True:
        owner = QObject(app)
        assembly = assemble(places, preferences, base_url=options.base_url, keys=keys, lock=lock, parent=owner)
        if options.demo:
            assembly.studio.service.use_demo(keep=False)
        if preferences.settings.first_page == GALLERY:
            # Asked while the window is being built, the library has answered when that is there.
            assembly.studio.gallery.begin()
        showing = Showing(assembly, theme, net, owner)
        window = showing.window
        speech.changed.connect(showing.change)
        theme.dress()
        window.show()
        QTimer.singleShot(0, window, partial(_after_first_paint, assembly, showing, opening, garbage))
        code = app.exec()
        window = showing.window
        # A window whose library could not be opened has never got the draft that it was to show.
        was_open = assembly.database.opened.exception() is None
        draft = assembly.studio.composer.draft() if was_open else opening.draft
        ended = assembly.close()
        after = _after(window, assembly, opening, theme)
        if after is None or not ended:
            break
        opening = Opening(replace(options, files=(), scripted=False), draft, after.report, left=after.left)
        opening.then = partial(_let_go, window, owner)
        opening.switched = after.places != places and window.afterwards is not Afterwards.END
        opening.former = places if opening.switched else None
        places = after.places
        lock = None
    net.close()
    if not ended:
        # A thread still waits for the service. Python would wait for it too, for minutes; the journal needs nobody.
        sys.stdout.flush()
        os._exit(code)
    return code


def _application() -> QApplication:
    share_arenas()
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        # Without a display Qt's own choice aborts the process.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("qwen-studio")
    app.setApplicationDisplayName("Qwen Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("qwen-studio")
    return app


def _choose_fonts(app: QApplication, speech: Speech) -> None:
    draw_simplified_shapes(app.font(), speaks_chinese=speech.language == CHINESE)


def _after(window: MainWindow, assembly: Assembly, opening: Opening, theme: Theme) -> "Next | None":
    """The next window; None at the end. Another library that could not be opened gives way to the one before it."""
    if window.afterwards is Afterwards.END and (opening.former is None or assembly.database.opened.exception() is None):
        return None
    from qwen_studio.app.between_windows import Next, next_window

    if window.afterwards is Afterwards.END and opening.former is not None:
        return Next(opening.former)
    return next_window(window.afterwards, assembly.places, assembly.studio.libraries.wanted, theme)


def _let_go(window: MainWindow, owner: QObject) -> None:
    """Of a window that has closed; not before the next one has taken over what it cared for."""
    window.deleteLater()
    owner.deleteLater()


def _after_first_paint(assembly: Assembly, showing: Showing, opening: Opening, garbage: GarbageCollector) -> None:
    garbage.start()
    window = showing.window
    # Many workers wait in line for the interpreter; a shorter turn for each lets the window in sooner.
    sys.setswitchinterval(SWITCH_S)
    first_screen = QTimer(window, singleShot=True)
    first_screen.timeout.connect(partial(_after_first_screen, assembly, showing, opening))
    if window.pages.shown == GALLERY:
        first_screen.start(FIRST_TILES_WITHIN_MS)
        window.pages.gallery().filled.connect(partial(_end_now, first_screen))
    else:
        first_screen.start(0)


def _end_now(timer: QTimer) -> None:
    if timer.isActive():
        timer.start(0)


def _after_first_screen(assembly: Assembly, showing: Showing, opening: Opening) -> None:
    window = showing.window
    rest = partial(_begin_rest, assembly, showing, opening)
    if window.pages.shown == GALLERY:
        # Its first screen is there; all the others are counted when the window is whole.
        window.complete_by_and_by(partial(_follow_library, assembly, showing, opening))
    else:
        _follow_library(assembly, showing, opening)
    window.complete_by_and_by(rest)


def _follow_library(assembly: Assembly, showing: Showing, opening: Opening) -> None:
    assembly.studio.tasks.deliver(
        assembly.database.opened,
        lambda _: _library_is_open(assembly, showing.window, opening),
        lambda error: showing.window.library_failed(LibraryError(error.message, next_step=error.next_step)),
    )


def _begin_rest(assembly: Assembly, showing: Showing, opening: Opening) -> None:
    """What is not seen yet waits until the person had the first moment for themselves."""
    showing.window.tell_start_news()
    showing.go_live(opening.then)
    if not assembly.studio.service.demo:
        assembly.studio.service.look_for_key()
    QTimer.singleShot(HEAVY_IMPORTS_AFTER_MS, assembly.runner.warm_up)


def _library_is_open(assembly: Assembly, window: MainWindow, opening: Opening) -> None:
    assembly.start()
    assembly.studio.libraries.remember(prefer=opening.switched, instead_of=opening.left)
    if opening.report is not None:
        window.show_report(opening.report)
    if opening.options.scripted:
        from qwen_studio.app.scripted_demo import ScriptedDemo

        ScriptedDemo(assembly, window).begin()
        return
    if opening.options.files:
        # Before the draft comes back: only pictures take a place from its own.
        assembly.studio.tasks.run(sort_files, opening.options.files, done=partial(_fill, assembly, window, opening))
    else:
        _fill(assembly, window, opening, SortedFiles())


def _fill(assembly: Assembly, window: MainWindow, opening: Opening, files: SortedFiles) -> None:
    """The form gets what was being written before, beside the files of the command line."""
    keeping, begin = assembly.studio.draft_keeping, partial(_begin, assembly.studio, window, opening.options, files)
    if opening.draft is not None:
        assembly.studio.composer.take_up(opening.draft)
        keeping.follow()
    elif not assembly.studio.preferences.settings.restore_draft:
        keeping.follow()
        begin()
    else:
        keeping.restore(len(files.pictures), begin)


def _begin(
    studio: Studio,
    window: MainWindow,
    options: WindowOptions,
    files: SortedFiles,
    restored: "Restored | None" = None,
) -> None:
    """What the user asked for, in a form that holds what was being written."""
    if options.files:
        window.opened_files.put(files)
    elif options.demo:
        window.offer_sample()
    elif not studio.preferences.settings.welcomed:
        window.welcome()
    if not options.files:
        window.bring_back_view()
    if restored is not None:
        window.tell_of_draft(restored)
