"""Words to begin with."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from qwen_studio.core.presets import Preset, Wording, WordsKind
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.presets import Presets
from qwen_studio.ui.file_dialogs import FileDialogs
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.why_not import enable, why_not
from qwen_studio.ui.widgets.ask_popup import AskPopup
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl
from qwen_studio.ui.words.preset_title import ask_for_title
from qwen_studio.ui.words.preset_wording import wording_of
from qwen_studio.ui.words.word_popup import WordPopup
from qwen_studio.ui.words.word_row import WordRow

FILE_SUFFIX = ".toml"


class PresetsPopup(WordPopup):
    """The user's own presets, then those of the program by families, in English or Chinese."""

    def __init__(
        self,
        presets: Presets,
        kind: WordsKind,
        preferences: Preferences,
        theme: Theme,
        text: str,
        window: QWidget,
    ) -> None:
        """`text` is what the field holds, which may be saved as a preset."""
        self._presets = presets
        self._kind = kind
        self._preferences = preferences
        self._wording = wording_of(preferences.settings.preset_wording)
        is_avoid = kind is WordsKind.AVOID
        super().__init__(
            self.tr("Presets for Avoid") if is_avoid else self.tr("Presets"),
            self.tr("Search the presets"),
            theme,
            window,
        )
        self._window = window
        self._text = text.strip()
        languages = [
            Segment(Wording.ENGLISH.value, "English"),
            Segment(Wording.CHINESE.value, "中文", name=self.tr("Chinese")),
        ]
        switch = SegmentedControl(self.tr("Language of the presets"), languages)
        switch.set_value(self._wording.value)
        switch.value_changed.connect(self._use_wording)
        self.head.addWidget(switch)
        self._save_button = self._add_button(self.tr("Save as preset…"), self._save)
        self._save_button.setEnabled(bool(self._text))
        self._files_button = self._add_button(self.tr("Share"), self._open_files_menu)
        self._files_button.setToolTip(self.tr("Your own presets as a file"))
        self.list.menu_wanted.connect(self._open_menu)
        presets.changed.connect(self.refresh)

    def found(self, text: str) -> tuple[list[WordRow], int]:
        problem = self._presets.problem
        self.problem.set_notice("warn", "" if problem is None else str(problem))
        rows: list[WordRow] = []
        heading = ""
        for preset in self._presets.found(self._kind, text):
            here = self._heading(preset)
            if here != heading:
                rows.append(WordRow(here))
                heading = here
            rows.append(self._row(preset))
        return rows, 0

    def words_for_nothing(self) -> str:
        return self.tr("No preset has these words.") if self._presets.are_known else ""

    def usual_foot(self) -> str:
        return self.tr("Enter takes it, Tab goes through the slots")

    def key_pressed(self, event: QKeyEvent, row: WordRow | None) -> bool:
        own = None if row is None else row.own
        if event.key() == Qt.Key.Key_F2:
            self._rename(own)
            return True
        # In the search field, Delete takes letters away.
        if event.key() == Qt.Key.Key_Delete and (self.list.hasFocus() or not self.search.text()):
            self._delete(own)
            return True
        return False

    def _heading(self, preset: Preset) -> str:
        if not preset.family:
            return self.tr("Your presets")
        return self._presets.book.family(preset).name_in(self._wording)

    def _row(self, preset: Preset) -> WordRow:
        return WordRow(
            preset.title_in(self._wording),
            preset.text_in(self._wording),
            self.tr("{count} images").format(count=preset.images) if preset.images > 1 else "",
            own=None if preset.family else preset,
        )

    def _use_wording(self, value: str) -> None:
        self._wording = Wording(value)
        self._preferences.change(preset_wording=value)
        self.refresh()
        self.search.setFocus()

    def _save(self) -> None:
        place = self._save_button.mapToGlobal(self._save_button.rect().topLeft())
        ask_for_title(self, self._presets, self._kind, self._text, place)

    def _rename(self, own: Preset | None) -> None:
        if own is not None:
            question = self.tr("New title of “{title}”").format(title=own.title)
            ask = AskPopup(
                self,
                question,
                self.tr("Rename"),
                lambda title: self._presets.rename(own, title),
                text=own.title,
            )
            ask.open_at(self.list.below_current())

    def _delete(self, own: Preset | None) -> None:
        if own is not None:
            self._presets.delete(own)

    def _open_menu(self, row: WordRow, place: QPoint) -> None:
        if row.own is None:
            return
        menu = self._menu()
        rename = self._action(menu, self.tr("Rename…"), lambda: self._rename(row.own))
        rename.setShortcut("F2")
        delete = self._action(menu, self.tr("Delete"), lambda: self._delete(row.own))
        delete.setShortcut("Del")
        menu.popup(place)

    def _open_files_menu(self) -> None:
        menu = self._menu()
        self._action(menu, self.tr("Add presets from a file…"), self._import)
        export = self._action(menu, self.tr("Save my presets to a file…"), self._export)
        reason = self.tr("There are no presets of your own yet")
        enable(export, bool(self._presets.own), reason)
        export.setToolTip(why_not(export))
        menu.setToolTipsVisible(True)
        menu.popup(self._files_button.mapToGlobal(self._files_button.rect().bottomLeft()))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    @staticmethod
    def _action(menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(words)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _import(self) -> None:
        presets = self._presets
        dialog = self._dialog(self.tr("Add presets from a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: presets.import_file(Path(name)))
        dialog.open()

    def _export(self) -> None:
        presets = self._presets
        dialog = self._dialog(self.tr("Save my presets to a file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile("presets" + FILE_SUFFIX)
        dialog.fileSelected.connect(lambda name: presets.export(_with_suffix(Path(name))))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        # A popup keeps the mouse for itself, and a dialog over it could not be used.
        self.close()
        dialog = FileDialogs(self._preferences)(self._window)
        dialog.setWindowTitle(title)
        dialog.setNameFilter(self.tr("Presets ({pattern})").format(pattern="*" + FILE_SUFFIX))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _add_button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        set_role(button, "ghost")
        button.clicked.connect(act)
        self.foot.addWidget(button)
        return button


def _with_suffix(file: Path) -> Path:
    return file if file.suffix else file.with_suffix(FILE_SUFFIX)
