"""How what is shown is compared with another picture."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from qwen_studio.core.placing import Place
from qwen_studio.state.differences import MOST_PIXELS, Differences
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.viewer import Shown, Viewer
from qwen_studio.ui.motion import wants_less_motion
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_actions import CompareActions
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.picture_levels import PictureLevels

_GAINS = (1, 2, 4, 8, 16, 32)
_USUAL_GAIN = 4


class Comparison(QObject):
    """Keeps the mode that was chosen, and tells the canvas; a picture that the user picks is compared at once."""

    def __init__(self, canvas: Canvas, viewer: Viewer, tasks: Tasks, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._viewer = viewer
        self._differences = Differences(tasks, self)
        self._mode = CompareMode.SINGLE
        self._gain = _USUAL_GAIN
        self._pair = ("", "")
        self._known: tuple[Place, int] | None = None
        self.actions = CompareActions(theme, self)
        self.actions.attach_to(canvas)
        self.actions.chosen.connect(self._set_mode)
        self.actions.swapped.connect(canvas.set_swapped)
        self.actions.only_before.connect(canvas.show_only_before)
        canvas.gain_wanted.connect(self._step_gain)
        viewer.picked.connect(self.begin)
        self._differences.made.connect(self._show_difference)

    @Slot()
    def begin(self) -> None:
        """Compares with the slider, unless a way to compare is chosen already."""
        if self._mode is CompareMode.SINGLE:
            self.actions.by_mode[CompareMode.SLIDER].trigger()

    def follow(self, shown: Shown | None) -> None:
        """Offers what can be done with that."""
        can_compare = shown is not None and bool(shown.before_key)
        if self._mode is CompareMode.FLICKER and wants_less_motion():
            self._mode = CompareMode.SLIDER
            self._canvas.set_mode(self._mode)
        self.actions.show(self._mode if can_compare else CompareMode.SINGLE, can_compare=can_compare)

    def names(self, shown: Shown) -> tuple[str, str] | None:
        """What the two pictures are called on the canvas, where "before" and "after" would be wrong."""
        return None if shown.picked is None else (shown.picked_title, shown.title)

    def pictures_came(self) -> None:
        """Works out the difference, if that is what is to be seen and both pictures are there."""
        shown, compared = self._viewer.shown, self._canvas.compared
        if self._canvas.mode is not CompareMode.DIFFERENCE or shown is None:
            return
        pair = (shown.key, shown.before_key)
        if pair != self._pair:
            self._pair, self._known = pair, None
            self._differences.forget()
            self._canvas.set_difference(None, "")
        if compared is None or self._known == (compared[2], self._gain):
            return
        after, before, place = compared
        self._known = (place, self._gain)
        self._differences.ask(after.image(MOST_PIXELS), before.image(MOST_PIXELS), place, self._gain)

    @Slot(object)
    def _set_mode(self, mode: CompareMode) -> None:
        self._mode = mode
        self._canvas.set_mode(mode)
        self.follow(self._viewer.shown)
        self.pictures_came()

    @Slot(int)
    def _step_gain(self, step: int) -> None:
        place = _GAINS.index(self._gain) + step
        self._gain = _GAINS[min(max(place, 0), len(_GAINS) - 1)]
        self.pictures_came()

    @Slot(QImage)
    def _show_difference(self, image: QImage) -> None:
        name = self.tr("Difference × {gain}").format(gain=self._gain)
        self._canvas.set_difference(PictureLevels(image), name)
