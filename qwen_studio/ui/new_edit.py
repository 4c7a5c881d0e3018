"""An empty form, with a way back to what stood in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from qwen_studio.state.studio import Studio


class NewEdit(QObject):
    """Empties the form on the Edit page."""

    def __init__(self, studio: Studio, show_edit_page: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._show_edit_page = show_edit_page

    @Slot()
    def begin(self) -> None:
        """Put everything away; where there was anything, Ctrl+Z brings it back."""
        composer = self._studio.composer
        before = composer.draft()
        composer.clear()
        composer.set_instruction("")
        composer.set_negative_prompt("")
        composer.begin_anew()
        self._show_edit_page()
        if before.request.images or before.request.instruction.strip():
            words = self.tr("New edit")
            self._studio.undo.offer(words, words, lambda: composer.take_up(before))
