"""The pages of the window, each built by the first who asks, so that a start builds the one that it shows."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from qwen_studio.core.picture import Picture
from qwen_studio.state.studio import Studio
from qwen_studio.ui.announce import Announce
from qwen_studio.ui.dialogs.opener import Dialogs
from qwen_studio.ui.menu_bar import MenuBar
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.status_line import StatusLine
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.top_bar import EDIT, GALLERY, TopBar
from qwen_studio.ui.why_not import enable
from qwen_studio.ui.window_actions import WindowActions

if TYPE_CHECKING:
    from qwen_studio.ui.edit_page import EditPage
    from qwen_studio.ui.gallery.page import GalleryPage


class Pages(QStackedWidget):
    """Edit and Gallery, with what each has in the bar, the menus and the status line.

    Signals:
        import_wanted(list[Path]): files were dropped on the gallery.
        samples_wanted(): the user wants to begin with a sample picture.
        draw_wanted(int): the user wants to draw marks upon the picture of that slot.
        columns_moved(): the user has made columns of the Edit page wider or narrower.
        toast_room_changed(): passing news may have to lie elsewhere.
    """

    import_wanted = Signal(list)
    samples_wanted = Signal()
    draw_wanted = Signal(int)
    columns_moved = Signal()
    toast_room_changed = Signal()

    def __init__(
        self,
        studio: Studio,
        theme: Theme,
        pictures: PictureActions,
        actions: WindowActions,
        dialogs: Dialogs,
        menus: MenuBar,
        top_bar: TopBar,
        status: StatusLine,
        announce: Announce,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._theme = theme
        self._pictures = pictures
        self._actions = actions
        self._dialogs = dialogs
        self._menus = menus
        self._top_bar = top_bar
        self._status = status
        self._announce = announce
        self._edit: EditPage | None = None
        self._gallery: GalleryPage | None = None
        self._is_complete = False
        self.shown = EDIT
        pictures.compare_wanted.connect(self._compare)

    def show_page(self, page: str) -> None:
        """Bring a page to the front: "edit" or "gallery"."""
        self.shown = page
        (self._actions.edit_page if page == EDIT else self._actions.gallery_page).setChecked(True)
        # The gallery's own list at the left has the same key.
        enable(self._actions.left_panel, page == EDIT, self.tr("It belongs to the Edit page"))
        # The actions act on what the open page shows as chosen, and the keyboard goes where most work begins.
        if page == EDIT:
            edit = self.edit()
            self.setCurrentWidget(edit)
            self._top_bar.show_page(page)
            self._status.set_hint("")
            edit.take_actions()
            edit.focus_instruction()
        else:
            gallery = self.gallery()
            self.setCurrentWidget(gallery)
            self._top_bar.show_page(page)
            self._status.set_hint(gallery.status_words())
            gallery.take_actions()
            gallery.focus_list()

    def show_page_of(self, action: QAction) -> None:
        """Bring the page to the front that alone can do this; what both can acts where the user is."""
        if action.shortcutContext() is not Qt.ShortcutContext.WindowShortcut:
            widgets = [widget for widget in action.associatedObjects() if isinstance(widget, QWidget)]
            having = [
                name
                for name, page in ((EDIT, self._edit), (GALLERY, self._gallery))
                if page is not None and any(page is widget or page.isAncestorOf(widget) for widget in widgets)
            ]
            if len(having) == 1 and having[0] != self.shown:
                self.show_page(having[0])

    def edit(self) -> "EditPage":
        """The Edit page."""
        if self._edit is None:
            from qwen_studio.ui.edit_page import EditPage
            from qwen_studio.ui.service_pills import ServicePills

            studio, actions = self._studio, self._actions
            self._edit = edit = EditPage(studio, self._theme, self._pictures, self._announce, complete=False)
            edit.restore_splitter(studio.preferences.settings.edit_splitter)
            edit.follow_keys(actions)
            edit.set_left_visible(actions.left_panel.isChecked())
            edit.set_right_visible(actions.right_panel.isChecked())
            actions.left_panel.toggled.connect(edit.set_left_visible)
            actions.right_panel.toggled.connect(self._show_right_panel)
            edit.details_wanted.connect(self._dialogs.job_details)
            edit.other_region_wanted.connect(self._dialogs.try_other_region)
            edit.preview_wanted.connect(actions.preview.trigger)
            edit.draw_wanted.connect(self.draw_wanted)
            edit.columns_moved.connect(self.columns_moved)
            edit.toast_room_changed.connect(self.toast_room_changed)
            pills = ServicePills(studio.service, studio.spending, self._theme)
            pills.keys_wanted.connect(self._dialogs.keys)
            pills.spending_wanted.connect(actions.spending.trigger)
            self.addWidget(edit)
            self._top_bar.add_tools(EDIT, pills)
        return self._edit

    def gallery(self) -> "GalleryPage":
        """The Gallery page."""
        if self._gallery is None:
            from qwen_studio.ui.gallery.import_drop import ImportDrop
            from qwen_studio.ui.gallery.page import GalleryPage

            self._gallery = gallery = GalleryPage(self._studio, self._theme, self._pictures, complete=self._is_complete)
            right_panel = self._actions.right_panel
            gallery.set_right_visible(right_panel.isChecked())
            # Not the signal's own word: the Edit page may have changed it since.
            right_panel.toggled.connect(lambda: gallery.set_right_visible(right_panel.isChecked()))
            gallery.opened.connect(self._open_in_viewer)
            gallery.viewer_wanted.connect(lambda: self.show_page(EDIT))
            gallery.samples_wanted.connect(self.samples_wanted)
            gallery.status_changed.connect(self._status.set_hint)
            ImportDrop(gallery, self._theme).dropped.connect(self.import_wanted)
            self._actions.find.triggered.connect(gallery.filter_bar.focus_search)
            self.addWidget(gallery)
            self._top_bar.add_tools(GALLERY, gallery.filter_bar)
            self._menus.add_gallery(gallery.actions_for_menu())
            self._menus.add_view(gallery.actions_for_view_menu())
        return self._gallery

    def toast_room(self) -> QRect:
        """Where on the page that is shown passing news covers nothing that is read or pressed."""
        page = self.currentWidget()
        if page is self._edit and self._edit is not None:
            return self._edit.toast_room().translated(self._edit.pos())
        return self.rect()

    @property
    def has_gallery(self) -> bool:
        """Whether the Gallery page is there."""
        return self._gallery is not None

    def steps_to_complete(self) -> Sequence[Callable[[], object]]:
        """What adds to the pages all that the first paint did not need, first what is seen."""
        return (
            self._complete_gallery,
            self.edit,
            lambda: self.edit().add_viewer(),
            lambda: self.edit().complete(),
            self._add_step_commands,
        )

    def _complete_gallery(self) -> None:
        # One that is built later is whole from the beginning.
        self._is_complete = True
        if self._gallery is not None:
            self._gallery.complete()

    def _add_step_commands(self) -> None:
        from qwen_studio.ui.step_commands import StepCommands

        show_form = partial(self.show_page, EDIT)
        StepCommands(self._studio, self._pictures.steps, self._announce, show_form, self)

    def set_bare(self, bare: bool) -> None:
        """Show pictures with nothing around them, for full screen, or everything again."""
        self.edit().set_bare(bare)

    def keep_widths(self) -> None:
        """Leave the widths of the columns to the next start."""
        if self._edit is not None:
            self._studio.preferences.change(edit_splitter=self._edit.splitter_state())

    def _open_in_viewer(self, picture_id: int) -> None:
        self._studio.viewer.show_picture(picture_id)
        self.show_page(EDIT)

    def _compare(self, pair: list[Picture]) -> None:
        before, after = pair
        self._studio.viewer.show_pair(before.id, after.id)
        self.show_page(EDIT)

    def _show_right_panel(self, visible: bool) -> None:
        edit = self.edit()
        if not visible and edit.right_folded_itself:
            # Who presses the key does not see the panel, and asks for it.
            self._actions.right_panel.setChecked(True)
        else:
            edit.set_right_visible(visible)
