"""Runs the program, leaves its first window in the way that is asked for, and tells what each window showed."""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

POLL_MS = 50
SETTLE_POLLS = 12


@dataclass
class Seen:
    """What a window showed when all had arrived."""

    pictures: int
    instruction: str
    report: str
    session_key: bool
    library: str
    title: str


def answer_boxes() -> list[str]:
    """Presses Return in every message that is open; what they said."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QMessageBox

    boxes = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
    for box in boxes:
        QTest.keyClick(box, Qt.Key.Key_Return)
    return [box.text() for box in boxes]


def main(library: str, afterwards: str, wanted: str = "") -> int:
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    from qwen_studio.app import start
    from qwen_studio.library.places import find_places
    from qwen_studio.ui.afterwards import Afterwards
    from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog
    from qwen_studio.ui.dialogs.welcome import Welcome
    from qwen_studio.ui.main_window import MainWindow

    def look(window: MainWindow) -> Seen:
        dialogs = [d for d in window.findChildren(MaintenanceDialog) if d.isVisible()]
        labels = [label.text() for d in dialogs for label in d.findChildren(QLabel) if not label.isHidden()]
        studio = window._studio
        return Seen(
            studio.gallery.shown_count,
            studio.composer.instruction,
            "\n".join([*watcher[0].refused, *labels]),
            studio.service.key_source == "session",
            str(studio.libraries.folder),
            window.windowTitle(),
        )

    class Watcher(QObject):
        """Polls from the first moment, also while there is no window."""

        def __init__(self) -> None:
            super().__init__()
            self.told = 0
            self.calm = 0
            self.refused: list[str] = []
            self.timer = QTimer(self, interval=POLL_MS)
            self.timer.timeout.connect(self.poll)
            self.timer.start()

        def poll(self) -> None:
            self.refused += answer_boxes()
            windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
            if not windows or not windows[0]._studio.jobs.is_open or not windows[0]._studio.gallery.shown_count:
                self.calm = 0
                return
            self.calm += 1
            if self.calm == 1 and self.told == 0:
                for welcome in windows[0].findChildren(Welcome):
                    welcome.close()
                windows[0]._studio.composer.set_instruction("Paint the sky green")
                windows[0]._studio.service.save_key("singapore", "sk-for-this-session")
            if self.calm == SETTLE_POLLS:
                self.calm = 0
                print(json.dumps(asdict(look(windows[0]))), flush=True)
                self.told += 1
                windows[0]._studio.libraries.wanted = Path(wanted or library)
                wish = Afterwards[afterwards] if self.told == 1 else Afterwards.END
                windows[0]._leave(wish)

    watcher: list[Watcher] = []
    show = MainWindow.show

    def show_and_watch(window: MainWindow) -> None:
        if not watcher:
            watcher.append(Watcher())
        show(window)

    MainWindow.show = show_and_watch  # type: ignore[assignment, method-assign]  # the first moment with an application
    return start.run(start.WindowOptions(), find_places(str(Path(library))))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
