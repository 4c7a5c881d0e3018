"""How pictures are to be exported: format, quality, size, story."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from qwen_studio.core.export_choice import LOSSY, SUFFIXES, ExportChoice, Sizing
from qwen_studio.ui.text_scale import grown
from qwen_studio.ui.theme import set_role
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl

_SIDES = (16, 16384)
_TEXT_MARGIN = 8


class ExportForm(QWidget):
    """Every field of an export; `between` are rows that stand before the story: title with mnemonic, and field.

    Signals:
        changed(): the user chose something else.
    """

    changed = Signal()

    def __init__(
        self, choice: ExportChoice, between: Sequence[tuple[str, QWidget]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._format = SegmentedControl(self.tr("Format"), [Segment(name, name) for name in SUFFIXES])
        self._format.set_value(choice.format)
        self._quality = QSlider(Qt.Orientation.Horizontal)
        self._quality.setRange(50, 100)
        self._quality.setValue(choice.quality)
        self._quality.setAccessibleName(self.tr("Quality"))
        self._quality_shown = QLabel()
        self._quality_shown.setMinimumWidth(grown(48))
        self._quality_shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._sizing = QComboBox()
        self._sizing.setAccessibleName(self.tr("Size"))
        for sizing, words in (
            (Sizing.ORIGINAL, self.tr("As it is")),
            (Sizing.LONGEST_SIDE, self.tr("Longest side")),
            (Sizing.PERCENT, self.tr("Percent")),
            (Sizing.CHAIN_ORIGINAL, self.tr("Size of the original")),
        ):
            self._sizing.addItem(words, sizing.value)
        self._sizing.setCurrentIndex(self._sizing.findData(choice.sizing.value))
        self._side = _spin_box(*_SIDES, choice.side_px, self.tr(" px"), self.tr("Longest side"))
        self._percent = _spin_box(1, 100, choice.percent, self.tr(" %"), self.tr("Percent"))
        self._amount = QStackedWidget()
        for page in (QWidget(), self._side, self._percent, QWidget()):
            self._amount.addWidget(page)
        self._story = QCheckBox(self.tr("Keep the &story: instruction, seed, model, rating, tags and notes"))
        self._story.setChecked(choice.keep_story)
        self._share = QLabel()
        self._share.setWordWrap(True)
        set_role(self._share, "caption")
        self._lay_out(between)
        self._format.value_changed.connect(self._follow)
        self._quality.valueChanged.connect(self._follow)
        self._sizing.currentIndexChanged.connect(self._follow)
        self._side.valueChanged.connect(self._follow)
        self._percent.valueChanged.connect(self._follow)
        self._story.toggled.connect(self._follow)
        self._follow()

    def choice(self, pattern: str) -> ExportChoice:
        """What is chosen, with that pattern of names."""
        return ExportChoice(
            format=str(self._format.value()),
            quality=self._quality.value(),
            sizing=Sizing(self._sizing.currentData()),
            side_px=self._side.value(),
            percent=self._percent.value(),
            pattern=pattern,
            keep_story=self._story.isChecked(),
        )

    def suffix(self) -> str:
        """The ending of the names."""
        return SUFFIXES[str(self._format.value())]

    def _lay_out(self, between: Sequence[tuple[str, QWidget]]) -> None:
        quality = QHBoxLayout()
        quality.addWidget(self._quality, 1)
        quality.addWidget(self._quality_shown)
        size = QHBoxLayout()
        size.setSpacing(8)
        size.addWidget(self._sizing, 1)
        size.addWidget(self._amount, 1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Format"), self._format)
        form.addRow(_label(self.tr("&Quality"), self._quality), quality)
        form.addRow(_label(self.tr("Si&ze"), self._sizing), size)
        for words, field in between:
            form.addRow(_label(words, field), field)
        form.addRow("", self._story)
        form.addRow("", self._share)

    @Slot()
    def _follow(self) -> None:
        lossy = self._format.value() in LOSSY
        self._quality.setEnabled(lossy)
        self._quality_shown.setText(
            self.tr("{value} %").format(value=self._quality.value()) if lossy else self.tr("exact")
        )
        self._amount.setCurrentIndex(self._sizing.currentIndex())
        self._share.setText(
            self.tr("The copies tell how they were made, as the originals do.")
            if self._story.isChecked()
            else self.tr(
                "Share copies: nothing in them tells how they were made or of what. Their names do, where the pattern"
                " has the instruction or the seed."
            )
        )
        self.changed.emit()


def _spin_box(low: int, high: int, value: int, suffix: str, name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setValue(value)
    box.setSuffix(suffix)
    # The style sheet's padding does not reach the words of a spin box.
    box.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)
    box.setAccessibleName(name)
    return box


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(buddy)
    return label
