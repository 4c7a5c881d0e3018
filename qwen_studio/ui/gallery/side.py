"""The right side of the Gallery page: everything about the chosen picture, and its family."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from qwen_studio.core.picture import JobInput
from qwen_studio.state.studio import Studio
from qwen_studio.ui.gallery.chosen_pictures import ChosenPictures
from qwen_studio.ui.panels.details_panel import DetailsPanel
from qwen_studio.ui.panels.lineage_panel import LineagePanel
from qwen_studio.ui.panels.side_panel import SidePanel
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme

_LINEAGE_MS = 60


class GallerySide(SidePanel):
    """Follows what is chosen, while the page is the open one.

    Signals:
        row_wanted(int): a picture of the gallery is to be chosen; its position, or -1.
        opened(int): a picture is to be seen large; its id.
        viewer_wanted(): the viewer shows something that the user asked for here.
    """

    row_wanted = Signal(int)
    opened = Signal(int)
    viewer_wanted = Signal()

    def __init__(
        self,
        studio: Studio,
        chosen: ChosenPictures,
        picture_actions: PictureActions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._studio = studio
        self._chosen = chosen
        self._is_open = False
        self._follows_lineage = False
        self._details = DetailsPanel(
            studio.pictures, studio.collecting, studio.images, studio.thumbnails, studio.service, picture_actions, theme
        )
        self._lineage = LineagePanel(studio, picture_actions, theme)
        self.set_tabs([(self.tr("Details"), self._details), (self.tr("Lineage"), self._lineage)])
        self._follow_later = QTimer(self, singleShot=True, interval=_LINEAGE_MS)
        self._follow_later.timeout.connect(self._follow_lineage)
        self._lineage.installEventFilter(self)
        self._details.preview_clicked.connect(self.opened)
        self._details.input_chosen.connect(self._show_input)
        self._details.child_chosen.connect(self._show_child)
        chosen.changed.connect(self._follow_later.start)
        studio.viewer.changed.connect(self._follow_viewer)

    def take_over(self) -> None:
        """The page came to the front."""
        self._is_open = True
        self._follow_later.start()

    def give_way(self) -> None:
        """Another page came to the front: the lineage is the family of what that one shows again."""
        self._is_open = False
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._lineage and event.type() == QEvent.Type.Show:
            self._follow_later.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _follow_lineage(self) -> None:
        # A family can be large: it is only asked for while it can be seen.
        if self._is_open and self._lineage.isVisible() and len(self._chosen.pictures) == 1:
            self._follows_lineage = True
            self._studio.lineage.follow(self._chosen.pictures[0].id)

    @Slot()
    def _follow_viewer(self) -> None:
        """A step chosen in the lineage is chosen among the tiles."""
        shown = self._studio.viewer.shown
        here = self._is_open and self._lineage.isAncestorOf(QApplication.focusWidget() or self)
        if here and shown is not None and shown.picture is not None:
            self.row_wanted.emit(self._studio.gallery.row_of(shown.picture.id))

    @Slot(object)
    def _show_input(self, given: JobInput) -> None:
        def found(row: int) -> None:
            if row >= 0:
                self.row_wanted.emit(row)
            else:
                self._studio.viewer.show_original(given.content_hash, given.name)
                self.viewer_wanted.emit()

        self._studio.gallery.find_content(given.content_hash, found)

    @Slot(int)
    def _show_child(self, picture_id: int) -> None:
        row = self._studio.gallery.row_of(picture_id)
        if row >= 0:
            self.row_wanted.emit(row)
        else:
            self.opened.emit(picture_id)
