"""What another program wrote into a picture's file."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qwen_studio.ui.panels.text_box import TextBox

if TYPE_CHECKING:
    from qwen_studio.imaging.foreign_text import ForeignText


class ForeignWords(QWidget):
    """Prompt, negative prompt and settings, to be read and copied; hidden where the file tells nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt = TextBox(self.tr("Prompt in the file"))
        self._negative = TextBox(self.tr("Negative prompt in the file"))
        self._settings = TextBox(self.tr("Settings in the file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        for box in (self._prompt, self._negative, self._settings):
            column.addWidget(box)
        self.show_text(None)

    def show_text(self, told: "ForeignText | None", instruction: str = "") -> None:
        """Shows what the file tells beyond the instruction that is shown already."""
        prompt = "" if told is None or told.prompt == instruction else told.prompt
        self._prompt.set_text(prompt)
        self._negative.set_text(told.negative_prompt if told is not None and prompt else "")
        settings = "" if told is None else "\n".join(filter(None, (told.program, told.settings)))
        self._settings.set_text(settings)
        self.setVisible(bool(prompt or settings))
