"""The Gallery page: tiles at the left, everything about the chosen one at the right."""

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qwen_studio.core.picture import JobInput
from qwen_studio.state.studio import Studio
from qwen_studio.ui.gallery.chosen_pictures import ChosenPictures
from qwen_studio.ui.gallery.empty_gallery import EmptyGallery
from qwen_studio.ui.gallery.gallery_actions import GalleryActions
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.gallery.trash_bar import TrashBar
from qwen_studio.ui.panels.details_panel import DetailsPanel
from qwen_studio.ui.panels.lineage_panel import LineagePanel
from qwen_studio.ui.panels.side_panel import SidePanel
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.trash_actions import TrashActions

NARROW_PX = 900
"""Below this width the right panel folds by itself."""

_LINEAGE_MS = 60


class GalleryPage(QWidget):
    """Lets the picture actions act on what is chosen, as long as the page is the open one.

    Signals:
        opened(int): a picture is to be seen large; its id.
        viewer_wanted(): the viewer shows something that the user asked for here.
        samples_wanted(): the user wants to begin with a sample picture.
        status_changed(str): `status_words` are others now.
    """

    opened = Signal(int)
    viewer_wanted = Signal()
    samples_wanted = Signal()
    status_changed = Signal(str)

    def __init__(
        self, studio: Studio, theme: Theme, picture_actions: PictureActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._picture_actions = picture_actions
        self._is_open = False
        self._follows_lineage = False
        self._panel_wanted = True
        self._actions = GalleryActions(studio.gallery, theme, self)
        self._trash = TrashActions(studio.pictures, theme, self)
        self._chosen = ChosenPictures(studio.pictures, self)
        self._grid = GalleryGrid(
            studio.gallery, studio.thumbnails, studio.pictures, self._chosen, studio.preferences, theme
        )
        self._empty = EmptyGallery(theme)
        self._trash_bar = TrashBar(self._actions, self._trash, theme)
        self._details = DetailsPanel(
            studio.pictures, studio.collecting, studio.images, studio.thumbnails, studio.service, picture_actions, theme
        )
        self._lineage = LineagePanel(studio.lineage, studio.jobs, studio.viewer, studio.thumbnails, theme)
        self._side = SidePanel([(self.tr("Details"), self._details), (self.tr("Lineage"), self._lineage)])
        self._menu = QMenu(self)
        picture_actions.attach_to(self._grid)
        self.addActions(self.actions_for_menu())
        self._follow_later = QTimer(self, singleShot=True, interval=_LINEAGE_MS)
        self._follow_later.timeout.connect(self._follow_lineage)
        self._lineage.installEventFilter(self)
        self._lay_out()
        self._connect()
        self._show_content()
        self._update_actions()

    def actions_for_menu(self) -> list[QAction]:
        """What the Gallery menu offers."""
        return [*self._actions.for_menu(), self._trash.delete, self._trash.empty]

    def status_words(self) -> str:
        """How many pictures are chosen, and what can be done with them; empty if none are."""
        count = self._grid.chosen_count()
        if not count:
            return ""
        return self.tr("{count} selected · drag out to any app").format(count=QLocale().toString(count))

    def focus_list(self) -> None:
        """Puts the keyboard on the tiles, and on the first one if none is chosen."""
        self._grid.setFocus()
        if self._studio.gallery.shown_count and not self._grid.chosen_count():
            self._grid.choose([0], 0)

    def take_actions(self) -> None:
        """Lets the actions act on what is chosen here; for when this page comes to the front."""
        self._is_open = True
        self._take_chosen()

    def set_right_visible(self, visible: bool) -> None:
        """Folds or unfolds the panel at the right."""
        self._panel_wanted = visible
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._lineage and event.type() == QEvent.Type.Show:
            self._follow_later.start()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A window that is minimised hides its pages too, but none of them gives way to another.
        if self._is_open and not event.spontaneous():
            self._is_open = False
            self._give_lineage_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _lay_out(self) -> None:
        self._content = QStackedWidget()
        self._content.addWidget(self._grid)
        self._content.addWidget(self._empty)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._trash_bar)
        column.addWidget(self._content, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self._side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        panel_width = self._studio.preferences.settings.gallery_panel_width
        self._splitter.setSizes([4 * panel_width, panel_width])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _connect(self) -> None:
        gallery = self._studio.gallery
        self._actions.larger.triggered.connect(self._grid.larger)
        self._actions.smaller.triggered.connect(self._grid.smaller)
        self._actions.select_all.triggered.connect(self._grid.selectAll)
        self._actions.restore.triggered.connect(self._restore)
        self._empty.samples_wanted.connect(self.samples_wanted)
        self._empty.all_wanted.connect(self._actions.show_everything)
        self._grid.opened.connect(self.opened)
        self._grid.menu_wanted.connect(self._open_menu)
        self._grid.chosen_changed.connect(self._announce_chosen)
        self._chosen.changed.connect(self._take_chosen)
        self._details.preview_clicked.connect(self.opened)
        self._details.input_chosen.connect(self._show_input)
        self._details.child_chosen.connect(self._show_child)
        self._picture_actions.pictures_changed.connect(self._keep_actions)
        self._studio.viewer.changed.connect(self._follow_viewer)
        self._splitter.splitterMoved.connect(self._keep_width)
        gallery.counted.connect(self._show_content)

    @Slot()
    def _show_content(self) -> None:
        gallery = self._studio.gallery
        nothing = gallery.shown_count == 0 and not gallery.loading
        if nothing:
            self._empty.explain(gallery.filter)
        self._content.setCurrentWidget(self._empty if nothing else self._grid)
        self._trash_bar.setVisible(gallery.filter.in_trash)

    @Slot()
    def _update_actions(self) -> None:
        self._trash.set_pictures(self._chosen.pictures)
        self._actions.restore.setEnabled(any(p.trashed_at is not None for p in self._chosen.pictures))

    @Slot()
    def _announce_chosen(self) -> None:
        if self._is_open:
            self.status_changed.emit(self.status_words())

    @Slot()
    def _take_chosen(self) -> None:
        self._update_actions()
        if self._is_open:
            self._picture_actions.set_pictures(self._chosen.pictures)
            self._follow_later.start()

    @Slot()
    def _keep_actions(self) -> None:
        """While this page is open, nothing that happens elsewhere makes the actions act on what is not chosen here."""
        ids = [picture.id for picture in self._picture_actions.pictures]
        if self._is_open and ids != [picture.id for picture in self._chosen.pictures]:
            self._picture_actions.set_pictures(self._chosen.pictures)

    @Slot()
    def _follow_lineage(self) -> None:
        # A family can be large: it is only asked for while it can be seen.
        if self._is_open and self._lineage.isVisible() and len(self._chosen.pictures) == 1:
            self._follows_lineage = True
            self._studio.lineage.follow(self._chosen.pictures[0].id)

    def _give_lineage_back(self) -> None:
        """Let the lineage show the family of what the Edit page shows."""
        if not self._follows_lineage:
            return
        self._follows_lineage = False
        shown = self._studio.viewer.shown
        if shown is None:
            self._studio.lineage.follow(None)
        elif shown.picture is not None:
            self._studio.lineage.follow(shown.picture.id)
        elif shown.breadcrumb:
            self._studio.lineage.follow_original(shown.breadcrumb[0].content_hash)

    @Slot()
    def _follow_viewer(self) -> None:
        """A step chosen in the lineage at the right is chosen among the tiles."""
        shown = self._studio.viewer.shown
        here = self._is_open and self._lineage.isAncestorOf(QApplication.focusWidget() or self)
        if here and shown is not None and shown.picture is not None:
            self._choose(self._studio.gallery.row_of(shown.picture.id))

    @Slot(object)
    def _show_input(self, given: JobInput) -> None:
        def found(row: int) -> None:
            if row >= 0:
                self._choose(row)
            else:
                self._studio.viewer.show_original(given.content_hash, given.name)
                self.viewer_wanted.emit()

        self._studio.gallery.find_content(given.content_hash, found)

    @Slot(int)
    def _show_child(self, picture_id: int) -> None:
        row = self._studio.gallery.row_of(picture_id)
        if row >= 0:
            self._choose(row)
        else:
            self.opened.emit(picture_id)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self._grid.choose([row], row)
            self._grid.scrollTo(self._studio.gallery.index(row))

    @Slot()
    def _restore(self) -> None:
        self._studio.pictures.restore([picture.id for picture in self._chosen.pictures])

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        self._menu.clear()
        if self._studio.gallery.filter.in_trash:
            self._menu.addActions([self._actions.restore, self._trash.delete])
            self._menu.addSeparator()
        self._picture_actions.fill_menu(self._menu)
        self._menu.popup(place)

    @Slot()
    def _keep_width(self) -> None:
        self._studio.preferences.change(gallery_panel_width=self._side.width())

    def _fold(self) -> None:
        self._side.setVisible(self._panel_wanted and self.width() >= NARROW_PX)
