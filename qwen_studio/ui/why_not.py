"""Why an action cannot be done now, kept at the action for whoever shows it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

_PROPERTY = "why_not"


def enable(action: QAction, possible: bool, why_not: str) -> None:
    """Enables the action, or disables it for this reason, a plain sentence."""
    before = action.property(_PROPERTY)
    action.setProperty(_PROPERTY, "" if possible else why_not)
    if action.isEnabled() != possible:
        action.setEnabled(possible)
    elif before != action.property(_PROPERTY):
        # For the buttons that explain themselves by it.
        action.changed.emit()


def explained(words: str, action: QAction) -> str:
    """The words of a tool tip, with the reason below them."""
    return "\n".join(filter(None, (words, why_not(action))))


def no_picture_words() -> str:
    """The reason of what is done with pictures."""
    return QCoreApplication.translate("WhyNot", "Show a result, or choose pictures in the gallery first")


def why_not(action: QAction) -> str:
    """The reason, as far as one was given."""
    return "" if action.isEnabled() else str(action.property(_PROPERTY) or "")
