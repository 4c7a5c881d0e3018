"""Offers the images that are there when an @ is written."""

import re

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from qwen_studio.state.composer import Composer
from qwen_studio.state.slots import Slot
from qwen_studio.ui.composer.document_text import utf16_length
from qwen_studio.ui.composer.instruction_edit import InstructionEdit
from qwen_studio.ui.composer.mention_popup import MentionPopup
from qwen_studio.ui.theme import Theme

# Not behind a letter: that is an address. Chinese is written without spaces, and its input methods write a wide @.
_ASKED = r"(?:^|[^A-Za-z0-9_.@＠])[@＠]([^\s@＠]{0,24})$"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class MentionCompletion(QObject):
    """Follows what is written in the field; what is behind the @ is looked for in numbers and names.

    Arrows choose, Enter, Tab and a click take, Esc leaves. While an input method composes, the keys are its own.
    """

    def __init__(self, edit: InstructionEdit, composer: Composer, theme: Theme) -> None:
        super().__init__(edit)
        self._edit = edit
        self._composer = composer
        self._theme = theme
        self._popup: MentionPopup | None = None
        self._left: int | None = None
        edit.textChanged.connect(self._look)
        edit.cursorPositionChanged.connect(self._follow)
        composer.slots_changed.connect(self._follow)
        edit.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._popup is None or not self._popup.isVisible():
            return False
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Wheel}:
            self._popup.hide()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_for_list(event):
            # Esc stops an edit elsewhere in the window.
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_for_list(event):
            self._take_key(Qt.Key(event.key()))
            return True
        return False

    def _is_for_list(self, event: QKeyEvent) -> bool:
        composing = bool(self._edit.textCursor().block().layout().preeditAreaText())
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        return plain and not composing and event.key() in {*_STEPS, *_TAKING, Qt.Key.Key_Escape}

    def _take_key(self, key: Qt.Key) -> None:
        assert self._popup is not None  # noqa: S101 - it is open
        if key in _STEPS:
            self._popup.step(_STEPS[key])
        elif key in _TAKING:
            self._take(self._popup.current())
        else:
            self._left = self._place()
            self._popup.hide()

    def _look(self) -> None:
        """Opens the list, or leaves it open, where an image is asked for."""
        place, slots = self._place(), self._found()
        if place is None:
            self._left = None
        if place is None or place == self._left or not slots or not self._edit.hasFocus():
            self._close()
            return
        if self._popup is None:
            self._popup = MentionPopup(self._theme, self._edit.window())
            self._popup.picked.connect(self._take)
        self._popup.show_images(slots, self._line_at(place))

    def _follow(self) -> None:
        """Looks again while the list is open; a cursor that only comes by an @ opens none."""
        if self._popup is not None and self._popup.isVisible():
            self._look()

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _take(self, number: int | None) -> None:
        place = self._place()
        self._close()
        if number is None or place is None:
            return
        cursor = self._edit.textCursor()
        cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._edit.insert_mention(number)

    def _asked(self) -> str | None:
        """What is written behind the @ that the cursor is at; None where there is none."""
        cursor = self._edit.textCursor()
        if cursor.hasSelection():
            return None
        units = cursor.block().text().encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
        found = re.search(_ASKED, units.decode("utf-16-le", "surrogatepass"))
        return None if found is None else found[1]

    def _place(self) -> int | None:
        """Where in the document the @ stands."""
        asked = self._asked()
        return None if asked is None else self._edit.textCursor().position() - utf16_length(asked) - 1

    def _found(self) -> list[Slot]:
        asked = (self._asked() or "").casefold()
        there = [self._composer.slot(number) for number in self._composer.filled]
        return [s for s in there if asked in f"image{s.number} 图{s.number} {s.name}".casefold()]

    def _line_at(self, place: int) -> QRect:
        cursor = self._edit.textCursor()
        cursor.setPosition(place)
        line = self._edit.cursorRect(cursor)
        return QRect(self._edit.viewport().mapTo(self._edit.window(), QPoint(line.topLeft())), line.size())
