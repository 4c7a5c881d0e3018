"""The story that each result carries in its own file: how it was made, and from what."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

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
        datetime.fromisoformat(told["created_at"])
        inputs = tuple(JobInput(**row) for row in told.pop("inputs"))
        size = told.pop("size")
        return Story(**told, size=None if size is None else (int(size[0]), int(size[1])), inputs=inputs)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        # A file from elsewhere may carry anything under this keyword.
        return None
