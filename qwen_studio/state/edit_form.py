"""What the user writes into the form: words and parameters beside the input slots."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.catalog import Model
from qwen_studio.core.draft import Draft
from qwen_studio.core.geometry import Size, expected_output
from qwen_studio.core.prompt import with_images_swapped
from qwen_studio.core.request import EditRequest, without_unsupported
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.service import Service
from qwen_studio.state.slots import InputSlots, SlotState
from qwen_studio.state.tasks import Tasks

if TYPE_CHECKING:
    from qwen_studio.core.variants import Variant

OFFERED_SIZES = (
    Size(1024, 1024),
    Size(1536, 1024),
    Size(1024, 1536),
    Size(1344, 768),
    Size(768, 1344),
    Size(2048, 2048),
)


DEFAULTS = frozenset({"model", "n", "watermark", "prompt_extend", "size"})
"""The settings that say what an edit begins with."""


class EditForm(InputSlots):
    """Owner of words and parameters, which may stand for several edits, see `core.variants`.

    `mentions` are the places in the instruction of every "Image N" that goes with its slot when that is swapped; an
    "Image N" that was only typed does not.

    Signals:
        swapped(int, int): two slots are about to change places; the instruction knows already.
        text_changed(): instruction or negative prompt.
        parameters_changed(): model, n, seeds, watermark, prompt_extend or size.
    """

    swapped = Signal(int, int)
    text_changed = Signal()
    parameters_changed = Signal()

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
        self.instruction = ""
        self.mentions: tuple[int, ...] = ()
        self.negative_prompt = ""
        self.model = service.catalog.models[0]
        self.n = 1
        self.seeds: tuple[int, ...] = ()
        self.watermark = False
        self.prompt_extend = True
        self.size: Size | None = None
        self._take_defaults(DEFAULTS)
        preferences.changed.connect(self._follow_defaults)

    @property
    def models(self) -> tuple[Model, ...]:
        """The models that the catalogue offers."""
        return self._service.catalog.models

    def begin_anew(self) -> None:
        """Let parameters be those that a new edit begins with, unless it goes on with what was used last.

        A seed belongs to the edit that it was written for, and never goes on.
        """
        self.seeds = ()
        if not self._preferences.settings.keep_parameters:
            self._take_defaults(DEFAULTS)
        self.parameters_changed.emit()

    def set_instruction(self, text: str, mentions: Sequence[int] = ()) -> None:
        """What should change, and where in it images are named that go with their slots."""
        if (text, tuple(mentions)) != (self.instruction, self.mentions):
            self.instruction, self.mentions = text, tuple(mentions)
            self.text_changed.emit()

    def exchange(self, a: int, b: int) -> None:
        """Exchange what stands in two slots, and their names in the instruction with them."""
        before = self.instruction
        self.instruction = with_images_swapped(before, self.mentions, a, b)
        self.swapped.emit(a, b)
        super().exchange(a, b)
        if self.instruction != before:
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
        if self.size not in self.sizes() and self.size not in self.sizes_of_images().values():
            self.size = None
        self._keep(model=model.id)
        self.parameters_changed.emit()

    def set_n(self, n: int) -> None:
        """How many pictures one call makes."""
        self.n = min(max(1, n), self.model.max_results)
        self._keep(n=self.n)
        self.parameters_changed.emit()

    @property
    def seed(self) -> int | None:
        """The fixed seed, the first if there are several, or None for a random one."""
        return self.seeds[0] if self.seeds else None

    def set_seed(self, seed: int | None) -> None:
        """A fixed seed, or None for a random one."""
        self.set_seeds(() if seed is None else (seed,))

    def set_seeds(self, seeds: Sequence[int]) -> None:
        """An edit for each of these seeds; none for a random one."""
        self.seeds = tuple(dict.fromkeys(seeds))
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
        self._keep(size="" if size is None else stored_size(size))
        self.parameters_changed.emit()

    def sizes(self) -> list[Size]:
        """The sizes offered for the model; empty if it does not let them be chosen."""
        return [size for size in OFFERED_SIZES if self._takes(size)]

    def sizes_of_images(self) -> dict[int, Size]:
        """For each image but the last, by its number, the size that results like it have; where the model takes it.

        Without a chosen size the results follow the last image.
        """
        of_images = {s.number: expected_output(s.original_size) for s in self.slots if s.original_size is not None}
        return {n: size for n, size in of_images.items() if n != self.last_filled and self._takes(size)}

    def _takes(self, size: Size) -> bool:
        rule = self.model.size
        return (
            rule is not None
            and self.model.supports("size")
            and all(rule.min_side <= side <= rule.max_side for side in size)
            and (rule.max_area is None or size.width * size.height <= rule.max_area)
        )

    @property
    def edit_count(self) -> int:
        """How many edits are written here: one for each wording of the instruction and each seed."""
        if not self._may_be_several:
            return 1
        from qwen_studio.core.variants import MOST_VARIANTS, instruction_count

        wordings = instruction_count(self.instruction)
        # Equal ones are one; where there are more than can be sent, that does not matter.
        wordings = len(self._instructions()) if wordings <= MOST_VARIANTS else wordings
        return wordings * max(1, len(self._sent_seeds))

    def variants(self) -> "tuple[Variant, ...]":
        """The edits that are written here, as they would be sent."""
        from qwen_studio.core.variants import variants_of

        return variants_of(self._form(self.instruction), self._sent_seeds)

    def request(self) -> EditRequest:
        """The edit as it would be sent; of several the first."""
        if self._may_be_several:
            return self.variants()[0].request
        return self._form(self.instruction.strip())

    @property
    def _sent_seeds(self) -> tuple[int, ...]:
        return self.seeds if self.model.supports("seed") else ()

    @property
    def _may_be_several(self) -> bool:
        return len(self._sent_seeds) > 1 or any(mark in self.instruction for mark in "{\\")

    def _instructions(self) -> list[str]:
        if not self._may_be_several:
            return [self.instruction]
        from qwen_studio.core.variants import instructions

        return instructions(self.instruction)

    def _form(self, instruction: str) -> EditRequest:
        model = self.model
        request = EditRequest(
            images=tuple(s.image for s in self.slots if s.image is not None),
            instruction=instruction,
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

    def draft(self) -> Draft:
        """What is written here, to be gone on with later."""
        return Draft(self._form(self.instruction), self.mentions, self.seeds)

    def recall(self, request: EditRequest) -> None:
        """Bring a whole earlier request back into the form. The region stays as it is: it belongs to the key."""
        from qwen_studio.core.variants import as_written

        seeds = () if request.seed is None else (request.seed,)
        self.take_up(Draft(replace(request, instruction=as_written(request.instruction)), seeds=seeds))

    def take_up(self, draft: Draft) -> None:
        """Go on with what was written. The region stays as it is: it belongs to the key."""
        request = draft.request
        self.clear()
        for number, image in enumerate(request.images, 1):
            self.put_image(image, number)
        self.instruction = request.instruction
        self.mentions = draft.mentions
        self.negative_prompt = request.negative_prompt
        self.model = self._service.catalog.model(request.model) or self.model
        self.n = min(request.n, self.model.max_results)
        self.seeds = draft.seeds
        self.watermark = request.watermark
        self.prompt_extend = request.prompt_extend
        self.size = request.size if self.model.size is not None else None
        self.text_changed.emit()
        self.parameters_changed.emit()

    def _keep(self, **defaults: object) -> None:
        if self._preferences.settings.keep_parameters:
            self._preferences.change(**defaults)

    def _follow_defaults(self, names: set[str]) -> None:
        """What the settings say is taken at once where nothing has been begun."""
        if names & DEFAULTS and not self.instruction and not self.negative_prompt and self._is_empty:
            self._take_defaults(names)
            self.parameters_changed.emit()

    @property
    def _is_empty(self) -> bool:
        return all(slot.state is SlotState.EMPTY for slot in self.slots)

    def _take_defaults(self, names: AbstractSet[str]) -> None:
        settings = self._preferences.settings
        if "model" in names:
            self.model = self._service.catalog.model(settings.model) or self.model
        if "n" in names or "model" in names:
            self.n = min(max(1, settings.n), self.model.max_results)
        if "watermark" in names:
            self.watermark = settings.watermark
        if "prompt_extend" in names:
            self.prompt_extend = settings.prompt_extend
        if "size" in names or "model" in names:
            wanted = next((size for size in self.sizes() if stored_size(size) == settings.size), None)
            self.size = wanted


def stored_size(size: Size) -> str:
    """The size as the settings hold it."""
    return f"{size.width}x{size.height}"
