"""What happened when something failed that nobody expected."""

from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextOption
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qwen_studio.state.crash_reports import Fault
from qwen_studio.ui.show_in_folder import show_in_folder
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role

WIDTH = 560
REPORT_HEIGHT = 260


class CrashReportDialog(QDialog):
    """Says that nothing paid is lost, and lets the person read and copy the report, and go on working."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self._faults: dict[str, Fault] = {}
        title = QLabel(self.tr("Something went wrong inside Qwen Studio"))
        self._title = title
        set_role(title, "title")
        promise = QLabel(
            self.tr(
                "Nothing that you paid for is lost: every edit that was sent, and every answer, is in the library."
                " You can go on working. If the window behaves oddly, start Qwen Studio again."
            )
        )
        self._count = QLabel()
        set_role(self._count, "muted")
        for label in (title, promise, self._count):
            label.setWordWrap(True)
        self._report = QPlainTextEdit()
        self._report.setReadOnly(True)
        self._report.setAccessibleName(self.tr("Crash report"))
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._report.setTabChangesFocus(True)
        self._report.setMinimumHeight(REPORT_HEIGHT)
        self._report.hide()
        self._read = QPushButton(self.tr("&Read the report"))
        self._read.setCheckable(True)
        self._copy = QPushButton(self.tr("&Copy the report"))
        self._folder = QPushButton(self.tr("Show in &folder"))
        go_on = QPushButton(self.tr("Go on"))
        set_role(go_on, "primary")
        go_on.setDefault(True)
        self._lay_out((title, promise, self._count), go_on)
        self._read.toggled.connect(self._show_report)
        self._copy.clicked.connect(self._copy_report)
        self._folder.clicked.connect(self._show_folder)
        go_on.clicked.connect(self.accept)
        go_on.setFocus()

    def _lay_out(self, labels: tuple[QLabel, ...], go_on: QPushButton) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._read, self._copy, self._folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        for label in labels:
            column.addWidget(label)
        column.addWidget(self._report)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        for label in labels:
            label.setFixedWidth(grown_room(WIDTH))

    def add(self, fault: Fault) -> None:
        """Tell of this too, or that it happened again."""
        if fault.place not in self._faults or self._faults[fault.place].text != fault.text:
            self._report.setPlainText("\n".join([*(f.text for f in self._faults.values()), fault.text]))
        self._faults[fault.place] = fault
        if fault.in_earlier_run:
            self._title.setText(self.tr("Qwen Studio was ended by the system last time"))
        times = sum(known.times for known in self._faults.values())
        self._count.setVisible(times > 1)
        self._count.setText(self.tr("It has happened {count} times so far.").format(count=f"{times:,}"))
        self._folder.setEnabled(any(known.file for known in self._faults.values()))

    def _show_report(self, shown: bool) -> None:
        self._report.setVisible(shown)
        self._read.setText(self.tr("Hide the &report") if shown else self.tr("&Read the report"))

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        # What stands beside it stays where it is.
        self._copy.setMinimumWidth(self._copy.width())
        self._copy.setText(self.tr("&Copied"))

    def _show_folder(self) -> None:
        newest = next(known.file for known in reversed(self._faults.values()) if known.file)
        show_in_folder(newest)
