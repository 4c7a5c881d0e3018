"""What happens to a key that was written and not kept, when its dialog is left."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QMessageBox

from qwen_studio.ui.keys.key_form import KeyForm
from qwen_studio.ui.theme import set_role


def leave(form: KeyForm, dialog: QDialog, go: Callable[[], None]) -> None:
    """Go, at once where no key would be lost; otherwise the person says what is to become of it."""
    if not form.holds_key:
        go()
        return
    translate = QCoreApplication.translate
    question = QMessageBox(
        QMessageBox.Icon.Question,
        dialog.windowTitle(),
        translate("UnkeptKey", "The key that you wrote is not kept yet."),
        parent=dialog,
    )
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keep = question.addButton(translate("UnkeptKey", "Use this key"), QMessageBox.ButtonRole.AcceptRole)
    drop = question.addButton(translate("UnkeptKey", "Discard it"), QMessageBox.ButtonRole.DestructiveRole)
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.setDefaultButton(keep)
    set_role(keep, "primary")

    def discard() -> None:
        form.discard()
        go()

    # Where it cannot be kept, the form says why, and stays.
    keep.clicked.connect(lambda: form.save(then=go))
    drop.clicked.connect(discard)
    question.open()
