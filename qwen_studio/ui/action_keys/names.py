"""The lasting names of actions. The settings know actions by them, so a name that has once been given stays."""

from enum import Enum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction


def name_actions(owner: QObject, room: str) -> None:
    """Gives every action among the owner's attributes its name: the room, and the attribute's own."""
    for attribute, value in vars(owner).items():
        if attribute.startswith("_"):
            continue
        if isinstance(value, QAction):
            _name(value, f"{room}.{attribute}")
        elif isinstance(value, dict):
            for key, action in value.items():
                if isinstance(action, QAction):
                    _name(action, f"{room}.{attribute}.{key.name.lower() if isinstance(key, Enum) else key}")


def _name(action: QAction, name: str) -> None:
    # What is at hand in two places has the name of the first.
    if not action.objectName():
        action.setObjectName(name)
