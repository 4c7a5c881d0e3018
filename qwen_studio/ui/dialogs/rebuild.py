"""Asks before the database is made anew from the files."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qwen_studio.state.job_list import JobList
from qwen_studio.ui.afterwards import Afterwards
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.notice import Notice

_WIDTH = 540


class RebuildDialog(QDialog):
    """Says what a rebuilt database knows and what it does not; offers it only while nothing is under way.

    Signals:
        rebuild_wanted(Afterwards): with or without what is still to be fetched.
        fetch_wanted(): the user wants to fetch that first.
    """

    rebuild_wanted = Signal(object)
    fetch_wanted = Signal()

    def __init__(self, jobs: JobList, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rebuild the database"))
        self._jobs = jobs
        sentence = QLabel(self.tr("A new database is made from the pictures, each of which carries its own story."))
        set_role(sentence, "strong")
        lost = QLabel(
            self.tr(
                "What only the present database knows is not in the new one: favourites, ratings, notes, tags and"
                " albums, edits without pictures and what they cost. The present database is kept beside the new one,"
                " and no picture is touched."
            )
        )
        set_role(lost, "muted")
        closing = QLabel(self.tr("The window closes for that, and opens again when it is done."))
        set_role(closing, "muted")
        for label in (sentence, lost, closing):
            label.setWordWrap(True)
        self._notice = Notice(theme)
        self._notice.action_triggered.connect(self.fetch_wanted)
        self._leave = QCheckBox(self.tr("Do &without the pictures that are still to be fetched"))
        self._rebuild = QPushButton(self.tr("&Rebuild"))
        set_role(self._rebuild, "primary")
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._rebuild)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (sentence, lost, closing, self._notice, self._leave):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.setMinimumWidth(grown_room(_WIDTH))
        self._leave.toggled.connect(self._follow)
        self._rebuild.clicked.connect(self._choose)
        jobs.counts_changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        under_way, pending = self._jobs.running + self._jobs.waiting, self._jobs.pending
        self._leave.setVisible(not under_way and pending > 0)
        self._rebuild.setEnabled(not under_way and (not pending or self._leave.isChecked()))
        if under_way:
            one = self.tr("1 edit is still under way. It must end first.")
            many = self.tr("{count} edits are still under way. They must end first.")
            self._notice.set_notice("warn", one if under_way == 1 else many.format(count=under_way))
        elif pending:
            one = self.tr(
                "1 edit has pictures that are paid for and not fetched yet. Only the present database knows where they"
                " lie."
            )
            many = self.tr(
                "{count} edits have pictures that are paid for and not fetched yet. Only the present database knows"
                " where they lie."
            )
            words = one if pending == 1 else many.format(count=pending)
            self._notice.set_notice("warn", words, self.tr("Fetch them now"))
        else:
            self._notice.clear()
        # Words that wrap ask for their height only once they know their width.
        width = max(self.minimumSizeHint().width(), grown_room(_WIDTH))
        self.resize(width, self.heightForWidth(width))

    @Slot()
    def _choose(self) -> None:
        pending = self._jobs.pending > 0
        self.rebuild_wanted.emit(Afterwards.REBUILD_WITHOUT_PENDING if pending else Afterwards.REBUILD)
        self.accept()
