"""Where marks are drawn upon an input image."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from qwen_studio.core.drawing import Drawing, MarkColour, MarkKind
from qwen_studio.core.language import sentences
from qwen_studio.state.images import ImageCache
from qwen_studio.state.marks_layer import MarksLayer
from qwen_studio.state.slots import Slot as InputSlot
from qwen_studio.state.tasks import Tasks
from qwen_studio.ui.marking.marking_actions import MarkingActions, Tool
from qwen_studio.ui.marking.marking_bar import MarkingBar
from qwen_studio.ui.marking.marking_canvas import MarkingCanvas
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.viewer.picture_levels import PictureLevels, halved_levels
from qwen_studio.ui.widgets.elided_label import ElidedLabel
from qwen_studio.ui.widgets.quiet import quiet

_SHARE = 0.9
_LEAST = QSize(720, 480)
_MOST = QSize(1500, 1050)
_BAR_BOTTOM = 14


class MarkingDialog(QDialog):
    """The picture with its marks, the tools over it, and below what they are for.

    After it was accepted `drawing` are the marks as the user wants them; after it was rejected, what they had drawn.
    """

    def __init__(self, slot: InputSlot, images: ImageCache, tasks: Tasks, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Draw marks on Image {n}").format(n=slot.number))
        self._slot = slot
        self._images = images
        self._tasks = tasks
        self._key = str(slot.file)
        self._levels: PictureLevels | None = None
        self._is_open = True
        self._layer = MarksLayer(slot.drawing, self)
        self._actions = MarkingActions(theme, self)
        self._canvas = MarkingCanvas(self._layer, theme, self)
        self._bar = MarkingBar(self._canvas, self._actions, theme, self._canvas)
        self._hint = ElidedLabel(parent=self)
        set_role(self._hint, "caption")
        self._failure = QLabel(self._canvas)
        self._failure.setTextFormat(Qt.TextFormat.PlainText)
        self._failure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._failure.setWordWrap(True)
        set_role(self._failure, "muted")
        self._failure.hide()
        self._lay_out()
        self.resize((parent.window().size() * _SHARE).boundedTo(_MOST).expandedTo(_LEAST))
        self._connect()
        self._actions.tools[MarkKind.BOX].setChecked(True)
        self._actions.colours[MarkColour.RED].setChecked(True)
        self._follow()
        self._show_picture()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def drawing(self) -> Drawing:
        """The marks as they are now."""
        return self._layer.drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        done = buttons.addButton(self._actions.done.text(), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(done, "primary")
        done.setToolTip(self._actions.done.shortcut().toString())
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        for button in (done, cancel):
            # The canvas knows whether Enter is for a mark that is to be placed.
            quiet(button)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.setContentsMargins(16, 10, 16, 12)
        below.setSpacing(16)
        below.addWidget(self._hint, 1)
        below.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._canvas, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        actions, layer = self._actions, self._layer
        self.addActions(actions.all())
        for tool, action in actions.tools.items():
            action.toggled.connect(lambda on, tool=tool: self._choose_tool(tool) if on else None)
            action.installEventFilter(self)
        for colour, action in actions.colours.items():
            action.triggered.connect(lambda _on=True, colour=colour: self._choose_colour(colour))
        actions.undo.triggered.connect(layer.undo)
        actions.redo.triggered.connect(layer.redo)
        actions.remove.triggered.connect(layer.remove)
        actions.clear.triggered.connect(layer.clear)
        actions.words.triggered.connect(self._canvas.edit_words)
        actions.done.triggered.connect(self.accept)
        self._canvas.done.connect(self.accept)
        self.finished.connect(self._close)
        layer.changed.connect(self._follow)
        self._canvas.menu_wanted.connect(self._open_menu)
        self._images.loaded.connect(self._on_loaded)
        self._images.failed.connect(self._on_failed)

    @Slot()
    def _close(self) -> None:
        # Halves of the picture may still be on their way.
        self._is_open = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Shortcut:
            return super().eventFilter(watched, event)
        # The tool's own key, and not its button: who draws without a mouse goes on with Enter.
        for tool, action in self._actions.tools.items():
            if action is watched:
                action.trigger()
                self._canvas.places_by_key = tool is not None
                self._show_hint()
        return True

    def _choose_tool(self, tool: Tool) -> None:
        self._canvas.set_tool(tool)
        self._show_hint()

    def _choose_colour(self, colour: MarkColour) -> None:
        """While something is chosen to be changed it gets the colour; while marks are drawn, the next one does."""
        self._canvas.colour = colour
        if self._canvas.tool is None:
            self._layer.recolour(colour)
        else:
            self._layer.choose(None)

    @Slot()
    def _follow(self) -> None:
        layer, actions, mark = self._layer, self._actions, self._layer.chosen_mark
        actions.undo.setEnabled(layer.can_undo)
        actions.redo.setEnabled(layer.can_redo)
        actions.remove.setEnabled(mark is not None)
        actions.clear.setEnabled(bool(layer.drawing))
        actions.words.setEnabled(mark is not None and mark.kind is MarkKind.TEXT)
        self._show_hint()

    def _show_hint(self) -> None:
        if self._layer.is_full:
            self._hint.set_text(self.tr("A picture takes {n} marks. Remove some.").format(n=len(self._layer.drawing)))
            return
        words = {
            None: self.tr("Click a mark to move it, drag its corners to reshape it, double-click words to edit them."),
            MarkKind.BOX: self.tr("Drag a box around what you mean."),
            MarkKind.ARROW: self.tr("Drag to where the arrow is to point."),
            MarkKind.FREEHAND: self.tr("Draw a line, or all the way round something."),
            MarkKind.TEXT: self.tr("Click where words are to stand. They are drawn on what is sent."),
            MarkKind.PIN: self.tr("Click to set the next pin; the instruction can say “at pin 1”."),
        }
        placing = (
            self.tr("Enter puts it into the middle, and arrow keys move it.") if self._canvas.places_by_key else ""
        )
        self._hint.set_text(sentences(words[self._canvas.tool], placing) if placing else words[self._canvas.tool])

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._actions.words.isEnabled():
            menu.addAction(self._actions.words)
            menu.addSeparator()
        for colour, action in self._actions.colours.items():
            menu.addAction(action.text()).triggered.connect(partial(self._layer.recolour, colour))
        menu.addSeparator()
        menu.addActions([self._actions.remove, self._actions.clear])
        menu.popup(at)

    # The picture ------------------------------------------------------------------------------------------------------

    def _show_picture(self) -> None:
        image = self._images.image(self._key)
        if image is not None:
            self._levels = PictureLevels(image)
            self._tasks.run(halved_levels, image, done=self._add_levels)
        elif self._slot.thumbnail is not None and self._slot.original_size is not None:
            self._levels = PictureLevels(self._slot.thumbnail, QSize(*self._slot.original_size))
        self._canvas.show_picture(self._levels)

    def _add_levels(self, smaller: list[QImage]) -> None:
        if self._is_open and self._levels is not None and self._levels.is_whole:
            self._levels.add(smaller)
            self._canvas.update()

    @Slot(str)
    def _on_loaded(self, key: str) -> None:
        if key == self._key and (self._levels is None or not self._levels.is_whole):
            self._show_picture()

    @Slot(str, str)
    def _on_failed(self, key: str, sentence: str) -> None:
        if key == self._key:
            self._canvas.show_picture(None)
            self._failure.setText(sentence)
            self._failure.show()

    def _arrange(self) -> None:
        self._bar.adjustSize()
        room = self._canvas.rect()
        self._bar.move((room.width() - self._bar.width()) // 2, room.height() - self._bar.height() - _BAR_BOTTOM)
        self._bar.raise_()
        self._failure.setGeometry(room.adjusted(60, 0, -60, 0))
