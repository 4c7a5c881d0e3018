"""The window: two pages under one bar, and what concerns the whole program."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox, QVBoxLayout, QWidget

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.errors import StudioError
from qwen_studio.core.picture import Picture
from qwen_studio.core.resources import resource_path
from qwen_studio.library.places import Places
from qwen_studio.state.studio import Studio
from qwen_studio.ui.action_keys.action_keys import ActionKeys
from qwen_studio.ui.afterwards import Afterwards
from qwen_studio.ui.appearance import Appearance
from qwen_studio.ui.by_and_by import ByAndBy
from qwen_studio.ui.dialogs.opener import Dialogs
from qwen_studio.ui.library_title import window_title
from qwen_studio.ui.menu_bar import SAMPLES, MenuBar
from qwen_studio.ui.menu_key import opens_menu
from qwen_studio.ui.new_edit import NewEdit
from qwen_studio.ui.news import News
from qwen_studio.ui.opened_files import PATTERNS, OpenedFiles
from qwen_studio.ui.pages import Pages
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.raising import bring_to_front
from qwen_studio.ui.reading_order import go_on
from qwen_studio.ui.status_line import StatusLine
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.top_bar import EDIT, GALLERY, TopBar
from qwen_studio.ui.undo_actions import UndoActions
from qwen_studio.ui.widgets.toast import ToastArea
from qwen_studio.ui.window_actions import WindowActions, connect_all
from qwen_studio.ui.window_place import WindowPlace

if TYPE_CHECKING:
    from qwen_studio.state.crash_reports import Fault
    from qwen_studio.state.draft_keeping import Restored
    from qwen_studio.state.hand_over import HandOver
    from qwen_studio.ui.edit_news import EditNews
    from qwen_studio.ui.full_screen import FullScreen
    from qwen_studio.ui.import_commands import ImportCommands
    from qwen_studio.ui.leaving import Leaving
    from qwen_studio.ui.library_commands import LibraryCommands
    from qwen_studio.ui.maintenance_words import Report
    from qwen_studio.ui.palette.palette_opener import PaletteOpener
    from qwen_studio.ui.picture_saver import PictureSaver
    from qwen_studio.ui.start_news import StartNews
    from qwen_studio.ui.words.word_popups import WordPopups

SMALLEST = (760, 560)


class MainWindow(QMainWindow):
    """Shows the `pages`, and turns window-wide commands into calls on state; `opened_files` go into the slots."""

    def __init__(self, studio: Studio, theme: Theme, places: Places) -> None:
        super().__init__()
        self.setWindowTitle(window_title(places.library))
        self.setMinimumSize(*SMALLEST)
        self._studio = studio
        self._theme = theme
        content = QWidget()
        self._toasts = ToastArea(theme, content, self._toast_room)
        self._news = News(self._toasts, studio.undo, self, lambda: self.pages.shown)
        self._actions = WindowActions(theme, self)
        self._pictures = PictureActions(
            lambda: studio.composer,
            studio.pictures,
            studio.collecting,
            studio.tasks,
            self._save_pictures,
            theme,
            reveal=self._news.show_in_folder,
            parent=self,
        )
        self._keys = ActionKeys(studio.preferences, self)
        self._menus = MenuBar(self._actions, self._pictures, self._keys, self)
        self.dialogs = Dialogs(studio, theme, places, self._actions, self._keys, self._all_menus, self)
        self._top_bar = TopBar(theme, [self._actions.settings, self._actions.keys], self._menus.looks)
        self._status = StatusLine(theme)
        self.pages = Pages(
            studio,
            theme,
            self._pictures,
            self._actions,
            self.dialogs,
            self._menus,
            self._top_bar,
            self._status,
            self._news.announce,
        )
        self.opened_files = OpenedFiles(
            lambda: studio.composer,
            studio.tasks,
            studio.preferences,
            partial(self.pages.show_page, EDIT),
            self._news.announce,
            self,
        )
        self._saver: PictureSaver | None = None
        self._palette: PaletteOpener | None = None
        self._full_screen: FullScreen | None = None
        self._imports: ImportCommands | None = None
        self._library: LibraryCommands | None = None
        self._leaving: Leaving | None = None
        self._edit_news: EditNews | None = None
        self.afterwards = Afterwards.END
        self.setMenuBar(self._menus)
        self._lay_out(content)
        self._connect()
        self._place = WindowPlace(self, self.pages, self._actions, studio.preferences)
        self._place.restore()
        steps = (
            self._follow_state,
            *self.pages.steps_to_complete(),
            self._follow_edits,
            self._add_drawing,
            self._add_library_commands,
            self._add_to_desktop,
            self._place.follow,
        )
        self._completion = ByAndBy(steps, self)

    def complete_by_and_by(self, then: Callable[[], object]) -> None:
        """Build what the first paint did not need, while the window can be used; `then` is called at the end."""
        self._completion.begin(then)

    def complete(self) -> None:
        """Build what is still left of that at once."""
        self._completion.finish()

    def tell_start_news(self) -> None:
        """Say what of the files of this start is wrong."""
        self._start_news().tell()

    def tell_of_draft(self, restored: "Restored") -> None:
        """Say what did not come back of what was being written."""
        self._start_news().tell_of_draft(restored)

    def _start_news(self) -> "StartNews":
        from qwen_studio.ui.start_news import StartNews

        studio = self._studio
        return StartNews(
            studio.service, studio.preferences, self._keys, self._news, self._actions.spending, self.dialogs, self
        )

    def show_report(self, report: "Report") -> None:
        """Say what was done to the library before this window was there."""
        self.complete()
        if self._library is not None:
            self._library.show_report(report)

    def _follow_edits(self) -> None:
        from qwen_studio.ui.edit_news import EditNews
        from qwen_studio.ui.leaving import Leaving

        studio = self._studio
        self._leaving = Leaving(studio.jobs, self)
        self._edit_news = news = EditNews(
            studio.jobs,
            studio.viewer,
            self._news.announce,
            self.pages.edit().offer,
            partial(self.pages.show_page, EDIT),
            self,
        )
        self._actions.stop.triggered.connect(news.stop_newest)
        self._menus.add_view(self.pages.edit().view_actions())

    def _follow_state(self) -> None:
        studio = self._studio
        self._status.follow(studio.jobs, studio.composer, studio.totals, studio.drive, studio.long_works)
        for refused in (self._pictures.refused, studio.composer.refused):
            refused.connect(self._news.tell)

    def _add_drawing(self) -> None:
        from qwen_studio.ui.drawing_commands import DrawingCommands

        drawing = DrawingCommands(self._studio, self._actions.draw, self._theme, self)
        self.pages.draw_wanted.connect(drawing.draw_on)

    def _add_library_commands(self) -> None:
        from qwen_studio.ui.export_commands import ExportCommands
        from qwen_studio.ui.import_commands import ImportCommands
        from qwen_studio.ui.library_commands import LibraryCommands
        from qwen_studio.ui.library_switching import LibrarySwitching

        studio = self._studio
        self._imports = ImportCommands(studio, self._actions, self._theme, self._news, self, open_filter=PATTERNS)
        exports = ExportCommands(studio, self._pictures, self._theme, self._news, self)
        switching = LibrarySwitching(
            studio.libraries, self._menus.libraries, self._actions, self._theme, self._news, self
        )
        self._library = LibraryCommands(studio, self._actions, self._theme, self._news, self)
        for show_progress in (self._imports.show_progress, exports.show_progress, self._library.show_progress):
            self._status.progress_wanted.connect(show_progress)
        for leave_wanted in (switching.leave_wanted, self._library.leave_wanted):
            leave_wanted.connect(self._leave)

    def _add_to_desktop(self) -> None:
        from qwen_studio.ui.desktop.presence import DesktopPresence
        from qwen_studio.ui.help.dialog_help import DialogHelp
        from qwen_studio.ui.recent_menu import RecentMenu

        DesktopPresence(self._studio, partial(self.pages.show_page, EDIT), self)
        RecentMenu(self._studio.recent_files, self._menus.recent, self.opened_files.open)
        DialogHelp(self)

    def take_over(self, message: "HandOver") -> None:
        """Come to the front, with the files of a second start in the slots that are free."""
        bring_to_front(self, message.activation_token)
        self.opened_files.open_beside(message.files)

    def bring_back_view(self) -> None:
        """Show the result that was looked at when the program ended."""
        self.pages.edit().bring_back_view()

    def offer_sample(self) -> None:
        """Make the first edit of the demo one click away, unless there is something in the form already."""
        if not self._studio.composer.filled:
            self._open_sample(SAMPLES[0])

    def welcome(self) -> None:
        """Say what this is, and ask how to begin."""
        self.dialogs.welcome(self._use_demo)
        self._studio.preferences.change(welcomed=True)

    def library_failed(self, error: StudioError) -> None:
        """Say why the library cannot be used; without one nothing may be sent."""
        QMessageBox.critical(self, self.tr("The library cannot be opened"), str(error))
        self.close()

    def tell_of_fault(self, fault: "Fault") -> None:
        """Say that something unexpected happened, and that nothing paid for is lost."""
        if fault.in_earlier_run:
            self._news.announce(
                self.tr("Qwen Studio was ended by the system last time. Everything that was paid for is kept."),
                self.tr("Show the report"),
                partial(self.dialogs.crash, fault),
                lasting=True,
            )
        else:
            self.dialogs.crash(fault)

    def give_way(self) -> None:
        """Keep the window's place for another one that shows the same."""
        self._place.keep()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not opens_menu(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before answers that are paid for would be left unread, then keep the window's place."""
        if self._leaving is not None and not self._leaving.may_close():
            event.ignore()
            return
        self._place.keep()
        super().closeEvent(event)

    def _toast_room(self) -> QRect:
        return self.pages.toast_room().translated(self.pages.pos())

    def _lay_out(self, content: QWidget) -> None:
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar)
        column.addWidget(self.pages, 1)
        column.addWidget(self._status)
        self.setCentralWidget(content)

    def _connect(self) -> None:
        actions, studio = self._actions, self._studio
        for signal in (self.pages.currentChanged, self.pages.toast_room_changed):
            signal.connect(self._toasts.place_again)
        connect_all(
            {
                actions.clear: NewEdit(studio, partial(self.pages.show_page, EDIT), self).begin,
                actions.open: self.opened_files.choose,
                actions.spending: lambda: self.dialogs.spending(studio.composer.model),
                actions.quit: self.close,
                actions.paste: self._paste,
                actions.find: lambda: self.pages.show_page(GALLERY),
                actions.history: lambda: self._words().open_history(),
                actions.presets: lambda: self._words().open_presets(),
                actions.save_preset: lambda: self._words().save_preset(),
                actions.all_hints: self._show_all_hints,
                actions.generate: lambda: self.pages.edit().generate(),
                actions.edit_page: lambda: self.pages.show_page(EDIT),
                actions.gallery_page: lambda: self.pages.show_page(GALLERY),
                actions.full_screen: self._toggle_full_screen,
                actions.previous: lambda: studio.viewer.step(-1),
                actions.next: lambda: studio.viewer.step(1),
                actions.edit_details: self._show_edit_details,
                actions.palette: self._open_palette,
                actions.welcome: self.welcome,
            }
        )
        connect_all({action: partial(self._open_sample, name) for name, action in self._menus.samples.items()})
        self._appearance = Appearance(studio.preferences, self._theme, actions, self)
        UndoActions(studio.undo, actions.undo, actions.redo, self)
        self._top_bar.page_chosen.connect(self.pages.show_page)
        self.pages.import_wanted.connect(self._import)
        self.pages.samples_wanted.connect(lambda: self._open_sample(SAMPLES[0]))
        self._pictures.used_as_image.connect(lambda _: self.pages.show_page(EDIT))

    def _import(self, paths: Sequence[Path]) -> None:
        self.complete()
        if self._imports is not None:
            self._imports.import_paths(paths)

    def _open_sample(self, name: str) -> None:
        self.pages.show_page(EDIT)
        composer = self._studio.composer
        composer.put_files([resource_path("samples", name)], 1)
        if not composer.instruction:
            composer.set_instruction(self.tr("Turn the photo into a pencil sketch with warm light"))

    def _save_pictures(self, pictures: Sequence[Picture], alignment: Alignment | None) -> None:
        if self._saver is None:
            from qwen_studio.ui.picture_saver import PictureSaver

            self._saver = PictureSaver(
                self._studio.pictures, self._news.announce, reveal=self._news.show_in_folder, parent=self
            )
        self._saver.save(pictures, alignment)

    def _paste(self) -> None:
        self.pages.show_page(EDIT)
        self._actions.left_panel.setChecked(True)
        self.pages.edit().paste()

    def _words(self) -> "WordPopups":
        # Coming to the page takes the keyboard to the instruction, and the user may be at Avoid.
        if self.pages.shown != EDIT:
            self.pages.show_page(EDIT)
        self._actions.left_panel.setChecked(True)
        return self.pages.edit().words

    def _all_menus(self) -> list[QMenu]:
        # What the gallery can do is in them once it is there.
        self.pages.gallery()
        return self._menus.menus()

    def _open_palette(self) -> None:
        if self._palette is None:
            from qwen_studio.ui.palette.palette_opener import PaletteOpener

            self._palette = PaletteOpener(self._studio, self.pages, self._menus.menus, self._theme, self)
        self._palette.open()

    def _show_all_hints(self) -> None:
        self._studio.composer.find_all_checks()
        self._news.announce(self.tr("Hints of every kind are shown below the instruction again."))

    def _toggle_full_screen(self) -> None:
        if self._full_screen is None:
            from qwen_studio.ui.full_screen import FullScreen

            actions, bars = self._actions, (self._top_bar, self._status)
            self._full_screen = FullScreen(self, actions.full_screen, actions.stop, bars, self._set_bare)
        # What it covers will not be seen any more.
        self._place.keep()
        self._full_screen.toggle()

    def _set_bare(self, bare: bool) -> None:
        self.pages.set_bare(bare)
        if bare:
            self._news.announce(self.tr("Esc leaves full screen"))

    def _leave(self, afterwards: Afterwards) -> None:
        """Close for what needs the library closed, unless something is under way."""
        under_way = "" if self._leaving is None else self._leaving.what_is_under_way()
        if under_way:
            self._news.announce(under_way)
            return
        self.afterwards = afterwards
        self.close()

    def _use_demo(self) -> None:
        self._studio.service.use_demo()
        self.offer_sample()

    def _show_edit_details(self) -> None:
        chosen = self._pictures.pictures if self.pages.shown == GALLERY else ()
        job_id = chosen[0].job_id if chosen else self.pages.edit().chosen_job()
        if job_id is not None:
            self.dialogs.job_details(job_id)
