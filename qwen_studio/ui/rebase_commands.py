"""Runs a branch again for people, and tells how it goes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from qwen_studio.core.picture import Picture
from qwen_studio.core.rebasing import BranchStep
from qwen_studio.core.request import EditRequest
from qwen_studio.state.job_list import JobList
from qwen_studio.state.rebase import Rebase
from qwen_studio.state.service import Service
from qwen_studio.ui.announce import Announce

_MOST_TITLE = 50


class RebaseCommands(QObject):
    """Asks before the first step, and says what became of each."""

    def __init__(
        self,
        rebase: Rebase,
        jobs: JobList,
        service: Service,
        announce: Announce,
        seen: Callable[[], Sequence[str]],
        window: QWidget,
    ) -> None:
        """`seen` are the jobs whose results were looked at, the last one first."""
        super().__init__(window)
        self._seen = seen
        self._rebase = rebase
        self._jobs = jobs
        self._service = service
        self._announce = announce
        self._window = window
        rebase.began.connect(self._tell_begin)
        rebase.failed.connect(self._tell_failure)
        rebase.ended.connect(self._tell_end)
        rebase.left_by_earlier_run(self._tell_left)

    def ask(self, picture: Picture) -> None:
        """Opens the dialog for the edit that made the picture."""
        if self._rebase.is_running:
            self._announce(self.tr("A branch is being run again already. Let it end, or stop it."), "", None)
            return
        self._rebase.steps_of(picture.id, self._open)

    def _open(self, steps: Sequence[BranchStep]) -> None:
        if not steps:
            return
        from qwen_studio.ui.dialogs.rebase import RebaseDialog

        following = {step.job_id for step in steps[1:]}
        towards = next((job_id for job_id in self._seen() if job_id in following), "")
        dialog = RebaseDialog(steps, towards, self._service, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._start)
        dialog.open()

    @Slot(object, object)
    def _start(self, steps: Sequence[BranchStep], request: EditRequest) -> None:
        if self._jobs.is_open and not self._rebase.is_running:
            self._rebase.start(steps, request)
        else:
            self._announce(self.tr("The library is still being opened. Try again in a moment."), "", None)

    def _tell_begin(self, number: int, total: int, instruction: str) -> None:
        if total == 1:
            return
        words = self.tr("Step {number} of {total} runs: “{title}”").format(
            number=number, total=total, title=_short(instruction)
        )
        if number < total:
            self._announce(words, self.tr("Stop after it"), self._stop)
        else:
            self._announce(words, "", None)

    def _stop(self) -> None:
        self._rebase.stop()
        self._announce(self.tr("No further step will be sent"), "", None)

    def _tell_failure(self, instruction: str, why: str) -> None:
        words = self.tr("Stopped at “{title}”. {why} What builds on it was not sent.")
        self._announce(words.format(title=_short(instruction), why=why), "", None)

    def _tell_end(self, delivered: int, left_out: int) -> None:
        if left_out:
            words = self.tr("{delivered} of {total} steps have run; {left} have not.")
            told = words.format(delivered=delivered, total=delivered + left_out, left=left_out)
        elif delivered == 1:
            return
        else:
            told = self.tr("All {count} steps have run. The new branch stands beside the old one.").format(
                count=delivered
            )
        self._announce(told, "", None)

    def _tell_left(self, instructions: list[str]) -> None:
        if not instructions:
            return
        one = self.tr("A step of a branch was not sent when the program ended: “{title}”. It is not sent by itself.")
        many = self.tr(
            "{count} steps of a branch were not sent when the program ended, the first “{title}”."
            " They are not sent by themselves."
        )
        words = one if len(instructions) == 1 else many
        self._announce(words.format(count=len(instructions), title=_short(instructions[0])), "", None)


def _short(instruction: str) -> str:
    words = " ".join(instruction.split())
    return words if len(words) <= _MOST_TITLE else f"{words[:_MOST_TITLE].rstrip()}…"
