"""The ways by which pictures come into the slots."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from qwen_studio.core.request import MAX_IMAGES
from qwen_studio.state.composer import Composer
from qwen_studio.state.picture_mime import local_files, on_clipboard, picture_ids
from qwen_studio.state.slots import SlotState

_MOST_NAMED = 4

ChoosePictures = Callable[[QWidget], Sequence[Path]]
"""Asks the user for picture files, over that widget; empty if they thought better of it."""


class Intake(QObject):
    """Puts what is dropped, pasted or chosen into slots, and says what found no place.

    Signals:
        said(str): a sentence about the last attempt; empty if all went in.
        refused(str): a sentence about an attempt that changed nothing, and need not be said for long.
        chosen(): the user has chosen files; what comes next is words.
    """

    said = Signal(str)
    refused = Signal(str)
    chosen = Signal()

    def __init__(self, composer: Composer, choose_pictures: ChoosePictures, parent: QObject) -> None:
        super().__init__(parent)
        self._composer = composer
        self._choose_pictures = choose_pictures

    def take(self, mime: QMimeData, number: int | None = None) -> bool:
        """Fills the slot, or the first free one; several pictures go on from there. False: nothing to use in it."""
        places = MAX_IMAGES + 1 - (number or self.first_free())
        files = local_files(mime)
        offered = len(picture_ids(mime)) or len(files)
        if not self._composer.put_mime(mime, number):
            self.refused.emit(self.tr("That holds no picture, file or link."))
            return False
        self._say_left_out(offered - places, files[:places], files[places:])
        return True

    def paste(self, number: int | None = None) -> None:
        """Takes what the clipboard holds."""
        self.take(on_clipboard(), number)

    def browse(self, number: int, over: QWidget) -> None:
        """Lets the user choose files."""
        paths = self._choose_pictures(over)
        if paths:
            left_out = self._composer.put_files(paths, number)
            taken = len(paths) - left_out
            self._say_left_out(left_out, paths[:taken], paths[taken:])
            self.chosen.emit()

    def first_free(self) -> int:
        """The slot that pictures go to when none is named: the first empty one, or the last if all are full."""
        free = (slot.number for slot in self._composer.slots if slot.state is SlotState.EMPTY)
        return next(free, MAX_IMAGES)

    def _say_left_out(self, count: int, taken: Sequence[Path], left_out: Sequence[Path]) -> None:
        """`taken` and `left_out` are known of files alone."""
        if count < 1:
            self.said.emit("")
            return
        words = self.tr("1 picture found no slot: the service takes at most {n}.")
        if count > 1:
            words = self.tr("{count} pictures found no slot: the service takes at most {n}.")
        told = [words.format(count=count, n=MAX_IMAGES)]
        if left_out:
            told.append(self.tr("Taken: {names}.").format(names=self._names(taken)))
            told.append(self.tr("Not taken: {names}.").format(names=self._names(left_out)))
        self.said.emit("\n".join(told))

    def _names(self, files: Sequence[Path]) -> str:
        named = ", ".join(file.name for file in files[:_MOST_NAMED])
        more = len(files) - _MOST_NAMED
        return self.tr("{names} and {count} more").format(names=named, count=more) if more > 0 else named
