"""What is asked and said before the window closes."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from qwen_studio.state.job_list import JobList


class Leaving(QObject):
    """Knows what would be lost."""

    def __init__(self, jobs: JobList, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._window = window

    def may_close(self) -> bool:
        """Whether nothing is lost, or the user wants to close although answers that are paid for would be."""
        count = self._jobs.with_service
        if not count:
            return True
        what = self.tr("1 edit is") if count == 1 else self.tr("{count} edits are").format(count=count)
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Quit Qwen Studio"), "", parent=self._window)
        box.setText(self.tr("{edits} with the service, and the answer is not here yet.").format(edits=what))
        box.setInformativeText(
            self.tr(
                "If you quit now, the answer is lost although it may be charged, because it cannot be asked for again."
            )
        )
        stay = box.addButton(self.tr("Keep waiting"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(self.tr("Quit anyway"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def what_is_under_way(self) -> str:
        """Why the library cannot be closed and opened again now; empty if it can."""
        count = self._jobs.running + self._jobs.waiting
        if not count:
            return ""
        if count == 1:
            return self.tr("1 edit is still under way. It must end first.")
        return self.tr("{count} edits are still under way. They must end first.").format(count=count)
