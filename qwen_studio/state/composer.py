"""What the user is writing: the next edit."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.catalog import Unit
from qwen_studio.core.errors import RequestError
from qwen_studio.core.geometry import Size, expected_output
from qwen_studio.core.language import translate
from qwen_studio.core.prompt import count_characters, instruction_length
from qwen_studio.core.request import problems
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.edit_form import EditForm
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.service import Service
from qwen_studio.state.slots import SlotState
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.core.instruction_checks import Check


class Composer(EditForm):
    """Knows of the edit that is being written whether it can be sent, what it costs, and what comes of it.

    Signals:
        readiness_changed(): anything that `problems`, `checks`, `ready` or `cost` depend on.
        checks_chosen(): `checks` finds other kinds than before.
    """

    readiness_changed = Signal()
    checks_chosen = Signal()

    def __init__(
        self,
        tasks: Tasks,
        service: Service,
        preferences: Preferences,
        database: Database,
        files: LibraryFiles,
        cache: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tasks, service, preferences, database, files, cache, parent)
        for signal in (self.slots_changed, self.text_changed, self.parameters_changed, service.changed):
            signal.connect(self.readiness_changed)
        preferences.changed.connect(self._follow_hints)

    @property
    def instruction_length(self) -> int:
        """In the unit of the model's limit; the longest, where there are several."""
        return max(instruction_length(text, self.model) for text in self._instructions())

    @property
    def instruction_limit(self) -> int:
        """In the unit of the model's limit."""
        return self.model.instruction_limit

    @property
    def instruction_unit_is_estimate(self) -> bool:
        """Whether the length can only be estimated here, as with tokens."""
        return self.model.instruction_unit is Unit.TOKENS

    @property
    def negative_length(self) -> int:
        """In characters."""
        return count_characters(self.negative_prompt)

    @property
    def negative_limit(self) -> int:
        """In characters."""
        return self.model.negative_prompt_limit

    def problems(self) -> list[RequestError]:
        """What keeps the edit from being sent, in the order of the form."""
        found = []
        for slot in self.slots:
            if slot.state is SlotState.BAD:
                found.append(
                    RequestError(
                        "image",
                        translate("state", "Image {number} cannot be used.").format(number=slot.number),
                        next_step=translate("state", "Remove or replace it."),
                    )
                )
        empty_before = next((n for n in range(1, self.last_filled) if n not in self.filled), 0)
        if empty_before and not found:
            following = next(n for n in self.filled if n > empty_before)
            found.append(
                RequestError(
                    "image",
                    translate(
                        "state",
                        "Image {empty_before} is empty, so Image {following} would be sent as Image {empty_before}.",
                    ).format(empty_before=empty_before, following=following),
                    next_step=translate("state", "Fill it, or drag the other picture there."),
                )
            )
        rules = self._broken_rules()
        # A picture that is still being read or is known to be bad is not a missing one.
        waiting = found or any(s.state is SlotState.LOADING for s in self.slots)
        return found + [p for p in rules if not (waiting and p.field == "image")]

    def checks(self) -> "tuple[Check, ...]":
        """What is odd about the instruction; nothing of it keeps the edit from being sent."""
        from qwen_studio.core.instruction_checks import CheckKind, check_instruction

        found = check_instruction(self.instruction, self.filled, self.model)
        hushed = set(self._preferences.settings.hushed_hints)
        if self._instructions() != [self.instruction]:
            # What is written is longer than what is sent; `problems` says which of the edits is too long.
            hushed.add(CheckKind.TOO_LONG.value)
        return tuple(check for check in found if check.kind.value not in hushed)

    def find_all_checks(self) -> None:
        """Find everything again, of whatever kind."""
        self._set_hushed(())

    def hush_checks_like(self, check: "Check") -> None:
        """Find nothing of this kind from now on either."""
        self._set_hushed((*self._preferences.settings.hushed_hints, check.kind.value))

    def find_checks_like(self, check: "Check") -> None:
        """Find what is of this kind again."""
        self._set_hushed(tuple(k for k in self._preferences.settings.hushed_hints if k != check.kind.value))

    def _set_hushed(self, kinds: tuple[str, ...]) -> None:
        self._preferences.change(hushed_hints=kinds)

    def _follow_hints(self, names: set[str]) -> None:
        if "hushed_hints" in names:
            self.checks_chosen.emit()

    def _broken_rules(self) -> list[RequestError]:
        """The rules of the service that any of the edits breaks, each once, and that of this program."""
        if not self._may_be_several:
            return problems(self.request(), self._service.catalog)
        from qwen_studio.core.variants import MOST_VARIANTS

        found: dict[str, RequestError] = {}
        if self.edit_count > MOST_VARIANTS:
            told = translate(
                "state", "This makes {edit_count} edits at once, and {most_variants} are the most."
            ).format(edit_count=self.edit_count, most_variants=MOST_VARIANTS)
            found[""] = RequestError(
                "instruction", told, next_step=translate("state", "Take out some choices or seeds.")
            )
        for variant in self.variants():
            for problem in problems(variant.request, self._service.catalog):
                if variant.label and problem.field == "instruction":
                    told = translate("state", "{problem} with “{variant}”.").format(
                        problem=problem.message.rstrip(".。"), variant=variant.label
                    )
                    found.setdefault(problem.message, RequestError("instruction", told, next_step=problem.next_step))
                else:
                    found.setdefault(problem.message, problem)
        return list(found.values())

    @property
    def ready(self) -> bool:
        """Whether the edit can be sent now."""
        return not any(s.state is SlotState.LOADING for s in self.slots) and not self.problems()

    def cost(self) -> Decimal | None:
        """USD for all these edits with a key, or None where no price is known."""
        price = self._service.catalog.price(self.model.id, self._service.region.id)
        return None if price is None else price.usd * self.n * self.edit_count

    @property
    def cost_is_approximate(self) -> bool:
        """Whether the published price was only seen as a rough figure."""
        price = self._service.catalog.price(self.model.id, self._service.region.id)
        return price is not None and price.approximate

    def expected_size(self) -> Size | None:
        """The size that the results will probably have."""
        if self.size is not None:
            return self.size
        size = self.slot(self.last_filled).original_size if self.last_filled else None
        return None if size is None else expected_output(size)
