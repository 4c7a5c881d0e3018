"""The one question that remains after a file name was chosen for a lossy format."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from qwen_studio.ui.text_scale import grown, grown_room
from qwen_studio.ui.theme import set_role


@dataclass(frozen=True)
class SaveOptions:
    """Quality in percent, and whether the file tells how it was made."""

    quality: int = 92
    keep_story: bool = True


class SaveOptionsDialog(QDialog):
    """Asks for quality and story.

    Signals:
        chosen(SaveOptions): the user pressed Save.
    """

    chosen = Signal(object)

    def __init__(self, format_name: str, options: SaveOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save as {format}").format(format=format_name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._quality = QSlider(Qt.Orientation.Horizontal)
        self._quality.setRange(50, 100)
        self._quality.setValue(options.quality)
        self._quality.setAccessibleName(self.tr("Quality"))
        self._quality.setMinimumWidth(grown_room(240))
        self._percent = QLabel()
        self._percent.setMinimumWidth(grown(44))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._quality.valueChanged.connect(self._show_percent)
        self._story = QCheckBox(self.tr("Keep the &story: instruction, seed, model and request id"))
        self._story.setChecked(options.keep_story)
        label = QLabel(self.tr("&Quality"))
        set_role(label, "heading")
        label.setBuddy(self._quality)
        row = QHBoxLayout()
        row.addWidget(self._quality, 1)
        row.addWidget(self._percent)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        set_role(buttons.button(QDialogButtonBox.StandardButton.Save), "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self._story)
        column.addSpacing(8)
        column.addWidget(buttons)
        self._show_percent(options.quality)

    def accept(self) -> None:
        self.chosen.emit(SaveOptions(self._quality.value(), self._story.isChecked()))
        super().accept()

    def _show_percent(self, value: int) -> None:
        self._percent.setText(self.tr("{value} %").format(value=value))
