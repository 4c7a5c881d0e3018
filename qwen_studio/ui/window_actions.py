"""What can be done with the window and the program, each thing once, for the menus and for buttons."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from qwen_studio.state.languages import NAMES, SYSTEM
from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.draw_keys import DRAW_KEYS
from qwen_studio.ui.theme import CHOICES, Choice, Theme
from qwen_studio.ui.words.word_buttons import HISTORY_KEYS, PRESETS_KEYS

TEXT_SCALES = (100, 125, 150, 175, 200)
"""What the menu offers, in percent."""

Keys = QKeySequence | QKeySequence.StandardKey | str


class WindowActions(QObject):
    """The actions; the window connects them."""

    def __init__(self, theme: Theme, parent: QObject) -> None:  # noqa: PLR0915 - a line for each action
        super().__init__(parent)
        self._theme = theme
        standard = QKeySequence.StandardKey
        self.open = self._action(self.tr("&Open pictures…"), standard.Open, icon="folder")
        self.import_pictures = self._action(self.tr("&Import pictures…"), "Ctrl+Shift+I", icon="download")
        self.import_folder = self._action(self.tr("Import a &folder…"), "Ctrl+Alt+I")
        self.settings = self._action(
            self.tr("S&ettings…"), "Ctrl+,", icon="settings", role=QAction.MenuRole.PreferencesRole
        )
        self.keys = self._action(self.tr("&Keys and regions…"), "Ctrl+Shift+A", icon="key")
        self.spending = self._action(self.tr("S&pending…"), "Ctrl+Shift+M", icon="coins")
        self.quit = self._action(self.tr("&Quit"), "Ctrl+Q", role=QAction.MenuRole.QuitRole)
        self.undo = self._action(self.tr("&Undo"), standard.Undo, icon="undo")
        self.redo = self._action(self.tr("Re&do"), "Ctrl+Shift+Z", icon="redo")
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.paste = self._action(self.tr("&Paste as image"), "Ctrl+Shift+V")
        # Ctrl+V too, where no field takes it for words.
        self.paste.setShortcuts([QKeySequence("Ctrl+Shift+V"), QKeySequence(standard.Paste)])
        self.draw = self._action(self.tr("Draw &marks…"), DRAW_KEYS, icon="pencil")
        self.find = self._action(self.tr("&Find in the gallery"), standard.Find, icon="search")
        self.palette = self._action(self.tr("C&ommand palette…"), "Ctrl+K", icon="search")
        self.clear = self._action(self.tr("&New edit"), standard.New)
        self.history = self._action(self.tr("&History of words…"), HISTORY_KEYS, icon="history")
        self.presets = self._action(self.tr("Pr&esets…"), PRESETS_KEYS, icon="bookmark")
        self.save_preset = self._action(self.tr("Sa&ve as preset…"), "Ctrl+Alt+P")
        self.all_hints = self._action(self.tr("Show h&idden hints again"), "Ctrl+Alt+U", icon="info")
        self.generate = self._action(self.tr("&Generate"), "Ctrl+Return", icon="play")
        self.generate.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.preview = self._action(self.tr("&What will be sent…"), "Ctrl+Shift+Return", icon="send")
        self.edit_page = self._checkable(self.tr("&Edit"), "Ctrl+1")
        self.gallery_page = self._checkable(self.tr("&Gallery"), "Ctrl+2")
        self._let_one_be_on([self.edit_page, self.gallery_page])
        self.left_panel = self._checkable(self.tr("Edit &panel at the left"), "F9", icon="panel-left")
        self.right_panel = self._checkable(self.tr("Panel at the &right"), "Shift+F9", icon="panel-right")
        self.full_screen = self._checkable(self.tr("F&ull screen"), "F11")
        self.stop = self._action(self.tr("&Stop the newest edit that is not sent"), "Esc")
        self.previous = self._action(self.tr("Pre&vious result"), "Alt+Left", icon="chevron-left")
        self.next = self._action(self.tr("Ne&xt result"), "Alt+Right", icon="chevron-right")
        self.edit_details = self._action(self.tr("&Details of the edit…"), "Ctrl+I", icon="info")
        self.open_library = self._action(self.tr("&Open another library…"), "Ctrl+Alt+L", icon="folder")
        self.new_library = self._action(self.tr("&New library…"), "Ctrl+Alt+Shift+N", icon="plus")
        self.move_library = self._action(self.tr("&Move this library…"), "Ctrl+Alt+X", icon="swap")
        self.fetch_pending = self._action(self.tr("&Fetch what is pending"), "F5", icon="download")
        self.verify = self._action(self.tr("&Verify…"), "Ctrl+Alt+V", icon="check")
        self.rebuild = self._action(self.tr("&Rebuild the database…"), "Ctrl+Alt+K", icon="refresh")
        self.find_missing = self._action(self.tr("Find &missing files…"), "Ctrl+Alt+M", icon="search")
        self.back_up = self._action(self.tr("Back &up now"), "Ctrl+Alt+B", icon="save")
        self.backups = self._action(self.tr("&Backups…"), "Ctrl+Shift+B", icon="history")
        self.save_list = self._action(self.tr("List as &JSON…"), "Ctrl+Alt+J")
        self.library_folder = self._action(self.tr("Show the library f&older"), "Ctrl+Shift+O", icon="folder")
        self.guide = self._action(self.tr("&User guide"), "F1", icon="help")
        self.service_help = self._action(self.tr("&Service…"), "", icon="help")
        self.shortcuts = self._action(self.tr("&Keyboard shortcuts…"), "Ctrl+?")
        self.show_log = self._action(self.tr("Show the &log"), "")
        self.welcome = self._action(self.tr("&Welcome…"), "")
        self.about = self._action(self.tr("&About Qwen Studio"), "", role=QAction.MenuRole.AboutRole)
        self.themes = self._theme_actions()
        self.text_scales = self._text_scale_actions()
        self.languages = self._language_actions()
        name_actions(self, "window")

    def _action(
        self, text: str, keys: Keys, *, icon: str = "", role: QAction.MenuRole = QAction.MenuRole.NoRole
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setMenuRole(role)
        if icon:
            action.setIcon(self._theme.icon(icon))
        return action

    def _checkable(self, text: str, keys: Keys, *, icon: str = "") -> QAction:
        action = self._action(text, keys, icon=icon)
        action.setCheckable(True)
        # In a menu its tick stands there, which says more.
        action.setIconVisibleInMenu(False)
        return action

    def _theme_actions(self) -> dict[Choice, QAction]:
        words = {
            "system": self.tr("Like the &system"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
            "contrast": self.tr("High &contrast"),
        }
        actions = {choice: self._checkable(words[choice], "") for choice in CHOICES}
        self._let_one_be_on(actions.values())
        actions[self._theme.choice].setChecked(True)
        return actions

    def _text_scale_actions(self) -> dict[int, QAction]:
        actions = {percent: self._checkable(self.tr("{n} %").format(n=percent), "") for percent in TEXT_SCALES}
        self._let_one_be_on(actions.values())
        if self._theme.text_scale in actions:
            actions[self._theme.text_scale].setChecked(True)
        return actions

    def _language_actions(self) -> dict[str, QAction]:
        actions = {SYSTEM: self._checkable(self.tr("Like the &system"), "")}
        # Never translated: who cannot read the window finds the way back.
        actions |= {language: self._checkable(name, "") for language, name in NAMES.items()}
        self._let_one_be_on(actions.values())
        return actions

    def _let_one_be_on(self, actions: Iterable[QAction]) -> None:
        group = QActionGroup(self)
        for action in actions:
            group.addAction(action)


def connect_all(connections: dict[QAction, Callable[[], object]]) -> None:
    """Let each action do its work, whatever its checked state."""
    for action, act in connections.items():
        action.triggered.connect(lambda _checked=False, act=act: act())
