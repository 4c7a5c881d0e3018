"""Which programs of the desktop open pictures, and opening them with one."""

import configparser
import locale
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from qwen_studio.core.errors import StudioError
from qwen_studio.core.language import translate

log = logging.getLogger(__name__)

_MIMES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
_ANSWERS_WITHIN_S = 3
_GROUP = "Desktop Entry"


@dataclass(frozen=True)
class Program:
    """A program for pictures; `entry` is its desktop file, or the program itself where the user chose one."""

    name: str
    entry: Path


def programs_for(file: Path) -> list[Program]:
    """The desktop's programs for files of this kind, its own choice first; for a worker. Empty off Linux."""
    gio = shutil.which("gio") if sys.platform == "linux" else None
    if gio is None:
        return []
    mime = _MIMES.get(file.suffix.lower(), "image/png")
    try:
        # In English, one desktop file a line, whatever the words between them say.
        told = subprocess.run(  # noqa: S603 - a program of the system, and a word of our own
            [gio, "mime", mime],
            capture_output=True,
            timeout=_ANSWERS_WITHIN_S,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except (OSError, subprocess.SubprocessError) as error:
        log.debug("gio does not answer: %s", error)
        return []
    words = told.stdout.decode(errors="replace").split()
    entries = dict.fromkeys(word for word in words if word.endswith(".desktop"))
    found = (_program(entry) for entry in entries)
    return [program for program in found if program is not None]


def open_with(program: Program | None, files: Sequence[Path]) -> bool:
    """Open the files with the program, or with what the system opens each of them with; whether that began."""
    if program is None:
        opened = [QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))) for file in files]
        return all(opened)
    if program.entry.suffix == ".desktop":
        return _started("gio", ["launch", str(program.entry), *map(str, files)])
    if sys.platform == "darwin":
        return _started("open", ["-a", str(program.entry), *map(str, files)])
    return _started(str(program.entry), [str(file) for file in files])


def ask_system(file: Path) -> bool:
    """Let Windows ask in its own way; whether it can. Nobody else has such a question."""
    return sys.platform == "win32" and _started("rundll32", ["shell32.dll,OpenAs_RunDLL", str(file)])


def programs_folder() -> Path:
    """Where programs are usually chosen from."""
    places = {"win32": os.environ.get("PROGRAMFILES", "C:\\"), "darwin": "/Applications"}
    return Path(places.get(sys.platform, "/usr/bin"))


def not_opened(program: Program | None) -> StudioError:
    """The sentence for a program that did not begin."""
    if program is None:
        return StudioError(
            translate("ui", "The system has no program for this picture."),
            next_step=translate("ui", "Choose one by “Other program…”."),
        )
    return StudioError(
        translate("ui", "“{name}” could not be started.").format(name=program.name),
        next_step=translate("ui", "Choose another program."),
    )


def _started(program: str, arguments: list[str]) -> bool:
    return bool(QProcess.startDetached(program, arguments)[0])


def _program(entry: str) -> Program | None:
    for folder in _application_folders():
        # A dash may stand for a folder.
        for name in (entry, entry.replace("-", "/", 1)):
            path = folder / name
            if path.is_file():
                return _read(path)
    return None


def _application_folders() -> list[Path]:
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [Path(folder) / "applications" for folder in (home, *shared.split(":")) if folder]


def _read(path: Path) -> Program | None:
    """The program of a desktop file, in the user's own language; None where it is hidden or no program."""
    parser = configparser.RawConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # the documented way to keep capitals
    try:
        parser.read_string(path.read_text(encoding="utf-8", errors="replace"))
        entry = parser[_GROUP]
    except (OSError, configparser.Error, KeyError):
        return None
    if entry.get("Hidden") == "true" or entry.get("NoDisplay") == "true":
        return None
    language = (locale.getlocale()[0] or "").split(".")[0]
    names = (f"Name[{language}]", f"Name[{language.partition('_')[0]}]", "Name")
    name = next((entry[key] for key in names if entry.get(key)), "")
    return Program(name, path) if name else None
