"""How the window looks."""

from PySide6.QtWidgets import QWidget

from qwen_studio.ui.settings_dialog.editors.choice_editor import ChoiceEditor
from qwen_studio.ui.settings_dialog.editors.number_editor import NumberEditor
from qwen_studio.ui.settings_dialog.row import Words
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.settings_dialog.surroundings import Surroundings
from qwen_studio.ui.window_actions import TEXT_SCALES


class AppearancePage(SettingsPage):
    """Colours, letters, movement, panels and tiles."""

    def __init__(self, title: str, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(title, around, parent)
        self.add_setting(
            "theme",
            Words(
                self.tr("Theme"),
                self.tr("High contrast is dark or light as the system is."),
                self.tr("colour color dark light black white night mode high contrast"),
            ),
            ChoiceEditor(
                [
                    ("system", self.tr("Like the system")),
                    ("light", self.tr("Light")),
                    ("dark", self.tr("Dark")),
                    ("contrast", self.tr("High contrast")),
                ]
            ),
        )
        self.add_setting(
            "text_scale",
            Words(
                self.tr("Text size"),
                self.tr("Letters, and all that holds them. It is multiplied with the scale of the system."),
                self.tr("font zoom scale larger bigger letters"),
            ),
            ChoiceEditor([(percent, self.tr("{n} %").format(n=percent)) for percent in TEXT_SCALES]),
        )
        self.add_setting(
            "motion",
            Words(
                self.tr("Movement"),
                self.tr("Reduced: nothing slides, fades or flickers."),
                self.tr("animation motion reduced accessibility"),
            ),
            ChoiceEditor([("system", self.tr("Like the system")), ("reduced", self.tr("Reduced"))]),
        )
        self.add_heading(self.tr("Gallery"))
        self.add_setting(
            "tile_width",
            Words(
                self.tr("Width of tiles"),
                self.tr("About so wide; tiles fill the row. Ctrl and the wheel in the gallery change it, too."),
                self.tr("thumbnail size gallery grid zoom"),
            ),
            NumberEditor(64, 512, unit="px", step=16),
        )
        self.add_setting(
            "gallery_view",
            Words(self.tr("The gallery is shown"), "", self.tr("grid list table view")),
            ChoiceEditor([("grid", self.tr("as a grid")), ("list", self.tr("as a list"))]),
        )
