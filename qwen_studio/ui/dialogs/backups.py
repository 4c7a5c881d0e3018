"""The backups of the database."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.core.language import sentences
from qwen_studio.state.long_work import Ended, Work
from qwen_studio.state.maintenance import Maintenance
from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.gallery.day_words import day_heading
from qwen_studio.ui.maintenance_words import MaintenanceWords
from qwen_studio.ui.text_scale import grown_room, resize_grown
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from qwen_studio.library.backups import Backup


class BackupsDialog(QDialog):
    """What there is, newest first; one more can be made.

    Signals:
        folder_wanted(): the user wants to see the files.
    """

    folder_wanted = Signal()

    def __init__(self, maintenance: Maintenance, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups of the database"))
        self._maintenance = maintenance
        words = QLabel(
            self.tr(
                "The database is backed up once a day by itself; 7 days and 4 weeks are kept. Each backup was looked"
                " through before it counted. Where the database is damaged, the newest good one is brought back at the"
                " next start. The pictures are ordinary files: back those up as you do with your other files."
            )
        )
        words.setWordWrap(True)
        set_role(words, "muted")
        self._list = QTreeWidget()
        self._list.setAccessibleName(self.tr("Backups"))
        self._list.setHeaderLabels([self.tr("Day"), self.tr("Size")])
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.setRootIsDecorated(False)
        self._list.setMinimumHeight(120)
        self._notice = Notice(theme)
        self._now = QPushButton(self.tr("&Back up now"))
        self._now.clicked.connect(maintenance.back_up)
        folder = QPushButton(self.tr("Show in &folder"))
        folder.clicked.connect(self.folder_wanted)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._now)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self._list, 1)
        column.addWidget(self._notice)
        column.addLayout(buttons)
        self.setMinimumWidth(grown_room(480))
        resize_grown(self, 500, 480)
        maintenance.changed.connect(self._follow)
        maintenance.ended.connect(self._ended)
        self._follow()
        maintenance.backups(self._show)

    def _follow(self) -> None:
        self._now.setEnabled(self._maintenance.work is None)

    def _ended(self, ended: Ended) -> None:
        if ended.work is Work.BACK_UP:
            report = MaintenanceWords(self).report(ended)
            self._notice.set_notice(
                "info" if report.kind == "ok" else "warn", sentences(report.sentence, report.advice)
            )
            self._maintenance.backups(self._show)

    def _show(self, backups: "Sequence[Backup]") -> None:
        self._list.clear()
        today = self._maintenance.today()
        for backup in backups:
            row = QTreeWidgetItem([day_heading(backup.day, today), bytes_text(backup.file_bytes)])
            row.setToolTip(0, backup.path.name)
            self._list.addTopLevelItem(row)
        if not backups and not self._notice.text():
            self._notice.set_notice("info", self.tr("There is no backup yet. The first is made soon after the start."))
