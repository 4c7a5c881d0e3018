"""What the program speaks, and what a start shows."""

from PySide6.QtWidgets import QWidget

from qwen_studio.ui.settings_dialog.editors.choice_editor import ChoiceEditor
from qwen_studio.ui.settings_dialog.editors.switch_editor import SwitchEditor
from qwen_studio.ui.settings_dialog.row import Words
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.settings_dialog.surroundings import Surroundings


class GeneralPage(SettingsPage):
    """Language, start, notifications."""

    def __init__(self, title: str, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(title, around, parent)
        theme = around.theme
        self.add_setting(
            "language",
            Words(
                self.tr("Language"),
                self.tr("Of menus, messages and the user guide. Changes at once."),
                self.tr("English Chinese translation locale 中文 语言"),
            ),
            # Each language in its own words, so that whoever does not read the present one finds theirs.
            ChoiceEditor([("system", self.tr("Like the system")), ("en", "English"), ("zh", "简体中文")]),
        )
        self.add_setting(
            "preset_wording",
            Words(
                self.tr("Words of presets"),
                self.tr("The models understand both. The list of presets has this choice, too."),
                self.tr("language English Chinese instruction"),
            ),
            ChoiceEditor([("system", self.tr("Like the program")), ("en", "English"), ("zh", "简体中文")]),
        )
        self.add_heading(self.tr("At the start"))
        self.add_setting(
            "start_page",
            Words(
                self.tr("Page"),
                self.tr("What the window shows first."),
                self.tr("start open launch first edit gallery"),
            ),
            ChoiceEditor(
                [("last", self.tr("The page shown last")), ("edit", self.tr("Edit")), ("gallery", self.tr("Gallery"))]
            ),
        )
        self.add_setting(
            "restore_draft",
            Words(
                self.tr("Bring back what was being written"),
                self.tr("Pictures, words and parameters of the edit that was not sent yet, after a crash, too."),
                self.tr("session restore draft last reopen"),
            ),
            SwitchEditor(theme),
        )
        self.add_heading(self.tr("While it runs"))
        self.add_setting(
            "notifications",
            Words(
                self.tr("Notify when an edit is done"),
                self.tr("Only while another window is in front."),
                self.tr("notification desktop message sound alert background"),
            ),
            SwitchEditor(theme),
        )
