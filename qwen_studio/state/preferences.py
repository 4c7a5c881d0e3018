"""The user's preferences, kept in one readable file."""

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from qwen_studio.core.private_files import make_private_folder, open_private
from qwen_studio.core.settings import read_settings, settings_of_others, settings_to_json

log = logging.getLogger(__name__)

_SAVE_AFTER_MS = 400


class Preferences(QObject):
    """Owner of the settings. Those of the file that could not be used are named in `unusable`.

    `set_aside` is where the file then lies as it was, before it is written anew.

    Signals:
        changed(set[str]): the names of the settings that changed.
    """

    changed = Signal(object)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.settings, self.unusable = read_settings(file)
        self._others = _others_in(file)
        self.set_aside = _set_aside(file) if self.unusable else None
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)

    def change(self, **fields: Any) -> None:
        """Take new values; the file follows within half a second."""
        names = {name for name, value in fields.items() if getattr(self.settings, name) != value}
        if names:
            self.settings = replace(self.settings, **fields)
            self._timer.start()
            self.changed.emit(names)

    def save(self) -> None:
        """Write the file now. A file that cannot be written is logged: preferences are not worth a dialog."""
        self._timer.stop()
        beside = self._file.with_suffix(".new")
        try:
            make_private_folder(self._file.parent)
            with open_private(beside, "w", encoding="utf-8") as stream:
                stream.write(settings_to_json(self.settings, self._others))
            os.replace(beside, self._file)  # noqa: PTH105 - atomic on every system
        except OSError as error:
            log.warning("settings were not saved: %s", error.strerror)


def _others_in(file: Path) -> dict[str, Any]:
    try:
        return settings_of_others(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return {}


def _set_aside(file: Path) -> Path | None:
    """Where a copy of the file lies; None if it cannot be made."""
    copy = file.with_name(f"{file.stem}-damaged{file.suffix}")
    try:
        raw = file.read_bytes()
        with open_private(copy, "wb") as stream:
            stream.write(raw)
    except OSError as error:
        log.warning("the damaged settings were not set aside: %s", error.strerror)
        return None
    return copy
