"""The Edit page: what is being written, what is looked at, and where it comes from."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from qwen_studio.core.picture import JobInput
from qwen_studio.state.job_card import JobCard
from qwen_studio.state.studio import Studio
from qwen_studio.ui.announce import Announce
from qwen_studio.ui.composer.panel import USUAL_WIDTH as LEFT_WIDTH
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.file_dialogs import FileDialogs
from qwen_studio.ui.panels.side_panel import WIDTH as RIGHT_WIDTH
from qwen_studio.ui.panels.side_panel import SidePanel
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.viewer.results_panel import ResultsPanel
from qwen_studio.ui.window_actions import WindowActions
from qwen_studio.ui.words.word_popups import WordPopups

if TYPE_CHECKING:
    from qwen_studio.ui.viewer.last_view import LastView
    from qwen_studio.ui.viewer.results_strip import ResultsStrip
    from qwen_studio.ui.viewer.viewer_pane import ViewerPane

PICTURE_PATTERNS = "*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.webp *.gif *.avif *.heic *.heif"
NARROW_PX = 1180
_LEAST_TOAST_ROOM_PX = 200
"""Below this width the right panel folds by itself, until the user asks for it."""


class EditPage(QWidget):
    """Three columns that can be resized; the outer two can be folded.

    Signals:
        details_wanted(str): the user wants to know everything about an edit; job id.
        other_region_wanted(str): the user wants to try a refused key elsewhere; id of the region it was for.
        preview_wanted(): the user wants to see what will be sent.
        draw_wanted(int): the user wants to draw marks upon the picture of that slot.
        columns_moved(): the user has made columns wider or narrower.
        toast_room_changed(): `toast_room` may be another than before.
    """

    details_wanted = Signal(str)
    other_region_wanted = Signal(str)
    preview_wanted = Signal()
    draw_wanted = Signal(int)
    columns_moved = Signal()
    toast_room_changed = Signal()

    def __init__(
        self,
        studio: Studio,
        theme: Theme,
        actions: PictureActions,
        announce: Announce,
        *,
        complete: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`complete` false leaves results, lineage and details to `complete`, for a first paint that waits for less."""
        super().__init__(parent)
        self._studio = studio
        self._theme = theme
        self._actions = actions
        self._announce = announce
        self._right_wanted = True
        self._right_forced = False
        # What was looked at when each job of this run began: whoever has moved on since is not pulled away.
        self._looked_at: dict[str, str] = {}
        self._composer = ComposerPanel(studio.composer, studio.service, studio.spending, theme, self._choose_pictures)
        self._side = SidePanel(theme)
        self._results = ResultsPanel(theme)
        self._splitter = self._make_splitter(self._results)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self._composer.generate_requested.connect(self._start)
        self._composer.preview_requested.connect(self.preview_wanted)
        self._composer.draw_requested.connect(self.draw_wanted)
        self._composer.show_requested.connect(studio.viewer.show_slot)
        self.words = WordPopups(studio, theme, announce, self._composer)
        studio.viewer.changed.connect(self._follow_viewer)
        theme.changed.connect(self._fold_right)
        studio.jobs.card_added.connect(self._remember_view)
        self._is_complete = False
        self._strip: ResultsStrip | None = None
        self._last_view: LastView | None = None
        self._wants_last_view = False
        self._viewer_pane: ViewerPane | None = None
        self._left_wanted = True
        self._is_bare = False
        self._view_actions: list[QAction] = []
        if complete:
            self.complete()
        self._follow_viewer()

    def add_viewer(self) -> "ViewerPane":
        """Adds the place where pictures are seen large, unless it is there."""
        if self._viewer_pane is not None:
            return self._viewer_pane
        from qwen_studio.ui.viewer.viewer_pane import ViewerPane

        studio, theme = self._studio, self._theme
        viewer = ViewerPane(
            studio.viewer, studio.composer, studio.images, studio.thumbnails, studio.tasks, self._actions, theme
        )
        self._centre.takeAt(0)
        self._centre.insertWidget(0, viewer, 1)
        self._viewer_pane = viewer
        viewer.arranged.connect(self.toast_room_changed)
        zoom = viewer.zoom
        for action in zoom:
            # The same keys size the tiles of the gallery.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addActions([*viewer.compare.for_page(), *zoom])
        compare = QMenu(self.tr("&Compare"), self)
        viewer.compare.fill(compare)
        self._view_actions = [compare.menuAction(), *zoom]
        return viewer

    def complete(self) -> None:
        """Adds results, lineage and details, unless they are there."""
        if self._is_complete:
            return
        self._is_complete = True
        from qwen_studio.ui.blind.blind_offer import BlindOffer
        from qwen_studio.ui.composer.chain_notice import ChainNotice
        from qwen_studio.ui.drop_commands import DropCommands
        from qwen_studio.ui.panels.details_panel import DetailsPanel
        from qwen_studio.ui.panels.lineage_panel import LineagePanel
        from qwen_studio.ui.viewer.last_view import LastView
        from qwen_studio.ui.viewer.results_strip import ResultsStrip

        viewer = self.add_viewer()
        studio, theme = self._studio, self._theme
        family = QMenu(self.tr("Line&age"), self)
        self._strip = strip = ResultsStrip(
            studio.jobs,
            studio.viewer,
            studio.pictures,
            studio.thumbnails,
            studio.service,
            studio.spending,
            self._actions,
            theme,
        )
        lineage = LineagePanel(studio, self._actions, theme)
        drops = DropCommands(studio, self)
        viewer.take_drops_by(drops.take, self._composer.take)
        self.addAction(drops.open_file)
        lineage.actions_of_node.fill(family)
        family.addAction(drops.open_file)
        self._composer.add_below_images(ChainNotice(studio.chain, studio.drafts, theme))
        self._view_actions.append(family.menuAction())
        details = DetailsPanel(
            studio.pictures,
            studio.collecting,
            studio.images,
            studio.thumbnails,
            studio.service,
            self._actions,
            theme,
        )
        self._results.set_strip(strip, studio.jobs)
        self._results.add_to_head(BlindOffer(studio.jobs, studio.images, studio.pictures, studio.viewer, theme))
        self._side.set_tabs([(self.tr("Lineage"), lineage), (self.tr("Details"), details)])
        self._last_view = LastView(
            studio.viewer, viewer, self._side, studio.pictures, studio.preferences, studio.files.folder, self
        )
        if self._wants_last_view:
            self._last_view.find()
        viewer.compare.attach_to(strip)
        strip.opened.connect(viewer.canvas.setFocus)
        strip.details_wanted.connect(self.details_wanted)
        strip.other_region_wanted.connect(self.other_region_wanted)
        details.input_chosen.connect(self._show_input)
        details.child_chosen.connect(studio.viewer.show_picture)

    def bring_back_view(self) -> None:
        """Shows the result that was shown when the program ended, once the page is complete."""
        self._wants_last_view = True
        if self._last_view is not None:
            self._last_view.find()

    def toast_room(self) -> QRect:
        """Where passing news may lie: over the picture, and over nothing that is read or pressed."""
        viewer = self._viewer_pane
        if viewer is None or viewer.height() < _LEAST_TOAST_ROOM_PX:
            return self.rect()
        return QRect(viewer.mapTo(self, QPoint(0, 0)), QSize(viewer.width(), viewer.height() - viewer.tools_height()))

    def generate(self) -> None:
        """Starts the edit that is written, or says what it lacks."""
        self._composer.generate()

    def paste(self) -> None:
        """Puts what the clipboard holds into the first free slot, or says there why not."""
        self._composer.paste()

    def focus_instruction(self) -> None:
        """Gives the instruction the keyboard."""
        self._composer.focus_instruction()

    def chosen_job(self) -> str | None:
        """The edit that the keyboard is on, or whose result is shown, or the newest."""
        return None if self._strip is None else self._strip.chosen_job()

    def view_actions(self) -> list[QAction]:
        """How the viewer compares, and its zoom, for the View menu; there once the page is complete."""
        return self._view_actions

    def follow_keys(self, actions: WindowActions) -> None:
        """Names the keys that these actions have, now and whenever they get others."""
        self._composer.follow_keys(actions)

    def take_actions(self) -> None:
        """Lets the actions act on what is looked at here; for when this page comes to the front."""
        shown = self._studio.viewer.shown
        self._actions.set_pictures([] if shown is None or shown.picture is None else [shown.picture])

    def offer(self, card: JobCard) -> bool:
        """Shows the results of a job that has ended; to a user who looks at something else by now, only says so.

        Returns whether something was said, now or when its series has ended.
        """
        from qwen_studio.state.series import series_among

        first = card.pictures[0].id
        shown = self._studio.viewer.shown
        # Whoever looks at an input waits for what becomes of it.
        at_input = shown is not None and shown.slot > 0
        if self._looked_at.pop(card.job.id, None) == self._view_key() or at_input:
            self._studio.viewer.show_picture(first)
            return False
        series = next((s for s in series_among(self._studio.jobs.cards()) if card in s.cards), None)
        if series is not None:
            # One sentence for all of them, when they can be compared.
            if series.has_ended:
                words = self.tr("{count} variants are here").format(count=len(series.cards))
                self._announce(words, self.tr("Show"), lambda: self._studio.viewer.show_picture(first))
            return True
        count = len(card.pictures)
        words = self.tr("1 result is here") if count == 1 else self.tr("{count} results are here").format(count=count)
        self._announce(words, self.tr("Show"), lambda: self._studio.viewer.show_picture(first))
        return True

    def set_bare(self, bare: bool) -> None:
        """Shows the picture alone, for full screen, or everything again."""
        self._is_bare = bare
        # First: what is hidden hands the keyboard on, as Tab does.
        if self._viewer_pane is not None:
            self._viewer_pane.set_bare(bare)
        self._composer.setVisible(self._left_wanted and not bare)
        self._results.setVisible(not bare)
        self._fold_right()

    def set_left_visible(self, visible: bool) -> None:
        """Folds or unfolds what is being written."""
        self._left_wanted = visible
        self._composer.setVisible(visible)

    @property
    def right_folded_itself(self) -> bool:
        """Whether lineage and details are wanted, but not there for want of room."""
        return self.isVisible() and self._right_wanted and not self._side.isVisible()

    def set_right_visible(self, visible: bool) -> None:
        """Folds or unfolds lineage and details; asked for in a narrow window, they come all the same."""
        self._right_wanted = visible
        self._right_forced = visible and self.isVisible()
        self._fold_right()

    def splitter_state(self) -> str:
        """The widths of the columns, as text for the preferences."""
        return self._splitter.saveState().toBase64().toStdString()

    def restore_splitter(self, state: str) -> None:
        """Gives the columns the widths that `splitter_state` told."""
        self._splitter.restoreState(QByteArray.fromBase64(state.encode("ascii", "ignore")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._theme.room(NARROW_PX)
        if (event.oldSize().width() < narrow) != (event.size().width() < narrow):
            self._right_forced = False
        self._fold_right()

    def sizeHint(self) -> QSize:
        return QSize(1440, 800)

    def _make_splitter(self, results: ResultsPanel) -> QSplitter:
        centre = QFrame()
        set_role(centre, "canvas")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The viewer comes above it, in `complete`.
        self._centre = column
        column.addStretch(1)
        column.addWidget(results)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for widget in (self._composer, centre, self._side):
            splitter.addWidget(widget)
        for place, stretch in enumerate((0, 1, 0)):
            splitter.setStretchFactor(place, stretch)
        splitter.splitterMoved.connect(lambda *_: self.columns_moved.emit())
        splitter.setSizes([LEFT_WIDTH, 1440 - LEFT_WIDTH - RIGHT_WIDTH, RIGHT_WIDTH])
        return splitter

    @Slot()
    def _fold_right(self) -> None:
        roomy = self.width() >= self._theme.room(NARROW_PX) or self._right_forced
        self._side.setVisible(self._right_wanted and roomy and not self._is_bare)

    def _choose_pictures(self, over: QWidget) -> Sequence[Path]:
        dialog = FileDialogs(self._studio.preferences)(over)
        dialog.setWindowTitle(self.tr("Choose pictures"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Pictures ({patterns})").format(patterns=PICTURE_PATTERNS))
        names = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return [Path(name) for name in names]

    @Slot()
    def _start(self) -> None:
        if not self._studio.jobs.is_open:
            self._announce(self.tr("The library is still being opened. Try again in a moment."), "", None)
            return
        # The newest stands first, so that the variants stand in the order in which they are written.
        for variant in reversed(self._studio.composer.variants()):
            self._studio.jobs.generate(variant.request)

    @Slot(str)
    def _remember_view(self, job_id: str) -> None:
        self._looked_at[job_id] = self._view_key()

    def _view_key(self) -> str:
        shown = self._studio.viewer.shown
        return "" if shown is None else shown.key

    @Slot()
    def _follow_viewer(self) -> None:
        if self.isVisible() or not self._actions.pictures:
            self.take_actions()

    @Slot(object)
    def _show_input(self, given: JobInput) -> None:
        self._studio.viewer.show_original(given.content_hash, given.name)
