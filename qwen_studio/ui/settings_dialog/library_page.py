"""Where pictures are kept, how they come in and how they go out."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from qwen_studio.ui.settings_dialog.editors.choice_editor import ChoiceEditor
from qwen_studio.ui.settings_dialog.editors.number_editor import NumberEditor
from qwen_studio.ui.settings_dialog.editors.switch_editor import SwitchEditor
from qwen_studio.ui.settings_dialog.editors.text_editor import TextEditor
from qwen_studio.ui.settings_dialog.editors.texts_editor import TextsEditor
from qwen_studio.ui.settings_dialog.path_row import PathRow
from qwen_studio.ui.settings_dialog.row import Row, Words
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.settings_dialog.surroundings import Surroundings


class LibraryPage(SettingsPage):
    """The library that is open, the others, import, export, contact sheets."""

    def __init__(self, title: str, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(title, around, parent)
        self._add_libraries()
        self._add_import()
        self._add_export()
        self._add_sheets()

    def _add_libraries(self) -> None:
        around, actions = self.around, self.around.actions
        self.add_row(
            PathRow(
                Words(
                    self.tr("This library"),
                    self.tr("Results, their inputs and the database. The program starts with the library used last."),
                    self.tr("folder location where path storage"),
                ),
                around.places.library,
                around,
            )
        )
        self.add_buttons(
            Words(
                self.tr("Change the library"),
                self.tr("Each of these asks for a folder first."),
                self.tr("move new open another switch"),
            ),
            self.action_button(actions.open_library, self.tr("Open another…")),
            self.action_button(actions.new_library, self.tr("New…")),
            self.action_button(actions.move_library, self.tr("Move this one…")),
        )
        self._others = TextsEditor(around.theme, self.tr("none"))
        self._others.edited.connect(self._forget)
        self.add_row(
            Row(
                Words(
                    self.tr("Other libraries in the menu"),
                    self.tr("The cross takes one from the list only; its folder is not touched."),
                    self.tr("list recent forget"),
                ),
                self._others,
                below=True,
            )
        )
        self._show_others()
        around.studio.libraries.changed.connect(self._show_others)
        self.add_buttons(
            Words(
                self.tr("Backups and damage"),
                self.tr("The database is backed up once a day, and a damaged one is mended from its backup."),
                self.tr("verify restore rebuild repair back up"),
            ),
            self.action_button(actions.backups, self.tr("Backups…")),
            self.action_button(actions.verify, self.tr("Verify…")),
            self.action_button(actions.find_missing, self.tr("Find missing files…")),
        )

    def _add_import(self) -> None:
        self.add_heading(self.tr("Import"))
        self.add_setting(
            "import_how",
            Words(
                self.tr("Pictures that are imported"),
                self.tr("Copies are safe from what happens to the originals; references take no room."),
                self.tr("import copy reference link"),
            ),
            ChoiceEditor([("copy", self.tr("are copied")), ("reference", self.tr("stay where they are"))]),
        )

    def _add_export(self) -> None:
        theme = self.around.theme
        self.add_heading(self.tr("Export"))
        self.add_setting(
            "export_format",
            Words(self.tr("Format of exported files"), "", self.tr("export PNG JPEG WEBP type")),
            ChoiceEditor([("PNG", "PNG"), ("JPEG", "JPEG"), ("WEBP", "WEBP")]),
        )
        self.add_setting(
            "export_quality",
            Words(self.tr("Quality of JPEG and WEBP"), "", self.tr("export compression size")),
            NumberEditor(1, 100),
        )
        self.add_setting(
            "export_pattern",
            Words(
                self.tr("Names of exported files"),
                self.tr("What stands in braces is filled in; the export dialog lists all of it."),
                self.tr("export pattern file name"),
            ),
            TextEditor(may_be_empty=False),
        )
        self.add_setting(
            "export_story",
            Words(
                self.tr("Write into files how they were made"),
                self.tr("Instruction, model and seed, so that a file can be edited again later."),
                self.tr("export story metadata private share"),
            ),
            SwitchEditor(theme),
        )

    def _add_sheets(self) -> None:
        self.add_heading(self.tr("Contact sheets"))
        self.add_setting(
            "sheet_format",
            Words(self.tr("Format of contact sheets"), "", self.tr("print PDF PNG")),
            ChoiceEditor([("PDF", "PDF"), ("PNG", "PNG")]),
        )
        self.add_setting(
            "sheet_paper",
            Words(self.tr("Paper"), "", self.tr("print page size contact sheet")),
            ChoiceEditor([("A4", "A4"), ("A3", "A3"), ("Letter", "Letter")]),
        )
        self.add_setting(
            "sheet_landscape",
            Words(self.tr("Landscape"), "", self.tr("print orientation portrait contact sheet")),
            SwitchEditor(self.around.theme),
        )
        self.add_setting(
            "sheet_columns",
            Words(self.tr("Pictures in a row"), "", self.tr("columns contact sheet")),
            NumberEditor(1, 8),
        )

    def _show_others(self) -> None:
        self._others.show_value(tuple(map(str, self.around.studio.libraries.others)))

    def _forget(self, left: tuple[str, ...]) -> None:
        libraries = self.around.studio.preferences.settings.libraries
        gone = [str(other) for other in self.around.studio.libraries.others if str(other) not in left]
        self.around.changes.make(
            self.tr("Take a library from the list"),
            self.tr("“{name}” is no longer in the list.").format(name=Path(gone[0]).name),
            libraries=tuple(known for known in libraries if known not in gone),
        )
