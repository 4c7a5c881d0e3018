"""Reports of what nobody expected: redacted, in the folder of the log, the newest ten."""

import logging
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from qwen_studio.core.private_files import make_private_folder, open_private

log = logging.getLogger(__name__)

KEPT_REPORTS = 10
_NAME = re.compile(r"crash \d{4}-\d\d-\d\d \d\d-\d\d-\d\d(?: \d+)?\.txt")


@dataclass(frozen=True)
class Fault:
    """One thing that went wrong, and how often it did so in this run. `file` is None where no report was written."""

    place: str
    text: str
    file: Path | None
    times: int
    in_earlier_run: bool = False


class CrashReports:
    """Writes a report for each fault that is new in this run, and counts the others. For any thread.

    A fault may happen at every repaint, so the second time costs next to nothing, and a run writes no more reports
    than are kept.
    """

    def __init__(self, folder: Path, redact: Callable[[str], str]) -> None:
        self.folder = folder
        self._redact = redact
        self._faults: dict[str, Fault] = {}
        self._writing = threading.Lock()

    def record(self, place: str, report: Callable[[], str]) -> Fault:
        """The fault at this place, told once more; `report` is asked for its text the first time."""
        with self._writing:
            known = self._faults.get(place)
            if known is not None:
                fault = Fault(place, known.text, known.file, known.times + 1)
            else:
                text = self._redact(report())
                file = self._write(text) if len(self._faults) < KEPT_REPORTS else None
                fault = Fault(place, text, file, 1)
            self._faults[place] = fault
            return fault

    def of_earlier_run(self, stack: str) -> Fault:
        """What ended an earlier run, as a report of its own."""
        text = self._redact(f"Qwen Studio crash report\nThe system ended an earlier run here:\n\n{stack}\n")
        return Fault("an earlier run", text, self._write(text), 1, in_earlier_run=True)

    def _write(self, text: str) -> Path | None:
        try:
            make_private_folder(self.folder)
            file = self._write_new(text)
            for old in self._reports()[:-KEPT_REPORTS]:
                old.unlink(missing_ok=True)
        except OSError as error:
            log.warning("a crash report was not written: %s", error.strerror)
            return None
        return file

    def _write_new(self, text: str) -> Path:
        moment = f"crash {datetime.now(UTC):%Y-%m-%d %H-%M-%S}"
        for number in count(1):
            file = self.folder / (f"{moment}.txt" if number == 1 else f"{moment} {number}.txt")
            try:
                with open_private(file, "x", encoding="utf-8") as stream:
                    stream.write(text)
            except FileExistsError:
                continue
            return file
        raise AssertionError  # the numbers do not end

    def _reports(self) -> list[Path]:
        """The reports there are, oldest first."""
        found = [path for path in self.folder.iterdir() if _NAME.fullmatch(path.name)]
        return sorted(found, key=lambda path: path.stat().st_mtime_ns)
