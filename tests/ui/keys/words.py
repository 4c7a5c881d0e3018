"""What stands on a page of keys."""

from PySide6.QtWidgets import QLabel, QLineEdit, QRadioButton, QWidget

from tests.ui.by_name import by_name


def type_key(root: QWidget, key: str) -> QLineEdit:
    """Pastes the key."""
    field = by_name(root, QLineEdit, "API key")
    field.selectAll()
    field.insert(key)
    return field


def said(root: QWidget, name: str = "Result of the check") -> str:
    """What the label of that name says; nothing while it is hidden."""
    (label,) = [label for label in root.findChildren(QLabel) if label.accessibleName() == name]
    return "" if label.isHidden() else label.text()


def shown(root: QWidget) -> str:
    """All words that can be seen."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def state_of(root: QWidget, account: str) -> str:
    """What stands beside the account in the list."""
    return by_name(root, QRadioButton, account).accessibleDescription()
