"""What must not appear: the negative prompt."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.intake import Intake
from qwen_studio.ui.composer.prompt_edit import PromptEdit
from qwen_studio.ui.composer.prompt_field import PromptField
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.words.word_buttons import WordButtons


class AvoidSection(QWidget):
    """The field for the negative prompt; hidden for models that have none."""

    def __init__(self, composer: Composer, intake: Intake, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        self._edit = PromptEdit(48, 112, intake, theme, self)
        self._edit.setAccessibleName(self.tr("Negative prompt"))  # not translated: tools and tests find it by this name
        self._edit.setPlaceholderText(self.tr("What should not appear"))
        self._edit.textChanged.connect(self._write)
        self._field = PromptField(self.tr("Avoid"), self._edit, theme, self)
        self.buttons = WordButtons(theme, self.tr("Avoid"), self)
        self._field.add_to_head(self.buttons)
        self._field.setToolTip(self.tr("The negative prompt: what the picture should not show"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        composer.text_changed.connect(self._refresh)
        composer.parameters_changed.connect(self._refresh)
        self._refresh()

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with the negative prompt."""
        self._field.show_problem(sentence)

    @property
    def edit(self) -> PromptEdit:
        """The field itself."""
        return self._edit

    def focus(self) -> None:
        """Gives the field the keyboard."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self) -> None:
        self._composer.set_negative_prompt(self._edit.toPlainText())

    def _refresh(self) -> None:
        self.setVisible(self._composer.model.supports("negative_prompt"))
        self._edit.show_text(self._composer.negative_prompt)
        self._field.show_length(self._composer.negative_length, self._composer.negative_limit, self.tr("Characters"))
