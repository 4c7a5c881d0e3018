"""What is being written, as a file keeps it between two starts; what in the file makes no sense is named."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from qwen_studio.core.draft import Draft
from qwen_studio.core.drawing import Drawing, drawing_told_by, told
from qwen_studio.core.geometry import Size
from qwen_studio.core.redaction import is_secret_link, without_keys
from qwen_studio.core.request import MAX_IMAGES, EditRequest

VERSION = 1
_MOST_RESULTS = 100
_HIGHEST_SEED = 2**31 - 1
_MOST_SEEDS = 1000
_LONGEST_SIDE = 100_000

V = TypeVar("V")


@dataclass(frozen=True)
class KeptSlot:
    """What stood in a slot. `file` is its path, from the library's folder if it lies there, and `link` its address."""

    number: int
    file: str
    name: str
    picture_id: int | None = None
    link: str = ""
    as_link: bool = False
    drawing: Drawing = ()


@dataclass(frozen=True)
class KeptDraft:
    """The form as the user left it; the pictures stand in `slots`, where one may be empty before a filled one."""

    draft: Draft
    slots: tuple[KeptSlot, ...] = ()


def draft_to_json(kept: KeptDraft) -> str:
    """The draft as text, without keys, and without links that let whoever has them in."""
    request = kept.draft.request
    told_draft = {
        "version": VERSION,
        "instruction": without_keys(request.instruction),
        "mentions": list(kept.draft.mentions),
        "negative_prompt": without_keys(request.negative_prompt),
        "model": request.model,
        "region": request.region,
        "n": request.n,
        "seeds": list(kept.draft.seeds),
        "watermark": request.watermark,
        "prompt_extend": request.prompt_extend,
        "size": None if request.size is None else list(request.size),
        "slots": [_told_slot(slot) for slot in kept.slots],
    }
    # Escaped, since names of files need not be text.
    return json.dumps(told_draft, indent=1) + "\n"


def draft_from_json(text: str) -> tuple[KeptDraft | None, list[str]]:
    """The draft that the text tells, and the names of what in it could not be used; None if nothing of it could."""
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None, ["draft"]
    if not isinstance(value, Mapping):
        return None, ["draft"]
    bad: list[str] = []
    no_numbers: tuple[int, ...] = ()

    def take(name: str, read: Callable[[Any], V | None], *, default: V) -> V:
        if name not in value:
            return default
        good = read(value[name])
        if good is None:
            bad.append(name)
        return default if good is None else good

    instruction = take("instruction", _text, default="")
    seeds = take("seeds", _seeds, default=no_numbers)
    request = EditRequest(
        images=(),
        instruction=instruction,
        model=take("model", _text, default=""),
        region=take("region", _text, default=""),
        n=take("n", _count, default=1),
        negative_prompt=take("negative_prompt", _text, default=""),
        seed=seeds[0] if seeds else None,
        watermark=take("watermark", _switch, default=False),
        prompt_extend=take("prompt_extend", _switch, default=True),
        size=None if value.get("size") is None else take("size", _size, default=None),
    )
    mentions = take("mentions", lambda places: _places(places, instruction), default=no_numbers)
    return KeptDraft(Draft(request, mentions, seeds), _slots(value.get("slots", []), bad)), bad


def _told_slot(slot: KeptSlot) -> dict[str, Any]:
    row: dict[str, Any] = {"number": slot.number, "file": slot.file, "name": slot.name}
    if slot.picture_id is not None:
        row["picture"] = slot.picture_id
    if slot.link and not is_secret_link(slot.link):
        row |= {"link": slot.link, "as_link": slot.as_link}
    if slot.drawing:
        row["marks"] = told(slot.drawing)
    return row


def _slots(value: Any, bad: list[str]) -> tuple[KeptSlot, ...]:
    if not isinstance(value, list):
        bad.append("slots")
        return ()
    slots: dict[int, KeptSlot] = {}
    for each in value[:MAX_IMAGES]:
        slot = _slot(each)
        if slot is None or slot.number in slots:
            bad.append("slots")
        else:
            slots[slot.number] = slot
    return tuple(slots[number] for number in sorted(slots))


def _slot(value: Any) -> KeptSlot | None:
    if not isinstance(value, Mapping):
        return None
    number, file, name = value.get("number"), value.get("file"), value.get("name")
    picture_id, link = value.get("picture"), value.get("link", "")
    if type(number) is not int or not 1 <= number <= MAX_IMAGES:
        return None
    if not isinstance(file, str) or not _is_path(file) or not isinstance(name, str):
        return None
    return KeptSlot(
        number,
        file,
        name,
        picture_id if type(picture_id) is int and 0 < picture_id < 2**63 else None,
        _text(link) or "",
        value.get("as_link") is True,
        drawing_told_by(value.get("marks", [])),
    )


def _is_path(text: str) -> bool:
    try:
        return bool(text) and b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        return False


def _text(value: Any) -> str | None:
    if not isinstance(value, str) or value.encode(errors="ignore").decode() != value:
        return None
    return value


def _count(value: Any) -> int | None:
    return value if type(value) is int and 1 <= value <= _MOST_RESULTS else None


def _switch(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _numbers(value: Any, highest: int, most: int) -> tuple[int, ...] | None:
    if not isinstance(value, list) or len(value) > most:
        return None
    return tuple(value) if all(type(each) is int and 0 <= each <= highest for each in value) else None


def _seeds(value: Any) -> tuple[int, ...] | None:
    return _numbers(value, _HIGHEST_SEED, _MOST_SEEDS)


def _places(value: Any, text: str) -> tuple[int, ...] | None:
    places = _numbers(value, len(text), len(text))
    named = [f"Image {number}" for number in range(1, MAX_IMAGES + 1)]
    if places is None or not all(text.startswith(tuple(named), place) for place in places):
        return None
    return places


def _size(value: Any) -> Size | None:
    sides = _numbers(value, _LONGEST_SIDE, 2)
    return Size(*sides) if sides is not None and len(sides) == 2 and min(sides) > 0 else None
