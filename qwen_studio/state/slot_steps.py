"""The way back from what the user does with the input slots."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from qwen_studio.state.edit_form import EditForm
from qwen_studio.state.slots import Gesture, SlotChange, SlotState
from qwen_studio.state.undo import Place, UndoStack


class SlotSteps(QObject):
    """Makes a step of every gesture; where marks went with a picture, the way back is shown at once."""

    def __init__(self, form: EditForm, undo: UndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._undo = undo
        form.handled.connect(self._keep)

    @Slot(object)
    def _keep(self, change: SlotChange) -> None:
        if change.gesture is Gesture.SWAP:
            # With the names in the instruction, which a mere change of the slots would leave behind.
            back = again = partial(self._form.exchange, *(slot.number for slot in change.before))
        else:
            back = partial(self._form.restore, change.before)
            again = partial(self._form.restore, change.after)
        self._undo.offer(self._words(change), self._told(change), back, again, place=Place.EDIT)

    def _words(self, change: SlotChange) -> str:
        numbers = [slot.number for slot in change.before]
        if change.gesture is Gesture.SWAP:
            return self.tr("Swap Image {a} and Image {b}").format(a=numbers[0], b=numbers[1])
        if change.gesture is Gesture.REMOVE:
            return self.tr("Remove Image {n}").format(n=numbers[0])
        if len(numbers) > 1:
            return self.tr("Put {count} pictures into the input images").format(count=len(numbers))
        if change.before[0].state is SlotState.EMPTY:
            return self.tr("Put a picture into Image {n}").format(n=numbers[0])
        return self.tr("Replace Image {n}").format(n=numbers[0])

    def _told(self, change: SlotChange) -> str:
        kept = {slot.drawing for slot in change.after}
        lost = [slot.number for slot in change.before if slot.drawing and slot.drawing not in kept]
        return self.tr("The marks on Image {n} went with its picture.").format(n=lost[0]) if lost else ""
