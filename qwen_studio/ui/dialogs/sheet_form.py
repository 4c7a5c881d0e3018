"""How a contact sheet is to look."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from qwen_studio.core.sheet_layout import PAPERS, Caption, SheetChoice
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl

_MOST_COLUMNS = 8
_TEXT_MARGIN = 8
_UPRIGHT, _LANDSCAPE = 0, 1


class SheetForm(QWidget):
    """The fields beside the preview.

    Signals:
        changed(): the user chose something else.
    """

    changed = Signal()

    def __init__(self, choice: SheetChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format = SegmentedControl(self.tr("Format"), [Segment("PDF", "PDF"), Segment("PNG", "PNG")])
        self._format.set_value(choice.format)
        self._paper = QComboBox()
        self._paper.addItems(list(PAPERS))
        self._paper.setCurrentText(choice.paper)
        self._turn = SegmentedControl(
            self.tr("Page"), [Segment(_UPRIGHT, self.tr("Upright")), Segment(_LANDSCAPE, self.tr("Landscape"))]
        )
        self._turn.set_value(_LANDSCAPE if choice.landscape else _UPRIGHT)
        self._columns = QSpinBox()
        self._columns.setRange(1, _MOST_COLUMNS)
        self._columns.setValue(choice.columns)
        self._columns.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)
        words = {
            Caption.NAME: self.tr("File &name"),
            Caption.INSTRUCTION: self.tr("&Instruction"),
            Caption.DATE: self.tr("&Date"),
            Caption.SEED: self.tr("&Seed"),
        }
        self._captions = {caption: QCheckBox(words[caption]) for caption in Caption}
        below = QVBoxLayout()
        below.setSpacing(6)
        for caption, box in self._captions.items():
            box.setChecked(caption in choice.captions)
            box.toggled.connect(self.changed)
            below.addWidget(box)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.addRow(self.tr("Format"), self._format)
        form.addRow(_label(self.tr("&Paper"), self._paper), self._paper)
        form.addRow(self.tr("Page"), self._turn)
        form.addRow(_label(self.tr("&Columns"), self._columns), self._columns)
        form.addRow(self.tr("Captions"), below)
        self._format.value_changed.connect(self.changed)
        self._turn.value_changed.connect(self.changed)
        self._paper.currentTextChanged.connect(self.changed)
        self._columns.valueChanged.connect(self.changed)

    def choice(self) -> SheetChoice:
        """What is chosen."""
        return SheetChoice(
            format=str(self._format.value()),
            paper=self._paper.currentText(),
            landscape=self._turn.value() == _LANDSCAPE,
            columns=self._columns.value(),
            captions=tuple(caption for caption, box in self._captions.items() if box.isChecked()),
        )


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(buddy)
    return label
