"""What the call depends on beside pictures and words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QVBoxLayout, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.parameter_cell import ParameterCell
from qwen_studio.ui.composer.parameter_combo import Choice, ParameterCombo
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.notice import Notice
from qwen_studio.ui.widgets.seed_field import SeedField
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl
from qwen_studio.ui.widgets.switch import Switch

ONE_COLUMN_FROM = 125
"""Percent of the text scale."""


class Parameters(QWidget):
    """Model and number of images, and of the rest only what the chosen model understands, in two columns."""

    def __init__(self, composer: Composer, max_seed: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        self._theme = theme
        self._model = ParameterCombo(self.tr("Model"), self)
        self._images = SegmentedControl(self.tr("Number of images"), filled=True, parent=self)
        self._segments: list[Segment] = []
        self._seed = SeedField(theme, max_seed, self)
        self._watermark = Switch(theme, self.tr("Watermark"), self)
        self._size = ParameterCombo(self.tr("Size"), self)
        self._rewrite = Switch(theme, self.tr("Rewrite instruction"), self)
        self._seed.setAccessibleName(self.tr("Seed"))
        self._watermark.setToolTip(self.tr("Draws “Qwen-Image” into the lower right corner of each result"))
        self._rewrite.setToolTip(
            self.tr("Lets the service put the instruction into richer words (prompt_extend) before it paints")
        )
        self._cells = {
            "": ParameterCell(self.tr("Model"), self._model, self),
            "n": ParameterCell(self.tr("Images"), self._images, self),
            "seed": ParameterCell(self.tr("Seed"), self._seed, self),
            "watermark": ParameterCell(self.tr("Watermark"), self._watermark, self),
            "size": ParameterCell(self.tr("Size"), self._size, self),
            "prompt_extend": ParameterCell(self.tr("Rewrite instruction"), self._rewrite, self),
        }
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._problem = Notice(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self._problem)
        self._refresh()
        self._connect()

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with a parameter."""
        self._problem.set_notice("bad", sentence)

    def focus(self) -> None:
        """Gives the first parameter the keyboard."""
        self._model.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._model.chosen.connect(self._composer.set_model)
        self._images.value_changed.connect(self._choose_images)
        self._seed.values_changed.connect(self._composer.set_seeds)
        self._watermark.toggled.connect(self._composer.set_watermark)
        self._size.chosen.connect(self._composer.set_size)
        self._rewrite.toggled.connect(self._composer.set_prompt_extend)
        self._composer.parameters_changed.connect(self._refresh)
        self._theme.changed.connect(self._place_cells)
        self._composer.slots_changed.connect(self._show_sizes)

    def _choose_images(self, n: int) -> None:
        if n != self._composer.n:
            self._composer.set_n(n)

    def _refresh(self) -> None:
        composer = self._composer
        models = [Choice(m.id, m.label, m.id) for m in composer.models]
        self._model.show_choices(models, composer.model.id)
        self._show_images()
        self._seed.set_values(composer.seeds)
        self._watermark.setChecked(composer.watermark)
        self._show_sizes()
        self._rewrite.setChecked(composer.prompt_extend)
        self._place_cells()

    def _show_sizes(self) -> None:
        composer, several = self._composer, len(self._composer.filled) > 1
        like = self.tr("Like Image {n}")
        automatic = like.format(n=composer.last_filled) if several else self.tr("Automatic")
        explained = self.tr("About a megapixel, with the aspect of the last image")
        choices = [Choice(None, automatic, explained)]
        named = self.tr("{name} · {size}")
        for n, size in composer.sizes_of_images().items() if several else ():
            choices.append(Choice(size, named.format(name=like.format(n=n), size=size), str(size)))
        known = {choice.value for choice in choices}
        choices += [Choice(size, str(size)) for size in composer.sizes() if size not in known]
        if composer.size is not None and all(choice.value != composer.size for choice in choices):
            # Chosen like an image that is gone by now.
            choices.append(Choice(composer.size, str(composer.size)))
        self._size.show_choices(choices, composer.size)

    def _show_images(self) -> None:
        most_of_all = max(model.max_results for model in self._composer.models)
        most = self._composer.model.max_results
        too_many = self.tr("{model} makes at most {n} a call").format(model=self._composer.model.id, n=most)
        segments = [
            Segment(n, str(n), self._images_words(n), "" if n <= most else too_many, enabled=n <= most)
            for n in range(1, most_of_all + 1)
        ]
        # New segments would take the keyboard away from the one that was just pressed.
        if segments != self._segments:
            self._segments = segments
            self._images.set_options(segments)
            # New buttons stand last for Tab; they belong behind the model.
            before: QWidget = self._model
            for button in self._images.findChildren(QAbstractButton):
                QWidget.setTabOrder(before, button)
                before = button
        self._images.set_value(self._composer.n)

    def _images_words(self, n: int) -> str:
        return self.tr("1 image") if n == 1 else self.tr("{n} images").format(n=n)

    def _place_cells(self) -> None:
        model = self._composer.model
        always = {"", "n"}
        # The longest name has room in half of the panel only where letters are small.
        columns = 2 if self._theme.text_scale < ONE_COLUMN_FROM else 1
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        place = 0
        for parameter, cell in self._cells.items():
            shown = parameter in always or model.supports(parameter)
            cell.setVisible(shown)
            if shown:
                self._grid.addWidget(cell, place // columns, place % columns)
                place += 1
