"""Why an action cannot be done now, kept at the action for whoever shows it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

_PROPERTY = "why_not"


def enable(action: QAction, possible: bool, why_not: str) -> None:
    """Enables the action, or disables it for this reason, a plain sentence."""
    action.setEnabled(possible)
    action.setProperty(_PROPERTY, "" if possible else why_not)


def no_picture_words() -> str:
    """The reason of what is done with pictures."""
    return QCoreApplication.translate("WhyNot", "Show a result, or choose pictures in the gallery first")


def why_not(action: QAction) -> str:
    """The reason, as far as one was given."""
    return "" if action.isEnabled() else str(action.property(_PROPERTY) or "")
