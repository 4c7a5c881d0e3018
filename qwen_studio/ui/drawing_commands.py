"""Opens the dialog for marks upon an input, and keeps the way back from all that is done with them."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from qwen_studio.core.drawing import Drawing
from qwen_studio.state.slots import Slot
from qwen_studio.state.studio import Studio
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable


class DrawingCommands(QObject):
    """What the window does about marks."""

    def __init__(self, studio: Studio, action: QAction, theme: Theme, window: QWidget) -> None:
        """`action` opens the slot that is meant; it rests while there is none."""
        super().__init__(window)
        self._action = action
        self._studio = studio
        self._composer = studio.composer
        self._theme = theme
        self._window = window
        self._composer.drawing_left.connect(self._offer_back)
        self._composer.slots_changed.connect(self._follow_slots)
        action.triggered.connect(self.draw_on_chosen)
        self._follow_slots()

    def draw_on_chosen(self) -> None:
        """Open the slot that has the keyboard, or whose picture is shown, or else the first with a picture."""
        from qwen_studio.ui.composer.slot_view import SlotView

        focus, shown = self._window.focusWidget(), self._studio.viewer.shown
        wanted = focus.number if isinstance(focus, SlotView) else shown.slot if shown is not None else 0
        able = [slot.number for slot in self._composer.slots if slot.can_be_drawn_on]
        if able:
            self.draw_on(wanted if wanted in able else able[0])

    def draw_on(self, number: int) -> None:
        """Open the picture of that slot, to draw marks upon it."""
        slot = self._composer.slot(number)
        if not slot.can_be_drawn_on:
            return
        from qwen_studio.ui.marking.marking_dialog import MarkingDialog

        dialog = MarkingDialog(slot, self._studio.images, self._studio.tasks, self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda code: self._take(slot, dialog.drawing, kept=code == QDialog.DialogCode.Accepted))
        dialog.open()

    def _follow_slots(self) -> None:
        possible = any(slot.can_be_drawn_on for slot in self._composer.slots)
        enable(self._action, possible, self.tr("Put a picture into one of the input images first"))

    def _take(self, before: Slot, drawing: Drawing, *, kept: bool) -> None:
        if drawing == before.drawing:
            return
        words = self.tr("Marks on Image {n}").format(n=before.number)
        if kept:
            self._set(before, before.drawing, drawing)
            self._studio.undo.offer(words, "", partial(self._set, before, drawing, before.drawing))
        else:
            told = self.tr("The marks on Image {n} were not kept.").format(n=before.number)
            self._studio.undo.offer(words, told, partial(self._set, before, before.drawing, drawing))

    def _set(self, of: Slot, former: Drawing, drawing: Drawing) -> None:
        """Change the marks of that picture, wherever it stands now; of another picture they would make no sense."""
        for slot in self._composer.slots:
            if slot.file == of.file and slot.drawing == former:
                self._composer.draw(slot.number, drawing)
                return

    def _offer_back(self, slot: Slot) -> None:
        words = self.tr("Marks on Image {n}").format(n=slot.number)
        told = self.tr("The marks on Image {n} were removed.").format(n=slot.number)
        self._studio.undo.offer(words, told, partial(self._set, slot, (), slot.drawing))
