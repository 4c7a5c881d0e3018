"""Work on the library as a whole: how far it is, and how it ended."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qwen_studio.state.long_work import Ended, LongWork, Work
from qwen_studio.ui.maintenance_words import MaintenanceWords, Report
from qwen_studio.ui.show_in_folder import show_in_folder
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_label import IconLabel
from qwen_studio.ui.widgets.progress_line import ProgressLine

_WIDTH = 520
_ICONS = {"ok": ("check", "ok"), "info": ("info", "muted"), "warn": ("warning", "warn"), "bad": ("error", "bad")}


class MaintenanceDialog(QDialog):
    """Follows the work while it runs, and stays with its report; closed before, the work goes on in the background.

    `alone`, without a window behind it, there is no background: closed, it stops the work, and its owner closes it.

    Signals:
        mend_wanted(): the user wants the damaged database mended, by a restart.
    """

    mend_wanted = Signal()

    def __init__(
        self,
        maintenance: LongWork,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        report_of: Callable[[Ended], Report] | None = None,
        alone: bool = False,
        reveal: Callable[[Path], object] = show_in_folder,
    ) -> None:
        super().__init__(parent)
        self._alone = alone
        self._reveal = reveal
        self._shown: Path | None = None
        self._maintenance = maintenance
        self._words = MaintenanceWords(self)
        self._report_of = report_of or self._words.report
        self._work = maintenance.work
        self._icon = IconLabel(theme, "hourglass")
        self._sentence = _label("strong")
        self._sentence.setAccessibleName(self.tr("Result"))
        self._advice = _label("muted")
        self._line = ProgressLine(theme, self.tr("Progress"))
        self._count = _label("caption")
        self._findings = QPlainTextEdit()
        self._findings.setReadOnly(True)
        self._findings.setAccessibleName(self.tr("Findings"))
        self._findings.setMinimumHeight(180)
        self._copy = QPushButton(self.tr("&Copy"))
        self._copy.clicked.connect(self._copy_report)
        self._show = QPushButton(self.tr("Show in &folder"))
        self._show.clicked.connect(self._show_file)
        self._mend = QPushButton(self.tr("&Restart to mend it"))
        set_role(self._mend, "primary")
        self._mend.clicked.connect(self.mend_wanted)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(maintenance.cancel)
        self._close = QPushButton(self.tr("Go on in the &background"))
        self._close.clicked.connect(self.accept)
        self._lay_out()
        maintenance.changed.connect(self._follow)
        maintenance.ended.connect(self._ended)
        self._show_running()
        self._follow()

    def reject(self) -> None:
        if self._alone and self._maintenance.work is not None:
            self._maintenance.cancel()
        else:
            super().reject()

    def show_report(self, report: Report) -> None:
        """Shows how it ended."""
        self._icon.set_icon(*_ICONS[report.kind])
        self._sentence.setText(report.sentence)
        self._advice.setText(report.advice)
        self._advice.setVisible(bool(report.advice))
        self._findings.setPlainText("\n".join(report.lines))
        self._findings.setVisible(bool(report.lines))
        self._copy.setVisible(bool(report.lines))
        self._mend.setVisible(report.can_mend)
        self._shown = report.shown
        self._show.setVisible(report.shown is not None)
        for widget in (self._line, self._count, self._cancel):
            widget.hide()
        self._close.setText(self.tr("Close"))
        (self._mend if report.can_mend else self._close).setDefault(True)
        self._close.setFocus()
        # As large as it needs to be now, but no smaller than the user made it.
        self.adjustSize()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        for widget in (self._sentence, self._advice, self._line, self._count):
            words.addWidget(widget)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._show)
        buttons.addStretch(1)
        for button in (self._cancel, self._close, self._mend):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(self._findings, 1)
        column.addStretch(0)
        column.addLayout(buttons)
        self.setMinimumWidth(grown_room(_WIDTH))

    def _show_running(self) -> None:
        work = self._work or Work.VERIFY
        # Without a work it is opened for a report of one that has ended.
        self.setWindowTitle(self.tr("Library") if self._work is None else self._words.title(work))
        self._sentence.setText(self._words.title(work))
        self._advice.setText(self._words.cancel_explained(work))
        for widget in (self._findings, self._copy, self._show, self._mend):
            widget.hide()
        self._close.setVisible(not self._alone)
        self._close.setDefault(True)

    @Slot()
    def _follow(self) -> None:
        maintenance = self._maintenance
        if maintenance.work is not self._work or maintenance.work is None:
            return
        self._line.set_fraction(maintenance.done / maintenance.total if maintenance.total else 0)
        self._count.setText(
            self._words.progress(maintenance.work, maintenance.done, maintenance.total, maintenance.per_second)
        )

    @Slot(object)
    def _ended(self, ended: Ended) -> None:
        if ended.work is self._work and not self._alone:
            self._work = None
            self.show_report(self._report_of(ended))

    @Slot()
    def _show_file(self) -> None:
        if self._shown is not None:
            self._reveal(self._shown)

    @Slot()
    def _copy_report(self) -> None:
        lines = (self._sentence.text(), self._advice.text(), self._findings.toPlainText())
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))


def _label(role: str) -> QLabel:
    label = QLabel()
    set_role(label, role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
