"""Runs the program in the demo, changes its language while an edit runs, and tells what the windows show."""

import json
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

POLL_MS = 20
SETTINGS = "settings"
"""In place of a language: the settings are opened."""
GALLERY = "gallery"
"""In place of a language: starts are to begin with the Edit page, and the gallery is opened."""
INSTRUCTION = "Paint the cup red"
SIZE = (780, 610)
"""It fits on the screen that Qt imagines where there is none."""


@dataclass
class Shown:
    """What a window shows."""

    title: str
    menus: list[str]
    checked: str
    status: str
    instruction: str
    slots: int
    page: str
    size: list[int]
    running: int
    pictures: int
    viewer: str
    windows: int
    settings: str


def main(library: str, *languages: str) -> int:  # noqa: C901 - the steps of one story
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication, QLabel
    from shiboken6 import isValid

    from qwen_studio.api.client import Answer, Client
    from qwen_studio.app import start
    from qwen_studio.core.presets import WordsKind
    from qwen_studio.core.resources import resource_path
    from qwen_studio.library.places import find_places
    from qwen_studio.state.languages import NAMES
    from qwen_studio.ui.main_window import MainWindow

    def shown_windows() -> list[MainWindow]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]

    def language_actions(window: MainWindow) -> dict[str, QAction]:
        # As a person finds them: by their own names, in the menus.
        return {action.text(): action for action in window.findChildren(QAction) if action.text() in NAMES.values()}

    def look(window: MainWindow) -> Shown:
        studio = window._studio
        return Shown(
            window.windowTitle(),
            [action.text() for action in window.menuBar().actions()],
            next((name for name, action in language_actions(window).items() if action.isChecked()), ""),
            " ".join(label.text() for label in window._status.findChildren(QLabel) if label.isVisible()),
            window.pages.edit()._composer.field(WordsKind.INSTRUCTION).toPlainText(),
            len(studio.composer.filled),
            window.pages.shown,
            [window.width(), window.height()],
            studio.jobs.running,
            studio.gallery.shown_count,
            "" if studio.viewer.shown is None else studio.viewer.shown.key,
            len(shown_windows()),
            window.dialogs.settings_page,
        )

    def steps() -> Iterator[Callable[[], bool]]:
        """Conditions, each waited for before what comes after it is done."""
        yield lambda: bool(shown_windows()) and shown_windows()[0]._studio.jobs.is_open
        window = shown_windows()[0]
        yield lambda: window._library is not None and window.pages.has_gallery
        studio = window._studio
        if not languages:
            print(json.dumps(asdict(look(window))), flush=True)
            window.close()
            return
        window.resize(*SIZE)
        studio.composer.put_files([resource_path("samples", "coffee.png")], 1)
        studio.composer.set_instruction(INSTRUCTION)
        yield lambda: studio.composer.ready
        window._actions.generate.trigger()
        yield lambda: studio.jobs.running == 1
        for language in languages:
            if language == SETTINGS:
                shown_windows()[0].dialogs.settings("appearance")
                continue
            if language == GALLERY:
                studio.preferences.change(start_page="edit")
                shown_windows()[0].pages.show_page(GALLERY)
                continue
            former = shown_windows()[0]
            language_actions(former)[NAMES[language]].trigger()
            yield lambda former=former: former not in shown_windows()  # type: ignore[misc]
            yield lambda former=former: not isValid(former)  # type: ignore[misc]
            # Whatever still belonged to it would be spoken to now.
            shown_windows()[0]._actions.themes["dark"].trigger()
            print(json.dumps(asdict(look(shown_windows()[0]))), flush=True)
        changed.set()
        yield lambda: studio.jobs.running + studio.jobs.waiting == 0 and studio.gallery.shown_count > 0
        yield lambda: studio.viewer.shown is not None
        print(json.dumps(asdict(look(shown_windows()[0]))), flush=True)
        shown_windows()[0].close()

    class Watcher(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.steps = steps()
            self.waits_for: Callable[[], bool] | None = next(self.steps)
            self.timer = QTimer(self, interval=POLL_MS)
            self.timer.timeout.connect(self.poll)
            self.timer.start()

        def poll(self) -> None:
            if self.waits_for is not None and self.waits_for():
                self.waits_for = next(self.steps, None)

    changed = threading.Event()
    send = Client.post_edit

    def send_later(*arguments: Any, **options: Any) -> Answer:
        # So long the edit is under way, however slow this machine is.
        changed.wait()
        return send(*arguments, **options)

    Client.post_edit = send_later  # type: ignore[method-assign]  # of this process only
    watcher: list[Watcher] = []
    show = MainWindow.show

    def show_and_watch(window: MainWindow) -> None:
        if not watcher:
            watcher.append(Watcher())
        show(window)

    MainWindow.show = show_and_watch  # type: ignore[assignment, method-assign]  # the first moment with an application
    return start.run(start.WindowOptions(demo=True), find_places(str(Path(library))))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
