"""Which keys an action may have."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_Standard = QKeySequence.StandardKey

_OF_TEXT = (
    *(_Standard.Undo, _Standard.Redo, _Standard.Cut, _Standard.Copy, _Standard.Paste, _Standard.SelectAll),
    *(_Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord, _Standard.DeleteEndOfLine),
    *(_Standard.MoveToNextWord, _Standard.MoveToPreviousWord, _Standard.MoveToStartOfDocument),
    *(_Standard.MoveToEndOfDocument, _Standard.MoveToStartOfBlock, _Standard.MoveToEndOfBlock),
    *(_Standard.SelectNextWord, _Standard.SelectPreviousWord, _Standard.SelectStartOfDocument),
    *(_Standard.SelectEndOfDocument, _Standard.SelectStartOfBlock, _Standard.SelectEndOfBlock),
)
_MODIFIERS = {
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
}


def is_key(key: QKeySequence) -> bool:
    """Whether this is one combination of keys that a keyboard can send."""
    return key.count() == 1 and _combination(key).key() not in _MODIFIERS and bool(key.toString())


def why_not(key: QKeySequence, menus: Mapping[str, str]) -> str:
    """Why no action may have this key, in a sentence; empty if it may. `menus` are their titles by what opens them."""
    translate = QCoreApplication.translate
    shown = key.toString(QKeySequence.SequenceFormat.NativeText)
    if not is_key(key):
        return translate("KeyRules", "This is no combination of keys that can be used.")
    if is_alone(key):
        return translate(
            "KeyRules",
            "“{keys}” writes or moves in text fields and lists. Hold Ctrl or Alt with it, or take a function key.",
        ).format(keys=shown)
    if any(key in QKeySequence.keyBindings(standard) for standard in _OF_TEXT):
        return translate("KeyRules", "“{keys}” edits text in every field. Choose other keys.").format(keys=shown)
    if key == QKeySequence("Alt+F4"):
        return translate("KeyRules", "“{keys}” closes windows. Choose other keys.").format(keys=shown)
    menu = menus.get(key.toString())
    if menu:
        return translate("KeyRules", "“{keys}” opens the menu {menu}. Choose other keys.").format(keys=shown, menu=menu)
    return ""


def is_alone(key: QKeySequence) -> bool:
    """Whether nothing is held with the key that keeps it from text fields; function keys need nothing."""
    combination = _combination(key)
    is_function_key = Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F35
    return not combination.keyboardModifiers() & _HELD and not is_function_key


def _combination(key: QKeySequence) -> QKeyCombination:
    return key[0]  # type: ignore[index,no-any-return]  # the stubs do not know that it has places
