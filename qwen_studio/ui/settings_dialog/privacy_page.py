"""What is kept and sent, and how it is deleted."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from qwen_studio.state.logs import delete_logs
from qwen_studio.ui.settings_dialog.path_row import PathRow
from qwen_studio.ui.settings_dialog.row import Row, Words
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from qwen_studio.ui.settings_dialog.surroundings import Surroundings
from qwen_studio.ui.widgets.quiet import quiet


class PrivacyPage(SettingsPage):
    """Plain statements, where things lie, and a button for each trace."""

    def __init__(self, title: str, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(title, around, parent)
        self._add_statements()
        self._add_traces()
        self._add_places()

    def _add_statements(self) -> None:
        also = self.tr("telemetry tracking analytics update check network internet account data collect")
        for words in (
            Words(
                self.tr("Nothing is reported"),
                self.tr(
                    "No telemetry, no account with this program, no look for updates. Reports stay on this machine."
                ),
                also,
            ),
            Words(
                self.tr("What an edit sends"),
                self.tr(
                    "Its pictures without their metadata, its words and parameters, and your key: to the region or"
                    " address that you chose, and nowhere else. The demo sends nothing off this machine."
                ),
                also,
            ),
        ):
            self.add_row(Row(words))
        self.add_buttons(
            Words(
                self.tr("See it yourself"),
                self.tr("Shows the next edit as the service would get it, before it is sent."),
                self.tr("preview outgoing request body"),
            ),
            self.action_button(self.around.actions.preview, self.tr("What will be sent…")),
        )

    def _add_traces(self) -> None:
        self.add_heading(self.tr("Traces of your work"))
        self._add_trace(
            Words(
                self.tr("History of words"),
                self.tr(
                    "Empties the list of instructions that Ctrl+H and the palette offer; pinned ones stay. Pictures in"
                    " the library still tell their own instruction."
                ),
                self.tr("clear delete forget instructions prompts history"),
            ),
            self._clear_words,
        )
        self._add_trace(
            Words(
                self.tr("Recent files"),
                self.tr("Empties the list of pictures opened last. The files are not touched."),
                self.tr("clear delete forget open recent"),
            ),
            lambda: self.around.changes.make(
                self.tr("Clear recent files"), self.tr("The list of recent files is empty."), recent_files=()
            ),
        )
        self._add_trace(
            Words(
                self.tr("Choices in the command palette"),
                self.tr("Forgets what was chosen there last, which stands on top for that."),
                self.tr("clear delete forget recent Ctrl+K"),
            ),
            lambda: self.around.changes.make(
                self.tr("Clear choices of the palette"),
                self.tr("The palette has no recent choices."),
                palette_recent=(),
            ),
        )
        self._add_trace(
            Words(
                self.tr("Places used last"),
                self.tr("Forgets the folders last opened and exported to, and what the two pages showed."),
                self.tr("clear delete forget folder export gallery"),
            ),
            lambda: self.around.changes.make(
                self.tr("Clear places used last"),
                self.tr("The places used last are forgotten."),
                last_folder="",
                export_folder="",
                gallery_place="",
                edit_view="",
            ),
        )
        self._add_trace(
            Words(
                self.tr("Log and crash reports"),
                self.tr(
                    "Deletes the files. They hold no instruction, picture or key, but help to find what went wrong."
                ),
                self.tr("clear delete log crash report"),
            ),
            self._ask_for_logs,
            self.tr("Delete…"),
        )

    def _add_places(self) -> None:
        self.add_heading(self.tr("What is stored where"))
        around, places = self.around, self.around.places
        also = self.tr("folder path location storage disk")
        for words, path in (
            (Words(self.tr("Pictures, inputs, instructions, ledger"), self.tr("The library."), also), places.library),
            (Words(self.tr("Settings, own presets, own catalogue"), "", also), places.config),
            (Words(self.tr("Cache"), self.tr("May be emptied at any time."), also), places.cache),
            (Words(self.tr("Log and crash reports of this machine"), "", also), places.logs),
        ):
            self.add_row(PathRow(words, path, around))
        self.add_row(
            Row(Words(self.tr("Keys"), self.tr("In the keyring of your system, or in memory until the end."), also))
        )

    def _add_trace(self, words: Words, clear: object, button: str = "") -> None:
        push = QPushButton(button or self.tr("Clear"))
        push.setAccessibleName(f"{push.text()}: {words.name}")
        quiet(push)
        push.clicked.connect(clear)
        self.add_row(Row(words, push))

    def _clear_words(self) -> None:
        self.around.changes.make(
            self.tr("Clear the history of words"),
            self.tr("The history of words begins anew."),
            words_since=datetime.now(UTC).isoformat(),
        )

    def _ask_for_logs(self) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Log and crash reports"), "", parent=self.window())
        box.setText(self.tr("Delete the log and all crash reports?"))
        box.setInformativeText(self.tr("This cannot be taken back. A new log begins at once."))
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        delete.clicked.connect(self._delete_logs)
        box.open()

    def _delete_logs(self) -> None:
        self.around.studio.tasks.run(delete_logs, self.around.places.logs, done=self._tell_of_logs)

    def _tell_of_logs(self, count: int) -> None:
        if count == 1:
            self.around.changes.say(self.tr("1 file was deleted."))
        else:
            self.around.changes.say(self.tr("{count} files were deleted.").format(count=count))
