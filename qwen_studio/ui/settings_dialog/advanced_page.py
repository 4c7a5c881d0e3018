"""What few people need: hints that were hidden, files of the program, and all settings at once."""

from PySide6.QtWidgets import QPushButton, QWidget

from qwen_studio.core.instruction_checks import CheckKind
from qwen_studio.ui.settings_dialog.carrying import Carrying
from qwen_studio.ui.settings_dialog.editors.texts_editor import TextsEditor
from qwen_studio.ui.settings_dialog.path_row import PathRow
from qwen_studio.ui.settings_dialog.row import Words
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.settings_dialog.surroundings import Surroundings
from qwen_studio.ui.widgets.notice import Notice


class AdvancedPage(SettingsPage):
    """`reset_all` is the button that gives every page its defaults; the dialog connects it."""

    def __init__(self, title: str, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(title, around, parent)
        self.reset_all = QPushButton(self.tr("Reset all settings"))
        self._add_lists()
        self._add_files()
        self._add_carrying()

    def _add_lists(self) -> None:
        theme = self.around.theme
        kinds = {
            CheckKind.MISSING_IMAGE.value: self.tr("Images without a picture"),
            CheckKind.NO_IMAGE_NAMED.value: self.tr("Pictures that no word names"),
            CheckKind.UNUSED_IMAGE.value: self.tr("Images that are not named"),
            CheckKind.UNQUOTED.value: self.tr("Text without quotes"),
            CheckKind.NOTHING_STAYS.value: self.tr("Nothing is said to stay"),
            CheckKind.UNFILLED.value: self.tr("Slots that are to be filled in"),
            CheckKind.STRAY_BRACE.value: self.tr("Braces that begin no choice"),
        }
        self.add_setting(
            "hushed_hints",
            Words(
                self.tr("Hints that were hidden"),
                self.tr("Below the instruction. The cross shows hints of that kind again."),
                self.tr("hidden hushed hints warnings show again"),
            ),
            TextsEditor(theme, self.tr("none"), words=lambda kind: kinds.get(kind, kind)),
        )
        self.add_setting(
            "network_libraries",
            Words(
                self.tr("Libraries on network drives"),
                self.tr("Nothing is said about their risks any more. The cross brings the warning back."),
                self.tr("network drive NFS SMB warning"),
            ),
            TextsEditor(theme, self.tr("none")),
        )

    def _add_files(self) -> None:
        self.add_heading(self.tr("Files"))
        places, around = self.around.places, self.around
        self.add_row(
            PathRow(
                Words(
                    self.tr("Settings"),
                    self.tr("Plain text. Values that cannot be used fall back one by one, and are said at the start."),
                    self.tr("file settings.json location"),
                ),
                places.settings_file,
                around,
            )
        )
        self.add_row(
            PathRow(
                Words(
                    self.tr("Own catalogue"),
                    self.tr("Adds models, regions, prices and hosts, once you make it. The user guide tells how."),
                    self.tr("file catalog.toml models prices location"),
                ),
                places.user_catalog,
                around,
            )
        )
        self.add_row(
            PathRow(
                Words(self.tr("Own presets"), "", self.tr("file presets.toml location")), places.user_presets, around
            )
        )
        self.add_buttons(
            Words(
                self.tr("Log"),
                self.tr("Tells what the program did, without instructions, pictures or keys."),
                self.tr("log folder debug level"),
            ),
            self.action_button(around.actions.show_log, self.tr("Show the log")),
        )

    def _add_carrying(self) -> None:
        self.add_heading(self.tr("All settings"))
        notice = Notice(self.around.theme)
        carrying = Carrying(self.around, notice, self)
        take = QPushButton(self.tr("Import…"))
        give = QPushButton(self.tr("Export…"))
        take.clicked.connect(carrying.ask_for_import)
        give.clicked.connect(carrying.ask_for_export)
        # Not below the buttons, where the toast with the way back lies over it.
        self.column.addWidget(notice)
        self.add_buttons(
            Words(
                self.tr("To another machine"),
                self.tr("Keys, accounts, proxies, folders and lists of what you did are not in the file."),
                self.tr("import export backup transfer share settings file"),
            ),
            take,
            give,
        )
        self.add_buttons(
            Words(
                self.tr("Back to the beginning"),
                self.tr("All pages get their defaults. Accounts, keys, libraries and spending caps stay."),
                self.tr("reset defaults factory everything"),
            ),
            self.reset_all,
        )
