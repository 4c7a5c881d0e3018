"""What a new edit begins with."""

from PySide6.QtWidgets import QWidget

from qwen_studio.state.edit_form import OFFERED_SIZES, stored_size
from qwen_studio.ui.settings_dialog.editors.choice_editor import ChoiceEditor
from qwen_studio.ui.settings_dialog.editors.number_editor import NumberEditor
from qwen_studio.ui.settings_dialog.editors.switch_editor import SwitchEditor
from qwen_studio.ui.settings_dialog.row import Row, Words
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.settings_dialog.surroundings import Surroundings


class EditingPage(SettingsPage):
    """Model and parameters."""

    def __init__(self, title: str, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(title, around, parent)
        composer, theme = around.studio.composer, around.theme
        models = composer.models
        self.add_setting(
            "keep_parameters",
            Words(
                self.tr("Go on with what was used last"),
                self.tr("Off: every start and every new edit begins with what stands below, whatever was used since."),
                self.tr("remember keep defaults parameters"),
            ),
            SwitchEditor(theme),
        )
        self.add_heading(self.tr("A new edit begins with"))
        self.add_setting(
            "model",
            Words(
                self.tr("Model"),
                self.tr("Prices and parameters differ. A new edit and the next start begin with it."),
                "qwen",
            ),
            ChoiceEditor([(model.id, model.label) for model in models]),
        )
        self.add_setting(
            "n",
            Words(
                self.tr("Number of images"),
                self.tr("Of one call, each at the price of one. A model that makes fewer makes as many as it can."),
                self.tr("n results count how many"),
            ),
            NumberEditor(1, max(model.max_results for model in models)),
        )
        self.add_setting(
            "size",
            Words(
                self.tr("Size"),
                self.tr("For models that let it be chosen. Automatic follows the last image."),
                self.tr("pixels resolution width height dimensions"),
            ),
            ChoiceEditor([("", self.tr("Automatic")), *((stored_size(size), str(size)) for size in OFFERED_SIZES)]),
        )
        self.add_setting(
            "watermark",
            Words(
                self.tr("Watermark"),
                self.tr("Draws “Qwen-Image” into the lower right corner of each result."),
                self.tr("logo mark corner"),
            ),
            SwitchEditor(theme),
        )
        self.add_setting(
            "prompt_extend",
            Words(
                self.tr("Rewrite instruction"),
                self.tr("Lets the service put the instruction into richer words before it paints."),
                "prompt_extend",
            ),
            SwitchEditor(theme),
        )
        self.add_row(
            Row(
                Words(
                    self.tr("Seed, Avoid and input images"),
                    self.tr("Belong to one edit, and begin empty. Presets keep words for the next time."),
                    self.tr("random negative prompt preset"),
                )
            )
        )
