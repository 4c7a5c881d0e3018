"""A start that could not become a window says so, where the person looks."""

import os
import sys
from pathlib import Path

from qwen_studio.core.errors import LibraryInUse

_INVISIBLE = {"offscreen", "minimal", "vnc"}


def say_refused(error: LibraryInUse, settings_file: Path) -> None:
    """Tell it on the terminal, and in a small box where there is a display; returns when that is closed.

    The terminal is told in English, and the box speaks as the settings say.
    """
    print(error, file=sys.stderr, flush=True)
    if not _has_display():
        return
    from PySide6.QtWidgets import QApplication, QMessageBox

    from qwen_studio.state.preferences import Preferences
    from qwen_studio.state.speech import Speech

    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Qwen Studio")
    app.setDesktopFileName("qwen-studio")
    Speech(Preferences(settings_file), app)
    told = LibraryInUse(error.computer)
    box = QMessageBox(QMessageBox.Icon.Information, "Qwen Studio", told.message)
    box.setInformativeText(told.next_step)
    box.exec()


def _has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _INVISIBLE:
        return False
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
