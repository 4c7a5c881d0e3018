"""What the user is writing: the next edit."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.catalog import Model, Unit
from qwen_studio.core.errors import RequestError
from qwen_studio.core.geometry import Size, expected_output
from qwen_studio.core.prompt import count_characters, instruction_length
from qwen_studio.core.request import EditRequest, problems, without_unsupported
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.service import Service
from qwen_studio.state.slots import InputSlots, SlotState
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.core.instruction_checks import Check

_OFFERED_SIZES = (
    Size(1024, 1024),
    Size(1536, 1024),
    Size(1024, 1536),
    Size(1344, 768),
    Size(768, 1344),
    Size(2048, 2048),
)


class Composer(InputSlots):
    """Owner of the edit that is being written: the input slots, and words and parameters.

    Signals:
        text_changed(): instruction or negative prompt.
        parameters_changed(): model, n, seed, watermark, prompt_extend or size.
        readiness_changed(): anything that `problems`, `checks`, `ready` or `cost` depend on.
    """

    text_changed = Signal()
    parameters_changed = Signal()
    readiness_changed = Signal()

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
        super().__init__(tasks, service, database, files, cache, parent)
        self._preferences = preferences
        settings = preferences.settings
        self.instruction = ""
        self.negative_prompt = ""
        self.model = service.catalog.model(settings.model) or service.catalog.models[0]
        self.n = min(max(1, settings.n), self.model.max_results)
        self.seed: int | None = None
        self.watermark = settings.watermark
        self.prompt_extend = settings.prompt_extend
        self.size: Size | None = None
        for signal in (self.slots_changed, self.text_changed, self.parameters_changed, service.changed):
            signal.connect(self.readiness_changed)

    @property
    def models(self) -> tuple[Model, ...]:
        """The models that the catalogue offers."""
        return self._service.catalog.models

    def set_instruction(self, text: str) -> None:
        """What should change."""
        if text != self.instruction:
            self.instruction = text
            self.text_changed.emit()

    def set_negative_prompt(self, text: str) -> None:
        """What must not appear."""
        if text != self.negative_prompt:
            self.negative_prompt = text
            self.text_changed.emit()

    def set_model(self, model_id: str) -> None:
        """Choose a model; parameters that it lacks fall back."""
        model = self._service.catalog.model(model_id)
        if model is None or model is self.model:
            return
        self.model = model
        self.n = min(self.n, model.max_results)
        if self.size not in self.sizes():
            self.size = None
        self._keep(model=model.id)
        self.parameters_changed.emit()

    def set_n(self, n: int) -> None:
        """How many pictures one call makes."""
        self.n = min(max(1, n), self.model.max_results)
        self._keep(n=self.n)
        self.parameters_changed.emit()

    def set_seed(self, seed: int | None) -> None:
        """A fixed seed, or None for a random one."""
        self.seed = seed
        self.parameters_changed.emit()

    def set_watermark(self, on: bool) -> None:
        """Whether the service draws "Qwen-Image" into the bottom right corner."""
        self.watermark = on
        self._keep(watermark=on)
        self.parameters_changed.emit()

    def set_prompt_extend(self, on: bool) -> None:
        """Whether the service may rewrite the instruction."""
        self.prompt_extend = on
        self._keep(prompt_extend=on)
        self.parameters_changed.emit()

    def set_size(self, size: Size | None) -> None:
        """The size of the results, or None to follow the last image."""
        self.size = size
        self.parameters_changed.emit()

    @property
    def instruction_length(self) -> int:
        """In the unit of the model's limit."""
        return instruction_length(self.instruction, self.model)

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
                    RequestError("image", f"Image {slot.number} cannot be used.", next_step="Remove or replace it.")
                )
        empty_before = next((n for n in range(1, self.last_filled) if n not in self.filled), 0)
        if empty_before and not found:
            following = next(n for n in self.filled if n > empty_before)
            found.append(
                RequestError(
                    "image",
                    f"Image {empty_before} is empty, so Image {following} would be sent as Image {empty_before}.",
                    next_step="Fill it, or drag the other picture there.",
                )
            )
        rules = problems(self.request(), self._service.catalog)
        # A picture that is still being read or is known to be bad is not a missing one.
        waiting = found or any(s.state is SlotState.LOADING for s in self.slots)
        return found + [p for p in rules if not (waiting and p.field == "image")]

    def checks(self) -> "tuple[Check, ...]":
        """What is odd about the instruction; nothing of it keeps the edit from being sent."""
        from qwen_studio.core.instruction_checks import check_instruction

        return check_instruction(self.instruction, self.filled, self.model)

    @property
    def ready(self) -> bool:
        """Whether the edit can be sent now."""
        return not any(s.state is SlotState.LOADING for s in self.slots) and not self.problems()

    def cost(self) -> Decimal | None:
        """USD for this call with a key, or None where no price is known."""
        price = self._service.catalog.price(self.model.id, self._service.region.id)
        return None if price is None else price.usd * self.n

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

    def sizes(self) -> list[Size]:
        """The sizes offered for the model; empty if it does not let them be chosen."""
        rule = self.model.size
        if rule is None or not self.model.supports("size"):
            return []
        return [
            size
            for size in _OFFERED_SIZES
            if all(rule.min_side <= side <= rule.max_side for side in size)
            and (rule.max_area is None or size.width * size.height <= rule.max_area)
        ]

    def request(self) -> EditRequest:
        """The edit as it stands."""
        model = self.model
        request = EditRequest(
            images=tuple(s.image for s in self.slots if s.image is not None),
            instruction=self.instruction.strip(),
            model=model.id,
            region=self._service.region.id,
            n=self.n,
            negative_prompt=self.negative_prompt.strip(),
            seed=self.seed,
            watermark=self.watermark,
            prompt_extend=self.prompt_extend,
            size=self.size,
        )
        return without_unsupported(request, model)

    def recall(self, request: EditRequest) -> None:
        """Bring a whole earlier request back into the form. The region stays as it is: it belongs to the key."""
        self.clear()
        for number, image in enumerate(request.images, 1):
            self.put_image(image, number)
        self.instruction = request.instruction
        self.negative_prompt = request.negative_prompt
        self.model = self._service.catalog.model(request.model) or self.model
        self.n = min(request.n, self.model.max_results)
        self.seed = request.seed
        self.watermark = request.watermark
        self.prompt_extend = request.prompt_extend
        self.size = request.size if self.model.size is not None else None
        self.text_changed.emit()
        self.parameters_changed.emit()

    def _keep(self, **defaults: object) -> None:
        self._preferences.change(**defaults)
