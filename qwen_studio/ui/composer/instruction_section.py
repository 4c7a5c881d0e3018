"""The instruction: the field, the buttons that name images, and the hints about what it says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.instruction_edit import InstructionEdit
from qwen_studio.ui.composer.instruction_hints import InstructionHints
from qwen_studio.ui.composer.intake import Intake
from qwen_studio.ui.composer.mark_hints import MarkHints
from qwen_studio.ui.composer.mention_bar import MentionBar
from qwen_studio.ui.composer.prompt_edit import PromptEdit
from qwen_studio.ui.composer.prompt_field import PromptField
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.words.word_buttons import WordButtons

if TYPE_CHECKING:
    from qwen_studio.ui.composer.mention_completion import MentionCompletion
    from qwen_studio.ui.composer.mention_preview import MentionPreview


class InstructionSection(QWidget):
    """What should change, in the user's words."""

    def __init__(self, composer: Composer, intake: Intake, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        self._theme = theme
        self._edit = InstructionEdit(composer, theme, intake, self)
        self._edit.chips.changed.connect(self._write)
        self._mentions: MentionCompletion | None = None
        self._preview: MentionPreview | None = None
        self._field = PromptField(self.tr("Instruction"), self._edit, theme, self)
        self.buttons = WordButtons(theme, self.tr("Instruction"), self)
        self._field.add_to_head(self.buttons)
        mention_bar = MentionBar(composer, theme, self)
        mention_bar.mention_requested.connect(self._edit.insert_mention)
        self._hints = InstructionHints(composer, theme, mention_bar.last_button, self)
        self._hints.fix_wanted.connect(self._take_fix)
        self._hints.changed.connect(self._mark)
        theme.changed.connect(self._mark)
        mark_hints = MarkHints(composer, theme, self)
        mark_hints.phrase_wanted.connect(self._take_phrase)
        self._field.add(mention_bar)
        self._field.add(mark_hints)
        self._field.add(self._hints)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        composer.slots_changed.connect(self._help_with_images)
        composer.text_changed.connect(self._refresh)
        composer.readiness_changed.connect(self._show_length)
        self._refresh()
        self._show_length()

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with the instruction."""
        self._field.show_problem(sentence)

    @property
    def edit(self) -> PromptEdit:
        """The field itself."""
        return self._edit

    def focus(self) -> None:
        """Gives the field the keyboard."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _help_with_images(self) -> None:
        """Lets @ offer them, and chips show them, from the first picture on."""
        if self._mentions is None and self._composer.filled:
            from qwen_studio.ui.composer.mention_completion import MentionCompletion
            from qwen_studio.ui.composer.mention_preview import MentionPreview

            self._mentions = MentionCompletion(self._edit, self._composer, self._theme)
            self._preview = MentionPreview(self._edit, self._composer)

    def _write(self) -> None:
        self._composer.set_instruction(*self._edit.chips.words())

    def _refresh(self) -> None:
        self._edit.show_words((self._composer.instruction, self._composer.mentions))

    def _show_length(self) -> None:
        estimate = self._composer.instruction_unit_is_estimate
        self._field.show_length(
            self._composer.instruction_length,
            self._composer.instruction_limit,
            self.tr("Tokens, estimated: the service counts exactly") if estimate else self.tr("Characters"),
        )

    def _take_fix(self, text: str) -> None:
        # In the field, so that Undo brings the former words back.
        self._edit.chips.mend_to(text)
        self.focus()

    def _take_phrase(self, phrase: str) -> None:
        from qwen_studio.core.mark_words import with_phrase

        text = self._edit.toPlainText()
        # Qt counts in halves of some characters. At the very beginning the cursor most likely was not put by anyone.
        halves = text.encode("utf-16-le")[: 2 * self._edit.textCursor().position()]
        self._take_fix(with_phrase(text, phrase, len(halves.decode("utf-16-le", "ignore")) or None))

    def _mark(self) -> None:
        from qwen_studio.ui.composer.instruction_marks import mark_findings

        mark_findings(self._edit, self._hints.shown, self._theme)
