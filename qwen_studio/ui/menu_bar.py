"""The menus: every command stands in one."""

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from qwen_studio.ui.action_keys.action_keys import ActionKeys
from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.palette.menu_entries import plain
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.window_actions import WindowActions

MENU_TITLE = "menu_title"
"""The property of an action that says too little without the title of its menu: what that is called."""
SAMPLES = ("coffee.png", "astronaut.png", "chelsea.png", "hubble_deep_field.jpg")


class MenuBar(QMenuBar):
    """From File to Help; `samples` are the actions that open a sample picture, by file name.

    Libraries that were open stand in the menu `libraries`, between its first action and the line below, and pictures in
    `recent`; `looks` are the menus of what the window looks like and speaks.
    """

    def __init__(
        self,
        actions: WindowActions,
        pictures: PictureActions,
        keys: ActionKeys,
        parent: QWidget | None = None,
    ) -> None:
        """`keys` are given to the actions as they come into the menus."""
        super().__init__(parent)
        self._keys = keys
        self.samples: dict[str, QAction] = {}
        self.looks = [
            self._choices(self.tr("&Theme"), actions.themes.values()),
            self._choices(self.tr("Te&xt size"), actions.text_scales.values()),
            self._choices(self.tr("La&nguage"), actions.languages.values()),
        ]
        self._fill(
            self.tr("&File"),
            [actions.clear, actions.open],
            self._recent_menu(),
            self._sample_menu(),
            None,
            [actions.import_pictures, actions.import_folder],
            self._library_menu(actions),
            None,
            [actions.settings, actions.keys, actions.spending],
            None,
            actions.quit,
        )
        self._fill(
            self.tr("&Edit"),
            [actions.undo, actions.redo],
            None,
            [actions.paste, actions.draw, actions.find],
            None,
            [actions.history, actions.presets, actions.save_preset, actions.all_hints],
            None,
            [actions.preview, actions.generate, actions.stop],
        )
        self._view = self._fill(
            self.tr("&View"),
            [actions.edit_page, actions.gallery_page],
            None,
            [actions.left_panel, actions.right_panel],
            None,
            *self.looks,
            actions.full_screen,
        )
        image = self.addMenu(self.tr("&Image"))
        pictures.fill_menu(image)
        image.addSeparator()
        image.addActions([actions.previous, actions.next, actions.edit_details])
        self._gallery = self.addMenu(self.tr("&Gallery"))
        self._fill(
            self.tr("&Library"),
            actions.fetch_pending,
            None,
            [actions.verify, actions.find_missing, actions.rebuild],
            None,
            [actions.back_up, actions.backups],
            None,
            [actions.save_list, actions.library_folder],
        )
        self._fill(
            self.tr("&Help"),
            [actions.guide, actions.palette, actions.shortcuts],
            None,
            [actions.service_help, actions.welcome],
            None,
            [actions.show_log, actions.about],
        )
        name_actions(self, "menu")
        keys.adopt(self.menus())

    def add_gallery(self, actions: list[QAction]) -> None:
        """Fill the Gallery menu, once the page is there."""
        self._gallery.addActions(actions)
        self._keys.adopt([self._gallery])

    def menus(self) -> list[QMenu]:
        """The menus, from left to right."""
        return [menu for action in self.actions() if isinstance(menu := action.menu(), QMenu)]

    def add_view(self, actions: list[QAction]) -> None:
        """Adds what the viewer can do, once it is there."""
        self._view.addSeparator()
        self._view.addActions(actions)
        self._keys.adopt([self._view])

    def _fill(self, title: str, *content: QAction | QMenu | list[QAction] | None) -> QMenu:
        menu = self.addMenu(title)
        for entry in content:
            match entry:
                case None:
                    menu.addSeparator()
                case QMenu():
                    menu.addMenu(entry)
                case QAction():
                    menu.addAction(entry)
                case _:
                    menu.addActions(entry)
        return menu

    def _sample_menu(self) -> QMenu:
        menu = QMenu(self.tr("Open a &sample"), self)
        words = (self.tr("Coffee"), self.tr("Astronaut"), self.tr("Chelsea"), self.tr("Hubble deep field"))
        for name, title in zip(SAMPLES, words, strict=True):
            self.samples[name] = menu.addAction(title)
        return _with_title(menu)

    def _recent_menu(self) -> QMenu:
        self.recent = QMenu(self.tr("Open &recent"), self)
        return self.recent

    def _library_menu(self, actions: WindowActions) -> QMenu:
        self.libraries = QMenu(self.tr("&Library"), self)
        self.libraries.addAction(actions.open_library)
        self.libraries.addSeparator()
        self.libraries.addActions([actions.new_library, actions.move_library])
        return self.libraries

    def _choices(self, title: str, actions: Iterable[QAction]) -> QMenu:
        menu = QMenu(title, self)
        menu.addActions(list(actions))
        return _with_title(menu)


def _with_title(menu: QMenu) -> QMenu:
    """Lets its actions know the menu's title."""
    for action in menu.actions():
        action.setProperty(MENU_TITLE, plain(menu.title()))
    return menu
