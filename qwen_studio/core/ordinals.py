"""Pictures that an instruction calls "the first photo" and not "Image 1"."""

import re
from collections.abc import Collection
from dataclasses import dataclass

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "一": 1, "二": 2, "三": 3}
_ENGLISH = r"\b(?:the\s+)?(first|second|third|1st|2nd|3rd)(?:\s+(?:input\s+)?(?:image|picture|photo|photograph|one))\b"
_CHINESE = r"第([一二三])(?:张|幅|个)(?:图片|图像|照片|图)"


@dataclass(frozen=True)
class Numbered:
    """A text whose pictures have their numbers; the first that had none stood at [start, end) before."""

    text: str
    start: int
    end: int


def with_numbers(text: str, wanted: Collection[int]) -> Numbered | None:
    """The text with "Image N" for each "first picture", if all the wanted numbers are named by it then."""
    found = list(re.finditer(f"{_ENGLISH}|{_CHINESE}", text, re.IGNORECASE))
    numbers = {_number(match) for match in found}
    if not found or not set(wanted) <= numbers:
        return None
    changed = text
    for match in reversed(found):
        number = _number(match)
        name = f"Image {number}" if match[1] else f"图{number}"
        changed = changed[: match.start()] + name + changed[match.end() :]
    return Numbered(changed, found[0].start(), found[0].end())


def _number(match: "re.Match[str]") -> int:
    return _ORDINALS[(match[1] or match[2]).lower()]
