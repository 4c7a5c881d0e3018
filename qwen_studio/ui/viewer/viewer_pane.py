"""The picture that is looked at, with its chain above and its tools below."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.state.images import ImageCache
from qwen_studio.state.picture_mime import accepts_mime, local_files, picture_ids, slot_number
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.state.viewer import Shown, Viewer
from qwen_studio.ui.drop_actions import accept_as_copy
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.viewer.breadcrumb import Breadcrumb
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.comparison import Comparison
from qwen_studio.ui.viewer.drop_frame import DropFrame
from qwen_studio.ui.viewer.empty_viewer import EmptyViewer
from qwen_studio.ui.viewer.picture_levels import PictureLevels, halved_levels
from qwen_studio.ui.viewer.tool_bar import ToolBar
from qwen_studio.ui.viewer.viewer_hands import ViewerHands
from qwen_studio.ui.viewer.zoom_actions import zoom_actions

if TYPE_CHECKING:
    from qwen_studio.ui.viewer.waking_tools import WakingTools

_KEPT_LEVELS = 6
_BAR_BOTTOM = 14
_BAR_SIDES = 12
_BARS_APART = 8


class ViewerPane(QFrame):
    """Shows what `Viewer` says, as well as it is known yet: the thumbnail at once, the full picture when decoded.

    Pictures dropped here go into the first free slot.

    Signals:
        arranged(): the bars that float over the picture stand elsewhere than before, or may.
    """

    arranged = Signal()

    def __init__(
        self,
        viewer: Viewer,
        composer: Composer,
        images: ImageCache,
        thumbnails: Thumbnails,
        tasks: Tasks,
        actions: PictureActions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._composer = composer
        self._images = images
        self._thumbnails = thumbnails
        self._tasks = tasks
        self._levels: OrderedDict[str, PictureLevels] = OrderedDict()
        self._take_file: Callable[[Path], object] | None = None
        self._take: Callable[[QMimeData], object] = composer.put_mime
        self._is_bare = False
        self._waking: WakingTools | None = None
        set_role(self, "canvas")
        self.setAcceptDrops(True)
        self.breadcrumb = Breadcrumb(theme)
        self.canvas = Canvas(theme)
        self._comparison = Comparison(self.canvas, viewer, tasks, actions, theme, self)
        self.compare = self._comparison.actions
        self.zoom = zoom_actions(self.canvas, self)
        self._tool_bar = ToolBar(self.canvas, actions, self.compare, theme, self)
        self._empty = EmptyViewer(theme, self.canvas)
        self._failure = QLabel(self.canvas)
        self._failure.setTextFormat(Qt.TextFormat.PlainText)
        self._failure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._failure.setWordWrap(True)
        set_role(self._failure, "muted")
        self._drop_frame = DropFrame(theme, self.tr("Drop to use as the next free image"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.breadcrumb)
        column.addWidget(self.canvas, 1)
        actions.attach_to(self.canvas, digits_are_slots=True)
        ViewerHands(self.canvas, viewer, actions, self.compare, self.zoom, theme)
        self.breadcrumb.chosen.connect(self._go_to_crumb)
        self.canvas.step_wanted.connect(viewer.step)
        self._comparison.changed.connect(self._arrange)
        viewer.changed.connect(self._show)
        actions.pictures_changed.connect(self._arrange)
        images.loaded.connect(self._on_loaded)
        images.failed.connect(self._on_failed)
        thumbnails.loaded.connect(self._on_thumbnail)
        self._show()

    def start_with(self, mode: CompareMode) -> None:
        """Compares like that from now on, as soon as there is something to compare with."""
        self._comparison.set_mode(mode)

    def set_bare(self, bare: bool) -> None:
        """Shows the picture alone, or with its chain and tools again; these come back while the mouse moves."""
        self._is_bare = bare
        self.breadcrumb.setVisible(not bare)
        self.canvas.set_bare(bare)
        self._tool_bar.setVisible(not bare and self._viewer.shown is not None)
        if bare:
            from qwen_studio.ui.viewer.waking_tools import WakingTools

            self._waking = WakingTools(self.canvas, self._tool_bar)
            self.canvas.setFocus()
        elif self._waking is not None:
            self._waking.end()
            self._waking = None
        self._arrange()

    def tools_height(self) -> int:
        """How much at the bottom belongs to the bars that float there, in pixels."""
        highest = [bar.y() for bar in (self._tool_bar, self._comparison.bar) if bar.isVisibleTo(self)]
        return self.height() - min(highest, default=self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # A slot that is dragged about goes to another slot, nowhere else.
        mime = event.mimeData()
        if accepts_mime(mime) and slot_number(mime) is None and accept_as_copy(event):
            self._drop_frame.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._drop_frame.hide()

    def take_drops_by(self, take_file: Callable[[Path], object], take: Callable[[QMimeData], object]) -> None:
        """Hands a single file that is dropped here to the one, and everything else to the other."""
        self._take_file = take_file
        self._take = take

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_frame.hide()
        mime = event.mimeData()
        if slot_number(mime) is not None or not accept_as_copy(event):
            return
        files = [] if picture_ids(mime) else local_files(mime)
        if len(files) == 1 and self._take_file is not None:
            self._take_file(files[0])
        else:
            self._take(mime)

    @Slot()
    def _show(self) -> None:
        shown = self._viewer.shown
        self._failure.hide()
        self._empty.setVisible(shown is None)
        self._tool_bar.setVisible(shown is not None and not self._is_bare)
        self.breadcrumb.set_chain([] if shown is None else [crumb.text for crumb in shown.breadcrumb] or [shown.title])
        self._comparison.follow(shown)
        if shown is None:
            self.canvas.show_picture(None)
        else:
            self._show_what_is_here(shown)
        self._arrange()

    def _show_what_is_here(self, shown: Shown) -> None:
        picture = self._full(shown.key) or self._small(shown)
        if picture is None:
            # Rather the last picture for a moment longer than an empty canvas.
            return
        before = self._full(shown.before_key) if shown.before_key else None
        self.canvas.show_picture(picture, before, self._comparison.names(shown), self._comparison.place(shown))
        self._comparison.pictures_came(shown)
        self.canvas.setAccessibleDescription(shown.title)

    def _full(self, key: str) -> PictureLevels | None:
        """The picture in its own size, or None: then it comes later."""
        levels = self._levels.get(key)
        if levels is None:
            image = self._images.image(key)
            if image is None:
                return None
            levels = self._levels[key] = PictureLevels(image)
            self._tasks.run(halved_levels, image, done=partial(self._add_levels, key))
        self._levels.move_to_end(key)
        while len(self._levels) > _KEPT_LEVELS:
            self._levels.popitem(last=False)
        return levels

    def _add_levels(self, key: str, smaller: list[QImage]) -> None:
        levels = self._levels.get(key)
        if levels is not None:
            levels.add(smaller)
            self.canvas.update()

    def _small(self, shown: Shown) -> PictureLevels | None:
        """The thumbnail, standing in for the picture in its true size."""
        if shown.picture is None:
            slot = self._composer.slot(shown.slot) if shown.slot else None
            if slot is None or slot.thumbnail is None or slot.original_size is None:
                return None
            return PictureLevels(slot.thumbnail, QSize(*slot.original_size))
        image = self._thumbnails.image(shown.picture.content_hash)
        return None if image is None else PictureLevels(image, QSize(*shown.picture.size))

    @Slot(str)
    def _on_loaded(self, key: str) -> None:
        shown = self._viewer.shown
        if shown is not None and key in {shown.key, shown.before_key}:
            self._show_what_is_here(shown)

    @Slot(str)
    def _on_thumbnail(self, content_hash: str) -> None:
        shown = self._viewer.shown
        if shown is not None and shown.picture is not None and shown.picture.content_hash == content_hash:
            self._show_what_is_here(shown)

    @Slot(str, str)
    def _on_failed(self, key: str, sentence: str) -> None:
        shown = self._viewer.shown
        if shown is not None and key == shown.key:
            self.canvas.show_picture(None)
            self._failure.setText(sentence)
            self._failure.show()

    @Slot(int)
    def _go_to_crumb(self, place: int) -> None:
        shown = self._viewer.shown
        if shown is None or place >= len(shown.breadcrumb):
            return
        crumb = shown.breadcrumb[place]
        if crumb.picture_id is not None:
            self._viewer.show_picture(crumb.picture_id)
        else:
            self._viewer.show_original(crumb.content_hash, crumb.text)

    @Slot()
    def _arrange(self) -> None:
        self._tool_bar.fit_into(self.width() - 2 * _BAR_SIDES)
        self._tool_bar.move(
            (self.width() - self._tool_bar.width()) // 2, self.height() - self._tool_bar.height() - _BAR_BOTTOM
        )
        self._tool_bar.raise_()
        bar = self._comparison.bar
        bar.setVisible(self._comparison.bar_is_wanted and not self._is_bare)
        bar.fit_into(self.width() - 2 * _BAR_SIDES)
        bar.move((self.width() - bar.width()) // 2, self._tool_bar.y() - bar.height() - _BARS_APART)
        bar.raise_()
        self.canvas.set_bottom_room(bar.height() + _BARS_APART if bar.isVisibleTo(self) else 0)
        self._empty.setGeometry(self.canvas.rect())
        self._failure.setGeometry(self.canvas.rect().adjusted(60, 0, -60, 0))
        self._drop_frame.setGeometry(self.rect())
        self._drop_frame.raise_()
        self.arranged.emit()
