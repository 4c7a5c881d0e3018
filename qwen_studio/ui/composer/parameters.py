"""What the call depends on beside pictures and words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from qwen_studio.core.geometry import Size
from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.parameter_combo import ParameterCombo
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.seed_field import SeedField
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl
from qwen_studio.ui.widgets.switch import Switch

_MOST_IMAGES = 6


class Parameters(QWidget):
    """Model, images, and of the rest only what the chosen model understands, two beside each other."""

    def __init__(self, composer: Composer, max_seed: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        # The accessible names are not translated: tools and tests find the controls by them.
        self._model = ParameterCombo("Model", self)
        self._images = SegmentedControl("Number of images", filled=True, parent=self)
        self._seed = SeedField(theme, max_seed)
        self._watermark = Switch(theme, "Watermark")
        self._rewrite = Switch(theme, "Rewrite instruction")
        self._size = ParameterCombo("Size", self)
        self._cells = [
            (self._cell(self.tr("Model"), self._model), ""),
            (self._cell(self.tr("Images"), self._images), ""),
            (self._cell(self.tr("Seed"), self._seed), "seed"),
            (self._cell(self.tr("Watermark"), self._watermark), "watermark"),
            (self._cell(self.tr("Size"), self._size), "size"),
            (self._cell(self.tr("Rewrite instruction"), self._rewrite), "prompt_extend"),
        ]
