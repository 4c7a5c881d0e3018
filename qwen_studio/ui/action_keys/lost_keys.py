"""What is said where the settings give the same keys to two actions."""

from PySide6.QtCore import QCoreApplication

from qwen_studio.ui.action_keys.action_keys import ActionKeys, shown


def told_of_lost_keys(keys: ActionKeys) -> str:
    """Which actions are without keys that another one has by the settings; empty if none is."""
    if not keys.lost:
        return ""
    from qwen_studio.ui.settings_dialog.shortcut_tree import action_title

    actions = keys.actions()
    named = QCoreApplication.translate("KeyRules", "“{name}” ({keys})")
    names = [named.format(name=action_title(actions[name]), keys=shown(lost)) for name, lost in keys.lost.items()]
    return QCoreApplication.translate(
        "KeyRules", "The settings give keys of these to other actions, and there they work: {names}."
    ).format(names=", ".join(names))
