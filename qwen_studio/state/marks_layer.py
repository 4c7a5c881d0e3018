"""The marks upon one picture while they are being drawn."""

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.drawing import (
    MOST_MARKS,
    Drawing,
    DrawnMark,
    MarkColour,
    MarkKind,
    Point,
    next_pin,
    plain_words,
)

MOST_STEPS = 200


class MarksLayer(QObject):
    """Owner of the marks, of which of them is chosen, and of the way back.

    Signals:
        changed(): the marks, the chosen one or what can be taken back are others.
    """

    changed = Signal()

    def __init__(self, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drawing = drawing
        self.chosen: int | None = None
        self._done: list[Drawing] = []
        self._undone: list[Drawing] = []
        self._gesture: Hashable = None

    @property
    def chosen_mark(self) -> DrawnMark | None:
        """The mark that keys and colours act upon."""
        return None if self.chosen is None else self.drawing[self.chosen]

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    @property
    def is_full(self) -> bool:
        """Whether there are as many marks as a picture may have."""
        return len(self.drawing) >= MOST_MARKS

    def choose(self, index: int | None) -> None:
        """Let that mark be the chosen one, or none."""
        if index != self.chosen:
            self.chosen = index
            self._gesture = None
            self.changed.emit()

    def step(self, by: int) -> None:
        """Choose the mark so many places further on; past the ends begins anew."""
        count = len(self.drawing)
        if count:
            before = self.chosen if self.chosen is not None else (-1 if by > 0 else count)
            self.choose((before + by) % count)

    def add(self, mark: DrawnMark) -> bool:
        """Put a mark over the others and choose it; False if there are too many."""
        if self.is_full:
            return False
        self._set((*self.drawing, mark), len(self.drawing))
        return True

    def add_pin(self, colour: MarkColour, at: Point) -> bool:
        """Put the pin of the next number there; False if there are too many marks."""
        return self.add(DrawnMark(MarkKind.PIN, colour, (at,), number=next_pin(self.drawing)))

    def write(self, colour: MarkColour, at: Point, text: str) -> bool:
        """Write a text there, if anything of it can be seen."""
        words = plain_words(text)
        return bool(words) and self.add(DrawnMark(MarkKind.TEXT, colour, (at,), words=words))

    def change(self, mark: DrawnMark, gesture: Hashable = None) -> None:
        """Let the chosen mark be this one. Changes of the same gesture are one step on the way back."""
        if self.chosen is not None and mark != self.drawing[self.chosen]:
            marks = list(self.drawing)
            marks[self.chosen] = mark
            self._set(tuple(marks), self.chosen, gesture)

    def rewrite(self, text: str) -> None:
        """Let the chosen text say this; without words it goes."""
        mark, words = self.chosen_mark, plain_words(text)
        if mark is not None and mark.kind is MarkKind.TEXT:
            if words:
                self.change(replace(mark, words=words))
            else:
                self.remove()

    def recolour(self, colour: MarkColour) -> None:
        """Give the chosen mark that colour."""
        if self.chosen_mark is not None:
            self.change(replace(self.chosen_mark, colour=colour))

    def end_gesture(self) -> None:
        """What comes now is a step of its own."""
        self._gesture = None

    def remove(self) -> None:
        """Remove the chosen mark."""
        if self.chosen is not None:
            self._set((*self.drawing[: self.chosen], *self.drawing[self.chosen + 1 :]), None)

    def clear(self) -> None:
        """Remove all marks."""
        if self.drawing:
            self._set((), None)

    def undo(self) -> None:
        """Take the last step back."""
        if self._done:
            self._undone.append(self.drawing)
            self._go_to(self._done.pop())

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            self._done.append(self.drawing)
            self._go_to(self._undone.pop())

    def _go_to(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.chosen = None
        self._gesture = None
        self.changed.emit()

    def _set(self, drawing: Drawing, chosen: int | None, gesture: Hashable = None) -> None:
        if gesture is None or gesture != self._gesture:
            self._done.append(self.drawing)
            del self._done[:-MOST_STEPS]
        self._gesture = gesture
        self._undone.clear()
        self.drawing, self.chosen = drawing, chosen
        self.changed.emit()
