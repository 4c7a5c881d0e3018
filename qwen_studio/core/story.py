"""The story that each result carries in its own file: how it was made, and from what."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from qwen_studio.core.picture import JobInput

STORY_KEYWORD = "qwen_studio"
STORY_VERSION = 1


@dataclass(frozen=True)
class Story:
    """Everything needed to say where a picture came from and to make it again."""

    job_id: str
    index: int
    instruction: str
    negative_prompt: str
    model: str
    region: str
    n: int
    seed: int | None
    watermark: bool
    prompt_extend: bool | None
    size: tuple[int, int] | None
    request_id: str
    service: str
    demo: bool
    unit_price: str | None
    created_at: str
    inputs: tuple[JobInput, ...]

    def to_json(self) -> str:
        """The story as the text of a PNG chunk."""
        return json.dumps({"version": STORY_VERSION, **asdict(self)}, ensure_ascii=False, separators=(",", ":"))


def story_from_json(text: str) -> Story | None:
    """The story that the text tells, or None if it is not one that this program understands."""
    try:
        told: Any = json.loads(text)
        if not isinstance(told, dict) or told.pop("version", None) != STORY_VERSION:
            return None
        inputs = tuple(JobInput(**row) for row in told.pop("inputs"))
        size = told.pop("size")
        story = Story(**told, size=None if size is None else tuple(size), inputs=inputs)
        return story if _is_sound(story) else None
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError):
        # A file from elsewhere may carry anything under this keyword.
        return None


def _is_sound(story: Story) -> bool:
    return (
        _holds_its_kinds(story)
        and all(_holds_its_kinds(each) for each in story.inputs)
        and (story.size is None or [type(side) for side in story.size] == [int, int])
        and datetime.fromisoformat(story.created_at).tzinfo is not None
        and (story.unit_price is None or Decimal(story.unit_price).is_finite())
    )


def _holds_its_kinds(value: Story | JobInput) -> bool:
    """Whether every field is of the kind that is written beside it; a dataclass by itself takes anything."""
    for name, hint in get_type_hints(type(value)).items():
        kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        if type(getattr(value, name)) not in {get_origin(kind) or kind for kind in kinds}:
            return False
    return True
