"""The story that each result carries in its own file: how it was made, and from what."""

import json
from dataclasses import asdict, dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from qwen_studio.core.drawing import drawing_told_by, told
from qwen_studio.core.picture import JobInput

STORY_KEYWORD = "qwen_studio"
STORY_VERSION = 1

_MOST_PICTURES = 1000
_MOST_INPUTS = 16
_LARGEST_SEED = 2**63 - 1
_LONGEST_SIDE = 100_000
_HIGHEST_PRICE = 1_000_000


@dataclass(frozen=True)
class Story:
    """Everything needed to say where a picture came from, to make it again, and to enter it in a library again.

    `created_at` is the picture's own moment; those of its job, the day of its price, how many pictures the answer
    charged for, and the picture's `content_hash` are told since a library can be rebuilt from its files.
    """

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
    content_hash: str = ""
    job_created_at: str | None = None
    sent_at: str | None = None
    image_count: int | None = None
    price_as_of: str | None = None

    def to_json(self) -> str:
        """The story as the text of a PNG chunk."""
        inputs = [_told_input(each) for each in self.inputs]
        whole = {"version": STORY_VERSION, **asdict(self), "inputs": inputs}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def story_from_json(text: str) -> Story | None:
    """The story that the text tells, or None if it is not one that this program understands."""
    try:
        read: Any = json.loads(text)
        if not isinstance(read, dict) or read.pop("version", None) != STORY_VERSION:
            return None
        inputs = tuple(_read_input(row) for row in read.pop("inputs"))
        size = read.pop("size")
        story = Story(**read, size=None if size is None else tuple(size), inputs=inputs)
        return story if _is_sound(story) else None
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError):
        # A file from elsewhere may carry anything under this keyword.
        return None


def _told_input(given: JobInput) -> dict[str, Any]:
    row = asdict(given)
    # Versions that know of no drawings take a story with one word more for none.
    del row["drawing"]
    return row | {"drawing": told(given.drawing)} if given.drawing else row


def _read_input(row: Any) -> JobInput:
    known = {**row}
    return JobInput(**known | {"drawing": drawing_told_by(known.get("drawing"))})


def _is_sound(story: Story) -> bool:
    return (
        _holds_its_kinds(story)
        and all(_holds_its_kinds(each) for each in story.inputs)
        and _is_writable(story)
        and (story.size is None or [type(side) for side in story.size] == [int, int])
        and all(map(_is_moment, (story.created_at, story.job_created_at, story.sent_at)))
        and (story.price_as_of is None or bool(date.fromisoformat(story.price_as_of)))
        and _is_within_reason(story)
    )


def _is_within_reason(story: Story) -> bool:
    """Whether the numbers are such as the service deals in; beyond them, databases and calendars break."""
    return (
        1 <= story.n <= _MOST_PICTURES
        and 0 <= story.index < _MOST_PICTURES
        and (story.image_count is None or 0 <= story.image_count <= _MOST_PICTURES)
        and (story.seed is None or abs(story.seed) <= _LARGEST_SEED)
        and (story.size is None or all(1 <= side <= _LONGEST_SIDE for side in story.size))
        and (story.unit_price is None or 0 <= Decimal(story.unit_price) <= _HIGHEST_PRICE)
        and len(story.inputs) <= _MOST_INPUTS
        and [each.number for each in story.inputs] == list(range(1, len(story.inputs) + 1))
    )


def _is_writable(story: Story) -> bool:
    """Whether its words are text: JSON can tell halves of characters, which no file and no database takes."""
    return bool(story.to_json().encode())


def _is_moment(text: str | None) -> bool:
    if text is None:
        return True
    moment = datetime.fromisoformat(text)
    # In the first and the last year, other time zones lie outside the calendar.
    return moment.tzinfo is not None and MINYEAR < moment.year < MAXYEAR


def _holds_its_kinds(value: Story | JobInput) -> bool:
    """Whether every field is of the kind that is written beside it; a dataclass by itself takes anything."""
    for name, hint in get_type_hints(type(value)).items():
        kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        if type(getattr(value, name)) not in {get_origin(kind) or kind for kind in kinds}:
            return False
    return True
