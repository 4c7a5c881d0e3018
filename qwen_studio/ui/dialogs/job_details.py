"""Everything that is known about one edit, to be read and copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.state.job_details import JobDetails
from qwen_studio.ui.punctuation import named
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.viewer.job_facts import JobFacts
from qwen_studio.ui.widgets.elided_label import ElidedLabel

_WIDTH = 520


class JobDetailsDialog(QDialog):
    """Facts in rows; each can be selected, and all can be copied at once, without the instruction."""

    def __init__(self, details: JobDetails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Details of the edit"))
        self._rows = JobFacts(self).rows(details)
        title = ElidedLabel(" ".join(details.card.job.request.instruction.split()), role="strong")
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, value in self._rows:
            label = QLabel(name)
            set_role(label, "muted")
            form.addRow(label, _value(name, value))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip(self.tr("Everything but the instruction"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(grown_room(_WIDTH))
        # Words that wrap ask for their height only once they know their width.
        width = grown_room(_WIDTH)
        self.resize(width, self.heightForWidth(width))

    def text(self) -> str:
        """The facts, one a line."""
        return "\n".join(named(name, value) for name, value in self._rows)


def _value(name: str, words: str) -> QLabel:
    label = QLabel(words)
    label.setAccessibleName(named(name, words))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
