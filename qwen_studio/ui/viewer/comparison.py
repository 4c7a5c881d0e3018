"""How what is shown is compared with another picture."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.geometry import Size
from qwen_studio.core.placing import Place, aligned_place
from qwen_studio.state.alignments import ENOUGH_PIXELS, Alignments
from qwen_studio.state.differences import MOST_PIXELS, Differences
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.viewer import Shown, Viewer
from qwen_studio.ui.motion import wants_less_motion
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.viewer.alignment_bar import AlignmentBar
from qwen_studio.ui.viewer.alignment_words import alignment_words
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_actions import CompareActions
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.picture_focus import PictureFocus
from qwen_studio.ui.viewer.picture_levels import PictureLevels

_GAINS = (1, 2, 4, 8, 16, 32)
_USUAL_GAIN = 4


class Comparison(QObject):
    """Keeps the mode that was chosen, and tells the canvas; a picture that the user picks is compared at once.

    Signals:
        changed(): the bar says something else, or is wanted or not any more.
    """

    changed = Signal()

    def __init__(
        self, canvas: Canvas, viewer: Viewer, tasks: Tasks, pictures: PictureActions, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._viewer = viewer
        self._pictures = pictures
        self._alignments = Alignments(tasks, self)
        self._differences = Differences(tasks, self)
        self._mode = CompareMode.SINGLE
        self._gain = _USUAL_GAIN
        self._on_canvas: Shown | None = None
        self._not_over_original = ""
        self._pair = ("", "")
        self._known: tuple[Place, int] | None = None
        self.actions = CompareActions(theme, self)
        self.bar = AlignmentBar(self.actions, theme, parent)
        self.bar.hide()
        PictureFocus(canvas, self.bar)
        self.actions.attach_to(canvas)
        self.actions.aligned.toggled.connect(self._show_again)
        self.actions.save_aligned.triggered.connect(self._save_over_original)
        self.actions.save_over_input.triggered.connect(self._save_over_input)
        self._alignments.found.connect(self._show_again)
        self.actions.chosen.connect(self.set_mode)
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

    @property
    def bar_is_wanted(self) -> bool:
        """Whether the alignment bar has something to say about what is compared now."""
        shown = self._viewer.shown
        compares = self._canvas.mode is not CompareMode.SINGLE
        return compares and shown is not None and shown.picture is not None and shown.picked is None

    def place(self, shown: Shown) -> Place | None:
        """Where the original is to lie over the result; None leaves that to the canvas."""
        found = self._alignment(shown)
        return aligned_place(found) if found is not None and self.actions.aligned.isChecked() else None

    def names(self, shown: Shown) -> tuple[str, str] | None:
        """What the two pictures are called on the canvas, where "before" and "after" would be wrong."""
        if shown.picked_title:
            return shown.picked_title, shown.title
        return None if shown.before_number == 1 else (_image(shown.before_number), self.tr("After"))

    def pictures_came(self, shown: Shown) -> None:
        """The canvas shows these now, as far as they are there; works out how they compare, if that is wanted."""
        self._on_canvas = shown
        self._compare()

    def _compared(self) -> tuple[PictureLevels, PictureLevels, Place] | None:
        # For a moment the canvas may still show the pictures from before.
        return self._canvas.compared if self._on_canvas == self._viewer.shown else None

    def _compare(self) -> None:
        self._register()
        self.changed.emit()
        self._work_out_difference()

    def _work_out_difference(self) -> None:
        shown, compared = self._viewer.shown, self._compared()
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

    def _alignment(self, shown: Shown) -> Alignment | None:
        known = self._alignments.known(shown.before_key, shown.key) if shown.picked is None else None
        return None if known is None else known.alignment

    def _register(self) -> None:
        """Finds out how the two lie over each other, if that is wanted and they are here, and says it."""
        shown, compared = self._viewer.shown, self._compared()
        self.actions.offer_alignment(possible=False)
        self.actions.offer_original(possible=False)
        if shown is None or not self.bar_is_wanted:
            return
        is_original = shown.is_beside_original
        has_original = bool(shown.way) and not is_original
        self.actions.offer_original(possible=has_original)
        say = partial(self.bar.say, has_original=has_original, is_original=is_original)
        known = self._alignments.known(shown.before_key, shown.key)
        if known is None:
            say(self.tr("Looking how far the result has moved…"), can_align=False)
            if compared is not None:
                after, before, _ = compared
                pictures = (before.image(ENOUGH_PIXELS), after.image(ENOUGH_PIXELS))
                sizes = (_size(before), _size(after))
                self._alignments.ask(shown.before_key, shown.key, pictures, sizes)
            return
        alignment = known.alignment
        self.actions.offer_alignment(possible=alignment is not None)
        if alignment is None:
            words = self.tr("Too little of the original is left to say how far the result has moved")
            if not is_original:
                words = self.tr("Too little of the input is left to say how far the result has moved")
            self._look_elsewhere(shown)
            if self._not_over_original == shown.key:
                # Said again whenever the picture is looked at anew, until another is shown.
                words = self._words_not_over_original()
                self.actions.offer_original(possible=False)
                say = partial(self.bar.say, has_original=False, is_original=False)
        else:
            self.actions.offer_original(possible=is_original or has_original)
            words = alignment_words(alignment, is_original=is_original)
            if shown.before_number != 1:
                words = self.tr("{image}: {words}").format(image=_image(shown.before_number), words=words)
        say(words, can_align=alignment is not None)

    def _look_elsewhere(self, shown: Shown) -> None:
        """Compares with another of its inputs where that fits, or may; with Image 1 again where none does."""
        known = {number: self._alignments.known(key, shown.key) for number, key in shown.inputs}
        fitting = [number for number, found in known.items() if found is not None and found.alignment is not None]
        unknown = [number for number, found in known.items() if found is None]
        number = (fitting or unknown or [1])[0]
        if number != shown.before_number:
            # Not from here: this is how what is shown now is being told.
            QTimer.singleShot(0, self, partial(self._viewer.compare_with_input, shown, number))

    @Slot()
    def _save_over_input(self) -> None:
        shown = self._viewer.shown
        if shown is not None:
            self._save(shown, self._alignment(shown))

    @Slot()
    def _save_over_original(self) -> None:
        """Asks where to save the result at the size of the first picture of its chain, wherever that lies under it."""
        shown = self._viewer.shown
        if shown is None or shown.is_beside_original or not shown.way:
            self._save_over_input()
            return
        way = [Path(key) for key in shown.way]
        self._alignments.over_original(way, partial(self._save, shown), lambda error: self._say_not_saved(str(error)))

    def _save(self, shown: Shown, alignment: Alignment | None) -> None:
        if shown.picture is not None and alignment is not None:
            self._pictures.save_aligned(shown.picture, alignment)
        elif self._viewer.shown is not None and shown.key == self._viewer.shown.key:
            self._not_over_original = shown.key
            self._say_not_saved(self._words_not_over_original())

    def _words_not_over_original(self) -> str:
        return self.tr("Too little of the original is left to lay the result over it")

    def _say_not_saved(self, words: str) -> None:
        self.actions.offer_original(possible=False)
        can_align = self.actions.save_over_input.isEnabled()
        self.bar.say(words, can_align=can_align, has_original=False, is_original=False)
        self.changed.emit()

    @Slot()
    def _show_again(self) -> None:
        shown = self._viewer.shown
        if shown is not None and shown == self._on_canvas:
            self._canvas.set_place(self.place(shown))
        self._compare()

    @Slot(object)
    def set_mode(self, mode: CompareMode) -> None:
        """Compares like that from now on."""
        self._mode = mode
        self._canvas.set_mode(mode)
        self.follow(self._viewer.shown)
        self._compare()

    @Slot(int)
    def _step_gain(self, step: int) -> None:
        place = _GAINS.index(self._gain) + step
        self._gain = _GAINS[min(max(place, 0), len(_GAINS) - 1)]
        self._compare()

    @Slot(QImage)
    def _show_difference(self, image: QImage) -> None:
        name = self.tr("Difference × {gain}").format(gain=self._gain)
        self._canvas.set_difference(PictureLevels(image), name)


def _image(number: int) -> str:
    return QCoreApplication.translate("Comparison", "Image {n}").format(n=number)


def _size(picture: PictureLevels) -> Size:
    return Size(picture.size.width(), picture.size.height())
