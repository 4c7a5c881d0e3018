"""The three slots, side by side."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qwen_studio.core.request import MAX_IMAGES
from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.intake import Intake
from qwen_studio.ui.composer.slot_view import SlotView
from qwen_studio.ui.mirroring import mirrored
from qwen_studio.ui.theme import Theme

_GAP = 10


class SlotsRow(QWidget):
    """Image 1 to Image 3 as square tiles that share the width.

    Signals:
        show_requested(int), draw_requested(int): as of `SlotView`.
    """

    show_requested = Signal(int)
    draw_requested = Signal(int)

    def __init__(self, composer: Composer, intake: Intake, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._views = [SlotView(n, composer, intake, theme, self) for n in range(1, MAX_IMAGES + 1)]
        for view in self._views:
            view.show_requested.connect(self.show_requested)
            view.draw_requested.connect(self.draw_requested)
            view.step_requested.connect(self._step)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        composer.slots_changed.connect(self._refresh)

    def view(self, number: int) -> SlotView:
        """The view of that slot."""
        return self._views[number - 1]

    def show_draw_keys(self, keys: QKeySequence) -> None:
        """Names the keys that open a picture to draw upon it."""
        for view in self._views:
            view.show_draw_keys(keys)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (width - _GAP * (MAX_IMAGES - 1)) // MAX_IMAGES

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(272, self.heightForWidth(272))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        # Placed by hand: a widget with a layout has that layout's height for its width, never its own.
        side = self.heightForWidth(self.width())
        for place, view in enumerate(self._views):
            view.setGeometry(mirrored(self, QRect(place * (side + _GAP), 0, side, side)))

    def _refresh(self) -> None:
        for view in self._views:
            view.refresh()

    def _step(self, places: int) -> None:
        place = next(i for i, view in enumerate(self._views) if view.hasFocus()) + places
        if 0 <= place < len(self._views):
            self._views[place].setFocus(Qt.FocusReason.OtherFocusReason)
