"""What each model accepts, from the document and the facts that came after it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

SizeRule = Callable[[int, int], bool]


def _each_side_512_to_2048(width: int, height: int) -> bool:
    return 512 <= width <= 2048 and 512 <= height <= 2048


def _area_512_to_2048_squared(width: int, height: int) -> bool:
    return 512 * 512 <= width * height <= 2048 * 2048


@dataclass(frozen=True)
class Model:
    """The limits of one model: images a call, characters an instruction, and the sizes it can be asked for."""

    name: str
    max_n: int
    instruction_limit: int
    size_rule: SizeRule | None
    prompt_extend: bool


def _plus(name: str) -> Model:
    return Model(name, max_n=6, instruction_limit=800, size_rule=_each_side_512_to_2048, prompt_extend=True)


def _second_generation(name: str) -> Model:
    # 1,300 tokens; a token is at least one character, so this never cuts what the service would read.
    return Model(name, max_n=6, instruction_limit=1300, size_rule=_area_512_to_2048_squared, prompt_extend=True)


MODELS: Final = {
    model.name: model
    for model in (
        Model("qwen-image-edit", max_n=1, instruction_limit=800, size_rule=None, prompt_extend=False),
        _plus("qwen-image-edit-plus"),
        _plus("qwen-image-edit-plus-2025-10-30"),
        _plus("qwen-image-edit-plus-2025-12-15"),
        _plus("qwen-image-edit-max"),
        _plus("qwen-image-edit-max-2026-01-16"),
        _second_generation("qwen-image-2.0"),
        _second_generation("qwen-image-2.0-2026-03-03"),
        _second_generation("qwen-image-2.0-pro"),
        _second_generation("qwen-image-2.0-pro-2026-04-22"),
    )
}
