"""File names made of what is known of a picture, by a pattern that the user writes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from qwen_studio.core.errors import InputError
from qwen_studio.core.language import translate
from qwen_studio.core.naming import safe_stem
from qwen_studio.core.picture import PictureDetails

MAX_STEM_BYTES = 200
"""Leaves room for a number and an ending in the 255 that most file systems take."""

_PARTS = re.compile(r"(\{\{|\}\})|\{\s*(\w*)\s*(?::\s*(\d{1,3})\s*)?\}|([{}])")


@dataclass(frozen=True)
class PictureFacts:
    """What a name can tell. `n` counts the pictures of one export from 1, `result` those of one answer.

    `moment` is in the user's own time zone.
    """

    n: int
    moment: datetime
    instruction: str
    seed: int | None
    model: str
    job_id: str
    result: int
    rating: int
    name: str
    width: int
    height: int


def facts_of(details: PictureDetails, n: int) -> PictureFacts:
    """What the name of a copy can tell of this picture."""
    picture = details.picture
    return PictureFacts(
        n=n,
        moment=picture.created_at.astimezone(),
        instruction=details.instruction,
        seed=details.seed,
        model=details.model,
        job_id=picture.job_id,
        result=picture.index + 1,
        rating=picture.rating,
        name=PurePath(name_of(details)).stem,
        width=picture.size.width,
        height=picture.size.height,
    )


def name_of(details: PictureDetails) -> str:
    """The name of the picture's file."""
    return PurePath(details.picture.reference or details.picture.path).name


def _number(value: int | None, width: int | None) -> str:
    return "" if value is None else f"{value:0{width or 1}d}"


_FIELDS: dict[str, Callable[[PictureFacts, int | None], str]] = {
    "date": lambda facts, _: f"{facts.moment:%Y-%m-%d}",
    "time": lambda facts, _: f"{facts.moment:%H-%M-%S}",
    "instruction": lambda facts, most: _beginning(facts.instruction, most),
    "seed": lambda facts, width: _number(facts.seed, width),
    "model": lambda facts, most: _beginning(facts.model, most),
    "n": lambda facts, width: _number(facts.n, width),
    "result": lambda facts, width: _number(facts.result, width),
    "job": lambda facts, most: facts.job_id[: most or 8],
    "rating": lambda facts, width: _number(facts.rating, width),
    "name": lambda facts, most: _beginning(facts.name, most),
    "width": lambda facts, width: _number(facts.width, width),
    "height": lambda facts, width: _number(facts.height, width),
}

FIELDS = tuple(_FIELDS)


class NamePattern:
    """A pattern such as `{date} {instruction:40} {seed}`.

    The number after a colon is the most characters of words, or the fewest digits of a number. Doubled braces stand for
    themselves.

    Raises:
        InputError: an unknown field, a brace alone, or nothing at all.
    """

    def __init__(self, pattern: str) -> None:
        if not pattern.strip():
            raise InputError(
                translate("core", "The name is empty."),
                next_step=translate("core", "Write at least one field, such as {n}."),
            )
        self._parts: list[str | tuple[str, int | None]] = []
        end = 0
        for part in _PARTS.finditer(pattern):
            self._parts.append(pattern[end : part.start()])
            self._parts.append(_read(part))
            end = part.end()
        self._parts.append(pattern[end:])

    def stem(self, facts: PictureFacts) -> str:
        """The name for this picture, without its ending, as every file system takes it."""
        told = (part if isinstance(part, str) else _FIELDS[part[0]](facts, part[1]) for part in self._parts)
        return safe_stem("".join(told), MAX_STEM_BYTES)


def _read(part: re.Match[str]) -> str | tuple[str, int | None]:
    doubled, field, number, lonely = part.groups()
    if doubled:
        return str(doubled[0])
    if lonely:
        raise InputError(
            translate("core", "A “{lonely}” stands alone in the name.").format(lonely=lonely),
            next_step=translate("core", "Write {lonely} for the brace itself.").format(lonely=lonely * 2),
        )
    if field not in _FIELDS:
        known = ", ".join(f"{{{name}}}" for name in FIELDS)
        raise InputError(
            translate("core", "There is no field {{{field}}}.").format(field=field),
            next_step=translate("core", "There are {known}.").format(known=known),
        )
    return field, int(number) if number else None


def _beginning(words: str, most: int | None) -> str:
    """At most so many characters, and rather a word less than half a one."""
    words = " ".join(words.split())
    if not most or len(words) <= most:
        return words
    whole = words[: most + 1].rpartition(" ")[0]
    return whole if len(whole) > most // 2 else words[:most]
