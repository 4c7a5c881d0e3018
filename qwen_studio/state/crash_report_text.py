"""What a crash report says: versions, the system, where it happened, and the log's last lines."""

import platform
from datetime import UTC, datetime

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from qwen_studio import __version__


def report_text(what: str, thread: str, last_lines: str) -> str:
    """The report, not redacted yet; `what` is a traceback without values, or what Qt said."""
    versions = (
        f"Qwen Studio {__version__}, Python {platform.python_version()}, PySide6 {pyside_version}, Qt {qVersion()}"
    )
    system = (
        f"{QSysInfo.prettyProductName()}, {QSysInfo.kernelType()} {QSysInfo.kernelVersion()}, "
        f"{QSysInfo.currentCpuArchitecture()}"
    )
    return "\n".join(
        (
            "Qwen Studio crash report",
            "It holds no instruction, picture, key or link. Nothing is sent unless you send it.",
            "",
            f"Time:      {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
            f"Versions:  {versions}",
            f"System:    {system}",
            f"Display:   {QGuiApplication.platformName() or 'none yet'}",
            f"Thread:    {thread}",
            "",
            what,
            "",
            "The last lines of the log:",
            last_lines or "(none)",
            "",
        )
    )
