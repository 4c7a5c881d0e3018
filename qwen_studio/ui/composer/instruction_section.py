"""The instruction: the field, the buttons that name images, and the hint about names that are missing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qwen_studio.core.prompt import MentionHint
from qwen_studio.state.composer import Composer
from qwen_studio.ui.composer.instruction_edit import InstructionEdit
from qwen_studio.ui.composer.intake import Intake
from qwen_studio.ui.composer.mention_bar import MentionBar
from qwen_studio.ui.composer.prompt_field import PromptField
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.notice import Notice


class InstructionSection(QWidget):
    """What should change, in the user's words."""

    def __init__(self, composer: Composer, intake: Intake, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        self._edit = InstructionEdit(theme, intake, self)
        self._edit.textChanged.connect(self._write)
        self._field = PromptField(self.tr("Instruction"), self._edit, theme, self)
        mention_bar = MentionBar(composer, theme, self)
        mention_bar.mention_requested.connect(self._edit.insert_mention)
        self._hint = Notice(theme, self)
        self._hint.action_triggered.connect(self._name_images)
        self._field.add(mention_bar)
        self._field.add(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        composer.text_changed.connect(self._refresh)
        composer.readiness_changed.connect(self._refresh_around)
        self._refresh()
        self._refresh_around()

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with the instruction."""
        self._field.show_problem(sentence)

    def focus(self) -> None:
        """Gives the field the keyboard."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self) -> None:
        self._composer.set_instruction(self._edit.toPlainText())

    def _refresh(self) -> None:
        self._edit.show_text(self._composer.instruction)

    def _refresh_around(self) -> None:
        estimate = self._composer.instruction_unit_is_estimate
        self._field.show_length(
            self._composer.instruction_length,
            self._composer.instruction_limit,
            self.tr("Tokens, estimated: the service counts exactly") if estimate else self.tr("Characters"),
        )
        hint = self._composer.hint()
        if hint is None:
            self._hint.clear()
        elif hint.missing:
            self._hint.set_notice("warn", self._missing_words(hint))
        else:
            self._hint.set_notice("info", self._unnamed_words(hint), self._fix_words(hint))

    def _missing_words(self, hint: MentionHint) -> str:
        words = self.tr("The instruction names {images}, and there is no picture in it.")
        return words.format(images=_listed(hint.missing))

    def _unnamed_words(self, hint: MentionHint) -> str:
        if hint.unnamed == self._composer.filled:
            return self.tr("Say which picture is which: the instruction names none.")
        return self.tr("The instruction does not name {images}.").format(images=_listed(hint.unnamed))

    def _fix_words(self, hint: MentionHint) -> str:
        return self.tr("Add {images}").format(images=_listed(hint.unnamed))

    def _name_images(self) -> None:
        hint = self._composer.hint()
        for number in hint.unnamed if hint is not None else ():
            self._edit.insert_mention(number)


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"Image {number}" for number in numbers)
