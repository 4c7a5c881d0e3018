"""The chips in the instruction: every "Image N" that goes with its slot when that is swapped."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit

from qwen_studio.core.prompt import mention_text
from qwen_studio.core.request import MAX_IMAGES
from qwen_studio.ui.composer.document_text import document_position, text_of, utf16_length

# A format without a look: it tells whose name the letters are, and stays with them through copy, undo and redo.
_SLOT = QTextFormat.Property.UserProperty + 1
_NO_BREAK = "\u00a0"
_NAME = rf"Image{_NO_BREAK}([0-9])"
_NAMES = frozenset(mention_text(number) for number in range(1, MAX_IMAGES + 1))


@dataclass(frozen=True)
class Chip:
    """Letters [start, end) of the document name the slot that was Image `slot` at first."""

    start: int
    end: int
    slot: int


Words = tuple[str, tuple[int, ...]]
"""A text, and the places in it where chips begin."""


class MentionChips(QObject):
    """Keeps chips whole: they are real letters, which screen readers read, but nobody gets between them.

    Signals:
        changed(): the words or their chips are other than before.
    """

    changed = Signal()

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._numbers = {slot: slot for slot in range(1, MAX_IMAGES + 1)}
        self._at = 0
        self._busy = False
        edit.textChanged.connect(self._mend)
        edit.cursorPositionChanged.connect(self._step_out)

    def number(self, chip: Chip) -> int:
        """Which image the chip names now."""
        return self._numbers[chip.slot]

    def chips(self) -> list[Chip]:
        """All chips, in order."""
        return [chip for block in blocks(self._edit.document()) for chip in chips_of(block)]

    def words(self, start: int = 0, end: int | None = None) -> Words:
        """The words between two places of the document, chips as plain "Image N"."""
        document = self._edit.document()
        text = text_of(document, start, end)
        last = document.characterCount() if end is None else end
        inside = [chip for chip in self.chips() if start <= chip.start and chip.end <= last]
        return text, tuple(len(text_of(document, start, chip.start)) for chip in inside)

    def put(self, words: Words) -> None:
        """Shows these words in place of all that is there; one Undo brings the former back."""
        if words != self.words():
            cursor = QTextCursor(self._edit.document())
            cursor.select(QTextCursor.SelectionType.Document)
            self.insert(cursor, words)

    def insert(self, cursor: QTextCursor, words: Words) -> None:
        """Writes the words in place of what the cursor has selected."""
        text, places = words
        name = len(mention_text(1))
        cuts = sorted({0, len(text), *(cut for place in places for cut in (place, place + name))})
        with self._one_step(cursor):
            cursor.removeSelectedText()
            for begin, end in pairwise(cuts):
                piece = text[begin:end]
                if begin in places and piece in _NAMES:
                    self._write_chip(cursor, int(piece[-1]))
                else:
                    cursor.insertText(piece, QTextCharFormat())
        self._mend()

    def mend_to(self, text: str) -> None:
        """Changes as few letters as it takes to say this, so that chips beside the change stay chips."""
        from difflib import SequenceMatcher

        before, places = self.words()
        chips = [(place, place + len(mention_text(1))) for place in places]
        changes = SequenceMatcher(None, before, text, autojunk=False).get_opcodes()
        document = self._edit.document()
        cursor = QTextCursor(document)
        with self._one_step(cursor):
            for kind, start, end, new_start, new_end in reversed(changes):
                if kind == "equal":
                    continue
                change = _over_chips((start, end, new_start, new_end), chips)
                cursor.setPosition(document_position(document, change[0]))
                cursor.setPosition(document_position(document, change[1]), QTextCursor.MoveMode.KeepAnchor)
                written = text[change[2] : change[3]]
                if change[:2] in chips and written in _NAMES:
                    self._write_chip(cursor, int(written[-1]))
                else:
                    cursor.insertText(written, QTextCharFormat())
        self._mend()
        if self.words()[0] != text:
            self.put((text, ()))

    def select_beside(self, cursor: QTextCursor, *, forward: bool) -> None:
        """Selects the chip that begins at the cursor, or ends there, if there is one."""
        for chip in chips_of(cursor.block()):
            here, there = (chip.start, chip.end) if forward else (chip.end, chip.start)
            if here == cursor.position():
                cursor.setPosition(there, QTextCursor.MoveMode.KeepAnchor)
                return

    def swap(self, a: int, b: int) -> None:
        """Two slots change places, and the names of both."""
        exchanged = {a: b, b: a}
        self._numbers = {slot: exchanged.get(number, number) for slot, number in self._numbers.items()}
        self._mend()

    def _write_chip(self, cursor: QTextCursor, number: int) -> None:
        look = QTextCharFormat()
        look.setProperty(_SLOT, next(slot for slot, now in self._numbers.items() if now == number))
        cursor.insertText(mention_text(number).replace(" ", _NO_BREAK), look)

    def _mend(self) -> None:
        """Takes away what is left of a chip that was cut, and lets each say its present number."""
        if self._busy:
            return
        wrong = list(self._wrong_places())
        if wrong:
            cursor = QTextCursor(self._edit.document())
            # With the change that made it wrong, so that Undo takes back both.
            with self._one_step(cursor, join=True):
                for start, end, instead, look in reversed(wrong):
                    cursor.setPosition(start)
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    cursor.insertText(instead, look)
        self._write_plainly()
        self.changed.emit()

    def _wrong_places(self) -> Iterator[tuple[int, int, str, QTextCharFormat]]:
        """Places, what should stand there, and how."""
        for block in blocks(self._edit.document()):
            for start, text, look in _runs(block):
                number = self._numbers.get(look.property(_SLOT), 0)
                whole = list(re.finditer(_NAME, text))
                if not whole:
                    part = text in mention_text(number).replace(" ", _NO_BREAK)
                    yield start, start + utf16_length(text), "" if part else text, QTextCharFormat()
                    continue
                last = 0
                for name in [*whole, None]:
                    begin, end = (name.start(), name.end()) if name else (len(text), len(text))
                    if text[last:begin]:
                        yield (
                            start + utf16_length(text[:last]),
                            start + utf16_length(text[:begin]),
                            text[last:begin],
                            QTextCharFormat(),
                        )
                    if name and int(name[1]) != number:
                        place = start + utf16_length(text[:end])
                        yield place - 1, place, str(number), look
                    last = end

    def _step_out(self) -> None:
        """Takes the cursor, and the other end of what is selected, out of the middle of a chip."""
        cursor = self._edit.textCursor()
        at, anchor = cursor.position(), cursor.anchor()
        before, self._at = self._at, at
        where = self._edge(at, forward=at > before if abs(at - before) == 1 else None)
        other = where if anchor == at else self._edge(anchor, forward=anchor > at)
        if (where, other) != (at, anchor):
            cursor.setPosition(other)
            cursor.setPosition(where, QTextCursor.MoveMode.KeepAnchor)
            self._edit.setTextCursor(cursor)
        self._write_plainly()

    def out_of_chip(self, position: int) -> int:
        """The place itself, or the nearer edge of the chip that it is in the middle of."""
        return self._edge(position, forward=None)

    def _edge(self, position: int, *, forward: bool | None) -> int:
        for chip in chips_of(self._edit.document().findBlock(position)):
            if chip.start < position < chip.end:
                nearer = position - chip.start > chip.end - position
                return chip.end if (nearer if forward is None else forward) else chip.start
        return position

    def _write_plainly(self) -> None:
        """What is typed beside a chip is not part of it."""
        cursor = self._edit.textCursor()
        if not cursor.hasSelection() and cursor.charFormat().hasProperty(_SLOT):
            self._edit.setCurrentCharFormat(QTextCharFormat())

    @contextmanager
    def _one_step(self, cursor: QTextCursor, *, join: bool = False) -> Iterator[None]:
        """Changes that are one step for Undo, and are looked at when all are made."""
        self._busy = True
        if join:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        yield
        cursor.endEditBlock()
        self._busy = False


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The lines of the document."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def chips_of(block: QTextBlock) -> list[Chip]:
    """The whole chips of a line, by their places in the document."""
    return [
        Chip(start + name.start(), start + name.end(), look.property(_SLOT))
        for start, text, look in _runs(block)
        for name in re.finditer(_NAME, text)
    ]


def mime_places(places: Sequence[int]) -> bytes:
    """Places of chips, for the clipboard."""
    return ",".join(map(str, places)).encode("ascii")


def places_of_mime(data: bytes, text: str) -> tuple[int, ...]:
    """The places that the clipboard tells, as far as they fit the text."""
    found: Iterable[int] = (int(part) for part in data.decode("ascii", "replace").split(",") if part.isdecimal())
    return tuple(place for place in found if text[place : place + len(mention_text(1))] in _NAMES)


Change = tuple[int, int, int, int]
"""Text [0, 1) becomes new text [2, 3)."""


def _over_chips(change: Change, chips: Iterable[tuple[int, int]]) -> Change:
    """The change made wide enough to have each chip that it touches as a whole."""
    start, end, new_start, new_end = change
    for first, last in chips:
        if start < last and first < end:
            before, behind = max(0, start - first), max(0, last - end)
            start, new_start, end, new_end = start - before, new_start - before, end + behind, new_end + behind
    return start, end, new_start, new_end


def _runs(block: QTextBlock) -> Iterator[tuple[int, str, QTextCharFormat]]:
    """Letters of a line that chips are made of, with their places in the document and how they are marked."""
    units = block.text().encode("utf-16-le", "surrogatepass")
    for part in block.textFormats():
        if part.format.hasProperty(_SLOT):
            text = units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le", "surrogatepass")
            yield block.position() + part.start, text, QTextCharFormat(part.format)
