"""What people say of a picture, as its own file tells it."""

import json
from dataclasses import asdict, dataclass
from typing import Any

MARKS_KEYWORD = "qwen_studio_marks"
"""A text of its own beside the story: versions before it take a story with one word more for none."""
MARKS_VERSION = 1
HIGHEST_RATING = 5
LONGEST_NOTE = 20_000
"""In characters, so that the text always is one that is read back."""

_MOST_NAMES = 1000
_LONGEST_NAME = 1000


@dataclass(frozen=True, slots=True)
class Marks:
    """Favourite, rating (0 for none, to 5), note, and the names of tags and albums."""

    favourite: bool = False
    rating: int = 0
    note: str = ""
    tags: tuple[str, ...] = ()
    albums: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The marks as the text of a PNG chunk."""
        return json.dumps({"version": MARKS_VERSION, **asdict(self)}, ensure_ascii=False, separators=(",", ":"))


def marks_from_json(text: str) -> Marks | None:
    """The marks that the text tells, or None if it is not one that this program understands.

    What a later version tells besides is passed over.
    """
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("version") != MARKS_VERSION:
        return None
    favourite, rating, note = told.get("favourite", False), told.get("rating", 0), told.get("note", "")
    tags, albums = told.get("tags", []), told.get("albums", [])
    sound = (
        type(favourite) is bool
        and type(rating) is int
        and 0 <= rating <= HIGHEST_RATING
        and _is_text(note, LONGEST_NOTE)
        and _are_names(tags)
        and _are_names(albums)
    )
    return Marks(favourite, rating, note, tuple(tags), tuple(albums)) if sound else None


def _are_names(value: Any) -> bool:
    return (
        isinstance(value, list) and len(value) <= _MOST_NAMES and all(_is_text(name, _LONGEST_NAME) for name in value)
    )


def _is_text(value: Any, longest: int) -> bool:
    """Whether it can be stored: JSON can tell halves of characters, which no file and no database takes."""
    if not isinstance(value, str) or len(value) > longest:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
