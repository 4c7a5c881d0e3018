"""The left panel of the Edit page, where the next edit is written."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from qwen_studio.core.errors import RequestError
from qwen_studio.core.presets import WordsKind
from qwen_studio.state.composer import Composer
from qwen_studio.state.picture_mime import slot_number
from qwen_studio.state.service import Service
from qwen_studio.state.slots import SlotState
from qwen_studio.state.spending import Spending
from qwen_studio.ui.composer.avoid_section import AvoidSection
from qwen_studio.ui.composer.generate_bar import GenerateBar
from qwen_studio.ui.composer.instruction_section import InstructionSection
from qwen_studio.ui.composer.intake import ChoosePictures, Intake
from qwen_studio.ui.composer.parameters import Parameters
from qwen_studio.ui.composer.prompt_edit import PromptEdit
from qwen_studio.ui.composer.slot_drag import accept_drag
from qwen_studio.ui.composer.slots_section import SlotsSection
from qwen_studio.ui.theme import Theme, set_role

if TYPE_CHECKING:
    from qwen_studio.ui.window_actions import WindowActions

USUAL_WIDTH = 348
LEAST_WIDTH = 300
MOST_WIDTH = 480
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_MARGINS = (14, 14, 14, 6)


class ComposerPanel(QFrame):
    """Input images, instruction, parameters, and the button; all but the button scrolls where room is short.

    `generate` is for the window's own action, too: it says what is missing beside the field that lacks it, or asks
    for the edit by the signal.

    Signals:
        generate_requested(): the edit that the composer holds is complete and should be started.
        preview_requested(): the user wants to see what will be sent.
        show_requested(int): the user wants to see the picture of that slot in the viewer.
        draw_requested(int): the user wants to draw marks upon it.
        history_requested(WordsKind), presets_requested(WordsKind): the user wants words for that field.
    """

    generate_requested = Signal()
    preview_requested = Signal()
    show_requested = Signal(int)
    draw_requested = Signal(int)
    history_requested = Signal(object)
    presets_requested = Signal(object)

    def __init__(
        self,
        composer: Composer,
        service: Service,
        spending: Spending,
        theme: Theme,
        choose_pictures: ChoosePictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._composer = composer
        self._asked = False
        self._generate_keys = [QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")]
        self._intake = Intake(composer, choose_pictures, self)
        theme.keep_room(self, QWidget.setMinimumWidth, LEAST_WIDTH)
        theme.keep_room(self, QWidget.setMaximumWidth, MOST_WIDTH)
        self.setAcceptDrops(True)

        page = QWidget()
        set_role(page, "page")
        self._slots = SlotsSection(composer, self._intake, theme, page)
        self._instruction = InstructionSection(composer, self._intake, theme, page)
        self._avoid = AvoidSection(composer, self._intake, theme, page)
        self._parameters = Parameters(composer, service.catalog.service.max_seed, theme, page)
        self._page_column = column = QVBoxLayout(page)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        # In the order of the form; what is wrong with a field is said in its section, the rest with the parameters.
        self._sections: dict[str, SlotsSection | InstructionSection | AvoidSection | Parameters] = {
            "image": self._slots,
            "instruction": self._instruction,
            "negative prompt": self._avoid,
            "": self._parameters,
        }
        for section in self._sections.values():
            column.addWidget(section)
        column.addStretch()

        self._scroll = scroll = QScrollArea(self)
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.verticalScrollBar().rangeChanged.connect(self._make_room_for_scroll_bar)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = GenerateBar(composer, service, spending, theme, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._bar)

        self._slots.show_requested.connect(self.show_requested)
        self._slots.draw_requested.connect(self.draw_requested)
        self._intake.chosen.connect(self.focus_instruction)
        for kind, section in self._word_sections().items():
            section.buttons.history.clicked.connect(partial(self.history_requested.emit, kind))
            section.buttons.presets.clicked.connect(partial(self.presets_requested.emit, kind))
        self._bar.generate_requested.connect(self.generate)
        self._bar.preview_requested.connect(self.preview_requested)
        composer.readiness_changed.connect(self._refresh)
        self._refresh()

    def follow_keys(self, actions: "WindowActions") -> None:
        """Name the keys that these actions have, now and whenever they get others."""
        for action in (actions.generate, actions.preview, actions.history, actions.presets, actions.draw):
            action.changed.connect(partial(self._show_keys, actions))
        self._show_keys(actions)

    def _show_keys(self, actions: "WindowActions") -> None:
        self._generate_keys = actions.generate.shortcuts()
        self._bar.show_keys(actions.generate.shortcut(), actions.preview.shortcut())
        self._slots.show_draw_keys(actions.draw.shortcut())
        for section in self._word_sections().values():
            section.buttons.show_keys(actions.history.shortcut(), actions.presets.shortcut())

    def add_below_images(self, widget: QWidget) -> None:
        """Lets the widget stand between the input images and the instruction."""
        self._page_column.insertWidget(1, widget)

    def generate(self) -> None:
        """Asks for the edit, or says what is missing or in the way and goes there."""
        self._asked = not self._composer.ready
        self._refresh()
        if self._asked:
            self._go_to_what_is_missing()
        elif not self._bar.holds_back():
            self.generate_requested.emit()

    def take(self, mime: QMimeData) -> None:
        """Puts what was dropped elsewhere into the first free slots, and says what found none."""
        self._intake.take(mime)

    def paste(self) -> None:
        """Puts what the clipboard holds into the first free slot."""
        self._intake.paste()

    def focus_instruction(self) -> None:
        """Gives the instruction the keyboard."""
        self._instruction.focus()

    def field(self, kind: WordsKind) -> PromptEdit:
        """The field for words of that kind."""
        return self._word_sections()[kind].edit

    def kind_in_use(self) -> WordsKind:
        """Whose words the user is at: the instruction, unless the keyboard is in the field for what to avoid."""
        return WordsKind.AVOID if self._avoid.edit.hasFocus() else WordsKind.INSTRUCTION

    def _word_sections(self) -> dict[WordsKind, InstructionSection | AvoidSection]:
        return {WordsKind.INSTRUCTION: self._instruction, WordsKind.AVOID: self._avoid}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What no child wanted. In the window an action with the same keys comes first.
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif QKeySequence(event.modifiers().value & ~_KEYPAD.value | event.key()) in self._generate_keys:
            self.generate()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._slots.show_target(on=self._accept(event))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._slots.show_target(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._slots.show_target(on=False)
        if self._accept(event):
            self._intake.take(event.mimeData())

    @staticmethod
    def _accept(event: QDropEvent) -> bool:
        # A slot that is dragged about goes to another slot, nowhere else.
        return slot_number(event.mimeData()) is None and accept_drag(event)

    def _refresh(self) -> None:
        if self._composer.ready:
            self._asked = False
        told: dict[str, list[str]] = {field: [] for field in self._sections}
        for problem in self._composer.problems():
            if self._asked or not self._is_only_blank(problem):
                told[self._field_of(problem)].append(str(problem))
        if self._asked:
            told["image"] += self._still_loading()
        for field, section in self._sections.items():
            section.show_problem("\n".join(told[field]))

    def _go_to_what_is_missing(self) -> None:
        problems = self._composer.problems()
        field = self._field_of(problems[0]) if problems else "image"
        self._sections[field].focus()
        self._scroll.ensureWidgetVisible(self._sections[field])

    def _make_room_for_scroll_bar(self, _least: int, most: int) -> None:
        # The bar takes its place from the margin, so that nothing moves when it comes.
        left, top, _, bottom = _MARGINS
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self._page_column.setContentsMargins(left, top, left - bar, bottom)
        self._bar.show_edge(on=most > 0)

    def _field_of(self, problem: RequestError) -> str:
        return problem.field if problem.field in self._sections else ""

    def _still_loading(self) -> list[str]:
        loading = [slot.number for slot in self._composer.slots if slot.state is SlotState.LOADING]
        words = self.tr("Image {n} is still being read. Generate again when it is there.")
        return [words.format(n=n) for n in loading]

    def _is_only_blank(self, problem: RequestError) -> bool:
        """Whether it says what everyone sees before they have begun: such things wait until Generate is pressed."""
        if problem.field == "image":
            return all(slot.state is SlotState.EMPTY for slot in self._composer.slots)
        return problem.field == "instruction" and not self._composer.instruction.strip()
