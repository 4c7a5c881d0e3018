"""Rules about the words of an edit: how they are counted, and which images they name."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qwen_studio.core.catalog import Model, Unit

# Compiled at the first use, which is after the first paint.
# One digit only: "an image 20 cm wide" names no slot.
_MENTION = r"(?i:\bimages?\s*|图像?片?\s*)([0-9])(?![0-9])"
_CJK = r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"


@dataclass(frozen=True)
class Mention:
    """Where a text names an image: characters [start, end) say "Image `number`"."""

    start: int
    end: int
    number: int


def mentions(text: str) -> list[Mention]:
    """Every "Image N" of the text, in English or Chinese ("图1", "图片1", "图像1")."""
    return [Mention(m.start(), m.end(), int(m.group(1))) for m in re.finditer(_MENTION, text)]


def mention_text(number: int) -> str:
    """How an image is named."""
    return f"Image {number}"


def with_images_swapped(text: str, places: Iterable[int], a: int, b: int) -> str:
    """The text where those of its "Image N" that begin at the places name the images after two have been swapped."""
    return with_images_renumbered(text, places, {a: b, b: a})


def with_images_renumbered(text: str, places: Iterable[int], numbers: Mapping[int, int]) -> str:
    """The text where those of its "Image N" that begin at the places have the images' new numbers."""
    renamed = {mention_text(old): mention_text(new) for old, new in numbers.items()}
    for place in places:
        end = place + len(mention_text(1))
        text = f"{text[:place]}{renamed.get(text[place:end], text[place:end])}{text[end:]}"
    return text


def count_characters(text: str) -> int:
    """How many characters the service counts: each Chinese character or letter is one, whatever its bytes."""
    return len(text)


def estimate_tokens(text: str) -> int:
    """About how many tokens the text has: one a Chinese character, one per four others. Exact only at the service."""
    wide = len(re.findall(_CJK, text))
    return wide + math.ceil((len(text) - wide) / 4)


def instruction_length(text: str, model: Model) -> int:
    """The length of the text in the unit that the model's limit counts."""
    return count_characters(text) if model.instruction_unit is Unit.CHARACTERS else estimate_tokens(text)


@dataclass(frozen=True)
class MentionHint:
    """What is odd about the images that a text names. `missing`: named but empty; `unnamed`: filled but not named."""

    missing: tuple[int, ...]
    unnamed: tuple[int, ...]


def mention_hint(text: str, filled: tuple[int, ...]) -> MentionHint | None:
    """What a text should say about the filled images (numbers from 1), or None if nothing is odd.

    With several images the service needs "Image 1", "Image 2"… in the instruction; with one it does not.
    """
    named = {m.number for m in mentions(text)}
    missing = tuple(sorted(named - set(filled)))
    unnamed = tuple(n for n in filled if n not in named) if len(filled) > 1 else ()
    return MentionHint(missing, unnamed) if missing or unnamed else None
