"""A start that could not become a window says so, where the person looks."""

import os
import sys

from qwen_studio.core.errors import StudioError

_INVISIBLE = {"offscreen", "minimal", "vnc"}


def say_refused(error: StudioError) -> None:
    """Tell it on the terminal, and in a small box where there is a display; returns when that is closed."""
    print(error, file=sys.stderr, flush=True)
    if not _has_display():
        return
    from PySide6.QtWidgets import QApplication, QMessageBox

    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Qwen Studio")
    app.setDesktopFileName("qwen-studio")
    box = QMessageBox(QMessageBox.Icon.Information, "Qwen Studio", error.message)
    box.setInformativeText(error.next_step)
    box.exec()


def _has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _INVISIBLE:
        return False
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
